import { ok, type Result, refuse } from '../../lib/result.ts';
import { bool, type Given, int, maybe, num, outcome } from '../book/fields.ts';
import { type Answer, question } from '../book/question.ts';
import type { WorkingLine } from '../finding.ts';
import { exactHours, inHours, inHoursBeside, sumHours } from './decimal-hours.ts';
import { inForce, newest } from './in-force.ts';
import { NIGHT } from './limits-data.ts';
import { nightAverage } from './night-average.ts';
import { tooMuchAtRisk } from './night-hazard.ts';
import { HOUR } from './work.ts';

const averageTakes = {
  period_weeks: maybe(int('weeks in the period; 17 if left out')),
  night_shifts: maybe(int('shifts in the period')),
  hours_per_shift: maybe(num('hours of each')),
  regular_overtime_hours: maybe(num('regular overtime in the period; 0 if left out')),
  weekly_rest_days: maybe(int('weekly rest days in the period; one a week if left out')),
  average_hours: maybe(num('hours a day on average, instead of the above')),
  opted_out_48: maybe(bool('opted out of the 48 hours, which has no effect here')),
};

const averageGives = {
  outcome: outcome(),
  total_hours: num('hours in the period'),
  divisor_days: int('days in the period less weekly rest days'),
  average: num('hours a day'),
};

/** WTR-NIGHT-8 as a question. */
export const nightAverageQuestion = question({
  rule: 'WTR-NIGHT-8',
  asks: 'Is a night worker within 8 hours a day on average?',
  takes: averageTakes,
  gives: averageGives,
  answer: (facts, { asOf }): Result<Answer<typeof averageGives>> => {
    const limits = inForce(NIGHT, asOf) ?? newest(NIGHT);
    const sum = averageOf(facts);
    if (!sum.ok) return sum;
    const { average, over, gives, working } = sum.value;
    const blocked = over && inForce(NIGHT, asOf) !== undefined;
    const optedOut = facts.opted_out_48
      ? ', and the opt-out from the 48 hours does not lift it'
      : '';
    return ok({
      gives: { outcome: blocked ? 'block_override' : 'pass', ...gives, average },
      because: `${inHoursBeside(average, limits.averageHours)} a day on average; ${limits.averageHours} h are the most for a night worker${optedOut}.`,
      working,
      source: 'Working Time Regulations 1998, reg 6(1) and (5)',
    });
  },
});

interface NightSum {
  readonly average: number;
  readonly over: boolean;
  readonly gives: Answer<typeof averageGives>['gives'];
  readonly working: readonly WorkingLine[];
}

function averageOf(facts: Given<typeof averageTakes>): Result<NightSum> {
  const limits = newest(NIGHT);
  const { night_shifts: shifts, hours_per_shift: each, average_hours: known } = facts;
  if (shifts === undefined || each === undefined) {
    if (known === undefined) {
      return refuse(
        'hours-missing',
        'Give the shifts of the period and the hours of each, or the average that is known.',
      );
    }
    return ok({
      average: known,
      over: known > limits.averageHours,
      gives: {},
      working: [{ what: 'average already known', comes: `${inHours(known)} a day` }],
    });
  }
  const weeks = facts.period_weeks ?? limits.weeks;
  const rest = facts.weekly_rest_days ?? weeks * limits.restDaysPerWeek;
  const days = weeks * 7;
  if (rest >= days) return refuse('no-days', 'Weekly rest days leave no days in the period.');
  const overtime = facts.regular_overtime_hours ?? 0;
  const total = sumHours([exactHours(shifts * each), overtime]);
  const average = nightAverage(total, days, rest);
  return ok({
    average,
    over: total > limits.averageHours * (days - rest),
    gives: { total_hours: total, divisor_days: days - rest },
    working: [
      {
        what: 'hours in the period',
        comes: `${shifts} x ${inHours(each)} + ${inHours(overtime)} = ${inHours(total)}`,
      },
      { what: 'days less weekly rest days', comes: `${days} - ${rest} = ${days - rest}` },
      {
        what: 'average',
        comes: `${inHours(total)} / ${days - rest} = ${inHoursBeside(average, limits.averageHours)} a day`,
      },
    ],
  });
}

/** WTR-NIGHT-HAZ as a question. */
export const nightHazardQuestion = question({
  rule: 'WTR-NIGHT-HAZ',
  asks: 'Is night work with special hazards or heavy strain within 8 hours in any 24?',
  takes: {
    special_hazard: bool('special hazards, or heavy physical or mental strain'),
    hours_in_24h: num('the most hours in any 24 hours with night work'),
    average_hours: maybe(num('average over 17 weeks, which has no bearing')),
  },
  gives: { outcome: outcome() },
  answer: ({ special_hazard, hours_in_24h }, { asOf }) => {
    const limits = inForce(NIGHT, asOf);
    const hours = newest(NIGHT).hazardHours;
    const over =
      limits !== undefined && special_hazard && tooMuchAtRisk(hours_in_24h * HOUR, limits);
    return ok({
      gives: { outcome: over ? ('block_override' as const) : ('pass' as const) },
      because: special_hazard
        ? `${inHours(hours_in_24h)} in 24 hours; ${hours} h are the most at special hazard or strain, without an average.`
        : 'No special hazard or heavy strain, so no limit in 24 hours.',
      working: [
        { what: 'most hours in 24', comes: inHours(hours_in_24h) },
        { what: 'limit', comes: special_hazard ? `${hours} h` : 'none' },
      ],
      source: 'Working Time Regulations 1998, reg 6(7) and (8)',
    });
  },
});
