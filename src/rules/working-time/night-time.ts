import {
  dateOfDayNumber,
  dayOfMinute,
  LONDON,
  minutesOfClock,
  momentOf,
  offsetAt,
  startOfDay,
} from '../../lib/time.ts';
import { newest } from './in-force.ts';
import { NIGHT, type NightLimits } from './limits-data.ts';
import { DAY, HOUR, type Stint, workingMinutes } from './work.ts';

/** Night time on the clock, as agreed in writing: '23:00' to '06:00'. An end at or before the start lies on the next day. */
export interface NightWindow {
  readonly from: string;
  readonly to: string;
}

/**
 * Is an agreed night time allowed: at least 7 hours, and holding midnight to 05:00 (reg 2(1))? One that is
 * not has no effect: then 23:00 to 06:00 holds.
 */
export function validWindow(window: NightWindow, limits: NightLimits = newest(NIGHT)): boolean {
  const { start, end } = onClock(window.from, window.to);
  if (end - start < limits.leastWindowHours * HOUR) return false;
  const held = onClock(limits.holdsFrom, limits.holdsTo);
  return [-DAY, 0, DAY].some((by) => start <= held.start + by && end >= held.end + by);
}

/** The night time that holds: the agreed one if it is allowed, else that of the regulations. */
export function nightWindow(
  agreed: NightWindow | undefined,
  limits: NightLimits = newest(NIGHT),
): NightWindow {
  return agreed && validWindow(agreed, limits) ? agreed : { from: limits.from, to: limits.to };
}

/**
 * Minutes between two moments that lie in night time, as they pass: an hour less on the night the clocks go
 * forward, one more when they go back.
 * @param start epoch minutes, likewise `end`
 */
export function nightMinutes(
  start: number,
  end: number,
  window: NightWindow = nightWindow(undefined),
  zone: string = LONDON,
): number {
  const offset = offsetAt(start, zone);
  if (offset === offsetAt(end, zone)) return byClock(start + offset, end + offset, window);
  let minutes = 0;
  const last = dayOfMinute(end, zone);
  for (let day = dayOfMinute(start, zone) - 1; day <= last; day++) {
    const night = nightOf(day, window, zone);
    minutes += Math.max(0, Math.min(end, night.end) - Math.max(start, night.start));
  }
  return minutes;
}

/** The same where the clock does not change in between, in minutes since 1970-01-01 00:00 local: far cheaper. */
function byClock(start: number, end: number, { from, to }: NightWindow): number {
  const night = onClock(from, to);
  let minutes = 0;
  for (let day = Math.floor(start / DAY) - 1; day * DAY <= end; day++) {
    const [low, high] = [day * DAY + night.start, day * DAY + night.end];
    minutes += Math.max(0, Math.min(end, high) - Math.max(start, low));
  }
  return minutes;
}

/** Minutes of a shift known only by the clock that lie in night time: no clock change is thought of. */
export function nightMinutesOnClock(shift: NightWindow, window: NightWindow): number {
  const worked = onClock(shift.from, shift.to);
  const night = onClock(window.from, window.to);
  return [-DAY, 0, DAY]
    .map((by) => Math.min(worked.end, night.end + by) - Math.max(worked.start, night.start + by))
    .reduce((sum, minutes) => sum + Math.max(0, minutes), 0);
}

/** At least 3 hours in night time make a night shift (reg 2(1)): exactly 3 do. */
export function isNightShift(minutes: number, limits: NightLimits = newest(NIGHT)): boolean {
  return minutes >= limits.shiftHours * HOUR;
}

/**
 * Is a stint a night shift? Its breaks are not known by their times, so they take nothing off; a sleep-in
 * is working time, on call at home is not.
 */
export function isNightStint(
  stint: Stint,
  window: NightWindow,
  zone: string = LONDON,
  limits: NightLimits = newest(NIGHT),
): boolean {
  if (workingMinutes(stint) === 0) return false;
  return isNightShift(nightMinutes(stint.start, stint.end, window, zone), limits);
}

/** The night that begins on a local day, in epoch minutes. */
function nightOf(day: number, { from, to }: NightWindow, zone: string) {
  const overnight = minutesOfClock(to) <= minutesOfClock(from);
  return { start: at(day, from, zone), end: at(overnight ? day + 1 : day, to, zone) };
}

/** A time on the clock that does not come in the spring night is counted on from midnight. */
function at(day: number, clock: string, zone: string): number {
  const date = dateOfDayNumber(day);
  const found = momentOf(date, clock, zone);
  return found.ok ? found.value.minute : startOfDay(date, zone) + minutesOfClock(clock);
}

function onClock(from: string, to: string): { start: number; end: number } {
  const [start, end] = [minutesOfClock(from), minutesOfClock(to)];
  return { start, end: end <= start ? end + DAY : end };
}
