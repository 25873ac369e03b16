import {
  type Division,
  divisionOf,
  type Holidays,
  isBusinessDay,
  type Nation,
  nthBusinessDayAfter,
} from '../../lib/calendar.ts';
import { addDays, type DateText, datesFrom, weekday } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { counted, listed } from '../../lib/text.ts';
import type { WorkingLine } from '../finding.ts';
import { DIVISION_NAMES } from './divisions.ts';

/** A day that was counted to, and the count as somebody writes it down. */
export interface Counted {
  readonly day: DateText;
  readonly working: readonly WorkingLine[];
}

/**
 * ENG-BD: the n-th business day after a date, in the nation of the place of work, with the days counted
 * and those left out. Refuses `calendar-unknown` where the count leaves the calendar.
 */
export function countBusinessDays(
  from: DateText,
  n: number,
  nation: Nation,
  holidays: Holidays,
): Result<Counted> {
  const found = nthBusinessDayAfter(from, n, nation, holidays);
  if (!found.ok) return found;
  const division = divisionOf(nation);
  const days = datesFrom(addDays(from, 1), found.value);
  const open = days.filter((day) => {
    const one = isBusinessDay(day, nation, holidays);
    return one.ok && one.value;
  });
  const shut = days.filter((day) => !open.includes(day));
  return ok({
    day: found.value,
    working: [
      {
        what: `Business days after ${showDate(from)} in ${DIVISION_NAMES[division]}`,
        comes: open.map((day, at) => `${at + 1} ${showDate(day, from)}`).join(', '),
      },
      ...(shut.length === 0
        ? []
        : [
            {
              what: `Left out: ${counted(shut.length, 'day')}`,
              comes: listed(shut.map((day) => `${showDate(day, from)}${whyShut(day, division)}`)),
            },
          ]),
    ],
  });
}

/** Weekends say it by their name; every other closed day is a bank holiday or one by its own right. */
function whyShut(day: DateText, division: Division): string {
  return weekday(day) > 5 ? '' : ` (bank holiday in ${DIVISION_NAMES[division]})`;
}
