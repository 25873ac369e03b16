/** What other rooms, and app, may ask of certification. */
import './forget.ts';

export { claimAwards, sendSchedule } from './claim-awards.ts';
export { configureContexts, keepContext } from './contexts.ts';
export { awardsClaimedIn, certificatesIn, waitingNow } from './counts.ts';
export type { WaitKind } from './credential-schema.ts';
export { enterResult } from './enter-result.ts';
export { findCertificates } from './find-certificates.ts';
export { issueStatement } from './issue-statement.ts';
export {
  checkCertificate,
  handCertificate,
  receiveCertificate,
  replaceCertificate,
  reportCertificate,
} from './pass-on.ts';
export { retentionNow } from './retention.ts';
export { credentialsOf } from './statements.ts';
export { recordUnitRoute } from './unit-route.ts';
