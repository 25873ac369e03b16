import { LONDON } from '../../lib/time.ts';
import { newest } from './in-force.ts';
import { NIGHT, type NightLimits } from './limits-data.ts';
import { type NightWindow, nightMinutes } from './night-time.ts';
import { DAY, firstFrom, HOUR, type Stint, workingMinutes } from './work.ts';

/**
 * Is so much work too much for a night worker whose work has special hazards or heavy strain: more than 8
 * hours in any 24 with night work, without an average (reg 6(7))?
 * @param minutes in the 24 hours
 */
export function tooMuchAtRisk(minutes: number, limits: NightLimits = newest(NIGHT)): boolean {
  return minutes > limits.hazardHours * HOUR;
}

/** The most work in any 24 hours that hold night work and touch the proposed work. */
export interface MostIn24 {
  readonly minutes: number;
  /** Epoch minute from which the 24 hours run; undefined where no night work is near. */
  readonly from?: number;
  readonly stints: readonly Stint[];
}

/**
 * The most working minutes in 24 hours that hold night work and touch proposed work. The 24 hours looked at
 * begin where a stint begins or end where one ends. A stint that lies partly inside counts with that part; its
 * break is taken off only where it lies whole within. Both lists are sorted by start.
 */
export function mostIn24Hours(
  stints: readonly Stint[],
  proposed: readonly Stint[],
  window: NightWindow,
  zone: string = LONDON,
): MostIn24 {
  let most: MostIn24 = { minutes: 0, stints: [] };
  for (const own of proposed) {
    if (workingMinutes(own) === 0) continue;
    const near = [...between(stints, own), ...between(proposed, own)];
    const begins = near.flatMap(({ start, end }) => [start, end - DAY]);
    for (const from of begins) {
      if (from >= own.end || from + DAY <= own.start) continue;
      const inside = near.filter(({ start, end }) => start < from + DAY && end > from);
      const atNight = inside.some(
        ({ start, end }) =>
          nightMinutes(Math.max(start, from), Math.min(end, from + DAY), window, zone) > 0,
      );
      const minutes = inside.reduce((sum, stint) => sum + minutesInside(stint, from), 0);
      if (atNight && minutes > most.minutes) most = { minutes, from, stints: inside };
    }
  }
  return most;
}

/** The stints at work less than 24 hours away. */
function between(stints: readonly Stint[], own: Stint): readonly Stint[] {
  const found: Stint[] = [];
  for (let i = firstFrom(stints, own.start - 4 * DAY); i < stints.length; i++) {
    const stint = stints[i] as Stint;
    if (stint.start >= own.end + DAY) break;
    if (stint.end > own.start - DAY && workingMinutes(stint) > 0) found.push(stint);
  }
  return found;
}

function minutesInside(stint: Stint, from: number): number {
  const part = Math.min(stint.end, from + DAY) - Math.max(stint.start, from);
  return Math.min(part, workingMinutes(stint));
}
