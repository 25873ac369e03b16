/** What other rooms may ask of vetting. */
import './forget.ts';

export { keepCertificate, keepReferee } from './keep-with-check.ts';
export {
  type CertificateKept,
  type NightHealthKept,
  NOTHING_KEPT,
  type Permission,
  type RefereeKept,
  type ToldKept,
  type Vetting,
  vettingBy,
  vettingOf,
} from './questions.ts';
export { recordNightHealth } from './record-night-health.ts';
export { recordPermission } from './record-permission.ts';
export { recordStatus } from './record-status.ts';
export { recordTold } from './record-told.ts';
export type { Certificate, Referee } from './schema.ts';
