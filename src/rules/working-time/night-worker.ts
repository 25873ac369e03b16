import { newest } from './in-force.ts';
import { NIGHT, type NightLimits } from './limits-data.ts';

/**
 * Is somebody a night worker, by the share of night shifts in what they work? `yes`: on most; `maybe`: from
 * one in three, which has been held enough, to a half: a person decides; `no`: under one in three. A
 * collective agreement may set another share (reg 2(1)).
 */
export type NightWorker = 'yes' | 'maybe' | 'no';

/**
 * The answer for so many nights of so many. Both are counted alike: days worked, or weeks of a cycle.
 * None of none is `no`.
 */
export function nightWorker(
  nights: number,
  of: number,
  limits: NightLimits = newest(NIGHT),
): NightWorker {
  if (of === 0 || nights * limits.decideFrom[1] < limits.decideFrom[0] * of) return 'no';
  return nights * limits.settledAbove[1] > limits.settledAbove[0] * of ? 'yes' : 'maybe';
}
