import {
  type DateText,
  dateOfDayNumber,
  dayNumber,
  partsOfDate,
  weekdayOfDayNumber,
} from './days.ts';
import { ok, type Result, refuse } from './result.ts';
import { showDate } from './show.ts';

/** The four nations; the law and the bank holidays follow the place of work. */
export type Nation = 'england' | 'wales' | 'scotland' | 'northern-ireland';

export const NATIONS: readonly Nation[] = ['england', 'wales', 'scotland', 'northern-ireland'];

/** The three calendars of bank holidays. */
export type Division = 'england-and-wales' | 'scotland' | 'northern-ireland';

/** Bank holidays as data: the dates of each division, and the span of time they are known for. */
export interface Holidays {
  readonly dates: Readonly<Record<Division, ReadonlySet<DateText>>>;
  readonly coveredFrom: DateText;
  readonly coveredUntil: DateText;
}

/** The bank holidays of one whole year in one division. */
export interface HolidayYear {
  readonly division: Division;
  readonly year: number;
  readonly dates: readonly DateText[];
}

export const DIVISIONS: readonly Division[] = ['england-and-wales', 'scotland', 'northern-ireland'];

/**
 * A calendar with whole years put in place of its own, or beside them. The span grows by each year that
 * all three divisions have and that joins on to it; a year apart from the rest covers nothing.
 */
export function withYears(known: Holidays, years: readonly HolidayYear[]): Holidays {
  if (years.length === 0) return known;
  const key = (division: Division, year: number | string) => `${division} ${Number(year)}`;
  const given = new Map(years.map((one) => [key(one.division, one.year), one.dates]));
  const dates = (division: Division): ReadonlySet<DateText> =>
    new Set(
      [...known.dates[division]]
        .filter((date) => !given.has(key(division, date.slice(0, 4))))
        .concat(years.flatMap((one) => (one.division === division ? one.dates : []))),
    );
  const whole = (year: number) => DIVISIONS.every((division) => given.has(key(division, year)));
  let [first, last] = [
    Number(known.coveredFrom.slice(0, 4)),
    Number(known.coveredUntil.slice(0, 4)),
  ];
  while (whole(first - 1)) first -= 1;
  while (whole(last + 1)) last += 1;
  return {
    dates: {
      'england-and-wales': dates('england-and-wales'),
      scotland: dates('scotland'),
      'northern-ireland': dates('northern-ireland'),
    },
    coveredFrom: `${String(first).padStart(4, '0')}-01-01`,
    coveredUntil: `${String(last).padStart(4, '0')}-12-31`,
  };
}

/** The bank holidays known of one year in one division, in order; undefined outside the calendar. */
export function holidaysInYear(
  holidays: Holidays,
  division: Division,
  year: number,
): readonly DateText[] | undefined {
  const text = String(year).padStart(4, '0');
  if (text < holidays.coveredFrom.slice(0, 4) || text > holidays.coveredUntil.slice(0, 4)) {
    return undefined;
  }
  return [...holidays.dates[division]].filter((date) => date.slice(0, 4) === text).sort();
}

/** The bank-holiday calendar of a nation. */
export function divisionOf(nation: Nation): Division {
  return nation === 'england' || nation === 'wales' ? 'england-and-wales' : nation;
}

/**
 * Is this a business day in this nation? Not a Saturday, a Sunday, Christmas Day, Good Friday or a
 * bank holiday there (Conduct Regulations 2003, reg 2). Refuses `calendar-unknown` outside the time
 * the bank holidays are known for.
 */
export function isBusinessDay(date: DateText, nation: Nation, holidays: Holidays): Result<boolean> {
  if (date < holidays.coveredFrom || date > holidays.coveredUntil) return unknown(date, holidays);
  const weekday = weekdayOfDayNumber(dayNumber(date));
  if (weekday >= 6) return ok(false);
  if (date.endsWith('-12-25') || date === goodFriday(partsOfDate(date).year)) return ok(false);
  return ok(!holidays.dates[divisionOf(nation)].has(date));
}

/**
 * The n-th business day after a date (n from 1), counted from the day after it. Refuses
 * `calendar-unknown` when the count runs out of the time the bank holidays are known for.
 */
export function nthBusinessDayAfter(
  date: DateText,
  n: number,
  nation: Nation,
  holidays: Holidays,
): Result<DateText> {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`Not a count of days: ${n}`);
  let day = dayNumber(date);
  for (let left = n; left > 0; ) {
    day += 1;
    const open = isBusinessDay(dateOfDayNumber(day), nation, holidays);
    if (!open.ok) return open;
    if (open.value) left -= 1;
  }
  return ok(dateOfDayNumber(day));
}

/** Business days from one date to another, both included. Refuses as `isBusinessDay`. */
export function businessDaysFrom(
  from: DateText,
  to: DateText,
  nation: Nation,
  holidays: Holidays,
): Result<number> {
  let count = 0;
  const last = dayNumber(to);
  for (let day = dayNumber(from); day <= last; day++) {
    const open = isBusinessDay(dateOfDayNumber(day), nation, holidays);
    if (!open.ok) return open;
    if (open.value) count += 1;
  }
  return ok(count);
}

/** Good Friday of a year of the Gregorian calendar: two days before Easter Sunday. */
export function goodFriday(year: number): DateText {
  // Easter Sunday by the anonymous Gregorian computus.
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const shift = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - shift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * late + 114;
  const month = String(Math.floor(days / 31)).padStart(2, '0');
  const day = String((days % 31) + 1).padStart(2, '0');
  return dateOfDayNumber(dayNumber(`${String(year).padStart(4, '0')}-${month}-${day}`) - 2);
}

function unknown(date: DateText, holidays: Holidays): Result<never> {
  return refuse(
    'calendar-unknown',
    `The bank holidays of ${showDate(date)} are not known: the calendar covers ${showDate(holidays.coveredFrom)} to ${showDate(holidays.coveredUntil)}. Bring the calendar up to date first.`,
  );
}
