import { sql } from 'kysely';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { claimsOfLearners } from '../portfolio/index.ts';
import { newestOf } from './judgement.ts';
import { lapsedIn } from './reopen.ts';
import type { JudgementOutcome, Method } from './schema.ts';
import { assessmentDb } from './tables.ts';

/** A judgement as it was kept. */
export interface KeptJudgement {
  readonly judgementId: string;
  readonly claimId: string;
  readonly criterionId: string;
  readonly assessorId: string;
  readonly outcome: JudgementOutcome;
  readonly method: Method;
  readonly note: string;
  readonly action: string | null;
  /** By when the action is to be done, YYYY-MM-DD. */
  readonly actionDueOn: string | null;
  /** YYYY-MM-DD. */
  readonly observedOn: string | null;
  readonly observedWhere: string | null;
  readonly judgedAt: Date;
  readonly evidenceIds: readonly string[];
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
}

/** A judgement but its criterion: under the framework it was made for, or one that replaces it. */
const TOLD = sql`j.id as "judgementId", j.claim_id as "claimId",
      j.assessor_id as "assessorId", j.outcome, j.method, j.note, j.action, j.action_due_on as "actionDueOn",
      j.observed_on as "observedOn", j.observed_where as "observedWhere", j.judged_at as "judgedAt",
      array(select e.evidence_id from judged_evidence e
        where e.organisation_id = j.organisation_id and e.judgement_id = j.id
        order by e.evidence_id) as "evidenceIds",
      (select coalesce(jsonb_agg(jsonb_build_object('question', a.question, 'answer', a.answer)
          order by a.position), '[]')
        from judged_answer a
        where a.organisation_id = j.organisation_id and a.judgement_id = j.id) as answers`;

/** Every judgement made on these claims, in the order they were made. */
export async function judgementsOn(
  tx: Tx,
  claimIds: readonly string[],
): Promise<readonly KeptJudgement[]> {
  const { rows } = await sql<KeptJudgement>`
    select j.criterion_id as "criterionId", ${TOLD}
    from judgement j
    where j.organisation_id = ${actorOf(tx).organisationId}::uuid
      and j.claim_id = any(${[...claimIds]}::uuid[])
    order by j.judged_at, j.id`.execute(assessmentDb(tx));
  return rows;
}

/** Ids of the items considered, by claim. */
export async function consideredIn(
  tx: Tx,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await assessmentDb(tx)
    .selectFrom('considered_evidence')
    .select(['claim_id', 'evidence_id'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`claim_id = any(${[...claimIds]}::uuid[])`)
    .execute();
  const grouped = Map.groupBy(rows, ({ claim_id }) => claim_id);
  return new Map(
    [...grouped].map(([claimId, found]) => [claimId, new Set(found.map((row) => row.evidence_id))]),
  );
}

/** Decisions on these claims, by claim. */
export async function decisionsOn(tx: Tx, claimIds: readonly string[]) {
  const rows = await assessmentDb(tx)
    .selectFrom('unit_decision')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`claim_id = any(${[...claimIds]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.claim_id, row]));
}

/** Criteria of these that learners have met in their newest judgement, by learner and criterion: 'learner criterion'. */
export async function metBy(
  tx: Tx,
  learnerIds: readonly string[],
  criterionIds: readonly string[],
): Promise<ReadonlyMap<string, KeptJudgement>> {
  const claims = await claimsOfLearners(tx, { learnerIds, inHandOf: null });
  const asked = new Set(criterionIds);
  const of = new Map(claims.map((claim) => [claim.claimId, claim]));
  const kept = await judgementsOn(tx, [...of.keys()]);
  const met = new Map<string, KeptJudgement>();
  for (const learnerId of learnerIds) {
    const attempts = claims.filter((claim) => claim.learnerId === learnerId);
    // A unit opened again takes with it what was judged before, as in a further attempt.
    const lapsed = await lapsedIn(tx, attempts);
    const own = kept.flatMap((one) => {
      const claim = of.get(one.claimId);
      if (claim?.learnerId !== learnerId || !asked.has(one.criterionId)) return [];
      const placed = { ...one, attempt: claim.attempt };
      const last = attempts.filter(({ unitId }) => unitId === claim.unitId).length;
      return lapsed(placed, last + 1) ? [] : [placed];
    });
    for (const [criterionId, one] of newestOf(own)) {
      if (one.outcome === 'met') met.set(`${learnerId} ${criterionId}`, one);
    }
  }
  return met;
}

/**
 * Lets what a learner met under one framework count under the one that replaces it: each pair from one criterion to one.
 * @returns how many judgements went along
 */
export async function carryJudgements(
  tx: Tx,
  move: { readonly moveId: string; readonly learnerId: string },
  pairs: readonly { readonly from: string; readonly to: string }[],
): Promise<number> {
  const met = await metBy(
    tx,
    [move.learnerId],
    pairs.map(({ from }) => from),
  );
  const rows = pairs.flatMap(({ from, to }) => {
    const judgement = met.get(`${move.learnerId} ${from}`);
    return judgement ? [{ criterion_id: to, judgement_id: judgement.judgementId }] : [];
  });
  if (rows.length === 0) return 0;
  await assessmentDb(tx)
    .insertInto('carried_judgement')
    .values(
      rows.map((row) => ({
        ...row,
        organisation_id: actorOf(tx).organisationId,
        move_id: move.moveId,
        learner_id: move.learnerId,
      })),
    )
    .execute();
  return rows.length;
}

/** What a learner met under a framework that was replaced and counts under this one, as if before the first attempt. */
export async function carriedOf(
  tx: Tx,
  learnerId: string,
): Promise<readonly (KeptJudgement & { readonly attempt: 0 })[]> {
  const { rows } = await sql<KeptJudgement>`
    select c.criterion_id as "criterionId", ${TOLD}
    from carried_judgement c
    join judgement j on j.organisation_id = c.organisation_id and j.id = c.judgement_id
    where c.organisation_id = ${actorOf(tx).organisationId}::uuid and c.learner_id = ${learnerId}::uuid
    order by j.judged_at, j.id`.execute(assessmentDb(tx));
  return rows.map((row) => ({ ...row, attempt: 0 }));
}
