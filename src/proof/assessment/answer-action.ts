import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { counted } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import {
  type ClaimLine,
  claimsNamed,
  claimsOf,
  idTaken,
  onBeforeClaim,
  ownEvidence,
} from '../portfolio/index.ts';
import { actionAnswered } from './events.ts';
import { newestOf } from './judgement.ts';
import { decisionsOn, judgementsOn } from './judgements.ts';
import type { ActionAnswer, answerActionRoute } from './schema.ts';
import { assessmentDb } from './tables.ts';

const noAction = (): Result<never> =>
  refuse('action-not-found', 'There is no such action among yours. Look at your outcomes again.');

/**
 * The newest answer to each action of these claims, by judgement; the answer to what nobody judged by claim.
 * Instants are ISO.
 */
export async function answersOn(
  tx: Tx,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, ActionAnswer>> {
  if (claimIds.length === 0) return new Map();
  const rows = await assessmentDb(tx)
    .selectFrom('action_answer')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`claim_id = any(${[...claimIds]}::uuid[])`)
    .orderBy('answered_at')
    .orderBy('id')
    .execute();
  return new Map(
    rows.map((row) => [
      row.judgement_id ?? row.claim_id,
      {
        words: row.words,
        evidenceId: row.evidence_id,
        answeredAt: row.answered_at.toISOString(),
      },
    ]),
  );
}

/** The claim whose action this is, if the actor is its learner and it was decided “not yet”. */
async function actionHere(tx: Tx, actionId: string) {
  const judged = await assessmentDb(tx)
    .selectFrom('judgement')
    .select(['claim_id', 'action'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', actionId)
    .executeTakeFirst();
  const claimId = judged?.claim_id ?? actionId;
  const [claim] = await claimsNamed(tx, [claimId]);
  const decision = (await decisionsOn(tx, [claimId])).get(claimId);
  if (!claim || claim.learnerId !== actorOf(tx).memberId || decision?.outcome !== 'not_yet')
    return null;
  const action = judged ? judged.action : decision.unjudged_action;
  return action === null ? null : { claim, judgementId: judged ? actionId : null };
}

/**
 * The learner says what they did about an action, and which item shows it, before they claim again. The same id again
 * gives the first result. Refuses `action-not-found`, for another's too, `already-claimed-again`, `evidence-not-found`,
 * `not-your-evidence` and `id-taken`.
 * @param actionId of the judgement, or of the claim for what nobody judged
 */
export async function answerAction(
  tx: Tx,
  actionId: string,
  { id, words, evidenceId }: BodyOf<typeof answerActionRoute>,
): Promise<Result<{ answerId: string }>> {
  const { organisationId, memberId } = actorOf(tx);
  const action = await actionHere(tx, actionId);
  if (!action || memberId === null) return noAction();
  const { claim, judgementId } = action;
  const db = assessmentDb(tx);
  const known = await db
    .selectFrom('action_answer')
    .select(['claim_id', 'judgement_id'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (known) {
    const isSame = known.claim_id === claim.claimId && known.judgement_id === judgementId;
    return isSame ? ok({ answerId: id }) : idTaken();
  }
  const again = await claimsOf(tx, claim.learnerId, claim.unitId);
  if (again.some((one) => one.attempt > claim.attempt && one.withdrawnAt === null))
    return refuse(
      'already-claimed-again',
      'You have claimed this unit again, so the assessor looks at that. Tell them there what you did.',
      'W36',
    );
  if (evidenceId !== null) {
    const own = await ownEvidence(tx, memberId, evidenceId);
    if (!own.ok) return own;
  }
  await db
    .insertInto('action_answer')
    .values({
      organisation_id: organisationId,
      id,
      learner_id: memberId,
      claim_id: claim.claimId,
      judgement_id: judgementId,
      words,
      evidence_id: evidenceId,
      answered_at: nowOf(tx),
    })
    .execute();
  record(tx, actionAnswered, {
    subjects: { learner: memberId, claim: claim.claimId, unit: claim.unitId },
    facts: { judgement: judgementId, attempt: claim.attempt, item: evidenceId },
  });
  return ok({ answerId: id });
}

/** Items of a claim that no earlier attempt presented: what is new since. @param earlier the attempts before it */
export function newSince(
  items: readonly { readonly evidenceId: string }[],
  earlier: readonly ClaimLine[],
  presented: ReadonlyMap<string, readonly { readonly evidenceId: string }[]>,
): ReadonlySet<string> {
  if (earlier.length === 0) return new Set();
  const before = new Set(
    earlier.flatMap(({ claimId }) => (presented.get(claimId) ?? []).map((one) => one.evidenceId)),
  );
  return new Set(
    items.map(({ evidenceId }) => evidenceId).filter((evidenceId) => !before.has(evidenceId)),
  );
}

/** Actions of the newest attempt at a unit that the learner said nothing of yet. */
async function unanswered(tx: Tx, learnerId: string, unitId: string): Promise<number> {
  const decided = (await claimsOf(tx, learnerId, unitId)).filter((one) => one.decidedAt !== null);
  const last = decided.reduce<ClaimLine | null>(
    (newest, one) => (newest === null || one.attempt > newest.attempt ? one : newest),
    null,
  );
  if (last === null || last.achieved) return 0;
  const decision = (await decisionsOn(tx, [last.claimId])).get(last.claimId);
  const newest = newestOf(
    (await judgementsOn(tx, [last.claimId])).map((one) => ({ ...one, attempt: last.attempt })),
  );
  const asked = [...newest.values()].flatMap(({ action, judgementId }) =>
    action === null ? [] : [judgementId],
  );
  const ids = decision?.unjudged_action ? [...asked, last.claimId] : asked;
  const answers = await answersOn(tx, [last.claimId]);
  return ids.filter((id) => !answers.has(id)).length;
}

onBeforeClaim(async (tx, learnerId, unitId) => {
  const open = await unanswered(tx, learnerId, unitId);
  if (open === 0) return [];
  return [
    {
      code: 'action-not-answered',
      because: `Of the last attempt ${counted(open, 'action is', 'actions are')} not answered. Say under its outcome what you did, so that your assessor sees it beside the new evidence.`,
    },
  ];
});
