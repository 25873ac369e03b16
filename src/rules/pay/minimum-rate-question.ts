import type { DateText } from '../../lib/days.ts';
import { ok, refuse } from '../../lib/result.ts';
import { showDate, showPence } from '../../lib/show.ts';
import { bool, date, int, maybe, num2, oneOf } from '../book/fields.ts';
import { question } from '../book/question.ts';
import type { WorkingLine } from '../finding.ts';
import { type MinimumRate, minimumWageOf, type WhoIsPaid } from './minimum-wage.ts';
import {
  adultRateFrom,
  knownRiseIn,
  periodStarts,
  type RateRise,
  riseInPeriods,
} from './pay-periods.ts';

export const minimumRateQuestion = question({
  rule: 'NMW-RATE',
  asks: 'Which minimum wage holds for this pay reference period?',
  takes: {
    age: maybe(int('on the first day of the period')),
    date_of_birth: maybe(date('instead of age')),
    apprentice: maybe(bool('in the first year or under 19; left out: false')),
    pay_reference_period_start: date('first day of the period'),
    pay_reference_period_end: maybe(date('last day of the period')),
    pay_interval: maybe(oneOf(['weekly', 'four_weekly', 'monthly'], 'how often pay is made')),
    rate_change: maybe(date('a rise falls on this day')),
  },
  gives: {
    rate: maybe(num2('GBP an hour; left out below school-leaving age')),
    adult_rate_from: maybe(date('first day of the first period at the adult rate')),
    old_rate_until: maybe(date('last day at the old rate')),
    new_rate_from: maybe(date('first day at the new rate')),
    new_period_end: maybe(date('last day of the first period at the new rate')),
  },
  answer(given) {
    const start = given.pay_reference_period_start;
    const end = given.pay_reference_period_end;
    if (end !== undefined && end < start) {
      return refuse(
        'dates-crossed',
        'The pay reference period ends before it starts. Check both dates.',
      );
    }
    const who: WhoIsPaid = {
      age: given.age,
      dateOfBirth: given.date_of_birth,
      apprentice: given.apprentice,
    };
    const starts = periodStarts({ start, end, interval: given.pay_interval });
    const riseOn = given.rate_change ?? (starts && knownRiseIn(starts));
    const rise = starts && riseOn ? riseInPeriods(starts, riseOn) : undefined;
    const rate = minimumWageOf(who, start);
    // Dates of a rise follow from the periods alone, whatever the sums are.
    if (!rate.ok && rise === undefined) return rate;
    const adultFrom =
      starts && given.date_of_birth !== undefined ? adultRateFrom(starts, who) : undefined;
    const pence = rate.ok ? rate.value.pence : null;
    return ok({
      gives: {
        ...(pence === null ? {} : { rate: pence / 100 }),
        ...(adultFrom === undefined ? {} : { adult_rate_from: adultFrom }),
        ...(rise === undefined
          ? {}
          : {
              old_rate_until: rise.oldUntil,
              new_rate_from: rise.newFrom,
              new_period_end: rise.newPeriodEnd,
            }),
      },
      because: rate.ok
        ? rateInWords(rate.value, start)
        : `The rise reaches pay from ${showDate(rise?.newFrom ?? start)}; the rates themselves are not known for ${showDate(start)}.`,
      working: [
        ...(rate.ok ? [rateLine(rate.value)] : []),
        ...(adultFrom === undefined
          ? []
          : [{ what: 'Adult rate', comes: `from the period of ${showDate(adultFrom)}` }]),
        ...riseLines(rise, riseOn),
      ],
      source: 'National Minimum Wage Regulations 2015, regs 4, 4A, 4B and 6',
      keyDate: start,
    });
  },
});

function rateInWords({ pence, band }: MinimumRate, start: DateText): string {
  return pence === null
    ? `There is no minimum wage for the period from ${showDate(start)}: the worker is of school age.`
    : `The minimum for the whole of the period from ${showDate(start)} is ${showPence(pence)} an hour (${band}).`;
}

function rateLine({ pence, band, lawFrom }: MinimumRate): WorkingLine {
  return {
    what: `Rate of ${showDate(lawFrom)}, ${band}`,
    comes: pence === null ? 'none' : `${showPence(pence)} an hour`,
  };
}

function riseLines(
  rise: RateRise | undefined,
  riseOn: DateText | undefined,
): readonly WorkingLine[] {
  if (rise === undefined || riseOn === undefined) return [];
  return [
    {
      what: `Old rate, with a rise on ${showDate(riseOn)}`,
      comes: `until ${showDate(rise.oldUntil)}`,
    },
    {
      what: 'New rate, from the next period',
      comes: `${showDate(rise.newFrom)} to ${showDate(rise.newPeriodEnd)} and on`,
    },
  ];
}
