import type { Nation } from '../../lib/calendar.ts';
import { listed } from '../../lib/text.ts';
import type { Tx } from '../../platform/db/tx.ts';
import {
  checkHirerFacts,
  type HirerFactKey,
  missingHirerFacts,
} from '../../rules/agency-conduct/hirer-facts.ts';
import type { Finding } from '../../rules/finding.ts';
import { missingParticulars } from '../confirmations/index.ts';
import { lackOrderNumber } from './booking.ts';
import type { GatheredConfirmation } from './gather-confirmation.ts';
import { type LoadedShift, shiftsOfBooking } from './work.ts';

/** What a booking and its line say of the facts a hirer must give. */
export interface OrderFacts {
  readonly hirerName: string;
  readonly natureOfBusiness: string;
  readonly address: string;
  readonly postcode: string;
  readonly risks: string;
  readonly controls: string;
  readonly expenses: string;
  readonly duties: string;
  readonly experience: string;
  readonly requiredSkills: readonly string[];
  readonly requiredQualifications: readonly string[];
  readonly requiredChecks: readonly string[];
  /** Shifts that stand. */
  readonly shifts: number;
  readonly nation: Nation;
}

/** Which facts are there. 'None' is an answer; nothing is not. */
function obtained(order: OrderFacts): Record<HirerFactKey, boolean> {
  const asks =
    order.requiredSkills.length + order.requiredQualifications.length + order.requiredChecks.length;
  const noRisk = /^(none|no risks?)\b/i.test(order.risks.trim());
  return {
    identity: order.hirerName !== '' && order.natureOfBusiness !== '',
    start_and_duration: order.shifts > 0,
    position_type_location_hours:
      order.duties !== '' && (order.address !== '' || order.postcode !== '') && order.shifts > 0,
    health_safety_risks: order.risks !== '' && (noRisk || order.controls !== ''),
    skills_required: order.experience !== '' || asks > 0,
    expenses: order.expenses !== '',
    pay_and_benefits: true,
  };
}

/** CR-18 over this order: empty when everything the hirer must tell is there. */
export function checkOrder(order: OrderFacts): readonly Finding[] {
  return checkHirerFacts({ obtained: obtained(order), nation: order.nation });
}

/** What is still to be asked, by plain name, with what each takes in. */
export function missingOfOrder(
  order: OrderFacts,
): readonly { readonly fact: string; readonly because: string }[] {
  return missingHirerFacts({ obtained: obtained(order), nation: order.nation }).map(
    ({ name, asks }) => ({ fact: name, because: asks }),
  );
}

/** The order a shift belongs to, as reg 18 asks about it. */
export function orderOf(shift: LoadedShift): OrderFacts {
  const { place } = shift;
  return {
    hirerName: place.hirerName,
    natureOfBusiness: place.natureOfBusiness,
    address: place.address,
    postcode: place.postcode,
    risks: shift.risks,
    controls: shift.controls,
    expenses: shift.expenses,
    duties: shift.duties,
    experience: shift.experience,
    requiredSkills: shift.requiredSkills,
    requiredQualifications: shift.requiredQualifications,
    requiredChecks: shift.requiredChecks,
    shifts: shift.cancelledAt ? 0 : 1,
    nation: place.nation,
  };
}

/** Reg 18 facts a booking still lacks over all its lines, each once. */
export async function missingOfBooking(
  tx: Tx,
  bookingId: string,
): Promise<readonly { readonly fact: string; readonly because: string }[]> {
  const shifts = await shiftsOfBooking(tx, bookingId);
  const standing = shifts.filter(({ cancelledAt }) => !cancelledAt);
  const lines = new Map((standing.length > 0 ? standing : shifts).map((one) => [one.lineId, one]));
  const missing = [...lines.values()].flatMap((shift) => missingOfOrder(orderOf(shift)));
  return [...new Map(missing.map((one) => [one.fact, one])).values()];
}

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
    for (const what of gathered.lacking) {
      missing.push({
        fact: `the client’s ${what}`,
        because: `${facts.billToName} asks for it on every booking. Ask for it, and enter it.`,
      });
    }
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
