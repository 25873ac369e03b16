import { addDays, addMonths, type DateText } from '../../lib/days.ts';

/** The fewest people a figure may be about. */
export const LEAST = 10;

export type Counts = Readonly<Record<string, number>>;

/** How a question is shown: null is hidden. */
export interface Shown {
  readonly total: number | null;
  readonly groups: Readonly<Record<string, number | null>>;
}

/** The calendar quarter a day is in: '2026-Q4'. */
export function quarterOf(day: DateText): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The first and the last day of a quarter. */
export function daysOf(quarter: string): { readonly from: DateText; readonly to: DateText } {
  const month = (Number(quarter.slice(6)) - 1) * 3 + 1;
  const from = `${quarter.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
  return { from, to: addDays(addMonths(from, 3), -1) };
}

/** Is a quarter over? One day late, so that what was pressed in its last minute is in it. */
export function isClosed(quarter: string, today: DateText): boolean {
  return addDays(daysOf(quarter).to, 1) < today;
}

/**
 * One question as it may be shown. Nothing below `least` people; a group below it is hidden, and with it the smallest
 * of the others, all that are alike, until at least two are hidden, at least `least` people are in them, and they are
 * not each as large as a hidden one can be: then no hidden one comes from the total.
 */
export function suppressed(counts: Counts, least = LEAST): Shown {
  const sizes = Object.values(counts).sort((a, b) => a - b);
  const sum = (of: readonly number[]) => of.reduce((total, count) => total + count, 0);
  const total = sum(sizes);
  const below = (limit: number): Shown => ({
    total: total < least ? null : total,
    groups: Object.fromEntries(
      Object.entries(counts).map(([group, count]) => [group, count < limit ? null : count]),
    ),
  });
  if (total < least) return below(Number.POSITIVE_INFINITY);
  const tooFew = sizes.filter((count) => count < least);
  if (sum(tooFew) === 0) return below(0);
  for (const limit of [least, ...sizes.filter((count) => count >= least).map((n) => n + 1)]) {
    const hidden = sizes.filter((count) => count < limit);
    const known = sum(hidden) === hidden.length * (least - 1);
    if (hidden.length > 1 && sum(hidden) >= least && !known) return below(limit);
  }
  return below(Number.POSITIVE_INFINITY);
}

/** What was counted in one quarter, by question and group. */
export interface Quarter {
  readonly period: string;
  readonly questions: Readonly<Record<string, Counts>>;
}

/** A quarter as it may be shown, by its days. */
export interface Span {
  readonly from: DateText;
  readonly to: DateText;
  readonly questions: Readonly<Record<string, Counts>>;
}

/**
 * Closed quarters in which at least `least` people answered, in order; the others are never given, nor added to any.
 * Whoever answers does so once a quarter: within one, answers are people. Over several, five answers may be one person's.
 * @param quarters in any order; every question of a quarter has the same total
 */
export function spansOf(
  quarters: readonly Quarter[],
  today: DateText,
  least = LEAST,
): readonly Span[] {
  return quarters
    .filter(({ period, questions }) => isClosed(period, today) && answersIn(questions) >= least)
    .toSorted((a, b) => a.period.localeCompare(b.period))
    .map(({ period, questions }) => ({ ...daysOf(period), questions }));
}

function answersIn(questions: Quarter['questions']): number {
  const totals = Object.values(questions).map((counts) =>
    Object.values(counts).reduce((total, count) => total + count, 0),
  );
  return totals.length === 0 ? 0 : Math.min(...totals);
}
