import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { type ClaimLine, claimsNamed, reopenClaim } from '../portfolio/index.ts';
import { decisionReopened } from './events.ts';
import type { Ground } from './schema.ts';
import { assessmentDb } from './tables.ts';
import { unitIn, unitsOf } from './units.ts';

/** Why an achieved unit is open again, and from when. */
export interface Reopened {
  readonly decisionId: string;
  readonly claimId: string;
  readonly ground: Ground;
  /** The verifier's record or the appeal. */
  readonly groundId: string;
  /** What was judged of these up to then no longer counts. */
  readonly criterionIds: readonly string[];
  readonly reopenedAt: Date;
}

/** Which of these decisions were found not to be supported, by decision id (R82, R92). */
export async function reopenedOf(
  tx: Tx,
  decisionIds: readonly string[],
): Promise<ReadonlyMap<string, Reopened>> {
  return new Map(
    (await rowsOf(tx, 'decision_id', decisionIds)).map((row) => [row.decisionId, row]),
  );
}

/** As `reopenedOf`, by claim. */
async function reopenedOn(
  tx: Tx,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, Reopened>> {
  return new Map((await rowsOf(tx, 'claim_id', claimIds)).map((row) => [row.claimId, row]));
}

async function rowsOf(
  tx: Tx,
  by: 'decision_id' | 'claim_id',
  ids: readonly string[],
): Promise<readonly Reopened[]> {
  if (ids.length === 0) return [];
  const rows = await assessmentDb(tx)
    .selectFrom('decision_reopened')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`${sql.ref(by)} = any(${[...ids]}::uuid[])`)
    .execute();
  return rows.map((row) => ({
    decisionId: row.decision_id,
    claimId: row.claim_id,
    ground: row.ground,
    groundId: row.ground_id,
    criterionIds: row.criterion_ids,
    reopenedAt: row.reopened_at,
  }));
}

/**
 * Whether a judgement counts no more in an attempt: of a criterion that was found not to be supported, made up to the
 * decision that was found so.
 * @param attempts claims of one learner's unit
 */
export async function lapsedIn(
  tx: Tx,
  attempts: readonly Pick<ClaimLine, 'claimId' | 'unitId' | 'attempt'>[],
): Promise<
  (
    judgement: { readonly attempt: number; readonly criterionId: string },
    inAttempt: number,
  ) => boolean
> {
  const reopened = await reopenedOn(
    tx,
    attempts.map(({ claimId }) => claimId),
  );
  const lapses = attempts.flatMap(({ claimId, attempt }) => {
    const again = reopened.get(claimId);
    return again ? [{ attempt, criterionIds: new Set(again.criterionIds) }] : [];
  });
  return (one, inAttempt) =>
    lapses.some(
      ({ attempt, criterionIds }) =>
        attempt < inAttempt && one.attempt <= attempt && criterionIds.has(one.criterionId),
    );
}

/**
 * Opens an achieved unit again since its decision was found not to be supported: the decision stays readable as
 * superseded, its ratification lapses, the learner may claim and what was judged of the named criteria is judged
 * anew. For rooms above, in the act that found it. A “not yet” needs none: the learner claims again anyway. Again, it
 * changes nothing. Refuses `decision-not-found` and `own-decision` (R30).
 * @param found `criterionIds`: those not supported; none named: all of the unit
 */
export async function reopenDecision(
  tx: Tx,
  decisionId: string,
  found: {
    readonly ground: Ground;
    readonly groundId: string;
    readonly criterionIds?: readonly string[];
  },
): Promise<Result<{ reopened: boolean }>> {
  const { organisationId, memberId } = actorOf(tx);
  const db = assessmentDb(tx);
  const decision = await db
    .selectFrom('unit_decision')
    .select(['claim_id', 'outcome', 'decided_by'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', decisionId)
    .executeTakeFirst();
  const [claim] = decision ? await claimsNamed(tx, [decision.claim_id]) : [];
  if (!decision || !claim) return refuse('decision-not-found', 'There is no such decision here.');
  if (decision.outcome !== 'achieved') return ok({ reopened: false });
  if ((await reopenedOf(tx, [decisionId])).has(decisionId)) return ok({ reopened: false });
  if (memberId === null || (found.ground === 'verification' && memberId === decision.decided_by))
    return refuse(
      'own-decision',
      'Nobody verifies what they decided themselves. Another verifier finds it.',
      'R30',
    );
  const reopened = await reopenClaim(tx, decision.claim_id);
  if (!reopened.ok) return reopened;
  const { criteria } = unitIn(await unitsOf(tx, [claim.unitId]), claim.unitId);
  const named = criteria.filter(({ criterionId }) => found.criterionIds?.includes(criterionId));
  const lapsed = named.length > 0 ? named : criteria;
  await db
    .insertInto('decision_reopened')
    .values({
      organisation_id: organisationId,
      decision_id: decisionId,
      claim_id: decision.claim_id,
      assessor_id: decision.decided_by,
      learner_id: claim.learnerId,
      ground: found.ground,
      ground_id: found.groundId,
      criterion_ids: lapsed.map(({ criterionId }) => criterionId),
      reopened_at: nowOf(tx),
      reopened_by: memberId,
    })
    .execute();
  record(tx, decisionReopened, {
    subjects: {
      learner: claim.learnerId,
      claim: decision.claim_id,
      unit: claim.unitId,
      decision: decisionId,
    },
    facts: {
      ground: found.ground,
      found: found.groundId,
      attempt: claim.attempt,
      criteria: lapsed.map(({ code }) => code),
    },
  });
  return ok({ reopened: true });
}
