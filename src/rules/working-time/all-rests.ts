import { busySpans, freeSpans, longest } from './rest-gaps.ts';
import { DAY, type Stint } from './work.ts';

/** A rest that was shorter than due, in the 24 hours from a start of work. */
export interface ShortRest {
  /** Epoch minute of the start of work it is counted from. */
  readonly from: number;
  /** Minutes of the longest stretch without work in the 24 hours. */
  readonly minutes: number;
}

/**
 * Every daily rest of a worker's stints that is shorter than due, in order: for each start of work the
 * longest stretch without work in the 24 hours from it. Linear in the stints. Working Time Regulations
 * 1998, reg 10(1); under 18 reg 10(2).
 * @param stints all of one worker, for every hirer, sorted by start
 * @param due minutes, see `dailyRestDue`
 */
export function shortRests(stints: readonly Stint[], due: number): readonly ShortRest[] {
  const found: ShortRest[] = [];
  let before = Number.NaN;
  for (const { start, kind } of stints) {
    if (kind === 'on_call' || start === before) continue;
    before = start;
    const gap = longest(freeSpans(busySpans(stints, [], start, start + DAY), start, start + DAY));
    const minutes = gap ? gap.end - gap.start : 0;
    if (minutes < due) found.push({ from: start, minutes });
  }
  return found;
}
