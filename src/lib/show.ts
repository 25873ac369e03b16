import { type DateText, dayNumber, partsOfDate, weekdayOfDayNumber } from './days.ts';
import { dayOfMinute, LONDON, localOf, whichOf } from './time.ts';

export { formatPence as showPence, formatRate as showRate } from './money.ts';
export { showPhone } from './phone.ts';
export { showPostcode } from './postcode.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTH_NAMES =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const MONTHS = MONTH_NAMES.map((name) => name.slice(0, 3));

/** 'Mon' of 1 to 'Sun' of 7. */
export function showWeekday(weekday: number): string {
  return WEEKDAYS[weekday - 1] ?? '';
}

/** 'Mon 23 Nov', with the year when it is not the year of `today` (left out: always with it). */
export function showDate(date: DateText, today?: DateText): string {
  const { year, month, day } = partsOfDate(date);
  const short = `${showWeekday(weekdayOfDayNumber(dayNumber(date)))} ${day} ${MONTHS[month - 1]}`;
  return today?.slice(0, 4) === date.slice(0, 4) ? short : `${short} ${year}`;
}

/** 'November 2026', the month of a date. */
export function showMonth(date: DateText): string {
  const { year, month } = partsOfDate(date);
  return `${MONTH_NAMES[month - 1]} ${year}`;
}

/** '06:00' at an epoch minute; where the clock shows it twice '01:30 (second)'. */
export function showClock(minute: number, zone: string = LONDON): string {
  const which = whichOf(minute, zone);
  return `${localOf(minute, zone).clock}${which ? ` (${which})` : ''}`;
}

/** '09:00-17:00', or '22:00-06:00 Tue' when it ends on another day than it starts. */
export function showTimes(start: number, end: number, zone: string = LONDON): string {
  const to = localOf(end, zone);
  const times = `${showClock(start, zone)}-${showClock(end, zone)}`;
  return dayOfMinute(start, zone) === to.day ? times : `${times} ${showWeekday(to.weekday)}`;
}

/** 'Mon 23 Nov 22:00-06:00 Tue'. */
export function showShift(
  start: number,
  end: number,
  today?: DateText,
  zone: string = LONDON,
): string {
  return `${showDate(localOf(start, zone).date, today)} ${showTimes(start, end, zone)}`;
}

/** 'Mon 23 Nov 14:05' at an epoch minute. */
export function showMoment(minute: number, today?: DateText, zone: string = LONDON): string {
  return `${showDate(localOf(minute, zone).date, today)} ${showClock(minute, zone)}`;
}

/** '31.8%' of 3180 hundredths of a per cent; with decimals given always so many, else as many as it has. */
export function showPercent(points: number, decimals?: number): string {
  const percent = points / 100;
  return `${decimals === undefined ? percent : percent.toFixed(decimals)}%`;
}

/** '7 h 30' of 450 minutes, '8 h', '45 min', '-1 h 15'. */
export function showMinutes(minutes: number): string {
  const whole = Math.abs(Math.round(minutes));
  const sign = minutes < 0 && whole > 0 ? '-' : '';
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  if (hours === 0) return `${sign}${rest} min`;
  return rest === 0 ? `${sign}${hours} h` : `${sign}${hours} h ${String(rest).padStart(2, '0')}`;
}

/** 'just now', '5 minutes ago', '3 days ago', 'in 2 hours': the age of a fact, epoch minutes. */
export function showAge(then: number, now: number): string {
  const minutes = Math.abs(now - then);
  if (minutes < 1) return 'just now';
  const [count, unit] = largestUnit(minutes);
  const words = `${count} ${unit}${count === 1 ? '' : 's'}`;
  return then <= now ? `${words} ago` : `in ${words}`;
}

function largestUnit(minutes: number): [number, string] {
  if (minutes < 60) return [Math.floor(minutes), 'minute'];
  if (minutes < 48 * 60) return [Math.floor(minutes / 60), 'hour'];
  const days = Math.floor(minutes / 1440);
  if (days < 60) return [days, 'day'];
  if (days < 730) return [Math.floor(days / 30.4375), 'month'];
  return [Math.floor(days / 365.25), 'year'];
}
