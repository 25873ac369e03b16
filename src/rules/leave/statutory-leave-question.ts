import { ok } from '../../lib/result.ts';
import { date, int, maybe, num, num1, num2, oneOf } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { plain } from '../pay/rounding.ts';
import { type StatutoryLeave, statutoryLeave } from './statutory-leave.ts';

export const statutoryLeaveQuestion = question({
  rule: 'WTR-LEAVE-56',
  asks: 'How much statutory leave does this worker have in this leave year?',
  takes: {
    basis: oneOf(['days', 'hours', 'shifts', 'annualised'], 'in what the leave is counted'),
    days_per_week: maybe(num('days worked a week')),
    hours_per_week: maybe(num('hours worked a week')),
    shifts: maybe(int('shifts in the pattern')),
    pattern_days: maybe(int('length of the pattern in days')),
    employment_start: maybe(
      date('joined in this leave year; left out: employed from the start of the leave year'),
    ),
    employment_end: maybe(
      date('leaves in this leave year; left out: employed to the end of the leave year'),
    ),
    leave_year_start: maybe(
      date('left out with employment_start given: the leave year begins on that day'),
    ),
  },
  gives: {
    days: maybe(num1('days of leave, in half days for a joiner')),
    hours: maybe(num1('hours of leave')),
    weeks: maybe(num2('weeks of leave, for annualised hours')),
    shifts: maybe(num1('leave in shifts')),
  },
  answer(given, { asOf }) {
    const leave = statutoryLeave(
      {
        basis: given.basis,
        daysPerWeek: given.days_per_week,
        hoursPerWeek: given.hours_per_week,
        shifts: given.shifts,
        patternDays: given.pattern_days,
      },
      {
        start: given.employment_start,
        end: given.employment_end,
        yearStart: given.leave_year_start,
      },
      asOf,
    );
    if (!leave.ok) return leave;
    const { days, hours, weeks, shifts, working, source, keyDate } = leave.value;
    return ok({
      gives: { days, hours, weeks, shifts },
      because: `The worker has ${inWords(leave.value)} of statutory leave${whose(leave.value)}.`,
      working,
      source,
      keyDate,
    });
  },
});

function inWords({ days, hours, weeks, shifts }: StatutoryLeave): string {
  if (weeks !== undefined) return `${plain(weeks)} weeks`;
  if (hours !== undefined) return `${plain(hours)} hours`;
  if (shifts !== undefined) return `${plain(shifts)} shifts`;
  return `${plain(days ?? 0)} days`;
}

function whose({ share }: StatutoryLeave): string {
  if (share.kind === 'whole') return ' for a full leave year';
  if (share.kind === 'joiner') {
    return share.months === 12
      ? ' for the whole leave year'
      : ` for ${share.months} twelfths of the leave year`;
  }
  return ` for ${share.days} of the ${share.year.days} days of the leave year`;
}
