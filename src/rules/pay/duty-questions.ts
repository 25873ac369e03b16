import { ok, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { bool, date, int, maybe, name, oneOf } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { claimLimit } from './claim-limits.ts';
import { periodStarts } from './pay-periods.ts';
import { payRecordKeptUntil } from './pay-records.ts';
import { regulatorOf } from './regulator.ts';

export const payRecordsQuestion = question({
  rule: 'NMW-KEEP',
  asks: 'To which day are the records of pay and hours of this period kept?',
  takes: {
    pay_reference_period_start: date('first day of the period'),
    pay_reference_period_end: maybe(date('last day of the period')),
    pay_interval: maybe(oneOf(['weekly', 'four_weekly', 'monthly'], 'how often pay is made')),
  },
  gives: { keep_until: date('last day they must be kept') },
  answer(given) {
    const starts = periodStarts({
      start: given.pay_reference_period_start,
      end: given.pay_reference_period_end,
      interval: given.pay_interval,
    });
    if (!starts) {
      return refuse(
        'facts-missing',
        'The end of the next period cannot be told. Give the end of this period, or how often pay is made.',
      );
    }
    const kept = payRecordKeptUntil(starts);
    if (!kept.ok) return kept;
    const { until, years } = kept.value;
    return ok({
      gives: { keep_until: until },
      because: `The records of this period are kept until ${showDate(until)}, ${years} years from the end of the next period.`,
      working: [{ what: `${years} years from the end of the next period`, comes: showDate(until) }],
      source: 'National Minimum Wage Regulations 2015, reg 59',
      keyDate: given.pay_reference_period_start,
    });
  },
});

export const claimLimitQuestion = question({
  rule: 'ET-LIMIT',
  asks: 'How long after this act can a tribunal claim come?',
  takes: {
    claim: oneOf(
      ['discrimination', 'unfair_dismissal', 'pay', 'working_time', 'breach_of_contract'],
      'what is claimed',
    ),
    act_on: date('day of the act or decision'),
  },
  gives: {
    limit_months: int('months in which a claim may be made'),
    conciliation_weeks: int('weeks of conciliation that may be added'),
    claim_period_ends: date('last day on which a claim could come'),
    announced: bool('is the limit announced and not observed to be in force'),
  },
  answer({ claim, act_on }) {
    const limit = claimLimit(claim, act_on);
    if (!limit.ok) return limit;
    const { months, conciliationWeeks, ends, announced } = limit.value;
    return ok({
      gives: {
        limit_months: months,
        conciliation_weeks: conciliationWeeks,
        claim_period_ends: ends,
        announced,
      },
      because: `A claim can come until ${showDate(ends)}${announced ? `; the ${months} months are announced and were not observed to be in force` : ''}.`,
      working: [
        {
          what: 'Limit and conciliation',
          comes: `${showDate(act_on)} + ${months} months less a day + ${conciliationWeeks} weeks = ${showDate(ends)}`,
        },
      ],
      source: 'Employment Rights Act 2025 (limits); Acas early conciliation',
      keyDate: act_on,
    });
  },
});

export const regulatorQuestion = question({
  rule: 'FWA',
  asks: 'Who enforces these rules on this day?',
  takes: {
    rules: oneOf(
      ['agency_rules', 'minimum_wage', 'licences', 'holiday_pay', 'sick_pay'],
      'which rules',
    ),
    on: date('day asked about'),
  },
  gives: { regulator: name('who enforces them') },
  answer({ rules, on }) {
    const regulator = regulatorOf(rules, on);
    if (!regulator.ok) return regulator;
    return ok({
      gives: { regulator: regulator.value },
      because: `On ${showDate(on)} these rules are enforced by: ${regulator.value}.`,
      working: [{ what: showDate(on), comes: regulator.value }],
      source: 'Employment Rights Act 2025; licence guidance of 7 April 2026',
      keyDate: on,
    });
  },
});
