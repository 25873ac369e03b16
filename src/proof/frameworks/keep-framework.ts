import { sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Content, ContentUnit } from './content.ts';
import { frameworksDb } from './tables.ts';

/**
 * Keeps a framework as one revision, with one statement a table. Nothing is kept when that revision of the
 * code is there already: somebody else was quicker, and this act waited for theirs.
 * @returns whether it was kept
 */
export async function keepFramework(
  tx: Tx,
  id: string,
  revision: number,
  source: 'built_in' | 'imported',
  content: Content,
): Promise<boolean> {
  const { organisationId, memberId } = actorOf(tx);
  const inserted = await frameworksDb(tx)
    .insertInto('framework')
    .values({
      organisation_id: organisationId,
      id,
      code: content.code,
      revision,
      title: content.title,
      kind: content.kind,
      source,
      document_version: content.version,
      qualification_number: content.qualificationNumber,
      level: content.level,
      credit: content.credit,
      mandatory_credit: content.mandatoryCredit,
      optional_credit: content.optionalCredit,
      optional_minimum: content.optionalMinimum,
      credit_top: content.creditTop,
      least_hours: content.leastHours,
      most_hours: content.mostHours,
      registration_ends_on: content.registrationEndsOn ?? null,
      certification_ends_on: content.certificationEndsOn ?? null,
      adopted_at: nowOf(tx),
      adopted_by: memberId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return false;
  await keepParts(tx, id, content);
  return true;
}

async function keepParts(tx: Tx, frameworkId: string, { units }: Content): Promise<void> {
  const { organisationId } = actorOf(tx);
  const db = frameworksDb(tx);
  const parts = rowsOf(units);
  await sql`
    insert into framework_unit (organisation_id, id, framework_id, reference, title, level, credit,
      guided_hours, ofqual_number, unit_group, expires_on, certification_ends_on, position, page_title, table_title, page_level,
      table_level, page_credit, table_credit, page_hours, table_hours)
    select ${organisationId}::uuid, id, ${frameworkId}::uuid, reference, title, level, credit,
      guided_hours, ofqual_number, unit_group, expires_on, certification_ends_on, position, page_title, table_title, page_level,
      table_level, page_credit, table_credit, page_hours, table_hours
    from jsonb_to_recordset(${JSON.stringify(parts.units)}::jsonb) as part (id uuid, reference text,
      title text, level int, credit int, guided_hours int, ofqual_number text, unit_group text,
      expires_on date, certification_ends_on date, position int, page_title text, table_title text, page_level int, table_level int,
      page_credit int, table_credit int, page_hours int, table_hours int)`.execute(db);
  await sql`
    insert into framework_outcome (organisation_id, id, unit_id, number, label, wording)
    select ${organisationId}::uuid, id, unit_id, number, label, wording
    from jsonb_to_recordset(${JSON.stringify(parts.outcomes)}::jsonb) as part (id uuid, unit_id uuid,
      number int, label text, wording text)`.execute(db);
  await sql`
    insert into framework_criterion (organisation_id, id, framework_id, unit_id, outcome_id, code, number,
      label, wording, closes, position)
    select ${organisationId}::uuid, id, ${frameworkId}::uuid, unit_id, outcome_id, code, number,
      label, wording, closes, position
    from jsonb_to_recordset(${JSON.stringify(parts.criteria)}::jsonb) as part (id uuid, unit_id uuid,
      outcome_id uuid, code text, number text, label text, wording text, closes text, position int)`.execute(
    db,
  );
}

/** What a document prints of a unit, as columns of its row. */
export function printedRow({ page, table }: ContentUnit) {
  return {
    page_title: page?.title ?? null,
    table_title: table?.title ?? null,
    page_level: page?.level ?? null,
    table_level: table?.level ?? null,
    page_credit: page?.credit ?? null,
    table_credit: table?.credit ?? null,
    page_hours: page?.guidedHours ?? null,
    table_hours: table?.guidedHours ?? null,
  };
}

function rowsOf(units: Content['units']) {
  const rows = { units: [] as object[], outcomes: [] as object[], criteria: [] as object[] };
  units.forEach((unit, position) => {
    const unitId = newId();
    rows.units.push({
      id: unitId,
      reference: unit.reference,
      title: unit.title,
      level: unit.level,
      credit: unit.credit,
      guided_hours: unit.guidedHours,
      ofqual_number: unit.ofqualNumber,
      unit_group: unit.group,
      expires_on: unit.expiresOn,
      certification_ends_on: unit.certificatedUntil ?? null,
      position,
      ...printedRow(unit),
    });
    for (const { number, label, wording, criteria } of unit.outcomes) {
      const outcomeId = newId();
      rows.outcomes.push({ id: outcomeId, unit_id: unitId, number, label, wording });
      for (const criterion of criteria) {
        rows.criteria.push({
          ...criterion,
          id: newId(),
          unit_id: unitId,
          outcome_id: outcomeId,
          position: rows.criteria.length,
        });
      }
    }
  });
  return rows;
}
