import { addDays, type DateText, dateOfDayNumber, dayNumber } from '../../lib/days.ts';

/** A job as it stands in a work history. Dates 'YYYY-MM-DD', both days worked. */
export interface Job {
  /** Null: not known; such a job covers nothing. */
  readonly fromOn: DateText | null;
  /** Null: still there. */
  readonly toOn: DateText | null;
}

/** Days from one to another, both included. */
export interface Span {
  readonly fromOn: DateText;
  readonly toOn: DateText;
}

/** A time without work, with its length in days. */
export interface Gap extends Span {
  readonly days: number;
}

/** From how many days on a time without work is asked about: four weeks. The agency's own measure. */
export const LEAST_GAP_DAYS = 28;

/**
 * The gaps in a work history from its first job until yesterday, the oldest first: days that neither a job nor an
 * explanation covers, where at least `leastDays` of them stand together. Jobs may overlap, in any order.
 */
export function gapsIn(
  jobs: readonly Job[],
  {
    today,
    explained = [],
    leastDays = LEAST_GAP_DAYS,
  }: {
    readonly today: DateText;
    readonly explained?: readonly Span[];
    readonly leastDays?: number;
  },
): readonly Gap[] {
  const yesterday = dayNumber(addDays(today, -1));
  const worked = jobs.flatMap(({ fromOn, toOn }) => {
    if (fromOn === null) return [];
    const from = dayNumber(fromOn);
    const to = toOn === null ? yesterday : dayNumber(toOn);
    return from > yesterday || to < from ? [] : [{ from, to: Math.min(to, yesterday) }];
  });
  if (worked.length === 0) return [];
  const first = Math.min(...worked.map(({ from }) => from));
  const covered = [
    ...worked,
    ...explained.map((span) => ({ from: dayNumber(span.fromOn), to: dayNumber(span.toOn) })),
    { from: yesterday + 1, to: yesterday + 1 },
  ].sort((a, b) => a.from - b.from);
  const gaps: Gap[] = [];
  let until = first - 1;
  for (const { from, to } of covered) {
    const days = Math.min(from, yesterday + 1) - until - 1;
    if (days >= leastDays) {
      gaps.push({
        fromOn: dateOfDayNumber(until + 1),
        toOn: dateOfDayNumber(until + days),
        days,
      });
    }
    until = Math.max(until, to);
  }
  return gaps;
}
