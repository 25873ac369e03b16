import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { type ClaimLine, claimsNamed, openClaims, presentedIn } from '../portfolio/index.ts';
import { type Progress, progressOf } from './deciding.ts';
import { shownDecisions } from './decisions.ts';
import { offeredTo } from './hand-over.ts';
import { knownOf } from './held.ts';
import { decisionsOn } from './judgements.ts';
import { partyTo } from './party.ts';
import { dueOn, isLate, promisesHere } from './promise.ts';
import type { readQueue } from './schema.ts';
import { stateOf, waitingDays } from './standing.ts';
import { assessmentDb } from './tables.ts';
import { unitIn, unitsOf } from './units.ts';

const LATELY_DAYS = 60;
const MOST_DECIDED = 50;

/**
 * Claims for the signed-in assessor: those that wait and those in somebody's hand, the oldest first, then
 * the last 50 decided in 60 days, the newest first. Their own claims as a learner are left out.
 */
export async function queue(tx: Tx): Promise<Result<ReplyIn<typeof readQueue>>> {
  const { memberId } = actorOf(tx);
  const now = nowOf(tx);
  const open = (await openClaims(tx)).filter(({ learnerId }) => learnerId !== memberId);
  const decided = (await decidedLately(tx)).filter(({ learnerId }) => learnerId !== memberId);
  const claims = [...open, ...decided];
  const ids = claims.map(({ claimId }) => claimId);
  const units = await unitsOf(
    tx,
    claims.map(({ unitId }) => unitId),
  );
  const items = await presentedIn(tx, ids);
  const decisions = await decisionsOn(tx, ids);
  const names = await memberNames(tx);
  const promises = await promisesHere(tx);
  const offered = await offeredTo(tx, memberId);
  const shown = await shownDecisions(tx, decisions, names);
  const progress = new Map<string, Progress>();
  for (const claim of open.filter(({ assessorId }) => assessorId !== null)) {
    const { facts } = await knownOf(tx, claim, items.get(claim.claimId) ?? []);
    progress.set(claim.claimId, progressOf(facts));
  }
  const rows = claims.map((claim) => {
    const { criteria: _, ...unit } = unitIn(units, claim.unitId);
    const presented = items.get(claim.claimId) ?? [];
    const due = dueOn(promises, claim.claimedAt);
    return {
      claimId: claim.claimId,
      state: stateOf(claim, memberId),
      learnerName: claim.learnerName,
      unit,
      attempt: claim.attempt,
      claimedAt: claim.claimedAt.toISOString(),
      waitingDays: waitingDays(claim.claimedAt, claim.decidedAt ?? now),
      items: presented.length,
      partyItems: partyTo(presented, memberId).length,
      assessorName: claim.assessorId ? (names.get(claim.assessorId) ?? null) : null,
      takenAt: claim.takenAt?.toISOString() ?? null,
      decidedAt: claim.decidedAt?.toISOString() ?? null,
      outcome: decisions.get(claim.claimId)?.outcome ?? null,
      standing: shown.get(claim.claimId)?.standing ?? ('informal' as const),
      dueOn: due,
      late: isLate(due, claim.decidedAt, now),
      offeredToYou: offered.has(claim.claimId),
      countersign: shown.get(claim.claimId)?.countersignature === 'needed',
      progress: progress.get(claim.claimId) ?? null,
    };
  });
  const today = dateIn(now);
  const promisedDays = promises.findLast(({ fromOn }) => fromOn <= today)?.days ?? null;
  return ok({ total: rows.length, promisedDays, rows });
}

async function decidedLately(tx: Tx): Promise<readonly ClaimLine[]> {
  const since = new Date(nowOf(tx).getTime() - LATELY_DAYS * 86_400_000);
  const rows = await assessmentDb(tx)
    .selectFrom('unit_decision')
    .select('claim_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('decided_at', '>=', since)
    .orderBy('decided_at', 'desc')
    .limit(MOST_DECIDED)
    .execute();
  const claims = await claimsNamed(
    tx,
    rows.map(({ claim_id }) => claim_id),
  );
  return [...claims].sort((a, b) => (b.decidedAt?.getTime() ?? 0) - (a.decidedAt?.getTime() ?? 0));
}
