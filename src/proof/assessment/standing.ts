import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ClaimState } from './schema.ts';

/** A claim as far as it decides what may be done with it. Ids are of members. */
export interface ClaimStanding {
  readonly learnerId: string;
  readonly assessorId: string | null;
  readonly assessorName?: string | undefined;
  readonly withdrawnAt: Date | null;
  readonly decidedAt: Date | null;
}

/** Where a claim stands for the member who looks at it. */
export function stateOf(claim: ClaimStanding, memberId: string | null): ClaimState {
  if (claim.withdrawnAt) return 'withdrawn';
  if (claim.decidedAt) return 'decided';
  if (claim.assessorId === null) return 'waiting';
  return claim.assessorId === memberId ? 'in_hand' : 'with_other';
}

const WHO = 'Qualification specification, L404';

/** Refuses `own-claim`, `already-withdrawn`, `already-decided` and `claim-taken`: who may take a claim up. */
export function mayTake(claim: ClaimStanding, memberId: string | null): Result<void> {
  if (memberId === null || claim.learnerId === memberId)
    return refuse(
      'own-claim',
      'This is your own claim: nobody assesses their own work. Another assessor has to take it.',
      WHO,
    );
  if (claim.withdrawnAt)
    return refuse(
      'already-withdrawn',
      'The learner has withdrawn this claim. Judgements made so far are kept; a new claim will come to the queue.',
      WHO,
    );
  if (claim.decidedAt)
    return refuse(
      'already-decided',
      'This claim is decided, and a decision stays as it is. After a “not yet” the learner claims again.',
    );
  if (claim.assessorId !== null && claim.assessorId !== memberId)
    return refuse(
      'claim-taken',
      `${claim.assessorName ?? 'Another assessor'} has taken this claim and judges it alone. Take another one from the queue.`,
    );
  return ok(undefined);
}

/** As mayTake, and `claim-not-taken` until the member has taken it: who may consider, judge and decide. */
export function mayJudge(claim: ClaimStanding, memberId: string | null): Result<void> {
  const may = mayTake(claim, memberId);
  if (!may.ok || claim.assessorId === memberId) return may;
  return refuse('claim-not-taken', 'Nobody has taken this claim yet. Take it first, then judge.');
}

/** Whole days from a claim to now; never below zero. */
export function waitingDays(claimedAt: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - claimedAt.getTime()) / 86_400_000));
}
