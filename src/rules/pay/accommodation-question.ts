import { ok, type Result } from '../../lib/result.ts';
import { date, int, maybe, num, num2, outcome, signed2 } from '../book/fields.ts';
import { question } from '../book/question.ts';
import type { WorkingLine } from '../finding.ts';
import { type AccommodationAdjusted, accommodationAdjustment } from './accommodation.ts';
import { judgePay, type PayJudged } from './enough-pay.ts';
import { minimumLines } from './enough-pay-question.ts';
import { plain, pounds } from './rounding.ts';

export const accommodationQuestion = question({
  rule: 'NMW-ACCOM',
  asks: 'How does accommodation from the employer change the pay that counts for the minimum wage?',
  takes: {
    pay_reference_period_start: date('first day of the period'),
    charge_per_night: num2('GBP; 0 = free'),
    nights: maybe(int('in the period')),
    nights_per_week: maybe(int('instead of nights: scaled by period_days / 7 to 3 places')),
    period_days: maybe(int('days in the period')),
    offset_per_night: maybe(num2('GBP; left out: the sum in force')),
    nmw_rate: maybe(num2('GBP an hour; left out: the rate in force')),
    age: maybe(int('on the first day of the period')),
    hours: maybe(num('hours of work')),
    pay: maybe(num2('GBP, before the accommodation')),
    pay_per_hour: maybe(num2('GBP, instead of pay')),
  },
  gives: {
    outcome: maybe(outcome('block: the pay that counts is below the minimum')),
    adjustment: maybe(signed2('GBP, signed')),
    nmw_pay: maybe(num2('GBP, pay that counts with the accommodation')),
    hourly: maybe(num2('GBP an hour that count')),
  },
  answer(given) {
    const start = given.pay_reference_period_start;
    const adjusted = accommodationAdjustment({
      start,
      charge: given.charge_per_night,
      nights: given.nights,
      nightsPerWeek: given.nights_per_week,
      periodDays: given.period_days,
      offset: given.offset_per_night,
    });
    if (!adjusted.ok) return adjusted;
    const { adjustment } = adjusted.value;
    const counts = payBefore(given);
    const nmwPay = counts === undefined ? undefined : counts + adjustment;
    const judged =
      nmwPay === undefined || given.hours === undefined
        ? undefined
        : judgePay({
            start,
            hours: given.hours,
            counts: nmwPay,
            who: { age: given.age },
            ownRate: given.nmw_rate,
          });
    const hourly = nmwPay !== undefined && given.hours ? nmwPay / given.hours : undefined;
    return ok({
      gives: {
        adjustment,
        ...(nmwPay === undefined ? {} : { nmw_pay: nmwPay }),
        ...(hourly === undefined ? {} : { hourly }),
        // Without rates for the period the sums stand, and whether they are enough is not said.
        ...(judged?.ok ? { outcome: judged.value.outcome } : {}),
      },
      because: inWords(given.charge_per_night, adjusted.value, nmwPay, judged),
      working: [
        sumLine(given.charge_per_night, adjusted.value),
        ...(nmwPay === undefined
          ? []
          : [
              {
                what: 'Pay that counts',
                comes: `${pounds(counts ?? 0)} ${adjustment < 0 ? '-' : '+'} ${pounds(Math.abs(adjustment))} = ${pounds(nmwPay)}`,
              },
            ]),
        ...(hourly === undefined
          ? []
          : [
              {
                what: 'An hour',
                comes: `${pounds(nmwPay ?? 0)} / ${plain(given.hours ?? 0)} h = £${plain(hourly)}`,
              },
            ]),
        ...(judged?.ok ? minimumLines(judged.value, given.hours ?? 0) : []),
      ],
      source: 'National Minimum Wage Regulations 2015, regs 14 to 16',
      keyDate: start,
    });
  },
});

function payBefore(given: {
  readonly pay?: number | undefined;
  readonly pay_per_hour?: number | undefined;
  readonly hours?: number | undefined;
}): number | undefined {
  if (given.pay !== undefined) return given.pay;
  if (given.pay_per_hour === undefined || given.hours === undefined) return undefined;
  return given.pay_per_hour * given.hours;
}

function inWords(
  charge: number,
  { adjustment, offset }: AccommodationAdjusted,
  nmwPay: number | undefined,
  judged: Result<PayJudged> | undefined,
): string {
  const effect =
    charge === 0
      ? `Free accommodation adds ${pounds(adjustment)}`
      : adjustment === 0
        ? `A charge of ${pounds(charge)} a night is within the offset of ${pounds(offset)} and changes nothing`
        : `A charge of ${pounds(charge)} a night is above the offset of ${pounds(offset)} and takes off ${pounds(-adjustment)}`;
  if (nmwPay === undefined) return `${effect}.`;
  const pay = `${effect}; ${pounds(nmwPay)} counts`;
  if (judged === undefined) return `${pay}.`;
  if (!judged.ok) return `${pay}; no minimum is known for the period to hold it against.`;
  const { outcome: found, entitlement, topUp = 0 } = judged.value;
  if (entitlement === undefined) return `${pay}, and there is no minimum at this age.`;
  const least = `${pay}, and ${pounds(entitlement)} is the minimum`;
  if (found === 'pass') return `${least}: it is enough.`;
  if (found === 'escalate') return `${least} of an adult: it depends on an age that is not given.`;
  return `${least}: ${pounds(topUp)} is lacking.`;
}

function sumLine(
  charge: number,
  { offset, nights, scale, adjustment }: AccommodationAdjusted,
): WorkingLine {
  const of = scale === 1 ? `${nights} nights` : `${nights} nights a week × ${plain(scale)}`;
  const each =
    charge === 0
      ? pounds(offset)
      : charge <= offset
        ? `£0.00 (${pounds(charge)} is not above ${pounds(offset)})`
        : `(${pounds(offset)} - ${pounds(charge)})`;
  return { what: 'For the accommodation', comes: `${each} × ${of} = ${pounds(adjustment)}` };
}
