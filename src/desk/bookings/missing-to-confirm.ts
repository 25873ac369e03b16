import { listed } from '../../lib/text.ts';
import { lackOrderNumber } from './booking.ts';
import { missingParticulars } from './confirmation-missing.ts';
import type { GatheredConfirmation } from './gather-confirmation.ts';

/** Something that keeps a confirmation from being sent. */
export interface MissingFact {
  readonly fact: string;
  readonly because: string;
}

/**
 * What keeps this confirmation from being sent: particulars that either side must be given, the order
 * number a bill-to asks for, an address to write to. A cancellation needs only the addresses.
 */
export function missingToConfirm(gathered: GatheredConfirmation): readonly MissingFact[] {
  const { facts, reason, worker, contact } = gathered;
  const missing: MissingFact[] = [];
  if (reason !== 'cancellation') {
    const sides = new Map<string, string[]>();
    for (const side of ['worker', 'hirer'] as const) {
      for (const { name } of missingParticulars(facts, side)) {
        sides.set(name, [...(sides.get(name) ?? []), `the ${side}`]);
      }
    }
    for (const [fact, whom] of sides) {
      missing.push({ fact, because: `${listed(whom)} must be given it in writing.` });
    }
    missing.push(...orderNumber(gathered));
  }
  if (!worker.email) {
    missing.push({
      fact: 'an e-mail address of the worker',
      because: `There is no address to send it to; put one on the record of ${worker.displayName}.`,
    });
  }
  if (!contact.email) {
    missing.push({
      fact: 'an e-mail address of the contact',
      because: `There is no address to send it to; put one on the record of ${contact.name}.`,
    });
  }
  return missing;
}

function orderNumber({ facts, poRequired }: GatheredConfirmation): readonly MissingFact[] {
  const standing = facts.positions
    .flatMap(({ shifts }) => shifts)
    .filter(({ cancelledBecause }) => cancelledBecause === null);
  if (lackOrderNumber(poRequired, facts.poNumber, standing).length === 0) return [];
  return [
    {
      fact: 'the order number',
      because: `${facts.billToName} pays no invoice without an order number. Ask for it, and enter it.`,
    },
  ];
}
