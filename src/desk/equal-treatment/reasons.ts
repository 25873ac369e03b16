import type { Absence as AgencyAbsence } from '../../rules/agency-workers/absences.ts';
import type { AbsenceReason } from '../../rules/agency-workers/figures-data.ts';
import { ABSENCES, type Absence, type AbsenceKind } from '../worktime/index.ts';

/** What days away are to the 12 weeks (Agency Workers Regulations 2010, reg 7(8)). */
const REASONS: Readonly<Record<AbsenceKind, AbsenceReason>> = {
  annual_leave: 'annual_leave',
  further_leave: 'annual_leave',
  sickness: 'sickness_injury',
  pregnancy: 'pregnancy_illness',
  maternity: 'maternity',
  paternity: 'paternity_leave',
  adoption: 'adoption_leave',
  // Unpaid parental leave is leave like any other; only shared parental leave lets weeks count on.
  parental: 'annual_leave',
  shared_parental: 'shared_parental_leave',
  jury_service: 'jury_service',
  shutdown: 'customary_shutdown',
  strike: 'industrial_action',
  other: 'any',
};

/** Days away as the clock reads them. */
export function agencyAbsences(absences: readonly Absence[]): readonly AgencyAbsence[] {
  return absences.map(({ id, kind, fromOn, toOn }) => ({
    reason: REASONS[kind],
    from: fromOn,
    to: toOn,
    restsOn: { kind: 'absence', id, label: ABSENCES[kind].name },
  }));
}
