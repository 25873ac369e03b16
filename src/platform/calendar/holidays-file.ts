import { DIVISIONS, type Division, type HolidayYear } from '../../lib/calendar.ts';
import { type DateText, isDate } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { counted, cutTo } from '../../lib/text.ts';

/** A year of a file with the names of its days. */
export interface NamedYear extends HolidayYear {
  readonly titles: ReadonlyMap<DateText, string>;
}

/** A row of a file that cannot be read: where it stands, and why. */
export interface BadRow {
  /** 'scotland, row 12'. */
  readonly place: string;
  readonly because: string;
}

/** Fewest days a whole year has had in each division: a year with fewer is not all of it. */
const WHOLE_YEAR: Readonly<Record<Division, number>> = {
  'england-and-wales': 8,
  scotland: 9,
  'northern-ireland': 10,
};
const MOST_TITLE = 120;
/** Rows named in the words of a refusal; `details.rows` holds them all. */
const MOST_NAMED = 100;

interface Row {
  readonly place: string;
  readonly value: unknown;
}

/**
 * Reads the government's file of bank holidays: an object of the three divisions, each with a list
 * `events` of days written '2029-01-01'; or its older shape, `divisions` with a list a year of days
 * written '01/01/2029'. Every year must be whole in all three divisions. A file with one wrong row is
 * refused whole with `not-a-holiday-file`; `details.rows` has every one with its place and reason.
 */
export function readHolidaysFile(text: string): Result<readonly NamedYear[]> {
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (fault) {
    return refused([{ place: 'the file', because: `it is no JSON: ${(fault as Error).message}` }]);
  }
  const wrong: BadRow[] = [];
  const years: NamedYear[] = [];
  for (const division of DIVISIONS) {
    const rows = rowsOf(file, division);
    if (rows === undefined) wrong.push({ place: division, because: 'the file does not have it' });
    else years.push(...yearsOf(division, rows, wrong));
  }
  if (wrong.length === 0) wrong.push(...unequal(years));
  return wrong.length > 0 ? refused(wrong) : ok(years);
}

function refused(rows: readonly BadRow[]): Result<never> {
  const named = rows.slice(0, MOST_NAMED).map(({ place, because }) => `${place}: ${because}`);
  const more = rows.length - named.length;
  return refuse(
    'not-a-holiday-file',
    [
      'Nothing was brought in: this is not a whole file of bank holidays.',
      ...named,
      ...(more > 0 ? [`and ${counted(more, 'row')} more`] : []),
    ].join('\n'),
    undefined,
    { rows },
  );
}

/** The rows of a division in either shape; undefined when the file has none. */
function rowsOf(file: unknown, division: Division): readonly Row[] | undefined {
  const today = part(part(file, division), 'events');
  if (Array.isArray(today)) {
    return today.map((value, at) => ({ place: `${division}, row ${at + 1}`, value }));
  }
  const divisions = part(file, 'divisions');
  // The older file names its divisions by the key of a translation.
  const older = part(divisions, division) ?? part(divisions, `common.nations.${division}_slug`);
  if (!isRecord(older)) return undefined;
  return Object.entries(older).flatMap(([year, rows]) =>
    Array.isArray(rows)
      ? rows.map((value, at) => ({ place: `${division}, ${year}, row ${at + 1}`, value }))
      : [],
  );
}

function yearsOf(division: Division, rows: readonly Row[], wrong: BadRow[]): readonly NamedYear[] {
  const titles = new Map<DateText, string>();
  let sound = true;
  for (const { place, value } of rows) {
    const day = dayOf(value);
    const because =
      typeof day === 'string' ? day : titles.has(day.date) ? `${day.date} stands twice` : '';
    if (because !== '' || typeof day === 'string') {
      sound = false;
      wrong.push({ place, because });
    } else titles.set(day.date, day.title);
  }
  const dates = [...titles.keys()].sort();
  const years = [...new Set(dates.map((date) => Number(date.slice(0, 4))))].map((year) => ({
    division,
    year,
    dates: dates.filter((date) => Number(date.slice(0, 4)) === year),
    titles,
  }));
  if (rows.length === 0) wrong.push({ place: division, because: 'it has no days' });
  // A row that could not be read is what a year lacks: it is not said twice.
  if (sound) wrong.push(...tooFew(years), ...gaps(division, years));
  return years;
}

/** One row, or what is wrong with it. */
function dayOf(value: unknown): { date: DateText; title: string } | string {
  if (!isRecord(value)) return 'it is no object with a title and a date';
  const { title, date } = value;
  if (typeof title !== 'string' || title.trim() === '') return 'it has no title';
  if (typeof date !== 'string') return 'it has no date';
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(date) ?? [];
  const iso = year === undefined ? date : `${year}-${month}-${day}`;
  if (!isDate(iso)) return `"${cutTo(date, 30)}" is no date like 2029-01-01 or 01/01/2029`;
  return { date: iso, title: cutTo(named(title.trim()), MOST_TITLE) };
}

/** The older file names days by the key of a translation: 'bank_holidays.easter_monday'. */
function named(title: string): string {
  const key = /^bank_holidays\.(\w+)$/.exec(title)?.[1];
  if (key === undefined) return title;
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function tooFew(years: readonly NamedYear[]): readonly BadRow[] {
  return years.flatMap(({ division, year, dates }) =>
    dates.length < WHOLE_YEAR[division]
      ? [
          {
            place: `${division}, ${year}`,
            because: `it has ${counted(dates.length, 'day')}; a whole year has at least ${WHOLE_YEAR[division]}`,
          },
        ]
      : [],
  );
}

function gaps(division: Division, years: readonly NamedYear[]): readonly BadRow[] {
  return years.flatMap(({ year }, at) => {
    const before = years[at - 1];
    return before && before.year !== year - 1
      ? [{ place: division, because: `no year between ${before.year} and ${year}` }]
      : [];
  });
}

/** A year that one division has and another has not. */
function unequal(years: readonly NamedYear[]): readonly BadRow[] {
  const all = [...new Set(years.map(({ year }) => year))];
  return DIVISIONS.flatMap((division) =>
    all
      .filter((year) => !years.some((one) => one.division === division && one.year === year))
      .map((year) => ({
        place: `${division}, ${year}`,
        because: 'this year is missing here, though another division has it',
      })),
  );
}

function part(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
