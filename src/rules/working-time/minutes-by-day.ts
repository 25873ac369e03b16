import { dayOfMinute } from '../../lib/time.ts';
import { type Stint, type WorkFacts, workingMinutes, zoneOf } from './work.ts';

/** Working minutes of each day, from a period before the proposed work to the last work booked. */
export interface Days {
  /** Day number of index 0 of `sums`. */
  readonly first: number;
  /** Working minutes before each day, counted from `first`. */
  readonly sums: Float64Array;
  readonly last: number;
  readonly firstProposed: number;
  readonly lastProposed: number;
}

/**
 * The working minutes of every stint, whole on the local day it starts. Linear in the stints.
 * @param span days looked back from the first proposed work
 */
export function minutesByDay(facts: WorkFacts, span: number): Days {
  const zone = zoneOf(facts);
  const startDay = (stint: Stint) => dayOfMinute(stint.start, zone);
  const firstProposed = startDay(facts.proposed[0] as Stint);
  const lastProposed = startDay(facts.proposed.at(-1) as Stint);
  const lastStint = facts.stints.at(-1);
  const last = Math.max(lastProposed, lastStint ? startDay(lastStint) : lastProposed);
  const first = firstProposed - span;
  const minutes = new Float64Array(last - first + 1);
  for (const stints of [facts.stints, facts.proposed]) {
    for (const stint of stints) {
      const day = startDay(stint);
      if (day < first) continue;
      minutes[day - first] = (minutes[day - first] ?? 0) + workingMinutes(stint);
    }
  }
  const sums = new Float64Array(minutes.length + 1);
  for (let i = 0; i < minutes.length; i++) sums[i + 1] = (sums[i] ?? 0) + (minutes[i] ?? 0);
  return { first, sums, last, firstProposed, lastProposed };
}

/** Working minutes on a day; 0 outside the days looked at. */
export function minutesOn(days: Days, day: number): number {
  if (day < days.first || day > days.last) return 0;
  const index = day - days.first;
  return (days.sums[index + 1] ?? 0) - (days.sums[index] ?? 0);
}

/** Working minutes from one day to another, both included. */
export function sumOf(days: Days, from: number, to: number): number {
  const most = days.sums.length - 1;
  const low = Math.min(most, Math.max(0, from - days.first));
  const high = Math.min(most, Math.max(0, to - days.first + 1));
  return (days.sums[high] ?? 0) - (days.sums[low] ?? 0);
}
