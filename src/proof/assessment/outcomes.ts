import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { type ClaimLine, claimsNamed, claimsOf } from '../portfolio/index.ts';
import { decisionPdf } from './decision-paper.ts';
import { shownDecisions, sinceThen } from './decisions.ts';
import { dialoguesOn } from './dialogue.ts';
import { noClaim } from './held.ts';
import { newestOf } from './judgement.ts';
import { carriedOf, decisionsOn, judgementsOn } from './judgements.ts';
import { recordsOf } from './judging-view.ts';
import { lapsedIn } from './reopen.ts';
import type { readOutcomes } from './schema.ts';
import { unitIn, unitsOf } from './units.ts';

type Outcomes = ReplyIn<typeof readOutcomes>;

/**
 * A learner's claims with what was judged and decided, the newest first. While a claim is in hand its
 * judgements are not shown: they may still be judged again.
 */
export async function outcomesOf(tx: Tx, learnerId: string): Promise<Outcomes> {
  const claims = [...(await claimsOf(tx, learnerId))].reverse();
  const ids = claims.map(({ claimId }) => claimId);
  const attempts = new Map(claims.map(({ claimId, attempt }) => [claimId, attempt]));
  const units = await unitsOf(
    tx,
    claims.map(({ unitId }) => unitId),
  );
  const names = await memberNames(tx);
  const shown = await shownDecisions(tx, await decisionsOn(tx, ids), names);
  const carried = await carriedOf(tx, learnerId);
  const judgements = [
    ...carried,
    ...(await judgementsOn(tx, ids)).map((one) => ({
      ...one,
      attempt: attempts.get(one.claimId) ?? 0,
    })),
  ];
  const told = await recordsOf(tx, judgements, names);
  const lapsed = await lapsedIn(tx, claims);
  const dialogues = await dialoguesOn(tx, claims);
  const rows = claims.map((claim): Outcomes['rows'][number] => {
    const { criteria, ...unit } = unitIn(units, claim.unitId);
    const isClosed = claim.decidedAt !== null || claim.withdrawnAt !== null;
    const inUnit = new Set(criteria.map(({ criterionId }) => criterionId));
    const newest = newestOf(
      judgements.filter(
        (one) =>
          one.attempt <= claim.attempt &&
          inUnit.has(one.criterionId) &&
          !lapsed(one, claim.attempt),
      ),
    );
    return {
      claimId: claim.claimId,
      state: stateForLearner(claim),
      unit,
      attempt: claim.attempt,
      claimedAt: claim.claimedAt.toISOString(),
      takenAt: claim.takenAt?.toISOString() ?? null,
      withdrawnAt: claim.withdrawnAt?.toISOString() ?? null,
      assessorName: claim.assessorId ? (names.get(claim.assessorId) ?? null) : null,
      decision: shown.get(claim.claimId) ?? null,
      dialogues: (dialogues.get(claim.claimId) ?? []).filter(({ signedAt }) => signedAt !== null),
      criteria: isClosed
        ? criteria.map(({ criterionId, code, number, label }) => ({
            criterionId,
            code,
            number,
            label,
            state: newest.get(criterionId)?.outcome ?? 'unjudged',
            history: (told.get(criterionId) ?? []).filter(
              ({ attempt }) => attempt <= claim.attempt,
            ),
          }))
        : [],
    };
  });
  return {
    total: rows.length,
    rows,
    carried: [...new Set(carried.map(({ criterionId }) => criterionId))].map((criterionId) => ({
      criterionId,
      history: (told.get(criterionId) ?? []).filter(({ attempt }) => attempt === 0),
    })),
  };
}

function stateForLearner(claim: ClaimLine): Outcomes['rows'][number]['state'] {
  if (claim.withdrawnAt) return 'withdrawn';
  if (claim.decidedAt) return 'decided';
  return claim.assessorId ? 'in_hand' : 'waiting';
}

/** The signed-in learner's own outcomes; nothing of anybody else's. */
export async function ownOutcomes(tx: Tx): Promise<Result<Outcomes>> {
  const { memberId } = actorOf(tx);
  return ok(memberId ? await outcomesOf(tx, memberId) : { total: 0, rows: [], carried: [] });
}

/**
 * The paper of a decision as a PDF, for whoever assesses or, with `own`, for the learner themself.
 * Refuses `claim-not-found`, for another's claim too, and `decision-not-found`.
 */
export async function decisionFile(
  tx: Tx,
  claimId: string,
  { own }: { readonly own: boolean },
): Promise<Result<FileReply>> {
  const [claim] = await claimsNamed(tx, [claimId]);
  if (!claim || (own && claim.learnerId !== actorOf(tx).memberId)) return noClaim();
  const decision = (await decisionsOn(tx, [claimId])).get(claimId);
  if (!decision)
    return refuse(
      'decision-not-found',
      'This claim is not decided yet, so there is no paper of its decision.',
    );
  const unit = unitIn(await unitsOf(tx, [claim.unitId]), claim.unitId);
  return ok({
    fileName: `decision-${unit.reference}-attempt-${claim.attempt}.pdf`,
    contentType: 'application/pdf',
    bytes: await decisionPdf(decision.paper, (await sinceThen(tx, [decision.id])).get(decision.id)),
    inline: true,
  });
}
