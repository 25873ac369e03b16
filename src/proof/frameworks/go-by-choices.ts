import { sql } from 'kysely';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { choiceOf } from './choices.ts';
import { frameworksDb } from './tables.ts';

/** Keys whose answer changes what stands on a framework's units. */
export const PRINTED_TWICE: readonly string[] = ['unit_title', 'unit_figures'];

/**
 * Sets each unit's title, level, credit and hours to what the centre goes by of what its document prints
 * twice: on the unit's page, and in the table of the rules of combination. What is printed once, or
 * nowhere, stays.
 */
export async function goByChoices(tx: Tx, frameworkId: string): Promise<void> {
  const titleOfTable = (await choiceOf(tx, frameworkId, 'unit_title')) === 'table';
  const figuresOfPage = (await choiceOf(tx, frameworkId, 'unit_figures')) === 'page';
  await sql`
    update framework_unit set
      title = case when ${titleOfTable} then coalesce(table_title, page_title, title)
        else coalesce(page_title, table_title, title) end,
      level = case when ${figuresOfPage} then coalesce(page_level, table_level, level)
        else coalesce(table_level, page_level, level) end,
      credit = case when ${figuresOfPage} then coalesce(page_credit, table_credit, credit)
        else coalesce(table_credit, page_credit, credit) end,
      guided_hours = case when ${figuresOfPage} then coalesce(page_hours, table_hours, guided_hours)
        else coalesce(table_hours, page_hours, guided_hours) end
    where organisation_id = ${actorOf(tx).organisationId}::uuid
      and framework_id = ${frameworkId}::uuid`.execute(frameworksDb(tx));
}
