import type { CheckBasis } from '../../rules/right-to-work/follow-up.ts';
import type { Stint } from '../../rules/working-time/work.ts';
import type { WorkerFacts } from '../candidates/index.ts';
import type { AgencyFile } from '../equal-treatment/index.ts';
import type { Override } from '../overrides/index.ts';
import type { Vetting } from '../vetting/index.ts';
import type { Absence, Declaration, OptOut, SpanAvailability } from '../worktime/index.ts';
import type { CheckKind } from './schema.ts';
import type { PlaceWish } from './wishes-gates.ts';

/** A check as it stands on file. Dates as text. */
export interface CheckOnFile {
  readonly id: string;
  readonly kind: CheckKind;
  readonly name: string;
  /** The name as `nameKey` folds it. */
  readonly nameKey: string;
  readonly route: string;
  readonly list: 'A' | 'B1' | 'B2' | null;
  /** What a satisfied right-to-work check rests on; null for other checks. */
  readonly basis: CheckBasis | null;
  readonly permissionEndsOn: string | null;
  readonly noticeDated: string | null;
  readonly inTimeApplication: boolean;
  readonly outcome: 'satisfied' | 'not_satisfied';
  readonly checkedOn: string;
  /** The last day it answers; for right to work the day by which the follow-up is due. */
  readonly expiresOn: string | null;
}

/** A standing word that a worker is not to be sent somewhere. One of the three places is named. */
export interface DoNotSend {
  readonly id: string;
  readonly clientId: string | null;
  readonly hirerId: string | null;
  readonly siteId: string | null;
  readonly saidBy: 'client' | 'worker';
  readonly reason: string;
  readonly saidOn: string;
  readonly reviewOn: string | null;
}

/** Everything on file that the gates read about one worker. */
export interface Dossier {
  /** Student permission, certificates, referees, night health, and what clients were told. */
  readonly vetting: Vetting;
  readonly worker: WorkerFacts;
  /** Time held from 17 weeks before the work to 17 weeks after, by start; only what is near has id and label. */
  readonly held: readonly Stint[];
  /** Epoch minute of the first time ever held; null for none. */
  readonly firstHeld: number | null;
  /** Parallel to the works asked about. */
  readonly availability: readonly SpanAvailability[];
  /** Latest first. */
  readonly declarations: readonly Declaration[];
  readonly optOuts: readonly OptOut[];
  readonly absences: readonly Absence[];
  /** Latest first. */
  readonly checks: readonly CheckOnFile[];
  readonly doNotSend: readonly DoNotSend[];
  /** Where they like to go and would rather not. */
  readonly wishes: readonly PlaceWish[];
  readonly overrides: readonly Override[];
  /** Days held at the hirers of the works asked about, and weeks there through other agencies. */
  readonly agency: AgencyFile;
}
