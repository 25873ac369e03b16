import { addDays, addMonths, type DateText } from '../../lib/days.ts';
import {
  BODY_OF,
  CERTIFICATE_KEEP_MONTHS,
  CERTIFICATE_LEVELS,
  type CertificateLevel,
  type DecisionPlace,
  type DisclosureBody,
  HIGHEST_LEVEL,
  JOIN_DAYS,
  PVG_REQUIRED_FROM,
  type RoleClass,
  type Workforce,
} from './certificate-data.ts';

/** DBS-LEVEL: the highest level that may be asked for a role of this class. */
export function highestLevel(role: RoleClass): CertificateLevel {
  return HIGHEST_LEVEL.find((row) => row.role === role)?.level ?? 'basic';
}

/** Does one level show at least what another shows? */
export function coversLevel(held: CertificateLevel, wanted: CertificateLevel): boolean {
  return CERTIFICATE_LEVELS.indexOf(held) >= CERTIFICATE_LEVELS.indexOf(wanted);
}

/** Was the certificate made for the workforce of the role? One for both covers either. */
export function coversWorkforce(held: Workforce, wanted: Workforce): boolean {
  if (held === wanted) return true;
  return held === 'child_and_adult' && (wanted === 'child' || wanted === 'adult');
}

/** DBS-UPDATE: last day on which the holder of a certificate may join the Update Service. */
export function joinBy(issued: DateText): DateText {
  return addDays(issued, JOIN_DAYS);
}

/** DBS-KEEP: last day on which particulars of a certificate are kept, from the day of the decision. */
export function particularsKeptUntil(decided: DateText): DateText {
  return addMonths(decided, CERTIFICATE_KEEP_MONTHS);
}

export interface DecisionBody {
  readonly body: DisclosureBody;
  /** Membership of the Scottish scheme is demanded by law for this role. */
  readonly membershipRequired: boolean;
}

/** DBS-NATION: whose disclosure it is, by where the decision to engage is made. */
export function bodyFor(place: DecisionPlace, on: DateText, regulated: boolean): DecisionBody {
  const body = BODY_OF.find(({ places }) => places.includes(place))?.body ?? 'dbs';
  return {
    body,
    membershipRequired: body === 'disclosure_scotland' && regulated && on >= PVG_REQUIRED_FROM,
  };
}

/** What is known about a status check in the Update Service; what is left out is not in issue. */
export interface StatusCheck {
  readonly certificateLevel?: 'basic' | 'standard' | 'enhanced' | undefined;
  readonly certificateWorkforce?: Workforce | undefined;
  readonly roleWorkforce?: Workforce | undefined;
  readonly consent?: boolean | undefined;
  readonly legallyEntitled?: boolean | undefined;
  readonly originalSeenInPerson?: boolean | undefined;
}

export type StatusFault =
  | 'level'
  | 'workforce'
  | 'no_consent'
  | 'not_entitled'
  | 'original_not_seen';

/** DBS-UPDATE: why a certificate may not be relied on through the Update Service; empty: it may. */
export function statusFaults(check: StatusCheck): readonly StatusFault[] {
  const { certificateWorkforce: held, roleWorkforce: wanted } = check;
  const faults: StatusFault[] = [];
  if (check.certificateLevel === 'basic') faults.push('level');
  if (held !== undefined && wanted !== undefined && !coversWorkforce(held, wanted)) {
    faults.push('workforce');
  }
  if (check.consent === false) faults.push('no_consent');
  if (check.legallyEntitled === false) faults.push('not_entitled');
  if (check.originalSeenInPerson === false) faults.push('original_not_seen');
  return faults;
}

export const FAULT_WORDS: Readonly<Record<StatusFault, string>> = {
  level: 'the service takes standard and enhanced certificates only',
  workforce: 'the certificate is for another workforce than the role, so a new one is needed',
  no_consent: 'the worker has not consented to a status check',
  not_entitled: 'we are not entitled by law to ask for this level',
  original_not_seen: 'nobody has seen the original certificate with the worker in person',
};
