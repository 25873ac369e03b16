import { ok, type Result, refuse } from '../../lib/result.ts';
import type { PayInterval } from './pay-periods.ts';

export type WorkType = 'time' | 'salaried' | 'output' | 'unmeasured';

/** Pay reference periods in a year of basic hours. */
export const PERIODS_A_YEAR: Readonly<Record<PayInterval, number>> = {
  weekly: 52,
  four_weekly: 13,
  monthly: 12,
};

const COUNTED: Readonly<Record<Exclude<WorkType, 'salaried'>, string>> = {
  time: 'Time work counts the hours worked in the period',
  output:
    'Output work counts the hours worked in the period, or the rated hours of a tested piece rate',
  unmeasured:
    'Unmeasured work counts the hours worked, or the daily average agreed in writing before the period',
};

/**
 * NMW-HOURS: the hours of a pay reference period. Salaried work spreads its basic hours of the year evenly
 * (NMW Regs 2015, reg 22): a twelfth a month, a fifty-second a week, a thirteenth for four weeks. Other work
 * counts the hours that were worked, which a year's figure does not tell: refuses `hours-worked-needed`.
 * @param basicHours basic hours of the year
 */
export function hoursPerPeriod(
  workType: WorkType,
  interval: PayInterval,
  basicHours: number | undefined,
): Result<number> {
  if (workType !== 'salaried') {
    return refuse(
      'hours-worked-needed',
      `${COUNTED[workType]}; no figure of a year gives them. Take them from the timesheets.`,
      'National Minimum Wage Regulations 2015, regs 30 to 50',
    );
  }
  if (basicHours === undefined) {
    return refuse('facts-missing', 'The basic hours of the year are not given. Add them.');
  }
  return ok(basicHours / PERIODS_A_YEAR[interval]);
}
