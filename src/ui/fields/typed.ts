import {
  addDays,
  type DateText,
  dateOfParts,
  daysBetween,
  daysInMonth,
  isDate,
} from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_WORDS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );
const WEEKDAY =
  /^(mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b[,.]?\s*/;

/**
 * The date somebody in Britain means: '23/11/2026', '23.11.26', '23 Nov', 'Mon 23 November',
 * '2026-11-23', 'today', 'tomorrow'. Without a year it is the one nearest to `today`; a year of two
 * digits lies at most 20 years ahead. Refuses `not-a-date` and `no-such-day`.
 */
export function readDay(text: string, today: DateText): Result<DateText> {
  const plain = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (plain === 'today') return ok(today);
  if (plain === 'tomorrow') return ok(addDays(today, 1));
  if (plain === 'yesterday') return ok(addDays(today, -1));
  if (isDate(plain)) return ok(plain);
  const match =
    /^(\d{1,2})(?:st|nd|rd|th)?[\s/.-]+(\d{1,2}|[a-z]+)\.?(?:[\s/.,-]+(\d{2}|\d{4}))?$/.exec(
      plain.replace(WEEKDAY, ''),
    );
  const day = Number(match?.[1]);
  const month = monthOf(match?.[2] ?? '');
  if (match === null || month === undefined) {
    return refuse('not-a-date', 'Write the date like 23/11/2026 or 23 Nov');
  }
  if (month > 12) {
    return refuse(
      'no-such-day',
      `There is no month ${month}: write the day first, like 23/11/2026`,
    );
  }
  const year = yearOf(match[3], today, month, day);
  if (day < 1 || month < 1 || day > daysInMonth(year, month)) {
    return refuse('no-such-day', `There is no ${day} ${nameOf(month)} in ${year}`);
  }
  return ok(dateOfParts({ year, month, day }));
}

function monthOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === 'sept') return 9;
  const index = MONTHS.findIndex(
    (short, at) => text === short || (text.length >= 3 && MONTH_WORDS[at]?.startsWith(text)),
  );
  return index < 0 ? undefined : index + 1;
}

function nameOf(month: number): string {
  const word = MONTH_WORDS[month - 1] ?? `month ${month}`;
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function yearOf(typed: string | undefined, today: DateText, month: number, day: number): number {
  const now = Number(today.slice(0, 4));
  if (typed?.length === 4) return Number(typed);
  if (typed !== undefined) {
    const inThisCentury = Math.floor(now / 100) * 100 + Number(typed);
    return inThisCentury > now + 20 ? inThisCentury - 100 : inThisCentury;
  }
  let nearest = now;
  let least = Number.POSITIVE_INFINITY;
  for (const year of [now, now + 1, now - 1]) {
    if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) continue;
    const away = Math.abs(daysBetween(today, dateOfParts({ year, month, day })));
    if (away < least) [nearest, least] = [year, away];
  }
  return nearest;
}

/**
 * The time on the clock somebody means: '22:00', '2200', '22.00', '9', '9am', '9:30 pm', 'noon',
 * 'midnight' ('24:00' too). Gives 'HH:MM'. Refuses `not-a-time`.
 */
export function readClock(text: string): Result<string> {
  const plain = text.trim().toLowerCase().replace(/\s+/g, '');
  if (plain === 'noon') return ok('12:00');
  if (plain === 'midnight' || plain === '24:00' || plain === '2400') return ok('00:00');
  const match = /^(\d{1,2})(?:[:.h]?(\d{2}))?(am|pm)?$/.exec(plain);
  const half = match?.[3];
  let hour = Number(match?.[1]);
  const minute = Number(match?.[2] ?? 0);
  const wrongHalf = half !== undefined && (hour < 1 || hour > 12);
  if (match === null || hour > 23 || minute > 59 || wrongHalf) {
    return refuse('not-a-time', 'Write the time with 24 hours, like 07:30 or 22:00');
  }
  if (half !== undefined) hour = (hour % 12) + (half === 'pm' ? 12 : 0);
  return ok(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
}
