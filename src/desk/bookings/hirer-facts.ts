import type { Nation } from '../../lib/calendar.ts';
import type { Tx } from '../../platform/db/tx.ts';
import {
  checkHirerFacts,
  type HirerFactKey,
  missingHirerFacts,
} from '../../rules/agency-conduct/hirer-facts.ts';
import type { Finding } from '../../rules/finding.ts';
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
