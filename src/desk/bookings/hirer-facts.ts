import type { Nation } from '../../lib/calendar.ts';
import {
  checkHirerFacts,
  type HirerFactKey,
  missingHirerFacts,
} from '../../rules/agency-conduct/hirer-facts.ts';
import type { Finding } from '../../rules/finding.ts';

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
