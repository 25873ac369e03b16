import type { DateText } from '../../lib/days.ts';
import { showDate, showPence } from '../../lib/show.ts';
import type { Finding } from '../finding.ts';
import { judgePay } from './enough-pay.ts';

/** Pay of one pay reference period, as the pay run knows it. */
export interface RunPay {
  /** Pence that count for the minimum wage. */
  readonly countsPence: number;
  /** Minutes of work. */
  readonly minutes: number;
  /** First day of the pay reference period. */
  readonly periodStart: DateText;
  readonly dateOfBirth: DateText | null;
  readonly apprentice: boolean;
}

const SOURCE = 'National Minimum Wage Act 1998, ss.1 and 17';

/**
 * NMW-CHECK at pay: what lacks is paid with the pay and never instead of it, and a manager is told (practice
 * W5). So a shortfall goes on the list with the sum of the top-up line in `figures.topUpPence`, and nothing
 * stops the pay. An age not on file is topped up to the adult rate; rates not known for the period go on the
 * list too. Empty: the pay is enough.
 */
export function checkPay(facts: RunPay): readonly Finding[] {
  const { countsPence, minutes, periodStart, dateOfBirth, apprentice } = facts;
  const judged = judgePay({
    start: periodStart,
    hours: minutes / 60,
    counts: countsPence / 100,
    who: { dateOfBirth, apprentice },
  });
  if (!judged.ok) {
    return [
      {
        rule: 'NMW-CHECK',
        outcome: 'escalate',
        stops: false,
        because: `The minimum wage of the period from ${showDate(periodStart)} is not known; the pay goes out and is held against it later.`,
        source: SOURCE,
        clears: 'Bring the rates up to date, and look at this pay again.',
      },
    ];
  }
  const { topUp = 0, entitlement = 0, band } = judged.value;
  if (topUp === 0) return [];
  const topUpPence = Math.round(topUp * 100);
  return [
    {
      rule: 'NMW-CHECK',
      outcome: 'escalate',
      stops: false,
      because: `${showPence(countsPence)} counts for the hours worked, and the minimum is ${showPence(Math.ceil(entitlement * 100 - 1e-6))} (${band}): ${showPence(topUpPence)} is paid on top.`,
      source: SOURCE,
      figures: { countsPence, topUpPence },
      clears: 'Pay the top-up line with this pay, and put the rate of the booking right.',
    },
  ];
}
