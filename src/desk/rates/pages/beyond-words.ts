import { showMinutes, showPence, showRate } from '../../../lib/show.ts';
import type { Beyond, OvertimeStep } from '../schema.ts';
import { PREMIUMS, ROUNDINGS } from '../schema.ts';

/** What a card says beyond the hour, one sentence each. */
export function beyondWords(terms: Beyond): readonly string[] {
  const { overtime, minimumMinutes, sleepIn, callOut, rounding } = terms;
  return [
    ...overtime.map(stepWords),
    ...(overtime.length === 0
      ? []
      : [
          `Overtime and a premium: ${PREMIUMS[terms.premiums].toLowerCase()}. Hours at a premium ${terms.premiumsCount ? 'count' : 'do not count'} towards overtime.`,
        ]),
    ...(minimumMinutes === null
      ? []
      : [`Every shift is paid and charged for ${showMinutes(minimumMinutes)} at least.`]),
    ...(sleepIn === null
      ? []
      : [
          `A sleep-in is ${showPence(sleepIn.payPence)} pay and ${showPence(sleepIn.chargePence)} charge a night; awake for work ${showRate(sleepIn.awakePayPence)} and ${showRate(sleepIn.awakeChargePence)}.`,
        ]),
    ...(callOut === null
      ? []
      : [
          `A call-out is paid for ${showMinutes(callOut.leastMinutes)} at least, ${showRate(callOut.payPence)} and ${showRate(callOut.chargePence)}.`,
        ]),
    ...(rounding === null
      ? []
      : [`Time is rounded: ${ROUNDINGS[rounding.how].toLowerCase()}, ${rounding.to} min.`]),
  ];
}

function stepWords(step: OvertimeStep): string {
  const rate = (times: number | null, pence: number | null) =>
    times === null ? showRate(pence ?? 0) : `${times / 100} times`;
  const [pay, charge] = [
    rate(step.payTimes, step.payPence),
    rate(step.chargeTimes, step.chargePence),
  ];
  return `After ${showMinutes(step.afterMinutes)} a ${step.per}: pay ${pay}, charge ${charge}.`;
}
