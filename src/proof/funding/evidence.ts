import { addDays, addMonths, type DateText } from '../../lib/days.ts';
import { showDate, showMinutes } from '../../lib/show.ts';

/** A day on which a learner took part, and in what. */
export interface Taken {
  readonly on: DateText;
  readonly what: string;
}

/** How a programme stood from a day on. @see programme/tables.ts */
export interface StateFrom {
  readonly state: string;
  readonly fromOn: DateText;
}

/** A month of a programme. */
export interface Month {
  /** '2026-09' */
  readonly month: string;
  readonly days: readonly Taken[];
  readonly guidedMinutes: number;
  /** On a break from its first day to its last. */
  readonly onBreak: boolean;
}

const OVER = ['completed', 'withdrawn', 'transferred'];

/** The end of a programme by its newest word; null: still on it. @param states in the order in which they count */
export function endOf(
  states: readonly StateFrom[],
  taken: readonly Taken[],
  today: DateText,
): { readonly state: string; readonly on: DateText; readonly lastDay: DateText | null } | null {
  const last = states.filter(({ fromOn }) => fromOn <= today).at(-1);
  if (!last || !OVER.includes(last.state)) return null;
  const days = taken.map(({ on }) => on).filter((on) => on <= last.fromOn);
  return { state: last.state, on: last.fromOn, lastDay: days.sort().at(-1) ?? null };
}

/** Breaks in learning from their first to their last day; `to` null: it goes on. @param states in their order */
export function breaksOf(
  states: readonly StateFrom[],
): { readonly from: DateText; readonly to: DateText | null }[] {
  const breaks: { from: DateText; to: DateText | null }[] = [];
  for (const [at, { state, fromOn }] of states.entries()) {
    if (state !== 'break' || states[at - 1]?.state === 'break') continue;
    const next = states.slice(at).find((one) => one.state !== 'break');
    breaks.push({ from: fromOn, to: next ? addDays(next.fromOn, -1) : null });
  }
  // A break that was taken back on its own day was none.
  return breaks.filter(({ from, to }) => to === null || to >= from);
}

/**
 * Participation month by month, from the month of the start to that of the end or of today. A learner with nothing in a
 * month is shown with nothing: a break says why.
 */
export function monthsOf(
  from: DateText,
  to: DateText,
  taken: readonly Taken[],
  guided: readonly { readonly on: DateText; readonly minutes: number }[],
  breaks: readonly { readonly from: DateText; readonly to: DateText | null }[],
): readonly Month[] {
  const months: Month[] = [];
  for (let first = `${from.slice(0, 7)}-01`; first <= to; first = addMonths(first, 1)) {
    const month = first.slice(0, 7);
    const last = addDays(addMonths(first, 1), -1);
    months.push({
      month,
      days: taken
        .filter(({ on }) => on.startsWith(month) && on >= from)
        .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
      guidedMinutes: guided
        .filter(({ on }) => on.startsWith(month))
        .reduce((sum, { minutes }) => sum + minutes, 0),
      onBreak: breaks.some((one) => one.from <= first && (one.to === null || one.to >= last)),
    });
  }
  return months;
}

/** What a funder would ask for and does not find, each a sentence that says what to do. */
export function missingOf(of: {
  readonly today: DateText;
  readonly startedOn: DateText;
  readonly eligibility: { readonly on: DateText; readonly eligible: boolean | null } | undefined;
  readonly agreement: { readonly on: DateText } | undefined;
  readonly months: readonly Month[];
  readonly guidedMinutes: number;
  readonly guidedAsked: number | null;
  readonly ended: ReturnType<typeof endOf>;
}): readonly string[] {
  const day = (on: DateText) => showDate(on, of.today);
  const said: string[] = [];
  if (!of.eligibility) {
    said.push('Nobody noted whether they are eligible. Look at what shows it, and note it.');
  } else if (of.eligibility.eligible === false) {
    said.push(`On ${day(of.eligibility.on)} they were found not eligible.`);
  } else if (of.eligibility.on > of.startedOn) {
    said.push(
      `Eligibility was noted on ${day(of.eligibility.on)}, after the start on ${day(of.startedOn)}. Say why in the next note.`,
    );
  }
  if (!of.agreement) said.push('No signed agreement is noted. Have it signed, and note the day.');
  else if (of.agreement.on > of.startedOn) {
    said.push(`The agreement was signed on ${day(of.agreement.on)}, after the start.`);
  }
  if (of.months.every(({ days }) => days.length === 0)) {
    said.push('Nothing in the log shows that they took part. A start counts once they did.');
  } else {
    const empty = of.months.filter(({ days, onBreak }) => days.length === 0 && !onBreak);
    // The month in hand may still bring something.
    for (const { month } of empty.filter((one) => one.month !== of.today.slice(0, 7))) {
      said.push(
        `Nothing shows that they took part in ${month}, and no break was recorded. Record the break, or what was done.`,
      );
    }
  }
  if (of.ended && of.guidedAsked !== null && of.guidedMinutes < of.guidedAsked) {
    said.push(
      `Guided learning comes to ${showMinutes(of.guidedMinutes)} of ${showMinutes(of.guidedAsked)}.`,
    );
  }
  if (of.ended && of.ended.lastDay === null) {
    said.push('They left, and nothing shows a last day on which they took part.');
  }
  return said;
}
