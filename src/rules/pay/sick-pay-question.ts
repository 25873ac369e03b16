import { ok } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { bool, date, int, list, maybe, num2, oneOf, outcome } from '../book/fields.ts';
import { question } from '../book/question.ts';
import type { WorkingLine } from '../finding.ts';
import { pounds } from './rounding.ts';
import { SICK_PAY_CHANGED, type SickPay, sickPay, straddlesChange } from './sick-pay.ts';

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export const sickPayQuestion = question({
  rule: 'SSP-2026',
  asks: 'Does this sickness carry statutory sick pay, and how much for a week?',
  takes: {
    sick_from: date('first day of sickness'),
    sick_to: date('last day of sickness'),
    working_days: maybe(list(oneOf(WEEK, 'day of the week'), 'days worked in a usual week')),
    earnings_8_weeks: maybe(num2('GBP over the 8 weeks before')),
  },
  gives: {
    outcome: maybe(outcome('record; escalate for a spell over the change of 6 April 2026')),
    valid_period: maybe(
      bool('is the spell long enough; no for one over the change, which has no figure'),
    ),
    waiting_days: maybe(int('working days at its start that are not paid')),
    week_payment: maybe(num2('GBP for the week of the spell with most days to pay')),
  },
  answer({ sick_from, sick_to, working_days, earnings_8_weeks }) {
    if (straddlesChange({ from: sick_from, to: sick_to })) {
      return ok({
        gives: { outcome: 'escalate' as const, valid_period: false },
        because: `The sickness began before ${showDate(SICK_PAY_CHANGED)} and went on after it, and the rules changed that day: no figure is valid for it, and a person works out the pay.`,
        working: [
          { what: 'Sickness', comes: `${showDate(sick_from)} to ${showDate(sick_to)}` },
          { what: 'Rules changed', comes: showDate(SICK_PAY_CHANGED) },
        ],
        source: 'Employment Rights Act 2025; the published calculator refuses such spells',
        keyDate: sick_from,
      });
    }
    const pay = sickPay({
      from: sick_from,
      to: sick_to,
      workingDays: working_days?.map((day) => WEEK.indexOf(day) + 1),
      earnings8Weeks: earnings_8_weeks,
    });
    if (!pay.ok) return pay;
    const { valid, waitingDays, weekPayment, rules } = pay.value;
    return ok({
      gives: {
        outcome: 'record' as const,
        valid_period: valid,
        waiting_days: waitingDays,
        ...(weekPayment === undefined ? {} : { week_payment: weekPayment }),
      },
      because: inWords(pay.value),
      working: linesOf(pay.value, sick_from, sick_to, working_days?.length),
      source: rules.source,
      keyDate: sick_from,
    });
  },
});

function inWords({ valid, waitingDays, weekPayment, rules }: SickPay): string {
  if (!valid) {
    return `The sickness lasts less than ${rules.leastDays} days, so it carries no statutory sick pay.`;
  }
  const waiting =
    waitingDays === 0 ? 'from its first working day' : `after ${waitingDays} waiting days`;
  const week = weekPayment === undefined ? '' : `, ${pounds(weekPayment)} for a week`;
  return `The sickness carries statutory sick pay ${waiting}${week}.`;
}

function linesOf(
  { rules, averageWeek, weekPayment, daysPaid, valid }: SickPay,
  from: string,
  to: string,
  daysWorked: number | undefined,
): readonly WorkingLine[] {
  return [
    { what: 'Sickness', comes: `${showDate(from)} to ${showDate(to)}` },
    {
      what: `At least ${rules.leastDays} ${rules.leastDays === 1 ? 'day' : 'days'}`,
      comes: valid ? 'yes' : 'no',
    },
    { what: 'Waiting days', comes: String(rules.waitingDays) },
    ...(averageWeek === undefined
      ? []
      : [
          {
            what: 'Average week',
            comes:
              rules.mostPerCent === undefined
                ? pounds(averageWeek)
                : `${pounds(averageWeek)} × ${rules.mostPerCent}% = ${pounds((averageWeek * rules.mostPerCent) / 100)}, or the weekly rate if that is lower`,
          },
        ]),
    ...(weekPayment === undefined
      ? []
      : [
          {
            what:
              daysPaid === undefined
                ? 'For a week'
                : `For ${daysPaid} of ${daysWorked ?? 0} working days of the fullest week`,
            comes: pounds(weekPayment),
          },
        ]),
  ];
}
