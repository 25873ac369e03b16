import { ok } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { bool, date, int, maybe, num, num2, oneOf, outcome } from '../book/fields.ts';
import { question } from '../book/question.ts';
import type { WorkingLine } from '../finding.ts';
import { judgePay, type PayJudged, payThatCounts } from './enough-pay.ts';
import { plain, pounds } from './rounding.ts';

export const enoughPayQuestion = question({
  rule: 'NMW-CHECK',
  asks: 'Does this pay reach the minimum wage for the hours worked?',
  takes: {
    age: maybe(int('on the first day of the period; left out: no bearing')),
    hours: num('hours of work'),
    pay: maybe(num2('GBP paid')),
    basic_rate: maybe(num2('GBP an hour, instead of pay')),
    premium_rate: maybe(num2('GBP an hour paid for premium_hours')),
    premium_hours: maybe(num('hours paid at the premium rate')),
    premium_kind: maybe(oneOf(['night', 'overtime', 'weekend'], 'what the premium is for')),
    timesheet_recorded: maybe(bool('are the hours on a timesheet; left out: true')),
    pay_reference_period_start: date('first day of the period'),
  },
  gives: {
    outcome: outcome('block: the pay is below the minimum'),
    entitlement: maybe(num2('GBP, least pay for the hours')),
    nmw_pay: maybe(num2('GBP, pay that counts')),
    top_up: maybe(num2('GBP to pay on top, with the pay and not instead of it')),
  },
  answer(given) {
    const start = given.pay_reference_period_start;
    const counts = payThatCounts({
      hours: given.hours,
      pay: given.pay,
      basicRate: given.basic_rate,
      premiumRate: given.premium_rate,
      premiumHours: given.premium_hours,
    });
    if (!counts.ok) return counts;
    const judged = judgePay({
      start,
      hours: given.hours,
      counts: counts.value,
      who: { age: given.age },
    });
    if (!judged.ok) return judged;
    const { entitlement, topUp } = judged.value;
    return ok({
      gives: {
        outcome: judged.value.outcome,
        nmw_pay: counts.value,
        ...(entitlement === undefined ? {} : { entitlement, top_up: topUp }),
      },
      because: inWords(judged.value, counts.value, given.hours),
      working: [
        countsLine(counts.value, given),
        ...minimumLines(judged.value, given.hours),
        ...(given.timesheet_recorded === false
          ? [{ what: 'Hours without a timesheet', comes: 'count all the same' }]
          : []),
        { what: 'Pay reference period', comes: `from ${showDate(start)}` },
      ],
      source: 'National Minimum Wage Regulations 2015, regs 7 to 15; NMW Act 1998, s.17',
      keyDate: start,
    });
  },
});

/** What is due: the pay is made, and what lacks is paid with it (our policy: pay is never withheld). */
function inWords(judged: PayJudged, counts: number, hours: number): string {
  const { outcome: found, entitlement = 0, topUp = 0, band, rate = 0 } = judged;
  if (found === 'none') return 'There is no minimum wage: the worker is of school age.';
  const sums = `${pounds(counts)} counts for ${plain(hours)} hours, and the minimum is ${pounds(entitlement)} at ${pounds(rate)} (${band})`;
  if (found === 'pass') return `${sums}: it is enough.`;
  if (found === 'escalate') {
    return `${sums}: whether it is enough depends on an age that is not on file; a person finds it out.`;
  }
  return `${sums}: this rate cannot stand. Pay the ${pounds(counts)} and ${pounds(topUp)} on top, and tell a manager.`;
}

function countsLine(
  counts: number,
  given: {
    readonly pay?: number | undefined;
    readonly basic_rate?: number | undefined;
    readonly premium_rate?: number | undefined;
    readonly premium_hours?: number | undefined;
    readonly hours: number;
  },
): WorkingLine {
  const premium =
    given.premium_rate !== undefined && (given.premium_hours ?? 0) > 0
      ? `, without what ${pounds(given.premium_rate)} pays above the basic rate`
      : '';
  const from =
    given.pay === undefined
      ? `${plain(given.hours)} h × ${pounds(given.basic_rate ?? 0)}`
      : `paid ${pounds(given.pay)}`;
  return { what: 'Pay that counts', comes: `${from}${premium} = ${pounds(counts)}` };
}

/** The minimum for the hours, and what lacks. */
export function minimumLines(
  { rate, entitlement, topUp, band }: PayJudged,
  hours: number,
): readonly WorkingLine[] {
  if (rate === undefined || entitlement === undefined) {
    return [{ what: 'Minimum', comes: `none (${band})` }];
  }
  return [
    {
      what: `Minimum, ${band}`,
      comes: `${plain(hours)} h × ${pounds(rate)} = ${pounds(entitlement)}`,
    },
    ...(topUp ? [{ what: 'Short by, up to the penny', comes: pounds(topUp) }] : []),
  ];
}
