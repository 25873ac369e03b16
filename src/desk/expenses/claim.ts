import { type DateText, daysBetween } from '../../lib/days.ts';
import { fold } from '../../lib/text.ts';
import type { ChargedOn, ClaimState, ExpenseKind, Journey, Step } from './shapes-schema.ts';

/** Days after the shift from which a claim is late: our own rule. It is told, never refused. */
export const LATE_AFTER_DAYS = 28;

/** Which step may follow in which state. */
const MOVES: Readonly<Record<ClaimState, readonly Step[]>> = {
  said: ['approved', 'refused', 'withdrawn'],
  approved: ['taken_back'],
  refused: ['withdrawn'],
  withdrawn: [],
  taken_back: [],
};

/** How a claim stands after its steps, the last of which counts. */
export function stateOf(steps: readonly Step[]): ClaimState {
  if (steps.includes('taken_back')) return 'taken_back';
  if (steps.includes('withdrawn')) return 'withdrawn';
  return steps.find((step) => step === 'approved' || step === 'refused') ?? 'said';
}

/** May this step follow? */
export const mayFollow = (state: ClaimState, step: Step): boolean => MOVES[state].includes(step);

/** Miles at a rate, whole pence, half a penny up. @param tenths of a mile */
export const milesAt = (tenths: number, pence: number): number =>
  Math.floor((tenths * pence) / 10 + 0.5);

/** Was it said later than the house asks? */
export const isLate = (shiftOn: DateText, saidOn: DateText): boolean =>
  daysBetween(shiftOn, saidOn) > LATE_AFTER_DAYS;

const NOTHING =
  /^(none|nil|no|nothing|n\/?a|not applicable|no expenses|none agreed|not paid|0)[.!]?$/;

/** Do the words of the particulars promise expenses, or say that there are none? */
export const agreesExpenses = (words: string): boolean =>
  words.trim() !== '' && !NOTHING.test(fold(words).trim());

/** Kinds that come about by the work itself, so not before it. */
const AFTER_THE_START: readonly ExpenseKind[] = ['mileage', 'parking', 'meal'];
export const isBeforeTheWork = (kind: ExpenseKind, startsAt: Date, now: Date): boolean =>
  AFTER_THE_START.includes(kind) && startsAt > now;

/** Kinds for which somebody else wrote a receipt. */
export const wantsReceipt = (kind: ExpenseKind): boolean => kind !== 'mileage' && kind !== 'bonus';

/** A cost of the job: unpaid, it comes off the pay that the minimum wage is held against. */
export const isCostOfJob = (kind: ExpenseKind, journey: Journey | null): boolean =>
  kind === 'ppe' || journey === 'in_work';

/** A claim as what is charged on is reckoned from it. */
export interface Chargeable {
  readonly pence: number;
  readonly milesTenths: number | null;
  readonly mileChargePence: number | null;
  readonly mileOfClient: boolean | null;
}

/** Who may be said to bear a claim: the client as the particulars or the agreed rate say, or when asked; or we. */
export function groundsOf(claim: Chargeable, particulars: string): readonly ChargedOn[] {
  return [
    ...(claim.mileOfClient && (claim.mileChargePence ?? 0) > 0 ? (['rate'] as const) : []),
    ...(agreesExpenses(particulars) ? (['particulars'] as const) : []),
    'asked',
    'agency',
  ];
}

/** Does it rest on what the client had agreed before, so that nobody's limit is asked? */
export const isAgreed = (ground: ChargedOn): boolean =>
  ground === 'particulars' || ground === 'rate';

/** What the client is charged, pence: miles at the client's own rate, the rest as spent. */
export function chargeFor(claim: Chargeable, ground: ChargedOn): number {
  if (ground === 'agency') return 0;
  const { milesTenths, mileChargePence, mileOfClient } = claim;
  if (milesTenths !== null && mileOfClient && mileChargePence && ground !== 'asked') {
    return milesAt(milesTenths, mileChargePence);
  }
  return claim.pence;
}
