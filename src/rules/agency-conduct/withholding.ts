import { counted, listed } from '../../lib/text.ts';
import type { Finding } from '../finding.ts';
import { conductSource } from './law.ts';
import { VERIFY_DAYS } from './windows-data.ts';

/** What an agency means to do with a worker's pay, and what it knows. Left out: not in issue. */
export interface PayFacts {
  readonly action: 'pay' | 'withhold' | 'delay_to_verify';
  readonly delayDays?: number | undefined;
  readonly hoursProved?: boolean | undefined;
  readonly hirerPaid?: boolean | undefined;
  readonly timesheetSigned?: boolean | undefined;
  readonly hirerUnhappy?: boolean | undefined;
}

/**
 * CR-12: pay for hours worked is not withheld because the hirer has not paid, the timesheet is not signed,
 * the hirer is unhappy, or for anything in the agency's own hand; it may be delayed for a reasonable time
 * to check the hours, which is recorded. Hours proved already leave nothing to check. How long is
 * reasonable no text says: past `VERIFY_DAYS` a person decides.
 */
export function checkPay(facts: PayFacts): readonly Finding[] {
  const base = { rule: 'CR-12', source: conductSource('england', 'reg 12') } as const;
  if (facts.action === 'pay') return [];
  if (facts.action === 'withhold') {
    const reasons = reasonsOf(facts);
    return [
      {
        ...base,
        outcome: 'block',
        because: `Pay may not be withheld${reasons.length > 0 ? ` because ${listed(reasons, 'or')}` : ''}.`,
        clears: 'Pay what is not in dispute now; delay the rest only to check the hours.',
      },
    ];
  }
  if (facts.hoursProved === true) {
    return [
      {
        ...base,
        outcome: 'block',
        because:
          'The hours are proved, so there is nothing left to check and nothing to delay for.',
        clears: 'Pay the hours.',
      },
    ];
  }
  return [delayed(facts.delayDays, base)];
}

function delayed(days: number | undefined, base: { rule: string; source: string }): Finding {
  const long = days !== undefined && days > VERIFY_DAYS;
  const time = days === undefined ? '' : ` for ${counted(days, 'day')}`;
  return {
    ...base,
    outcome: long ? 'escalate' : 'record',
    ...(long ? { stops: false } : {}),
    because: long
      ? `Pay is delayed${time} to check the hours; past ${VERIFY_DAYS} days, our own figure, a person decides whether that is still a reasonable time.`
      : `Pay is delayed${time} to check the hours, which is allowed for a reasonable time.`,
    ...(days === undefined ? {} : { figures: { delayDays: days } }),
    clears: 'Check the hours with the hirer and pay them.',
  };
}

function reasonsOf(facts: PayFacts): readonly string[] {
  return [
    ...(facts.hirerPaid === false ? ['the hirer has not paid'] : []),
    ...(facts.timesheetSigned === false ? ['the timesheet is not signed'] : []),
    ...(facts.hirerUnhappy === true ? ['the hirer is unhappy with the work'] : []),
    ...(facts.hoursProved === false ? ['the hours are not proved yet'] : []),
  ];
}
