import { ok } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { date, int, maybe, num, num2, outcome } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { plain } from '../pay/rounding.ts';
import { accruedLeave, wholeHours } from './accrued-leave.ts';
import { ACCRUAL } from './leave-data.ts';

const SOURCE = 'Working Time Regulations 1998, reg 15B';
const FIRST_YEAR = ACCRUAL[0]?.from as string;

export const accruedLeaveQuestion = question({
  rule: 'WTR-LEAVE-IRR',
  asks: 'How much leave does an irregular-hours or part-year worker accrue in this pay period?',
  takes: {
    hours_in_pay_period: maybe(num('hours worked in the pay period')),
    leave_year_start: maybe(
      date('first day of the leave year; left out: one that began on or after 2024-04-01'),
    ),
    accrued_unrounded_hours: maybe(
      num('instead of hours_in_pay_period: hours accrued, to see how they round'),
    ),
  },
  gives: {
    outcome: outcome('record; escalate for a leave year that began before the percentage was law'),
    accrued_unrounded: maybe(num2('hours accrued, the balance that is kept')),
    accrued_hours: maybe(int('hours accrued, half an hour and more upwards')),
  },
  answer({ hours_in_pay_period, leave_year_start, accrued_unrounded_hours }) {
    const keyDate = leave_year_start ?? FIRST_YEAR;
    if (keyDate < FIRST_YEAR) {
      return ok({
        gives: { outcome: 'escalate' as const },
        because: `Accrual by percentage begins with leave years from ${showDate(FIRST_YEAR)}, and this one started before; a person works out the leave until the next leave year.`,
        working: [
          {
            what: 'Leave year',
            comes: `from ${showDate(keyDate)}, before ${showDate(FIRST_YEAR)}`,
          },
          { what: 'Accrual by percentage', comes: 'not yet' },
        ],
        source: SOURCE,
        keyDate,
      });
    }
    if (hours_in_pay_period !== undefined) {
      const leave = accruedLeave(hours_in_pay_period, keyDate);
      if (!leave.ok) return leave;
      const { percent, unrounded, hours } = leave.value;
      return ok({
        gives: { outcome: 'record' as const, accrued_unrounded: unrounded, accrued_hours: hours },
        because: `${plain(hours_in_pay_period)} hours worked accrue ${plain(unrounded)} hours of leave, ${hours} in whole hours.`,
        working: [
          {
            what: 'Accrued',
            comes: `${plain(hours_in_pay_period)} h × ${percent} = ${plain(unrounded)} h`,
          },
          { what: 'To the hour, half an hour upwards', comes: `${hours} h` },
        ],
        source: SOURCE,
        keyDate,
      });
    }
    if (accrued_unrounded_hours !== undefined) {
      const hours = wholeHours(accrued_unrounded_hours);
      return ok({
        gives: {
          outcome: 'record' as const,
          accrued_unrounded: accrued_unrounded_hours,
          accrued_hours: hours,
        },
        because: `${plain(accrued_unrounded_hours)} hours accrued are ${hours} in whole hours.`,
        working: [
          {
            what: 'To the hour, half an hour upwards',
            comes: `${plain(accrued_unrounded_hours)} h, so ${hours} h`,
          },
        ],
        source: SOURCE,
        keyDate,
      });
    }
    return ok({
      gives: { outcome: 'record' as const },
      because: 'Leave accrues by the hours worked, at the end of each pay period.',
      working: [{ what: 'Accrued', comes: 'the percentage of the hours worked' }],
      source: SOURCE,
      keyDate,
    });
  },
});
