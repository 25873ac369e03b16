import { sql } from 'kysely';
import type { Found, Sought } from '../../lib/found.ts';
import { cutTo, fold } from '../../lib/text.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { frameworksDb } from './tables.ts';

/**
 * Frameworks, units and criteria of the newest revisions by their code, or by the beginnings of words they are said in:
 * first what bears the code, then frameworks, units and criteria. `under` is the framework.
 */
export async function findFrameworks(tx: Tx, { text, most }: Sought): Promise<readonly Found[]> {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const { rows } = await sql<Found & { under: string }>`
    with newest as (
      select distinct on (code) id, code, title, revision from framework
      where organisation_id = ${actorOf(tx).organisationId}::uuid order by code, revision desc),
    named as (
      select f.id, f.code, f.title as says, f.title as place, f.id as under, 0 as rank, 0 as position from newest f
      union all
      select u.id, u.reference, u.title, f.code, f.id, 1, u.position from framework_unit u
        join newest f on f.id = u.framework_id
        where u.organisation_id = ${actorOf(tx).organisationId}::uuid
      union all
      select c.id, c.code, coalesce(c.wording, c.label), f.code || ', ' || u.title, f.id, 2, c.position
        from framework_criterion c join newest f on f.id = c.framework_id
        join framework_unit u on u.organisation_id = c.organisation_id and u.id = c.unit_id
        where c.organisation_id = ${actorOf(tx).organisationId}::uuid)
    select id, code || ' ' || says as label, case when rank = 0 then 'Framework' else place end as note, under
    from named
    where lower(code || ' ' || says) like all (${patterns}::text[])
    order by lower(code) = ${words.join(' ')} desc, lower(code) like ${`${words[0] ?? ''}%`} desc, rank, code, position
    limit ${most}`.execute(frameworksDb(tx));
  return rows.map((row) => ({
    ...row,
    label: cutTo(row.label, 90),
  }));
}
