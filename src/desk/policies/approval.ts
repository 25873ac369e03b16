import type { LimitKind } from './shapes-schema.ts';

/** For how long a question waits for its answer, and an approval for its use. */
export const APPROVAL_DAYS = 7;

/** How an approval may stand. */
export type ApprovalState = 'asked' | 'approved' | 'declined' | 'withdrawn' | 'lapsed' | 'used';

/** What a matter is: one record, by its kind and id. */
export interface Matter {
  readonly kind: string;
  readonly id: string;
}

/** An approval as the database holds it. */
export interface Approval {
  readonly id: string;
  readonly kind: LimitKind;
  readonly about: Matter;
  readonly amount: number;
  readonly expiresAt: Date;
  readonly answer: 'approved' | 'declined' | 'withdrawn' | 'lapsed' | null;
  readonly used: boolean;
}

/** How it stands at a moment: what nobody answered or used in time has lapsed. */
export function stateOf(approval: Approval, at: Date): ApprovalState {
  const { answer, used, expiresAt } = approval;
  if (used) return 'used';
  if (answer === 'declined' || answer === 'withdrawn' || answer === 'lapsed') return answer;
  if (expiresAt <= at) return 'lapsed';
  return answer === 'approved' ? 'approved' : 'asked';
}

/** The moment so many days after another. */
export function daysAfter(at: Date, days: number): Date {
  return new Date(at.getTime() + days * 86_400_000);
}

/** The end of `APPROVAL_DAYS` from a moment. */
export const lapsesAfter = (at: Date): Date => daysAfter(at, APPROVAL_DAYS);
