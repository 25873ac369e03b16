import { showMinutes, showRate } from '../../lib/show.ts';
import { type DateText, dateIn, dateOfMinute } from '../../lib/time.ts';
import { countedMinutes } from '../../rules/pay/sleep-in.ts';
import { afterWords } from './beyond.ts';
import { type CostBasis, type Margin, marginOf, sumOfMargins } from './margin.ts';
import { type PaidPart, roundedParts } from './rounded-parts.ts';
import type { Beyond, LineKind, OvertimeStep, PayLine, ShiftKind } from './schema.ts';

/** Pence an hour. */
interface Rate {
  readonly payPence: number;
  readonly chargePence: number;
}

/** A shift of somebody's week, planned or as it was worked. */
export interface WeekShift {
  readonly shiftId: string;
  /** Epoch minutes. */
  readonly start: number;
  /** Hours count towards overtime where hirer and card are the same. */
  readonly hirerId: string;
  readonly cardId: string | null;
  readonly kind: ShiftKind;
  /** Its paid minutes by rate, in the order they come. */
  readonly parts: readonly PaidPart[];
  /** The card's rate of a weekday by day for this role and kind, which overtime is reckoned from; null: it has none. */
  readonly plain: Rate | null;
  /** Terms of the card's version the shift was priced by; null: none. */
  readonly beyond: Beyond | null;
  /** Minutes awake for work during a sleep-in, and of each call-out; planned shifts have none. */
  readonly awakeMinutes?: number;
  readonly callOuts?: readonly number[];
}

/** What one shift comes to within its week. */
export interface ShiftPay extends Rate {
  readonly shiftId: string;
  readonly lines: readonly PayLine[];
  /** Paid minutes that were worked or planned, rounded as the card says. */
  readonly minutes: number;
  /** What the minimum wage is held against: minutes never rounded, and pay without any premium. */
  readonly held: { readonly minutes: number; readonly payPence: number };
}

/** What a week comes to, whole pence: the sum of its lines, which are those of its shifts put together. */
export interface WeekPay extends Rate {
  readonly shifts: readonly ShiftPay[];
  readonly lines: readonly PayLine[];
  readonly overtimeMinutes: number;
}

/** Hundredths of a penny an hour, so that 1.5 times 1,315 is no fraction. */
interface FineRate {
  readonly pay: number;
  readonly charge: number;
}

/**
 * Pay and charge of a worker's week for one client. A shift counts whole in the day and the week in which it
 * begins. A minute beyond several thresholds, of the day and of the week, is paid once, at the better of them; so is
 * charge. Minutes paid and not worked (rounding, least engagement) are paid at the rate the shift ends in, and a least
 * engagement counts towards nothing. Each line is rounded once, half a penny up. The order of the shifts is no
 * matter: they are taken by their starts.
 */
export function payOfWeek(shifts: readonly WeekShift[]): WeekPay {
  const counts = new Map<string, number>();
  const inOrder = [...shifts].sort(
    (a, b) => a.start - b.start || (a.shiftId < b.shiftId ? -1 : a.shiftId > b.shiftId ? 1 : 0),
  );
  const paid = inOrder.map((shift) => payOfShift(shift, counts));
  const lines = folded(paid.flatMap((one) => one.lines));
  return {
    shifts: paid,
    lines,
    ...sumOf(lines),
    overtimeMinutes: lines
      .filter(({ kind }) => kind === 'overtime')
      .reduce((sum, { minutes }) => sum + minutes, 0),
  };
}

/** Gross and net margin of a week's shifts together; null where the on-costs of a day are not known. */
export function marginOfWeek(
  week: WeekPay,
  shifts: readonly (Pick<WeekShift, 'shiftId' | 'start' | 'parts'> & {
    readonly contractKind: 'paye' | 'umbrella' | 'limited_company';
  })[],
  basis: CostBasis,
): Margin | null {
  const of = new Map(shifts.map((shift) => [shift.shiftId, shift]));
  return sumOfMargins(
    week.shifts.map(({ shiftId, payPence, chargePence }) => {
      const shift = of.get(shiftId);
      if (!shift) return null;
      const minutes = shift.parts.reduce((sum, part) => sum + part.minutes, 0);
      const on = dateIn(dateOfMinute(shift.start));
      const { contractKind } = shift;
      const margin = marginOf({ payPence, chargePence, minutes, on, contractKind, basis });
      return margin.ok ? margin.value : null;
    }),
  );
}

function payOfShift(shift: WeekShift, counts: Map<string, number>): ShiftPay {
  const real = shift.parts.reduce((sum, { minutes }) => sum + minutes, 0);
  const { beyond, kind } = shift;
  if (kind === 'sleep_in' && beyond?.sleepIn) return nightOf(shift, beyond.sleepIn, real);
  const parts = roundedParts(shift.parts, beyond?.rounding ?? null);
  const pieces = parts.flatMap((part) => piecesOf(part, shift, counts));
  const minutes = parts.reduce((sum, part) => sum + part.minutes, 0);
  const lines = [...merged(pieces), ...engagement(shift, pieces, minutes), ...callOuts(shift)];
  return {
    shiftId: shift.shiftId,
    lines,
    ...sumOf(lines),
    minutes,
    held: heldOf(shift, real, minutes),
  };
}

const REST = { waking: 'waking_night', sleep_in: 'sleep_in', on_call: 'on_call_at_home' } as const;

/** What the rules on pay count of a shift, at its lowest rate: a premium, and pay for no work, do not count. */
function heldOf(shift: WeekShift, real: number, paid: number): ShiftPay['held'] {
  const { kind, awakeMinutes = 0, callOuts: made = [], parts } = shift;
  const awake = kind === 'on_call' ? made.reduce((sum, one) => sum + one, 0) : awakeMinutes;
  const counted = countedMinutes({ kind: REST[kind], minutes: real, awakeMinutes: awake });
  const minutes = counted.minimumWage;
  if (minutes === 0) return { minutes, payPence: 0 };
  const lowest = Math.min(...parts.map(({ payPence }) => payPence));
  return { minutes, payPence: fine(kind === 'waking' ? paid : minutes, lowest * 100) };
}

/** A night slept through at its flat sum, with the minutes awake for work by the hour. */
function nightOf(
  shift: WeekShift,
  sleepIn: NonNullable<Beyond['sleepIn']>,
  minutes: number,
): ShiftPay {
  const awake = Math.min(shift.awakeMinutes ?? 0, minutes);
  const { payPence, chargePence, awakePayPence, awakeChargePence } = sleepIn;
  const lines: PayLine[] = [
    {
      kind: 'night',
      name: 'Sleep-in night',
      minutes: minutes - awake,
      payPence,
      chargePence,
      why: 'A flat sum for the night',
    },
  ];
  if (awake > 0) {
    const rate = { pay: awakePayPence * 100, charge: awakeChargePence * 100 };
    const why = `Awake for work, at ${showRate(awakePayPence)}`;
    lines.push(lineOf('awake', 'Awake for work', awake, rate, why));
  }
  // Held against the minimum wage is what the rules on pay count of such a night: the minutes awake for work.
  const held = countedMinutes({ kind: 'sleep_in', minutes, awakeMinutes: awake }).minimumWage;
  return {
    shiftId: shift.shiftId,
    lines,
    ...sumOf(lines),
    minutes,
    held: { minutes: held, payPence: fine(held, awakePayPence * 100) },
  };
}

interface Piece extends FineRate {
  readonly kind: 'time' | 'overtime';
  readonly name: string;
  readonly minutes: number;
  readonly why: string;
}

/** Cuts a part where a threshold of the day or the week is met, and counts its minutes towards them. */
function piecesOf(part: PaidPart, shift: WeekShift, counts: Map<string, number>): Piece[] {
  const own = { pay: part.payPence * 100, charge: part.chargePence * 100 };
  const plain = shift.plain ?? part;
  const steps = shift.beyond?.overtime ?? [];
  const premium = part.payPence > plain.payPence || part.chargePence > plain.chargePence;
  const ownTime = { kind: 'time' as const, name: part.name, ...own, why: '' };
  if (shift.cardId === null || (premium && shift.beyond?.premiumsCount === false)) {
    return [{ ...ownTime, minutes: part.minutes }];
  }
  const week = `${shift.hirerId} ${shift.cardId}`;
  const keys = { week, day: `${week} ${dayOf(shift)}` };
  const pieces: Piece[] = [];
  for (let left = part.minutes; left > 0; ) {
    const before = (step: OvertimeStep) => step.afterMinutes - (counts.get(keys[step.per]) ?? 0);
    const reached = steps.filter((step) => before(step) <= 0);
    const next = steps.map(before).filter((minutes) => minutes > 0);
    const minutes = Math.min(left, ...next);
    pieces.push({ ...best(ownTime, part, plain, reached, shift.beyond), minutes });
    for (const key of Object.values(keys)) counts.set(key, (counts.get(key) ?? 0) + minutes);
    left -= minutes;
  }
  return pieces;
}

function dayOf(shift: WeekShift): DateText {
  return dateIn(dateOfMinute(shift.start));
}

/** The better of a minute's own rate and of every step it has reached, for pay and for charge. */
function best(
  own: Omit<Piece, 'minutes'>,
  part: PaidPart,
  plain: Rate,
  reached: readonly OvertimeStep[],
  beyond: Beyond | null,
): Omit<Piece, 'minutes'> {
  let found = own;
  for (const step of reached) {
    const stack = beyond?.premiums === 'stack';
    const pay = stepRate(step.payTimes, step.payPence, plain.payPence, part.payPence, stack);
    const charge = stepRate(
      step.chargeTimes,
      step.chargePence,
      plain.chargePence,
      part.chargePence,
      stack,
    );
    const better = pay > found.pay;
    if (!better && charge <= found.charge) continue;
    found = {
      kind: 'overtime',
      name: better ? `${part.name}, ${stepName(step)}` : found.name,
      pay: Math.max(found.pay, pay),
      charge: Math.max(found.charge, charge),
      why: better || found.why === '' ? sentence(afterWords(step)) : found.why,
    };
  }
  return found;
}

/** Hundredths of a penny an hour of a step; on top of a premium it is reckoned from the premium. */
function stepRate(
  times: number | null,
  pence: number | null,
  plain: number,
  own: number,
  stack: boolean,
): number {
  if (times !== null) return (stack ? own : plain) * times;
  return ((pence ?? 0) + (stack ? own - plain : 0)) * 100;
}

function stepName({ payTimes, payPence }: OvertimeStep): string {
  if (payTimes === 150) return 'time and a half';
  if (payTimes === 200) return 'double time';
  if (payTimes !== null) return `${payTimes / 100} times`;
  return `overtime at ${showRate(payPence ?? 0)}`;
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * The minutes a shift falls short of the least engagement, at the rate it ends in. Rounded together with the time at
 * that rate, so that a shift of two hours paid for four comes to four hours to the penny.
 */
function engagement(
  { beyond, parts }: WeekShift,
  pieces: readonly Piece[],
  minutes: number,
): readonly PayLine[] {
  const least = beyond?.minimumMinutes ?? 0;
  const last = parts.at(-1);
  if (!last || minutes >= least) return [];
  const rate = { pay: last.payPence * 100, charge: last.chargePence * 100 };
  const why = `A shift is paid for ${showMinutes(least)} at least`;
  const worked = pieces
    .filter(({ kind, name }) => kind === 'time' && name === last.name)
    .reduce((sum, piece) => sum + piece.minutes, 0);
  const short = least - minutes;
  return [
    {
      kind: 'engagement',
      name: 'Minimum engagement',
      minutes: short,
      payPence: fine(worked + short, rate.pay) - fine(worked, rate.pay),
      chargePence: fine(worked + short, rate.charge) - fine(worked, rate.charge),
      why,
    },
  ];
}

function callOuts({ beyond, kind, callOuts: made = [] }: WeekShift): readonly PayLine[] {
  const terms = beyond?.callOut;
  if (kind !== 'on_call' || !terms) return [];
  const rate = { pay: terms.payPence * 100, charge: terms.chargePence * 100 };
  const why = `Each call-out is paid for ${showMinutes(terms.leastMinutes)} at least`;
  return made.map((minutes) =>
    lineOf('call_out', 'Call-out', Math.max(minutes, terms.leastMinutes), rate, why),
  );
}

/** Pieces alike in one line, so that each line is rounded once. */
function merged(pieces: readonly Piece[]): readonly PayLine[] {
  const alike = Map.groupBy(pieces, ({ kind, name, pay, charge, why }) =>
    [kind, name, pay, charge, why].join('|'),
  );
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const minutes = same.reduce((sum, piece) => sum + piece.minutes, 0);
    return [lineOf(first.kind, first.name, minutes, first, first.why)];
  });
}

function lineOf(
  kind: LineKind,
  name: string,
  minutes: number,
  { pay, charge }: FineRate,
  why: string,
): PayLine {
  return {
    kind,
    name,
    minutes,
    payPence: fine(minutes, pay),
    chargePence: fine(minutes, charge),
    why,
  };
}

/** Pence for minutes at hundredths of a penny an hour, half a penny up. */
function fine(minutes: number, rate: number): number {
  return Math.floor((minutes * rate + 3000) / 6000);
}

/** Lines of the same name together: their minutes and their rounded sums. */
function folded(lines: readonly PayLine[]): readonly PayLine[] {
  const alike = Map.groupBy(lines, ({ kind, name, why }) => [kind, name, why].join('|'));
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const minutes = same.reduce((sum, line) => sum + line.minutes, 0);
    return [{ ...first, minutes, ...sumOf(same) }];
  });
}

function sumOf(lines: readonly Rate[]): Rate {
  return {
    payPence: lines.reduce((sum, { payPence }) => sum + payPence, 0),
    chargePence: lines.reduce((sum, { chargePence }) => sum + chargePence, 0),
  };
}
