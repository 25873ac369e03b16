/** What other rooms may ask of the centre. */
import './forget.ts';

export { allocate, limitsOf } from './allocate.ts';
export { type Allocation, advisersEver, allocationsOf } from './caseloads.ts';
export { centreCounts, heldPostIn, registeredIn, SOON_DAYS } from './counts.ts';
export { keepCertificate, keepCv } from './keep-staff-file.ts';
export { letterList, supportOn } from './letters.ts';
export { makeBatch } from './make-batch.ts';
export { centreNow, staffMember } from './queries.ts';
export { recordTariff } from './record-approval.ts';
export { type Registration, registrationOf } from './registrations.ts';
export { lookingAfter } from './sides.ts';
export { staffFile, staffFilesOf } from './staff-files.ts';
export {
  approvalsOn,
  certificateOn,
  mayAct,
  newAssessors,
  proficientOn,
  qualifiedOn,
  staffOn,
  type Tariff,
  type Tie,
  tariffOn,
  tiesOf,
  type UnitName,
} from './standing.ts';
