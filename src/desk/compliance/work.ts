import type { Nation } from '../../lib/calendar.ts';
import type { StintKind } from '../../rules/working-time/work.ts';

/** One shift as it is asked about: everything the gates read of it. */
export interface Work {
  readonly shiftId: string;
  readonly role: string;
  readonly siteId: string;
  readonly clientId: string;
  readonly hirerId: string;
  /** Nation of the place of work: the law and the bank holidays follow it. */
  readonly nation: Nation;
  /** Degrees; null when the site was not located. */
  readonly siteLatitude: number | null;
  readonly siteLongitude: number | null;
  /** Epoch minutes. */
  readonly start: number;
  readonly end: number;
  readonly breakMinutes: number;
  readonly kind: StintKind;
  /** Pay an hour in pence. */
  readonly payPence: number;
  readonly requiredSkills: readonly string[];
  readonly requiredQualifications: readonly string[];
  /** Kinds ('dbs', 'reference') or names ('Enhanced DBS, adult workforce') of checks. */
  readonly requiredChecks: readonly string[];
  /** What people call the shift: 'Mon 23 Nov 07:00-15:00, Aire Foods'. */
  readonly label: string;
}
