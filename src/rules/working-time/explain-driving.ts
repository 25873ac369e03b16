import { dateOfDayNumber } from '../../lib/days.ts';
import { showDate, showMinutes, showMoment } from '../../lib/show.ts';
import type { WorkingLine } from '../finding.ts';
import { datesOf } from './average-week.ts';
import { DRIVERS, NOT_COMPUTED } from './drivers-data.ts';
import { type DrivingFacts, driverAverage, minutesOfWeeks } from './driving.ts';
import { inForce } from './in-force.ts';
import { mostIn24Hours } from './night-hazard.ts';
import { workDate, zoneOf } from './work.ts';

/**
 * RTWT-DRIVER by hand, of the same facts as `checkDriving` and with its figures: each week the proposed work
 * touches, the average with days off counted in, the most work in 24 hours with night work, and what is not
 * worked out. Empty where nothing is driven.
 */
export function explainDriving(facts: DrivingFacts): readonly WorkingLine[] {
  const limits = inForce(DRIVERS, workDate(facts));
  if (facts.duty === 'none' || limits === undefined) return [];
  if (facts.duty === 'van_gb_domestic') {
    return [
      ...facts.proposed.map((stint) => ({
        what: stint.label,
        comes: `${showMinutes(stint.end - stint.start)} on duty, ${limits.vanDutyHours} h at most`,
      })),
      { what: 'not worked out here', comes: NOT_COMPUTED.van_gb_domestic.join('; ') },
    ];
  }
  const zone = zoneOf(facts);
  const average = driverAverage(facts, limits);
  const { from, to } = datesOf(average);
  const night = limits.night[facts.carries ?? 'goods'];
  const most = mostIn24Hours(facts.stints, facts.proposed, night, zone);
  const date = (text: string) => showDate(text, facts.asOf);
  return [
    ...[...minutesOfWeeks(facts)].map(([monday, minutes]) => ({
      what: `week of ${date(dateOfDayNumber(monday))}`,
      comes: `${showMinutes(minutes)}, ${limits.weekHours} h at most`,
    })),
    { what: 'period with the highest average', comes: `${date(from)} to ${date(to)}` },
    {
      what: `hours in it, days off with ${limits.dayOffHours} h each`,
      comes: showMinutes(average.inPeriod),
    },
    {
      what: 'average week',
      comes: `${showMinutes(average.inPeriod)} / ${average.weeks} = ${showMinutes(average.perWeek)}, ${limits.averageHours} h at most`,
    },
    ...(most.from === undefined
      ? []
      : [
          {
            what: `most in 24 hours with work from ${night.from} to ${night.to}, from ${showMoment(most.from, facts.asOf, zone)}`,
            comes: `${showMinutes(most.minutes)}, ${limits.nightHours} h at most`,
          },
        ]),
    { what: 'not worked out here', comes: NOT_COMPUTED.lorry_or_coach.join('; ') },
  ];
}
