import { DIVISIONS, type Division, type Holidays, holidaysInYear } from '../../lib/calendar.ts';
import type { DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import type { DatedTable } from '../book/law.ts';
import { DIVISION_NAMES } from './divisions.ts';

// Dates as the government publishes them for each division, moved days included. One-off days are
// made by proclamation, so nothing here is worked out, and no year is guessed. 'MM-DD' by year.
// 2020: early May moved to the 8th, 75 years after the war in Europe. 2022: spring moved to 2 June, with
// the jubilee of Queen Elizabeth on the 3rd and her funeral on 19 September. 2023: coronation on 8 May.
const ENGLAND_AND_WALES: Readonly<Record<string, string>> = {
  2017: '01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2018: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
};

// No Easter Monday; 2 January, the first Monday of August and St Andrew's instead. 15 June 2026 is
// the day of the men's football World Cup, for Scotland alone.
const SCOTLAND: Readonly<Record<string, string>> = {
  2017: '01-02 01-03 04-14 05-01 05-29 08-07 11-30 12-25 12-26',
  2018: '01-01 01-02 03-30 05-07 05-28 08-06 11-30 12-25 12-26',
  2019: '01-01 01-02 04-19 05-06 05-27 08-05 12-02 12-25 12-26',
  2020: '01-01 01-02 04-10 05-08 05-25 08-03 11-30 12-25 12-28',
  2021: '01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28',
  2022: '01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27',
  2023: '01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26',
  2024: '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26',
  2025: '01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26',
  2026: '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28',
  2027: '01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28',
  2028: '01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26',
};

// As England and Wales, with St Patrick's Day and the Battle of the Boyne.
const NORTHERN_IRELAND: Readonly<Record<string, string>> = {
  2017: '01-02 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26',
  2018: '01-01 03-19 03-30 04-02 05-07 05-28 07-12 08-27 12-25 12-26',
  2019: '01-01 03-18 04-19 04-22 05-06 05-27 07-12 08-26 12-25 12-26',
  2020: '01-01 03-17 04-10 04-13 05-08 05-25 07-13 08-31 12-25 12-28',
  2021: '01-01 03-17 04-02 04-05 05-03 05-31 07-12 08-30 12-27 12-28',
  2022: '01-03 03-17 04-15 04-18 05-02 06-02 06-03 07-12 08-29 09-19 12-26 12-27',
  2023: '01-02 03-17 04-07 04-10 05-01 05-08 05-29 07-12 08-28 12-25 12-26',
  2024: '01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26',
  2025: '01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26',
  2026: '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28',
  2027: '01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28',
  2028: '01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26',
};

/** Rules that count with the calendar. */
const RULES = [
  'BANK-HOLIDAY',
  'ENG-BD',
  'CR-5',
  'CR-14',
  'CR-20',
  'CR-21',
  'CR-21S',
  'CR-29',
  'DP-DSAR',
];

/** The bank holidays of the United Kingdom that come with the product, from 2017 to the end of 2028. */
export const BANK_HOLIDAYS: Holidays = {
  dates: {
    'england-and-wales': datesOf(ENGLAND_AND_WALES),
    scotland: datesOf(SCOTLAND),
    'northern-ireland': datesOf(NORTHERN_IRELAND),
  },
  coveredFrom: '2017-01-01',
  coveredUntil: '2028-12-31',
};

/**
 * Is this date a bank holiday in this division? Refuses `calendar-unknown` for a date outside the span
 * the calendar covers: a year without a proclamation is not guessed.
 * @param holidays left out: those that come with the product
 */
export function isBankHoliday(
  date: DateText,
  division: Division,
  holidays: Holidays = BANK_HOLIDAYS,
): Result<boolean> {
  const { coveredFrom, coveredUntil, dates } = holidays;
  if (date < coveredFrom || date > coveredUntil) {
    return refuse(
      'calendar-unknown',
      `The bank holidays of ${showDate(date)} are not known: the calendar covers ${showDate(coveredFrom)} to ${showDate(coveredUntil)}. Bring the calendar up to date first.`,
    );
  }
  return ok(dates[division].has(date));
}

/** A calendar as a page shows it: a row a division and year. */
export function bankHolidayTable(holidays: Holidays): DatedTable {
  return {
    id: 'bank-holidays',
    title: 'Bank holidays by year and division',
    rules: RULES,
    columns: ['Division', 'Days'],
    rows: DIVISIONS.flatMap((division) =>
      yearsOf(holidays).map((year) => {
        const days = holidaysInYear(holidays, division, year) ?? [];
        return {
          from: `${year}-01-01`,
          to: `${year}-12-31`,
          cells: [
            DIVISION_NAMES[division],
            days.map((day) => showDate(day, `${year}-01-01`)).join(', '),
          ],
          source: 'Bank holidays as published on GOV.UK',
          confidence: 'A',
        };
      }),
    ),
  };
}

/** The calendar that comes with the product, as a page shows it. */
export const BANK_HOLIDAY_TABLE: DatedTable = bankHolidayTable(BANK_HOLIDAYS);

function yearsOf({ coveredFrom, coveredUntil }: Holidays): readonly number[] {
  const [first, last] = [Number(coveredFrom.slice(0, 4)), Number(coveredUntil.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

function datesOf(years: Readonly<Record<string, string>>): ReadonlySet<DateText> {
  return new Set(
    Object.entries(years).flatMap(([year, days]) => days.split(' ').map((day) => `${year}-${day}`)),
  );
}
