// The only file that names the Temporal implementation. A conversion there costs some 15
// microseconds, so the offset is read once for each zone and day and remembered.
import { Temporal } from 'temporal-polyfill';
import { type DateText, dateOfDayNumber, dayNumber, isDate, weekdayOfDayNumber } from './days.ts';
import { ok, type Result, refuse } from './result.ts';

export * from './days.ts';

/** The zone of the United Kingdom, always by name: the offset changes twice a year. */
export const LONDON = 'Europe/London';

const DAY = 1440;
const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})$/;

/** Epoch minutes of a `Date`; seconds are cut off. Throws on an invalid date. */
export function minuteOfDate(at: Date): number {
  const minute = Math.floor(at.getTime() / 60_000);
  if (Number.isNaN(minute)) throw new RangeError('An invalid Date has no minute.');
  return minute;
}

/** The `Date` at the start of an epoch minute. */
export function dateOfMinute(minute: number): Date {
  return new Date(minute * 60_000);
}

/** ISO instant in UTC of an epoch minute: '2026-11-23T06:00:00.000Z'. */
export function isoOfMinute(minute: number): string {
  return dateOfMinute(minute).toISOString();
}

/**
 * Epoch minutes of an ISO instant with its offset ('2026-11-23T06:00:00Z'); seconds are cut off.
 * Refuses `not-an-instant` for anything else, also for a time without an offset.
 */
export function minuteOfIso(text: string): Result<number> {
  const millis = INSTANT.test(text) && isDate(text.slice(0, 10)) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(millis)) {
    return refuse(
      'not-an-instant',
      'This is not a moment in time. Write it with its offset, like 2026-11-23T06:00:00Z.',
    );
  }
  return ok(Math.floor(millis / 60_000));
}

/** Is this text a time on the clock, '00:00' to '23:59'? */
export function isClock(text: string): boolean {
  return CLOCK.test(text);
}

/** Minutes after midnight of 'HH:MM', 0 to 1439. Throws on text that is no time on the clock. */
export function minutesOfClock(clock: string): number {
  const match = CLOCK.exec(clock);
  if (!match) throw new RangeError(`Not a time on the clock: ${JSON.stringify(clock)}`);
  return Number(match[1]) * 60 + Number(match[2]);
}

/** 'HH:MM' of minutes after midnight, 0 to 1439. */
export function clockOfMinutes(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Which of two: the clock shows each minute of the hour twice on the night it goes back. */
export type Which = 'first' | 'second';

/** A moment found from a date, a time and a zone. */
export interface Moment {
  /** Epoch minutes. */
  readonly minute: number;
  /** True when the clock shows this time twice that night, so that a choice was made. */
  readonly twice: boolean;
  readonly which: Which;
}

/**
 * The moment at which the clock in a zone shows this time on this date.
 * On the autumn night a time can come twice: `which` picks one (the first if left out) and the answer
 * says `twice: true`, so that the page can ask. On the spring night a time may not come at all:
 * refusal `no-such-time`. Also refuses `not-a-date` and `not-a-time`.
 */
export function momentOf(
  date: DateText,
  clock: string,
  zone: string = LONDON,
  which: Which = 'first',
): Result<Moment> {
  if (!isDate(date)) {
    return refuse('not-a-date', 'This is not a date in the calendar. Write it like 2026-11-23.');
  }
  if (!isClock(clock)) {
    return refuse('not-a-time', 'This is not a time. Write it with 24 hours, like 07:30 or 22:00.');
  }
  const local = dayNumber(date) * DAY + minutesOfClock(clock);
  const moments = momentsAt(local, zone);
  const [first, second] = moments;
  if (first === undefined) {
    return refuse(
      'no-such-time',
      `The clocks go forward on ${date}: ${clock} does not come that night. Choose a time before or after the missing hour.`,
    );
  }
  if (second === undefined) return ok({ minute: first, twice: false, which: 'first' });
  return ok({ minute: which === 'second' ? second : first, twice: true, which });
}

/** A shift worked out from what the clock shows. */
export interface ShiftTimes {
  /** Epoch minutes. */
  readonly start: number;
  readonly end: number;
  /** Elapsed minutes, an hour less or more on the nights the clocks change. */
  readonly minutes: number;
  /** True when it ends on the day after the start. */
  readonly overnight: boolean;
  /** True when the start or the end is a time the clock shows twice. */
  readonly twice: boolean;
}

/**
 * A shift from a date, a start and an end on the clock. An end at or before the start lies on the
 * next day. Refuses what `momentOf` refuses, and `shift-ends-first` where the clock change leaves
 * nothing between start and end.
 */
export function shiftTimes(
  date: DateText,
  startClock: string,
  endClock: string,
  zone: string = LONDON,
  which: { readonly start?: Which; readonly end?: Which } = {},
): Result<ShiftTimes> {
  const start = momentOf(date, startClock, zone, which.start);
  if (!start.ok) return start;
  if (!isClock(endClock)) return momentOf(date, endClock, zone) as Result<never>;
  const overnight = minutesOfClock(endClock) <= minutesOfClock(startClock);
  const endDate = overnight ? dateOfDayNumber(dayNumber(date) + 1) : date;
  const end = momentOf(endDate, endClock, zone, which.end);
  if (!end.ok) return end;
  const minutes = end.value.minute - start.value.minute;
  if (minutes <= 0) {
    return refuse(
      'shift-ends-first',
      'The clocks change that night and the end comes before the start. Say which of the two hours is meant.',
    );
  }
  return ok({
    start: start.value.minute,
    end: end.value.minute,
    minutes,
    overnight,
    twice: start.value.twice || end.value.twice,
  });
}

/** What calendar and clock show at a moment in a zone. */
export interface Local {
  readonly date: DateText;
  readonly clock: string;
  /** Day number of the local date, see `dayNumber`. */
  readonly day: number;
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** Minutes on the clock since local midnight, 0 to 1439. */
  readonly minuteOfDay: number;
  /** Offset from UTC in minutes: 60 in British summer time. */
  readonly offset: number;
}

/** What calendar and clock show at an epoch minute in a zone. */
export function localOf(minute: number, zone: string = LONDON): Local {
  const offset = offsetAt(minute, zone);
  const local = minute + offset;
  const day = Math.floor(local / DAY);
  const minuteOfDay = local - day * DAY;
  return {
    date: dateOfDayNumber(day),
    clock: clockOfMinutes(minuteOfDay),
    day,
    weekday: weekdayOfDayNumber(day),
    minuteOfDay,
    offset,
  };
}

/** Does the clock show the time of this moment twice, and if so is this the first or the second? */
export function whichOf(minute: number, zone: string = LONDON): Which | undefined {
  const moments = momentsAt(minute + offsetAt(minute, zone), zone);
  if (moments.length < 2) return undefined;
  return moments[0] === minute ? 'first' : 'second';
}

/** Local day number of an epoch minute in a zone: cheap enough for loops. */
export function dayOfMinute(minute: number, zone: string = LONDON): number {
  return Math.floor((minute + offsetAt(minute, zone)) / DAY);
}

/**
 * Epoch minute at which a local date begins in a zone. Where a zone skips midnight, the first minute
 * of the day. Throws on text that is no date.
 */
export function startOfDay(date: DateText, zone: string = LONDON): number {
  const local = dayNumber(date) * DAY;
  for (let skipped = 0; skipped <= 180; skipped++) {
    const first = momentsAt(local + skipped, zone)[0];
    if (first !== undefined) return first;
  }
  throw new RangeError(`${date} does not begin in ${zone}.`);
}

/** Today's date in a zone. */
export function dateIn(at: Date, zone: string = LONDON): DateText {
  return localOf(minuteOfDate(at), zone).date;
}

/** Is this the name of a zone that the time data knows? */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

/** All moments at which a zone's clock shows these minutes since 1970-01-01 00:00 local: 0, 1 or 2. */
function momentsAt(local: number, zone: string): number[] {
  const before = offsetAt(local - DAY, zone);
  const after = offsetAt(local + DAY, zone);
  if (before === after) return [local - before];
  return [before, after]
    .map((offset) => ({ minute: local - offset, offset }))
    .filter(({ minute, offset }) => offsetAt(minute, zone) === offset)
    .map(({ minute }) => minute)
    .sort((a, b) => a - b);
}

interface DayOffset {
  readonly before: number;
  /** Epoch minute from which `after` holds. */
  readonly changes: number;
  readonly after: number;
}

const offsets = new Map<string, Map<number, DayOffset>>();

/** Offset from UTC in minutes at an epoch minute in a zone. Throws on an unknown zone. */
export function offsetAt(minute: number, zone: string = LONDON): number {
  let days = offsets.get(zone);
  if (!days) {
    days = new Map();
    offsets.set(zone, days);
  }
  const day = Math.floor(minute / DAY);
  let known = days.get(day);
  if (!known) {
    known = readOffset(day, zone);
    days.set(day, known);
  }
  return minute < known.changes ? known.before : known.after;
}

function readOffset(utcDay: number, zone: string): DayOffset {
  const start = utcDay * DAY;
  const at = (minute: number) =>
    Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(zone);
  const opening = at(start);
  const before = Math.round(opening.offsetNanoseconds / 60e9);
  const after = Math.round(at(start + DAY).offsetNanoseconds / 60e9);
  if (before === after) return { before, after, changes: start };
  const next = opening.getTimeZoneTransition('next');
  const changes = next ? Math.ceil(next.epochMilliseconds / 60_000) : start;
  return { before, after, changes };
}
