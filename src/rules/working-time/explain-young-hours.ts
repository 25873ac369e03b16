import { dateOfDayNumber, weekdayOfDayNumber } from '../../lib/days.ts';
import { showDate, showMinutes } from '../../lib/show.ts';
import { dayOfMinute } from '../../lib/time.ts';
import type { WorkingLine } from '../finding.ts';
import { inForce, newest } from './in-force.ts';
import { YOUNG_HOURS } from './limits-data.ts';
import { HOUR, type Stint, type WorkFacts, workDate, workingMinutes, zoneOf } from './work.ts';

/**
 * WTR-YOUNG-HOURS by hand, of the same facts as `checkYoungHours` and with its figures: for each week the
 * proposed work touches its days with work, the hours declared for others, and the sum.
 */
export function explainYoungHours(facts: WorkFacts): readonly WorkingLine[] {
  const limits = inForce(YOUNG_HOURS, workDate(facts)) ?? newest(YOUNG_HOURS);
  const zone = zoneOf(facts);
  const mondayOf = (day: number) => day + 1 - weekdayOfDayNumber(day);
  const mondays = new Set(facts.proposed.map(({ start }) => mondayOf(dayOfMinute(start, zone))));
  const byDay = new Map<number, number>();
  for (const stint of [...facts.stints, ...facts.proposed] satisfies Stint[]) {
    const day = dayOfMinute(stint.start, zone);
    if (!mondays.has(mondayOf(day))) continue;
    byDay.set(day, (byDay.get(day) ?? 0) + workingMinutes(stint));
  }
  const days = [...byDay].sort(([a], [b]) => a - b);
  const date = (day: number) => showDate(dateOfDayNumber(day), facts.asOf);
  const other = facts.other?.hoursPerWeek ?? 0;
  return [...mondays].flatMap((monday) => {
    const own = days.filter(([day]) => mondayOf(day) === monday);
    const sum = own.reduce((total, [, minutes]) => total + minutes, other * HOUR);
    return [
      ...own.map(([day, minutes]) => ({
        what: date(day),
        comes: `${showMinutes(minutes)}, ${limits.perDay} h at most`,
      })),
      ...(other > 0 ? [{ what: 'declared for others', comes: `${other} h a week` }] : []),
      {
        what: `week of ${date(monday)}`,
        comes: `${showMinutes(sum)}, ${limits.perWeek} h at most`,
      },
    ];
  });
}
