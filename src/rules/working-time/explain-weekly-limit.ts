import { dateOfDayNumber } from '../../lib/days.ts';
import { showDate, showMinutes } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import type { WorkingLine } from '../finding.ts';
import { averageDays, averageWeekLimits } from './average-week.ts';
import { type WeeklyLimitFacts, weekHours } from './weekly-limit.ts';
import { HOUR } from './work.ts';

/**
 * WTR-48 by hand, of the same facts as `checkWeeklyLimit` and with its figures: the period with each of its
 * weeks, the hours declared for others, the days left out by their dates, the days of B one by one, the sum
 * and the division.
 */
export function explainWeeklyLimit(facts: WeeklyLimitFacts): readonly WorkingLine[] {
  const { average, weeks, excluded, workedThough, after } = averageDays(facts);
  const limit = averageWeekLimits(facts).hours * HOUR;
  const date = (day: number) => showDate(dateOfDayNumber(day), facts.asOf);
  const elsewhere = facts.other?.hoursPerWeek ?? 0;
  const lines: WorkingLine[] = [
    {
      what: 'period with the highest average',
      comes: `${counted(average.weeks, 'week')}, ${date(average.from)} to ${date(average.to)}`,
    },
    ...weeks.map(({ from, minutes }, i) => ({
      what: `week ${i + 1}, from ${date(from)}`,
      comes: showMinutes(minutes),
    })),
  ];
  if (elsewhere > 0) {
    lines.push({
      what: 'declared for others',
      comes: `${elsewhere} h a week x ${average.weeks} = ${showMinutes(elsewhere * HOUR * average.weeks)}`,
    });
  }
  lines.push({ what: 'A, hours in the period', comes: showMinutes(average.inPeriod) });
  if (workedThough.length > 0) {
    lines.push({
      what: 'days of absence with work on them, counted as worked',
      comes: workedThough.map(date).join(', '),
    });
  }
  lines.push({
    what: 'days excluded',
    comes: excluded.length === 0 ? 'none' : `${excluded.length}: ${excluded.map(date).join(', ')}`,
  });
  for (const [i, { day, minutes }] of after.entries()) {
    lines.push({ what: `B, day ${i + 1}: ${date(day)}`, comes: showMinutes(minutes) });
  }
  if (average.daysMissing > 0) {
    lines.push({
      what: 'days of B without work booked yet',
      comes: `${average.daysMissing}; like the average day of the period they would make it ${weekHours(average.expected, limit)} a week`,
    });
  }
  return [
    ...lines,
    { what: 'B, hours after', comes: showMinutes(average.after) },
    {
      what: 'average week, (A + B) / C',
      comes: `(${showMinutes(average.inPeriod)} + ${showMinutes(average.after)}) / ${average.weeks} = ${weekHours(average.perWeek, limit)}${average.provisional ? ', provisional on bookings' : ''}`,
    },
    {
      what: 'limit',
      comes: `${showMinutes(limit)}${facts.optedOut ? ', and the worker has opted out' : ''}`,
    },
  ];
}
