import {
  addDays,
  type DateText,
  daysBetween,
  daysInMonth,
  isDate,
  weekday,
} from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { fold } from '../../lib/text.ts';

const MONTHS =
  'january february march april may june july august september october november december';
const MONTH_NAMES = MONTHS.split(' ');
const DAY_NAMES = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
/** A day without a year that lies at most so far back is a day gone by, not one of next year. */
const LOOK_BACK_DAYS = 60;
/** A rota reaches at most so far. */
export const MOST_DAYS_AHEAD = 366;

/** 1 Monday to 7 Sunday of 'Mon', 'tues', 'Thursday'; null for anything else. */
export function readWeekday(text: string): number | null {
  const word = fold(text).replace(/[.,:]/g, '');
  if (!/^[a-z]{2,9}$/.test(word)) return null;
  if (word === 'weds') return 3;
  const index = DAY_NAMES.findIndex(
    (name) =>
      name.startsWith(word) &&
      (word.length >= 3 || ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'].includes(word)),
  );
  return index < 0 ? null : index + 1;
}

/** The days of 'Mon-Fri', 'Mon, Wed and Sat', 'weekdays', 'weekends' or 'daily', in order; null if unread. */
export function readWeekdays(text: string): readonly number[] | null {
  const said = fold(text);
  if (/^(weekdays?|working days)$/.test(said)) return [1, 2, 3, 4, 5];
  if (/^weekends?$/.test(said)) return [6, 7];
  if (/^(daily|every ?day|all( days)?|7 days)$/.test(said)) return [1, 2, 3, 4, 5, 6, 7];
  const days = new Set<number>();
  for (const part of said
    .split(/[,;&/+ ]+|\band\b/)
    .join(' ')
    .replace(/ ?(?:-|–|\bto\b) ?/g, '-')
    .split(' ')) {
    if (part === '') continue;
    const [first = '', last = first, more] = part.split('-');
    const [from, to] = [readWeekday(first), readWeekday(last)];
    if (from === null || to === null || more !== undefined) return null;
    for (let day = from; ; day = (day % 7) + 1) {
      days.add(day);
      if (day === to) break;
    }
  }
  return days.size === 0 ? null : [...days].sort((a, b) => a - b);
}

interface Parts {
  readonly day: number;
  readonly month: number;
  readonly year: number | null;
}

/**
 * A date as people in the United Kingdom write it: 3/11, 03/11/26, Tue 3 Nov, 3rd November, 2026-11-03.
 * Without a year the coming one is meant, unless the day has just gone by.
 * @returns the date; or `not-a-date`, `no-such-day`, `month-first`, `weekday-disagrees`, each in words
 */
export function readDate(text: string, today: DateText): Result<DateText> {
  const said = fold(text).replace(/[,()]/g, ' ').replace(/\s+/g, ' ').trim();
  if (said === '') return refuse('not-a-date', 'The date is missing.');
  if (/^[=#]/.test(said)) {
    return refuse('not-a-date', `“${text}” is a formula or its error, not a date. Paste values.`);
  }
  const { rest, day: named } = withoutWeekday(said);
  const parts = partsOf(rest);
  if (!parts) {
    return refuse(
      'not-a-date',
      /^\d{5}$/.test(rest)
        ? `${rest} is how a spreadsheet counts days. Format the column as a date and copy it again.`
        : `“${text}” is not a date. Write it like 23/11/2026 or Mon 23 Nov.`,
    );
  }
  const found = dateOf(parts, today);
  if (!found.ok) return found;
  if (named !== null && weekday(found.value) !== named) {
    return refuse(
      'weekday-disagrees',
      `${showDate(found.value)} is a ${dayName(weekday(found.value))}, and the line says ${dayName(named)}. Say which is meant.`,
    );
  }
  return found;
}

/** Why no shift may be booked on this date, or null: it is past, or more than a year ahead. */
export function outOfReach(date: DateText, today: DateText): string | null {
  if (date < today) return `${showDate(date)} lies in the past. Check the day and the year.`;
  if (daysBetween(today, date) > MOST_DAYS_AHEAD) {
    return `${showDate(date)} is more than a year ahead. Check the year.`;
  }
  return null;
}

function withoutWeekday(said: string): { rest: string; day: number | null } {
  const [, before, after] = /^([a-z]+)[ .:-]*(\d.*|[a-z]+ .*)$/.exec(said) ?? [];
  const first = before === undefined ? null : readWeekday(before);
  if (first !== null && after !== undefined) return { rest: after, day: first };
  const [, start, last] = /^(.*\d.*) ([a-z]+)$/.exec(said) ?? [];
  const end = last === undefined ? null : readWeekday(last);
  if (end !== null && start !== undefined) return { rest: start, day: end };
  return { rest: said, day: null };
}

function partsOf(text: string): Parts | null {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[t ]0?0:00(?::00)?(?:\.0+)?z?)?$/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const numbers = /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?(?: 0?0:00(?::00)?)?$/.exec(
    text,
  );
  if (numbers) {
    return { day: Number(numbers[1]), month: Number(numbers[2]), year: yearOf(numbers[3]) };
  }
  const words =
    /^(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ \-/.]*([a-z]{3,9})\.?(?:[ \-/.]*'?(\d{4}|\d{2}))?$/.exec(
      text,
    );
  if (words) return named(words[1], words[2], words[3]);
  const monthFirst = /^([a-z]{3,9})\.?[ \-/.]*(\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/.exec(text);
  return monthFirst ? named(monthFirst[2], monthFirst[1], monthFirst[3]) : null;
}

function named(day = '', word = '', year?: string): Parts | null {
  const month = MONTH_NAMES.findIndex(
    (name) => name.startsWith(word) || (word === 'sept' && name === 'september'),
  );
  return month < 0 ? null : { day: Number(day), month: month + 1, year: yearOf(year) };
}

function yearOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function dateOf({ day, month, year }: Parts, today: DateText): Result<DateText> {
  if (month > 12 && day <= 12 && month <= 31) {
    return refuse(
      'month-first',
      `There is no month ${month}. The day comes first here: write ${month}/${day} if that is meant.`,
    );
  }
  const write = (of: number) =>
    `${String(of).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const thisYear = Number(today.slice(0, 4));
  // 29 February without a year is the next there is.
  const years = year === null ? [thisYear, thisYear + 1] : [year];
  const real = years.map(write).filter(isDate);
  const oldest = addDays(today, -LOOK_BACK_DAYS);
  const date = real.find((one) => year !== null || one >= oldest);
  if (date !== undefined) return ok(date);
  const most = month >= 1 && month <= 12 ? daysInMonth(years[0] ?? thisYear, month) : 0;
  return refuse(
    'no-such-day',
    most === 0
      ? `There is no month ${month}. Write the date like 23/11/2026.`
      : `There is no ${day} ${sentence(MONTH_NAMES[month - 1] ?? '')}${year === null ? '' : ` ${year}`}: that month has ${most} days.`,
  );
}

/** 'Monday' of 1 to 'Sunday' of 7. */
export function dayName(day: number): string {
  return sentence(DAY_NAMES[day - 1] ?? '');
}

function sentence(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
