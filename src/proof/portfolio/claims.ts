import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type DateText, dateOfMinute, startOfDay } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { type Declaration, declaredIn } from '../declarations/index.ts';
import { type FrameworkUnit, unitOf } from '../frameworks/index.ts';
import type { CLAIM_STATES, Rendition } from './schema.ts';
import { portfolioDb } from './tables.ts';

/** A claim as a queue shows it. Instants are Dates. */
export interface ClaimLine {
  readonly claimId: string;
  readonly learnerId: string;
  readonly learnerName: string;
  readonly unitId: string;
  readonly attempt: number;
  readonly claimedAt: Date;
  readonly assessorId: string | null;
  readonly takenAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly decidedAt: Date | null;
  /** Null until it is decided. */
  readonly achieved: boolean | null;
  /** When an achieved unit was found not to be supported, so that it may be claimed again; null: it was not. */
  readonly reopenedAt: Date | null;
}

/** An item as it was frozen when the unit was claimed. */
export interface ClaimedEvidence {
  readonly evidenceId: string;
  readonly title: string;
  readonly renditionText: string;
  /** SHA-256 of the text, lower-case hex. */
  readonly renditionSha256: string;
  readonly rendition: Rendition;
  /** Every member who had a hand in its records. */
  readonly parties: readonly string[];
}

/** A claim whole: what the learner put before the assessor. */
export interface ClaimCard extends ClaimLine {
  readonly unit: FrameworkUnit;
  readonly declaration: string;
  /** The centre's declaration made with it; null: a claim from before declarations had versions. */
  readonly declared: Declaration | null;
  readonly evidence: readonly ClaimedEvidence[];
  readonly references: readonly {
    readonly evidenceId: string;
    readonly criterionId: string;
    readonly note: string;
  }[];
}

/** Every member with a hand in an item's records, or in the item itself, of a row `c` that names it. */
const PARTIES = sql`array(
  select unnest(e.parties) from evidence_entry e
    where e.organisation_id = c.organisation_id and e.evidence_id = c.evidence_id
  union select unnest(i.parties) from evidence i
    where i.organisation_id = c.organisation_id and i.id = c.evidence_id order by 1)`;

async function lines(tx: Tx, which: ReturnType<typeof sql<boolean>>): Promise<ClaimLine[]> {
  const rows = await portfolioDb(tx)
    .selectFrom('claim')
    .select(['id', 'learner_id', 'unit_id', 'attempt', 'claimed_at', 'assessor_id', 'taken_at'])
    .select(['withdrawn_at', 'decided_at', 'achieved'])
    .select(
      sql<Date | null>`(select r.reopened_at from claim_reopened r
        where r.organisation_id = claim.organisation_id and r.claim_id = claim.id)`.as(
        'reopened_at',
      ),
    )
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(which)
    .orderBy('claimed_at')
    .orderBy('id')
    .execute();
  const names = rows.length > 0 ? await memberNames(tx) : new Map<string, string>();
  return rows.map((row) => ({
    claimId: row.id,
    learnerId: row.learner_id,
    learnerName: names.get(row.learner_id) ?? '',
    unitId: row.unit_id,
    attempt: row.attempt,
    claimedAt: row.claimed_at,
    assessorId: row.assessor_id,
    takenAt: row.taken_at,
    withdrawnAt: row.withdrawn_at,
    decidedAt: row.decided_at,
    achieved: row.achieved,
    reopenedAt: row.reopened_at,
  }));
}

/** Claims that wait for a decision, the oldest first. */
export function openClaims(tx: Tx): Promise<readonly ClaimLine[]> {
  return lines(tx, sql<boolean>`withdrawn_at is null and decided_at is null`);
}

/** Every claim of a learner, the oldest first; of one unit if it is named. */
export function claimsOf(
  tx: Tx,
  learnerId: string,
  unitId?: string,
): Promise<readonly ClaimLine[]> {
  return lines(
    tx,
    sql<boolean>`learner_id = ${learnerId}::uuid
      and (${unitId ?? null}::uuid is null or unit_id = ${unitId ?? null}::uuid)`,
  );
}

/** Every claim made on a day or later, the oldest first; those taken back are among them. @param from 'YYYY-MM-DD' */
export function claimsSince(tx: Tx, from: DateText): Promise<readonly ClaimLine[]> {
  return lines(
    tx,
    sql<boolean>`claimed_at >= ${dateOfMinute(startOfDay(from)).toISOString()}::timestamptz`,
  );
}

/** These claims, the oldest first; unknown ones are left out. */
export function claimsNamed(tx: Tx, claimIds: readonly string[]): Promise<readonly ClaimLine[]> {
  return lines(tx, sql<boolean>`id = any(${[...claimIds]}::uuid[])`);
}

/** Claims that present an item, the oldest first; those taken back are left out. */
export function claimsPresenting(tx: Tx, evidenceId: string): Promise<readonly ClaimLine[]> {
  return lines(
    tx,
    sql<boolean>`withdrawn_at is null and id in (select claim_id from claim_evidence
      where organisation_id = current_organisation() and evidence_id = ${evidenceId}::uuid)`,
  );
}

/** Claims of these learners, and those that somebody has in hand, the oldest first. */
export function claimsOfLearners(
  tx: Tx,
  asked: { readonly learnerIds: readonly string[]; readonly inHandOf: string | null },
): Promise<readonly ClaimLine[]> {
  return lines(
    tx,
    sql<boolean>`(learner_id = any(${[...asked.learnerIds]}::uuid[])
      or (assessor_id = ${asked.inHandOf}::uuid and decided_at is null and withdrawn_at is null))`,
  );
}

/** One claim as it was frozen, or null. */
export async function claimOf(tx: Tx, claimId: string): Promise<ClaimCard | null> {
  const [line] = await lines(tx, sql<boolean>`id = ${claimId}::uuid`);
  if (!line) return null;
  const unit = await unitOf(tx, line.unitId);
  if (!unit) throw new Error('A claim without its unit.');
  const db = portfolioDb(tx);
  const { declaration, declared_version } = await db
    .selectFrom('claim')
    .select(['declaration', 'declared_version'])
    .where('id', '=', claimId)
    .executeTakeFirstOrThrow();
  const { rows } = await sql<{
    evidenceId: string;
    renditionText: string;
    renditionSha256: string;
    parties: readonly string[];
  }>`
    select c.evidence_id as "evidenceId", c.rendition as "renditionText",
      encode(c.rendition_sha256, 'hex') as "renditionSha256",
      ${PARTIES} as parties
    from claim_evidence c
    where c.organisation_id = current_organisation() and c.claim_id = ${claimId}::uuid`.execute(db);
  const references = await db
    .selectFrom('claim_reference')
    .select(['evidence_id as evidenceId', 'criterion_id as criterionId', 'note'])
    .where('claim_id', '=', claimId)
    .execute();
  const evidence = rows.map((row) => {
    const rendition = JSON.parse(row.renditionText) as Rendition;
    return { ...row, rendition, title: rendition.title };
  });
  const declared = declared_version === null ? null : await declaredIn(tx, declared_version);
  return {
    ...line,
    unit,
    declaration,
    declared,
    evidence: evidence.sort(byFirstRecord),
    references,
  };
}

function byFirstRecord(a: ClaimedEvidence, b: ClaimedEvidence): number {
  const first = ({ rendition }: ClaimedEvidence) => rendition.entries[0]?.seq ?? 0;
  return first(a) - first(b) || (a.evidenceId < b.evidenceId ? -1 : 1);
}

/** Locks a claim that waits for a decision. Refuses `claim-not-found` and `claim-changed`. */
async function lockedOpen(tx: Tx, claimId: string) {
  const row = await portfolioDb(tx)
    .selectFrom('claim')
    .select(['learner_id', 'assessor_id', 'withdrawn_at', 'decided_at'])
    .where('id', '=', claimId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('claim-not-found', 'There is no such claim here.');
  if (row.withdrawn_at) {
    return refuse('claim-changed', 'The learner took this claim back. Look at the queue again.');
  }
  if (row.decided_at) return refuse('claim-changed', 'This claim has been decided.');
  return ok(row);
}

/**
 * The actor takes a claim to judge it, until the act ends under its lock; taking one's own again changes
 * nothing. Refuses `claim-not-found`, `claim-changed`, `own-claim` and `claim-taken`.
 */
export async function takeClaim(tx: Tx, claimId: string): Promise<Result<{ again: boolean }>> {
  const { memberId } = actorOf(tx);
  const open = await lockedOpen(tx, claimId);
  if (!open.ok) return open;
  if (!memberId || open.value.learner_id === memberId) {
    return refuse('own-claim', 'Nobody judges their own work. Another assessor takes this claim.');
  }
  if (open.value.assessor_id === memberId) return ok({ again: true });
  if (open.value.assessor_id) {
    return refuse('claim-taken', 'Another assessor has taken this claim. Look at the queue again.');
  }
  await portfolioDb(tx)
    .updateTable('claim')
    .set({ assessor_id: memberId, taken_at: nowOf(tx) })
    .where('id', '=', claimId)
    .execute();
  return ok({ again: false });
}

/**
 * Locks a claim that the actor took and nobody decided, until the act ends: before each judgement.
 * Refuses `claim-not-found`, `claim-changed` and `not-your-claim`.
 */
export async function holdClaim(tx: Tx, claimId: string): Promise<Result<{ learnerId: string }>> {
  const open = await lockedOpen(tx, claimId);
  if (!open.ok) return open;
  if (open.value.assessor_id !== actorOf(tx).memberId) {
    return refuse('not-your-claim', 'Only the assessor who took this claim judges it.');
  }
  return ok({ learnerId: open.value.learner_id });
}

/**
 * Locks a claim that waits for a decision, whoever has it in hand, until the act ends. Refuses `claim-not-found` and
 * `claim-changed`.
 */
export async function lockOpenClaim(
  tx: Tx,
  claimId: string,
): Promise<Result<{ learnerId: string; assessorId: string | null }>> {
  const open = await lockedOpen(tx, claimId);
  if (!open.ok) return open;
  return ok({ learnerId: open.value.learner_id, assessorId: open.value.assessor_id });
}

/** Puts a locked claim into the actor's hand; the database asks that they have read the hand-over just now. */
export async function moveClaim(tx: Tx, claimId: string): Promise<void> {
  await portfolioDb(tx)
    .updateTable('claim')
    .set({ assessor_id: actorOf(tx).memberId, taken_at: nowOf(tx) })
    .where('id', '=', claimId)
    .execute();
}

/** Closes a claim with its decision. Refuses as `holdClaim`. */
export async function closeClaim(
  tx: Tx,
  claimId: string,
  outcome: 'achieved' | 'not_yet',
): Promise<Result<null>> {
  const held = await holdClaim(tx, claimId);
  if (!held.ok) return held;
  await portfolioDb(tx)
    .updateTable('claim')
    .set({ decided_at: nowOf(tx), achieved: outcome === 'achieved' })
    .where('id', '=', claimId)
    .execute();
  return ok(null);
}

/**
 * Lets an achieved unit be claimed again, since its decision was found not to be supported; the claim stays as it was
 * decided. Again, it changes nothing. Refuses `claim-not-found` and `not-achieved`.
 */
export async function reopenClaim(tx: Tx, claimId: string): Promise<Result<null>> {
  const { memberId, organisationId } = actorOf(tx);
  const [claim] = await claimsNamed(tx, [claimId]);
  if (!claim) return refuse('claim-not-found', 'There is no such claim here.');
  if (!claim.achieved)
    return refuse('not-achieved', 'This unit was not achieved: the learner claims it again.');
  if (memberId === null) throw new Error('A claim was reopened by nobody.');
  await portfolioDb(tx)
    .insertInto('claim_reopened')
    .values({
      organisation_id: organisationId,
      claim_id: claimId,
      reopened_at: nowOf(tx),
      reopened_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'claim_id']).doNothing())
    .execute();
  return ok(null);
}

type ClaimState = (typeof CLAIM_STATES)[number];

/** How a claim stands. */
export function stateOf(
  claim: Pick<ClaimLine, 'withdrawnAt' | 'decidedAt' | 'takenAt'>,
): ClaimState {
  if (claim.withdrawnAt) return 'withdrawn';
  if (claim.decidedAt) return 'decided';
  return claim.takenAt ? 'taken' : 'claimed';
}

/** A claim as lists show it. */
export function shownClaim(claim: ClaimLine) {
  const { claimId, unitId, attempt, claimedAt } = claim;
  return { claimId, unitId, attempt, state: stateOf(claim), claimedAt: claimedAt.toISOString() };
}

/** The newest claim of each unit. @param claims the oldest first */
export function newestClaims(claims: readonly ClaimLine[]) {
  return new Map(claims.map((claim) => [claim.unitId, shownClaim(claim)]));
}

/** An item of a claim without its rendition: enough for a list. */
export interface PresentedItem {
  readonly evidenceId: string;
  readonly title: string;
  /** Every member who had a hand in its records. */
  readonly parties: readonly string[];
}

/** What was put forward in each of these claims, by claim id, in one question. */
export async function presentedIn(
  tx: Tx,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PresentedItem[]>> {
  const { rows } = await sql<PresentedItem & { claimId: string }>`
    select c.claim_id as "claimId", c.evidence_id as "evidenceId", c.rendition::jsonb ->> 'title' as title,
      ${PARTIES} as parties
    from claim_evidence c
    where c.organisation_id = current_organisation() and c.claim_id = any(${[...claimIds]}::uuid[])
    order by c.claim_id, (select min(e.seq) from evidence_entry e
      where e.organisation_id = c.organisation_id and e.evidence_id = c.evidence_id), c.evidence_id`.execute(
    portfolioDb(tx),
  );
  return Map.groupBy(rows, ({ claimId }) => claimId);
}

/** An item of a portfolio, with what is asked to know where it arose. */
export interface ItemArisen {
  readonly evidenceId: string;
  readonly learnerId: string;
  /** 'work', or as the room that keeps it registered it. */
  readonly source: string;
  /** The booking whose work it is; null: none. */
  readonly bookingId: string | null;
  /** The day, in London, of the last of its work, or on which it was put into the portfolio. */
  readonly on: string;
}

/**
 * What the newest claim of each learner on these units presents, claims taken back left out: the items of every
 * learner here, and ids of those a learner-unit presents. Two questions: thousands of units share the same items.
 */
export async function presentedOn(tx: Tx, unitIds: readonly string[]) {
  const { rows: units } = await sql<{ learnerId: string; unitId: string; ids: string }>`
    select n.learner_id as "learnerId", n.unit_id as "unitId", string_agg(c.evidence_id::text, ' ') as ids
    from (select distinct on (learner_id, unit_id) id, learner_id, unit_id from claim
      where organisation_id = current_organisation() and withdrawn_at is null
        and unit_id = any(${[...unitIds]}::uuid[])
      order by learner_id, unit_id, attempt desc) n
    join claim_evidence c on c.organisation_id = current_organisation() and c.claim_id = n.id
    group by n.learner_id, n.unit_id`.execute(portfolioDb(tx));
  const { rows: items } = await sql<ItemArisen>`
    select e.id as "evidenceId", e.learner_id as "learnerId", e.source,
      case when k.about_kind = 'booking' then k.about_id end as "bookingId",
      (coalesce(k.last_at, e.accepted_at) at time zone 'Europe/London')::date as "on"
    from evidence e
    left join evidence_case k on k.organisation_id = e.organisation_id and k.id = e.case_id
    where e.organisation_id = current_organisation()`.execute(portfolioDb(tx));
  return { items, units: units.map(({ ids, ...of }) => ({ ...of, evidenceIds: ids.split(' ') })) };
}
