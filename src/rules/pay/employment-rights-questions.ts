import { ok } from '../../lib/result.ts';
import { bool, datetime, int, maybe, num, oneOf, outcome } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { dutyInForce } from './employment-rights-data.ts';
import { plain } from './rounding.ts';

const SOURCE = 'Employment Rights Act 2025; consultation of 2 June to 25 August 2026';

export const guaranteedHoursQuestion = question({
  rule: 'ERA-GH',
  asks: 'Is there a duty to offer this worker guaranteed hours?',
  takes: {
    agency_worker: bool('is the worker supplied by an agency'),
    average_hours_per_week: num('hours worked a week, on average'),
    reference_weeks: int('weeks of the average'),
    contracted_hours_per_week: num('hours a week that the contract guarantees'),
  },
  gives: {
    outcome: outcome('record: the figures are kept'),
    duty_in_force: bool('is there a duty on this day'),
  },
  answer(given, { asOf }) {
    const inForce = dutyInForce('ERA-GH', asOf);
    const above = given.average_hours_per_week - given.contracted_hours_per_week;
    return ok({
      gives: { outcome: 'record' as const, duty_in_force: inForce },
      because: inForce
        ? 'There is a duty to offer guaranteed hours; what it asks is in the table of duties.'
        : `There is no duty before the regulations expected in 2027; the ${plain(given.average_hours_per_week)} hours a week over ${given.reference_weeks} weeks are kept for then.`,
      working: [
        {
          what: 'Hours above the contract',
          comes: `${plain(given.average_hours_per_week)} - ${plain(given.contracted_hours_per_week)} = ${plain(above)} h a week`,
        },
        {
          what: 'On whom the duty would be',
          comes: given.agency_worker ? 'the hirer' : 'the employer',
        },
      ],
      source: SOURCE,
    });
  },
});

const told = {
  shift_start: datetime('when the shift starts'),
  told_at: datetime('when the worker was told'),
};

export const shiftNoticeQuestion = question({
  rule: 'ERA-SN',
  asks: 'How much notice of this shift, or of its change, did the worker have?',
  takes: { ...told, told_of: oneOf(['offer', 'change'], 'what the worker was told of') },
  gives: {
    outcome: outcome('record: the times are kept'),
    notice_hours: num('hours from the telling to the shift; 0 when it had begun'),
    duty_in_force: bool('is there a duty on this day'),
  },
  answer({ shift_start, told_at, told_of }, { asOf }) {
    const hours = noticeHours(told_at, shift_start);
    return ok({
      gives: {
        outcome: 'record' as const,
        notice_hours: hours,
        duty_in_force: dutyInForce('ERA-SN', asOf),
      },
      because: `The worker was told of the ${told_of} ${plain(hours, 1)} hours before the shift; how much is reasonable is for regulations expected in 2027.`,
      working: [{ what: 'Notice', comes: `${told_at} to ${shift_start} = ${plain(hours, 2)} h` }],
      source: SOURCE,
    });
  },
});

export const shortCancellationQuestion = question({
  rule: 'ERA-SC',
  asks: 'How late was this shift cancelled, moved or cut, and what was lost?',
  takes: {
    ...told,
    what: oneOf(['cancelled', 'moved', 'cut'], 'what happened to the shift'),
    hours_lost: num('hours of work lost by it'),
    pay_per_hour: maybe(num('GBP an hour that the shift would have paid')),
  },
  gives: {
    outcome: outcome('record: times and hours are kept'),
    notice_hours: num('hours from the telling to the shift; 0 when it had begun'),
    pay_lost: maybe(num('GBP that the lost hours would have paid')),
    duty_in_force: bool('is there a duty on this day'),
  },
  answer({ shift_start, told_at, what, hours_lost, pay_per_hour }, { asOf }) {
    const hours = noticeHours(told_at, shift_start);
    const lost = pay_per_hour === undefined ? undefined : pay_per_hour * hours_lost;
    return ok({
      gives: {
        outcome: 'record' as const,
        notice_hours: hours,
        duty_in_force: dutyInForce('ERA-SC', asOf),
        ...(lost === undefined ? {} : { pay_lost: lost }),
      },
      because: `The shift was ${what} ${plain(hours, 1)} hours before it, and ${plain(hours_lost)} hours were lost; the sum to pay is for regulations expected in 2027.`,
      working: [
        { what: 'Notice', comes: `${told_at} to ${shift_start} = ${plain(hours, 2)} h` },
        {
          what: 'Lost',
          comes:
            lost === undefined
              ? `${plain(hours_lost)} h`
              : `${plain(hours_lost)} h × £${plain(pay_per_hour ?? 0)} = £${plain(lost, 2)}`,
        },
      ],
      source: SOURCE,
    });
  },
});

/** Elapsed hours from being told to the start; 0 when the shift had begun. */
function noticeHours(toldAt: string, start: string): number {
  return Math.max(0, (Date.parse(start) - Date.parse(toldAt)) / 3_600_000);
}
