import { nameKey } from '../../lib/text.ts';
import { dateIn, dateOfMinute } from '../../lib/time.ts';
import { type Particular, TO_HIRER, TO_WORKER } from '../../rules/agency-conduct/information.ts';
import type { ConfirmationFacts, HeldQualification, Side } from './confirmation-document.ts';

const said = (text: string): boolean => text.trim() !== '';

/**
 * The particulars that this side must be given (Conduct Regulations 2003, reg 21(1)) and the facts lack,
 * each with its plain name; empty = the paper may go.
 */
export function missingParticulars(facts: ConfirmationFacts, side: Side): readonly Particular[] {
  const asked = side === 'worker' ? TO_WORKER : TO_HIRER;
  const there = side === 'worker' ? givenToWorker(facts) : givenToHirer(facts);
  return asked.filter(({ key }) => there[key] !== true);
}

/** What the hirer told us (reg 18), the rate and how often it is paid. */
function givenToWorker(facts: ConfirmationFacts): Readonly<Record<string, boolean>> {
  const { positions } = facts;
  const shifts = positions.flatMap((position) => position.shifts);
  const noRisk = /^(none|no risks?)\b/i.test(facts.risks.trim());
  return {
    hirer_identity: said(facts.hirer.name) && said(facts.hirer.natureOfBusiness),
    start_and_duration: shifts.length > 0 && said(facts.likelyLength),
    position: positions.length > 0 && positions.every((one) => said(one.role) && said(one.duties)),
    location: said(facts.site.address) || said(facts.site.postcode),
    hours: shifts.length > 0,
    health_safety_risks: said(facts.risks) && (noRisk || said(facts.controls)),
    skills_required: positions.every(
      (one) =>
        said(one.experience) ||
        one.requiredSkills.length + one.requiredQualifications.length + one.requiredChecks.length >
          0,
    ),
    expenses: said(facts.expenses),
    rate: shifts.every((shift) => shift.payPence > 0) && said(facts.payInterval),
  };
}

/** What we confirmed of the worker (reg 19) and the kind of contract. */
function givenToHirer({ worker, positions }: ConfirmationFacts): Readonly<Record<string, boolean>> {
  const lastEnd = Math.max(0, ...positions.flatMap(({ shifts }) => shifts.map(({ end }) => end)));
  const lastDay = dateIn(dateOfMinute(lastEnd));
  const inForce = ({ expiresOn }: HeldQualification) => expiresOn === null || expiresOn >= lastDay;
  const names = (held: readonly HeldQualification[]) =>
    held.filter(inForce).map(({ name }) => name);
  const experienceAsked = positions.some((one) => said(one.experience));
  return {
    worker_identity: said(worker.name) && worker.identity !== null,
    skills_confirmed:
      positions.every(
        (one) =>
          holdsAll(one.requiredSkills, worker.skills) &&
          holdsAll(one.requiredQualifications, names(worker.qualifications)),
      ) &&
      (!experienceAsked || said(worker.experience)),
    authorisation_confirmed: positions.every((one) =>
      holdsAll(one.requiredChecks, names(worker.authorisations)),
    ),
    willing: worker.willingOn !== null,
    // Each kind an order can name says it: see CONTRACTS in confirmation-sections.ts.
    contract_kind: true,
  };
}

function holdsAll(asked: readonly string[], held: readonly string[]): boolean {
  const keys = new Set(held.map(nameKey));
  return asked.every((name) => keys.has(nameKey(name)));
}
