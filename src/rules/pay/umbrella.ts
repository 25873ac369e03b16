import type { DateText } from '../../lib/days.ts';
import type { Confidence } from '../book/law.ts';
import type { Finding } from '../finding.ts';
import type { Version } from '../versions.ts';

export type LinkRole = 'client' | 'agency' | 'umbrella';

/** One link of a labour supply chain. */
export interface ChainLink {
  readonly role: LinkRole;
  readonly name: string;
}

/** The joint liability for an umbrella company's PAYE and NIC, by the date of payment. */
export const JOINT_LIABILITY: readonly Version<{
  readonly source: string;
  readonly confidence: Confidence;
}>[] = [
  {
    from: '2026-04-06',
    value: {
      source: 'Income Tax (Earnings and Pensions) Act 2003, Part 2 Chapter 11, s.61Y',
      confidence: 'B',
    },
  },
];

/**
 * UMB-JSL: who is liable with the umbrella company for its PAYE and NIC on a payment: the agency closest to the
 * client, and the client where there is no agency. Nobody without an umbrella company, or before 6 April 2026.
 * Due diligence is no defence. Connected and overseas links may shift it, which a chain of names does not show.
 * @param chain from the client down
 */
export function jointlyLiable(chain: readonly ChainLink[], paidOn: DateText): readonly string[] {
  const inForce = JOINT_LIABILITY.some(
    ({ from, to }) => from <= paidOn && (to === undefined || paidOn <= to),
  );
  if (!inForce || !chain.some(({ role }) => role === 'umbrella')) return [];
  const client = chain.findIndex(({ role }) => role === 'client');
  const agency =
    chain.find(({ role }, at) => role === 'agency' && at > client) ??
    chain.find(({ role }) => role === 'agency');
  const liable = agency ?? chain[client];
  return liable ? [liable.name] : [];
}

/** The chain of one worker's payments, as far as it is known. */
export interface KnownChain {
  readonly id: string;
  readonly links: readonly ChainLink[];
  /** Is every link from the client to the worker known? */
  readonly complete: boolean;
}

/**
 * UMB-JSL for the desk. The full chain is a record for each payment. An unknown link escalates and stops a new
 * assignment through it, never the pay for work that is done (practice W5).
 */
export function checkChain(
  chain: KnownChain,
  paidOn: DateText,
  step: 'assign' | 'pay',
): readonly Finding[] {
  const restsOn = [{ kind: 'supply-chain', id: chain.id, label: 'Supply chain' }];
  const source = JOINT_LIABILITY[0]?.value.source ?? '';
  const lawFrom = JOINT_LIABILITY[0]?.from ?? '';
  if (paidOn < lawFrom) return [];
  if (!chain.complete) {
    return [
      {
        rule: 'UMB-JSL',
        outcome: 'escalate',
        stops: step === 'assign',
        because:
          step === 'assign'
            ? 'A link of the supply chain is not known, so nobody can say who answers for the tax.'
            : 'A link of the supply chain is not known; the pay for work that is done goes out, and a person completes the chain.',
        source,
        clears: 'Put every link from the client to the worker on file.',
        restsOn,
        lawFrom,
      },
    ];
  }
  const liable = jointlyLiable(chain.links, paidOn);
  if (liable.length === 0) return [];
  return [
    {
      rule: 'UMB-JSL',
      outcome: 'record',
      because: `${liable.join(', ')} answers with the umbrella company for its PAYE and NIC on this payment.`,
      source,
      figures: { liable: liable.join(', ') },
      restsOn,
      lawFrom,
    },
  ];
}
