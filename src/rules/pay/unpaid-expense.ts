import type { DateText } from '../../lib/days.ts';
import { showMinutes, showPence } from '../../lib/show.ts';
import type { Finding } from '../finding.ts';
import { judgePay } from './enough-pay.ts';
import type { WhoIsPaid } from './minimum-wage.ts';

/** A cost of the job that a worker bore and is not paid back, with the pay it comes off. */
export interface UnpaidExpense {
  /** What was spent on the job and stays unpaid, pence. */
  readonly unpaidPence: number;
  /** Pay that counts for the minimum wage in the period, before it, pence. */
  readonly payPence: number;
  readonly minutes: number;
  /** First day of the pay reference period. */
  readonly start: DateText;
  readonly who: WhoIsPaid;
}

const RULE = 'NMW-CHECK';
const SOURCE = 'National Minimum Wage Regulations 2015, regs 12 and 13';

/**
 * NMW-CHECK where a cost of the job is not paid back: it comes off the pay that counts. Below the minimum it escalates
 * with what the pay lacks because of it; else it warns. Where no minimum holds, or nothing was worked, nothing is found.
 * @returns the findings, and `shortPence`: to be paid on top, at most what was spent; 0 when the pay is enough
 */
export function unpaidExpense(facts: UnpaidExpense): {
  readonly findings: readonly Finding[];
  readonly shortPence: number;
} {
  const { unpaidPence, payPence, minutes, start, who } = facts;
  const left = payPence - unpaidPence;
  const judged = judgePay({ start, hours: minutes / 60, counts: left / 100, who });
  const off = `${showPence(unpaidPence)} spent on the job and not paid back comes off the pay that counts for the minimum wage`;
  const figures = { unpaidPence, payPence, minutes };
  const found = (outcome: 'warn' | 'escalate', because: string, clears: string): Finding => ({
    rule: RULE,
    outcome,
    because,
    source: SOURCE,
    figures,
    clears,
    ...(outcome === 'escalate' ? { stops: false } : {}),
  });
  if (!judged.ok) {
    const because = `${off}. ${judged.refusal.because}`;
    return { findings: [found('escalate', because, 'Pay it back.')], shortPence: 0 };
  }
  const { outcome, entitlement = 0, topUp = 0, band } = judged.value;
  if (outcome === 'none' || minutes <= 0) return { findings: [], shortPence: 0 };
  const least = Math.round(entitlement * 100);
  const sums = `${off}: ${showPence(payPence)} for ${showMinutes(minutes)} leaves ${showPence(left)}; the minimum is ${showPence(least)} (${band})`;
  if (outcome === 'pass') {
    return {
      findings: [found('warn', `${sums}. It is enough.`, 'Pay it back.')],
      shortPence: 0,
    };
  }
  const shortPence = Math.min(unpaidPence, Math.round(topUp * 100));
  return {
    findings: [
      found(
        'escalate',
        `${sums}: short by ${showPence(shortPence)}.`,
        `Pay it back, or pay ${showPence(shortPence)} on top.`,
      ),
    ],
    shortPence,
  };
}
