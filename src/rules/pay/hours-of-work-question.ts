import { ok } from '../../lib/result.ts';
import { maybe, num, oneOf } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { hoursPerPeriod, PERIODS_A_YEAR } from './hours-of-work.ts';
import { plain } from './rounding.ts';

export const hoursOfWorkQuestion = question({
  rule: 'NMW-HOURS',
  asks: 'How many hours count in a pay reference period?',
  takes: {
    work_type: oneOf(['time', 'salaried', 'output', 'unmeasured'], 'how the work is paid'),
    basic_annual_hours: maybe(num('basic hours of the year, for salaried work')),
    pay_interval: oneOf(['weekly', 'four_weekly', 'monthly'], 'how often pay is made'),
  },
  gives: { hours_per_period: num('hours in a pay reference period') },
  answer({ work_type, basic_annual_hours, pay_interval }) {
    const hours = hoursPerPeriod(work_type, pay_interval, basic_annual_hours);
    if (!hours.ok) return hours;
    const sum = `${plain(basic_annual_hours ?? 0)} h / ${PERIODS_A_YEAR[pay_interval]} = ${plain(hours.value)} h`;
    return ok({
      gives: { hours_per_period: hours.value },
      because: `Salaried work spreads its basic hours evenly: ${plain(hours.value, 2)} hours in each period.`,
      working: [{ what: 'Basic hours in a period', comes: sum }],
      source: 'National Minimum Wage Regulations 2015, reg 22',
    });
  },
});
