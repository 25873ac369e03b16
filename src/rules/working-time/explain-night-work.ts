import { dateOfDayNumber } from '../../lib/days.ts';
import { showDate, showMinutes, showMoment } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import type { WorkingLine } from '../finding.ts';
import { type NightPeriod, nightLimits, nightPeriods } from './night-average.ts';
import { mostIn24Hours } from './night-hazard.ts';
import { nightWindow } from './night-time.ts';
import { averageHours, type NightWorkFacts } from './night-work.ts';
import { HOUR, zoneOf } from './work.ts';

const WORKER = {
  yes: 'a night worker',
  maybe: 'open: a person decides',
  no: 'no night worker',
} as const;

/**
 * WTR-NIGHT-8 and WTR-NIGHT-HAZ by hand, of the same facts as `checkNightWork` and with its figures: the share of
 * night shifts, the hours of the period, the days less weekly rest days, the division; and the most work in 24
 * hours with night work.
 */
export function explainNightWork(facts: NightWorkFacts): readonly WorkingLine[] {
  const limits = nightLimits(facts);
  const window = nightWindow(facts.window, limits);
  const { share, settled, open } = nightPeriods(facts);
  const period = [settled, open].find((one) => one && one.perDay > limits.averageHours * HOUR);
  const most = mostIn24Hours(facts.stints, facts.proposed, window, zoneOf(facts));
  return [
    { what: 'night time', comes: `${window.from} to ${window.to}` },
    {
      what: `night shifts, ${limits.shiftHours} h or more in night time`,
      comes: `${share.nights} of ${share.daysWorked} days worked, ${spanOf(facts, share)}: ${WORKER[share.worker]}`,
    },
    ...averageLines(facts, period ?? settled ?? open ?? share, limits.averageHours * HOUR),
    ...(most.from === undefined
      ? []
      : [
          {
            what: `most work in 24 hours with night work, from ${showMoment(most.from, facts.asOf, zoneOf(facts))}`,
            comes: `${showMinutes(most.minutes)}; ${limits.hazardHours} h at special hazard or strain`,
          },
        ]),
  ];
}

function averageLines(
  facts: NightWorkFacts,
  period: NightPeriod,
  limit: number,
): readonly WorkingLine[] {
  const elsewhere = facts.other?.hoursPerWeek ?? 0;
  const divisor = period.days - period.restDays;
  return [
    { what: 'period', comes: `${counted(period.weeks, 'week')}, ${spanOf(facts, period)}` },
    ...(elsewhere > 0
      ? [
          {
            what: 'of it declared for others',
            comes: `${elsewhere} h a week x ${period.weeks} = ${showMinutes(elsewhere * HOUR * period.weeks)}`,
          },
        ]
      : []),
    { what: 'hours in the period', comes: showMinutes(period.total) },
    {
      what: 'days less one weekly rest day a week',
      comes: `${period.days} - ${period.restDays} = ${divisor}`,
    },
    {
      what: 'average a day',
      comes: `${showMinutes(period.total)} / ${divisor} = ${averageHours(period.perDay, limit)}; ${showMinutes(limit)} at most for a night worker`,
    },
  ];
}

function spanOf(facts: NightWorkFacts, { from, to }: NightPeriod): string {
  const date = (day: number) => showDate(dateOfDayNumber(day), facts.asOf);
  return `${date(from)} to ${date(to)}`;
}
