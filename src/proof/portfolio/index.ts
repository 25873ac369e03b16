/** What other rooms, and app, may ask of portfolios. */
export { type AcceptInput, acceptCase } from './accept-case.ts';
export { chooseUnits } from './choose-units.ts';
export { type ClaimInput, claimUnit, withdrawClaim } from './claim-unit.ts';
export {
  type ClaimCard,
  type ClaimedEvidence,
  type ClaimLine,
  claimOf,
  claimsNamed,
  claimsOf,
  closeClaim,
  earlierClaims,
  holdClaim,
  openClaims,
  takeClaim,
} from './claims.ts';
export { writeNote } from './describe-evidence.ts';
export {
  type CaseNames,
  type KnownName,
  onCaseNames,
  onDocuments,
  onOriginal,
} from './documents.ts';
export { type EnrolInput, type Enrolled, enrol } from './enrol.ts';
export { HEARD_AS, hear, lookBack } from './hear.ts';
export { type PresentedItem, presentedIn } from './presented.ts';
export type { EvidenceDocument, Piece } from './redact/pieces.ts';
export { referenceEvidence, unreference } from './reference-evidence.ts';
export { setAsideCase, takeBackCase } from './set-aside.ts';
