import { type Result, refuse } from '../../lib/result.ts';
import { addDays, type DateText, localOf, minuteOfDate } from '../../lib/time.ts';
import type { AmendmentState, Part } from './schema.ts';

/** What is to become of each shift; what is left out stays. */
export interface Terms {
  /** Whole days later; below zero: earlier. */
  readonly days?: number | undefined;
  /** Local times at the place of work, '07:30'. */
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly breakMinutes?: number | undefined;
  /** Pence an hour. */
  readonly payPence?: number | undefined;
  readonly chargePence?: number | undefined;
  /** Where and to whom they report at the site, for the whole booking, or at the other site. */
  readonly reportTo?: string | undefined;
  /** Another site of the same client and hirer; the shifts become a booking of their own there. */
  readonly siteId?: string | undefined;
}

export type Side = 'hirer' | 'worker';

/** Which parts of a booking it changes. */
export function partsOf(terms: Terms, toPerson: string | null): readonly Part[] {
  const has = (...fields: (keyof Terms)[]) => fields.some((field) => terms[field] !== undefined);
  return [
    ...(has('days', 'start', 'end', 'breakMinutes') ? (['time'] as const) : []),
    ...(has('reportTo', 'siteId') ? (['place'] as const) : []),
    ...(has('payPence', 'chargePence') ? (['rate'] as const) : []),
    ...(toPerson === null ? [] : (['person'] as const)),
  ];
}

/** What can be done to an amendment, and from which states. */
export const AMENDMENT_MOVES = {
  answer: { from: ['asked', 'agreed'] },
  apply: { from: ['agreed'] },
  withdraw: { from: ['asked', 'agreed'] },
} as const satisfies Readonly<Record<string, { readonly from: readonly AmendmentState[] }>>;

/** One thing said to it or done with it. */
export interface Word {
  readonly said: 'agreed' | 'declined' | 'withdrawn' | 'applied';
  readonly side: Side | null;
  readonly workerId: string | null;
}

/** Whose word it takes: the hirer's, or one worker's. */
export interface Needed {
  readonly side: Side;
  /** Null for the hirer. */
  readonly workerId: string | null;
}

/**
 * Whose word an amendment takes. The hirer's for whatever the hirer sees: times, place, charge, who comes. Each
 * worker's who holds a shift, for what they see: times, place, pay; and the word of whoever goes instead. A worker who
 * is replaced is told, not asked.
 * @param holders workers who accepted one of the shifts
 */
export function wordsNeeded(
  terms: Terms,
  holders: readonly string[],
  toPerson: string | null,
): readonly Needed[] {
  const parts = partsOf(terms, toPerson);
  const both = parts.some((part) => part !== 'rate');
  const hirer = both || terms.chargePence !== undefined;
  const workers =
    toPerson !== null ? [toPerson] : both || terms.payPence !== undefined ? holders : [];
  return [
    ...(hirer ? [{ side: 'hirer', workerId: null } as const] : []),
    ...[...new Set(workers)].map((workerId) => ({ side: 'worker', workerId }) as const),
  ];
}

/** Has this side agreed? */
export function hasAgreed(words: readonly Word[], { side, workerId }: Needed): boolean {
  return words.some(
    (word) => word.said === 'agreed' && word.side === side && word.workerId === workerId,
  );
}

/** The state that the records add up to. */
export function amendmentState(words: readonly Word[], needed: readonly Needed[]): AmendmentState {
  const end = words.find(({ said }) => said !== 'agreed');
  if (end && end.said !== 'agreed') return end.said;
  return needed.every((one) => hasAgreed(words, one)) ? 'agreed' : 'asked';
}

const ENDED: Partial<Record<AmendmentState, string>> = {
  applied: 'This change was made already. Look at the booking as it stands now.',
  declined: 'This change was declined. Ask for another if they want something else.',
  withdrawn: 'This change was withdrawn. Ask for it anew if it is wanted after all.',
};

/** Why this cannot be done to an amendment in this state; null: it can. */
export function mayNotMove(
  move: keyof typeof AMENDMENT_MOVES,
  state: AmendmentState,
): Result<never> | null {
  const { from } = AMENDMENT_MOVES[move];
  if ((from as readonly AmendmentState[]).includes(state)) return null;
  return refuse(
    state === 'asked' ? 'not-agreed' : `already-${state}`,
    ENDED[state] ?? 'Not everybody whom it touches has agreed yet. Record their word first.',
  );
}

/** The local day and times of a shift under these terms; undefined: its times stay. */
export function timesUnder(
  { days, start, end }: Terms,
  shift: { readonly startsAt: Date; readonly endsAt: Date },
): { readonly date: DateText; readonly start: string; readonly end: string } | undefined {
  if (days === undefined && start === undefined && end === undefined) return undefined;
  const from = localOf(minuteOfDate(shift.startsAt));
  const to = localOf(minuteOfDate(shift.endsAt));
  return { date: addDays(from.date, days ?? 0), start: start ?? from.clock, end: end ?? to.clock };
}
