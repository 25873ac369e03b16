import { sql } from 'kysely';
import type { DateText } from '../../lib/days.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { releaseDb } from './tables.ts';

/** The employer each learner works for on a day, by learner; who has none on record is left out. */
export async function workplacesOn(tx: Tx, on: DateText): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ learnerId: string; name: string }>`
    select distinct on (e.learner_id) e.learner_id as "learnerId", p.name
    from employment e join employer p on p.organisation_id = e.organisation_id and p.id = e.employer_id
    where e.organisation_id = current_organisation() and e.from_on <= ${on}::date
      and (e.to_on is null or e.to_on >= ${on}::date)
    order by e.learner_id, e.from_on desc, e.id`.execute(releaseDb(tx));
  return new Map(rows.map(({ learnerId, name }) => [learnerId, name]));
}

/** The employers of the centre, by name. */
export async function employersHere(
  tx: Tx,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return releaseDb(tx)
    .selectFrom('employer')
    .select(['id', 'name'])
    .orderBy('name')
    .orderBy('id')
    .execute();
}
