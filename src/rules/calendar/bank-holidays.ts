import type { Division, Holidays } from '../../lib/calendar.ts';
import type { DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';

// Dates as the government publishes them for each division, moved days included. One-off days are
// made by proclamation, so nothing here is worked out, and no year is guessed. 'MM-DD' by year.
const ENGLAND_AND_WALES: Readonly<Record<string, string>> = {
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
};

// No Easter Monday; 2 January, the first Monday of August and St Andrew's instead. 15 June 2026 is
// the day of the men's football World Cup, for Scotland alone.
const SCOTLAND: Readonly<Record<string, string>> = {
  2024: '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26',
  2025: '01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26',
  2026: '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28',
  2027: '01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28',
  2028: '01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26',
};

// As England and Wales, with St Patrick's Day and the Battle of the Boyne.
const NORTHERN_IRELAND: Readonly<Record<string, string>> = {
  2024: '01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26',
  2025: '01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26',
  2026: '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28',
  2027: '01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28',
  2028: '01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26',
};

/** The bank holidays of the United Kingdom from 2024 to the end of 2028. */
export const BANK_HOLIDAYS: Holidays = {
  dates: {
    'england-and-wales': datesOf(ENGLAND_AND_WALES),
    scotland: datesOf(SCOTLAND),
    'northern-ireland': datesOf(NORTHERN_IRELAND),
  },
  coveredFrom: '2024-01-01',
  coveredUntil: '2028-12-31',
};

/**
 * Is this date a bank holiday in this division? Refuses `calendar-unknown` for a date outside
 * `BANK_HOLIDAYS.coveredFrom` to `coveredUntil`: a year without a proclamation is not guessed.
 */
export function isBankHoliday(date: DateText, division: Division): Result<boolean> {
  const { coveredFrom, coveredUntil, dates } = BANK_HOLIDAYS;
  if (date < coveredFrom || date > coveredUntil) {
    return refuse(
      'calendar-unknown',
      `The bank holidays of ${showDate(date)} are not known: the calendar covers ${showDate(coveredFrom)} to ${showDate(coveredUntil)}. Bring the calendar up to date first.`,
    );
  }
  return ok(dates[division].has(date));
}

function datesOf(years: Readonly<Record<string, string>>): ReadonlySet<DateText> {
  return new Set(
    Object.entries(years).flatMap(([year, days]) => days.split(' ').map((day) => `${year}-${day}`)),
  );
}
