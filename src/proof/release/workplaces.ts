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

/** A span in which a learner works for an employer; `toOn` null: until further notice. Both days count. */
export interface Employment {
  readonly learnerId: string;
  readonly employer: string;
  readonly fromOn: DateText;
  readonly toOn: DateText | null;
}

/** Every employment on record here, past ones too, in no order. */
export async function employmentsHere(tx: Tx): Promise<readonly Employment[]> {
  const { rows } = await sql<Employment>`
    select e.learner_id as "learnerId", p.name as employer, e.from_on as "fromOn", e.to_on as "toOn"
    from employment e join employer p on p.organisation_id = e.organisation_id and p.id = e.employer_id
    where e.organisation_id = current_organisation()`.execute(releaseDb(tx));
  return rows;
}

/** Which employer released each item that came from one, by the item's id. */
export async function releasedBy(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ evidenceId: string; employer: string }>`
    select r.evidence_id as "evidenceId", p.name as employer
    from released_package r join employer p on p.organisation_id = r.organisation_id and p.id = r.employer_id
    where r.organisation_id = current_organisation() and r.evidence_id is not null`.execute(
    releaseDb(tx),
  );
  return new Map(rows.map((row) => [row.evidenceId, row.employer]));
}
