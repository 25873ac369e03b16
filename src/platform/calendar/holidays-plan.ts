import { type Division, type Holidays, holidaysInYear, withYears } from '../../lib/calendar.ts';
import type { DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import type { NamedYear } from './holidays-file.ts';

/** What a file changes in one year of one division. */
export interface YearChange {
  readonly division: Division;
  readonly year: number;
  /** The year was not known before. */
  readonly isNew: boolean;
  readonly days: number;
  readonly added: readonly { readonly date: DateText; readonly title: string }[];
  /** Days that were known and are not in the file. */
  readonly removed: readonly DateText[];
}

/** What a file would do to the calendar. */
export interface HolidaysPlan {
  /** Years that differ from what is known: only these are kept. */
  readonly years: readonly NamedYear[];
  readonly changes: readonly YearChange[];
  /** Years that are known and not in the file: they stay as they are. */
  readonly untouched: readonly number[];
  readonly coveredFrom: DateText;
  readonly coveredUntil: DateText;
}

/**
 * What bringing in these years would change. A year that is the same as what is known changes nothing.
 * Refuses `calendar-gap` for years that do not join on to those known: the days between would be unknown.
 */
export function planHolidays(known: Holidays, file: readonly NamedYear[]): Result<HolidaysPlan> {
  const inFile = [...new Set(file.map(({ year }) => year))].sort((a, b) => a - b);
  const [first, last] = [yearOf(known.coveredFrom), yearOf(known.coveredUntil)];
  const [from = first, until = last] = [inFile[0], inFile.at(-1)];
  if (from > last + 1 || until < first - 1) {
    return refuse(
      'calendar-gap',
      `Nothing was brought in: the file holds ${from} to ${until}, and the calendar ${showDate(known.coveredFrom)} to ${showDate(known.coveredUntil)}. The years between would be unknown; bring in a file that joins on to it.`,
    );
  }
  const changes = file.map((one) => changeOf(known, one));
  const differ = changes.filter(
    ({ isNew, added, removed }) => isNew || added.length > 0 || removed.length > 0,
  );
  const years = file.filter((one) =>
    differ.some(({ division, year }) => division === one.division && year === one.year),
  );
  const then = withYears(known, years);
  return ok({
    years,
    changes: differ,
    untouched: yearsBetween(first, last).filter((year) => !inFile.includes(year)),
    coveredFrom: then.coveredFrom,
    coveredUntil: then.coveredUntil,
  });
}

function changeOf(known: Holidays, { division, year, dates, titles }: NamedYear): YearChange {
  const before = holidaysInYear(known, division, year);
  return {
    division,
    year,
    isNew: before === undefined,
    days: dates.length,
    added: dates
      .filter((date) => !before?.includes(date))
      .map((date) => ({ date, title: titles.get(date) ?? '' })),
    removed: (before ?? []).filter((date) => !dates.includes(date)),
  };
}

function yearOf(date: DateText): number {
  return Number(date.slice(0, 4));
}

function yearsBetween(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
