import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { entriesOf, subjectsAround } from '../../platform/audit/heard.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import type { CriteriaPublished } from '../frameworks/index.ts';
import { criteriaOf } from './criteria.ts';
import { portfolioDb } from './tables.ts';

/**
 * The signed-in member as a registered learner: their member id. The portfolio is the learner's own, so
 * nobody acts in another's place. Refuses `not-a-learner`.
 */
export async function ownLearner(tx: Tx): Promise<Result<string>> {
  const { organisationId, memberId } = actorOf(tx);
  const row = memberId
    ? await portfolioDb(tx)
        .selectFrom('learner')
        .select('member_id')
        .where('organisation_id', '=', organisationId)
        .where('member_id', '=', memberId)
        .executeTakeFirst()
    : undefined;
  if (row) return ok(row.member_id);
  return refuse(
    'not-a-learner',
    'You are not registered as a learner here. Ask an owner or a branch manager to enrol you.',
  );
}

/** The same, and everything else that changes this portfolio waits until the act ends. */
export async function lockOwnPortfolio(tx: Tx): Promise<Result<string>> {
  const learner = await ownLearner(tx);
  if (learner.ok) await lockPortfolio(tx, learner.value);
  return learner;
}

/** Whatever changes one learner's portfolio happens one after the other, until the act ends. */
export async function lockPortfolio(tx: Tx, learnerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`portfolio:${learnerId}`}, 0))`.execute(
    portfolioDb(tx),
  );
}

/** Whose an item is and what it is called; null: there is none here. */
export async function itemNamed(
  tx: Tx,
  evidenceId: string,
): Promise<{ readonly learnerId: string; readonly title: string } | null> {
  const row = await portfolioDb(tx)
    .selectFrom('evidence')
    .select(['learner_id', 'title'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', evidenceId)
    .executeTakeFirst();
  return row ? { learnerId: row.learner_id, title: row.title } : null;
}

/** An item of the learner's own. Refuses `evidence-not-found` and `not-your-evidence`. */
export async function ownEvidence(
  tx: Tx,
  learner: string,
  evidenceId: string,
): Promise<Result<{ title: string; note: string }>> {
  const row = await portfolioDb(tx)
    .selectFrom('evidence')
    .select(['learner_id', 'title', 'note'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', evidenceId)
    .executeTakeFirst();
  if (!row) return refuse('evidence-not-found', 'There is no such item of evidence here.');
  if (row.learner_id === learner) return ok({ title: row.title, note: row.note });
  return refuse(
    'not-your-evidence',
    'This item is another learner’s. Only they say what it shows.',
  );
}

/** Criteria by id, all of them here. Refuses `criterion-not-found`. */
export async function criteriaHere(
  tx: Tx,
  ids: readonly string[],
): Promise<Result<ReadonlyMap<string, CriteriaPublished>>> {
  const found = await criteriaOf(tx, ids);
  if (ids.every((id) => found.has(id))) return ok(found);
  return refuse('criterion-not-found', 'One of these criteria is not in any framework here.');
}

/** The criteria that an item is referenced to, in the order it was done. */
export async function referencedTo(tx: Tx, evidenceId: string): Promise<readonly string[]> {
  const rows = await portfolioDb(tx)
    .selectFrom('evidence_reference')
    .select('criterion_id')
    .where('evidence_id', '=', evidenceId)
    .orderBy('referenced_at')
    .orderBy('criterion_id')
    .execute();
  return rows.map(({ criterion_id }) => criterion_id);
}

/** Is this reference, or any of this item, presented in a claim that nobody decided yet? */
export async function isClaimed(tx: Tx, evidenceId: string, criterionId: string): Promise<boolean> {
  const { rows } = await sql<{ claimed: boolean }>`
    select exists (select 1 from claim_reference r
      join claim c on c.organisation_id = r.organisation_id and c.id = r.claim_id
      where r.organisation_id = current_organisation() and r.evidence_id = ${evidenceId}::uuid
        and r.criterion_id = ${criterionId}::uuid
        and c.withdrawn_at is null and c.decided_at is null) as claimed`.execute(portfolioDb(tx));
  return rows[0]?.claimed ?? false;
}

/** The refusal for an id under which something else is kept already; our own pages never send one twice. */
export function idTaken(): Result<never> {
  return refuse(
    'id-taken',
    'Something else is kept under this id already, so nothing was changed. Open the page again, then repeat it.',
  );
}

/**
 * Whom and what everything about one's own work is about, ids, each once: of a booking or worker that is a
 * case of the learner's. Refuses `not-your-work`.
 */
export async function aroundOwnWork(
  tx: Tx,
  learner: string,
  aboutId: string,
): Promise<Result<readonly string[]>> {
  const own = await portfolioDb(tx)
    .selectFrom('evidence_case')
    .select('id')
    .where('learner_id', '=', learner)
    .where('about_id', '=', aboutId)
    .executeTakeFirst();
  if (own) return ok((await subjectsAround(tx, [aboutId])).get(aboutId) ?? []);
  return refuse(
    'not-your-work',
    'Nothing here shows work of yours yet, so nobody is asked about it. Ask by name and address.',
  );
}

/** Everybody registered as a learner here, by name. */
export async function learnersHere(
  tx: Tx,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const rows = await portfolioDb(tx)
    .selectFrom('learner')
    .select('member_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .execute();
  const names = await memberNames(tx);
  return rows
    .map(({ member_id: id }) => ({ id, name: names.get(id) ?? '' }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB') || (a.id < b.id ? -1 : 1));
}

/** Whom and what the records of an item are about, ids, each once: who may have seen the work. */
export async function aroundItem(tx: Tx, evidenceId: string): Promise<readonly string[]> {
  const rows = await portfolioDb(tx)
    .selectFrom('evidence_entry')
    .select('seq')
    .where('evidence_id', '=', evidenceId)
    .execute();
  const entries = await entriesOf(
    tx,
    rows.map(({ seq }) => seq),
  );
  return [...new Set(entries.flatMap(({ envelope }) => Object.values(envelope.subjects)))];
}

/**
 * Items from the work log, the newest first.
 * @param learnerIds whose; left out: everybody's here
 * @param sources of other sources beside, or instead
 */
export async function workItems(
  tx: Tx,
  learnerIds?: readonly string[],
  sources: readonly string[] = ['work'],
): Promise<
  readonly { readonly evidenceId: string; readonly learnerId: string; readonly title: string }[]
> {
  let query = portfolioDb(tx)
    .selectFrom('evidence')
    .select(['id', 'learner_id', 'title'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('source', 'in', [...sources])
    .orderBy('accepted_at', 'desc')
    .orderBy('id');
  if (learnerIds) query = query.where(sql<boolean>`learner_id = any(${[...learnerIds]}::uuid[])`);
  const rows = await query.execute();
  return rows.map((row) => ({
    evidenceId: row.id,
    learnerId: row.learner_id,
    title: row.title,
  }));
}

/** How many contributions of each learner wait for a colleague's answer. */
export async function waitingContributions(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ learner: string; waiting: number }>`
    select learner_id as learner, count(*)::int as waiting from contribution
    where organisation_id = current_organisation() and answered_at is null
    group by learner_id`.execute(portfolioDb(tx));
  return new Map(rows.map((row) => [row.learner, row.waiting]));
}

/** An item as it stands in a learner's portfolio, with the criteria it is referenced to by their codes. */
export interface IndexedItem {
  readonly evidenceId: string;
  readonly title: string;
  readonly source: string;
  readonly acceptedAt: Date;
  readonly references: readonly {
    readonly criterionId: string;
    readonly framework: string;
    readonly criterion: string;
    readonly note: string;
  }[];
}

/** Every item of a learner, of whatever source, the oldest first. */
export async function itemsIndexed(tx: Tx, learnerId: string): Promise<readonly IndexedItem[]> {
  const { rows } = await sql<IndexedItem>`
    select e.id as "evidenceId", e.title, e.source, e.accepted_at as "acceptedAt",
      coalesce((select jsonb_agg(jsonb_build_object('criterionId', r.criterion_id,
          'framework', c.framework_code, 'criterion', c.code, 'note', r.note) order by c.framework_code, c.code)
        from evidence_reference r
        join criteria_published c on c.organisation_id = r.organisation_id and c.criterion_id = r.criterion_id
        where r.organisation_id = e.organisation_id and r.evidence_id = e.id), '[]') as "references"
    from evidence e
    where e.organisation_id = current_organisation() and e.learner_id = ${learnerId}::uuid
    order by e.accepted_at, e.id`.execute(portfolioDb(tx));
  return rows;
}
