/** What other rooms, and app, may ask of portfolios. */
import './forget.ts';

export { type AcceptInput, acceptCase } from './accept-case.ts';
export { answerContribution } from './answer-contribution.ts';
export { askContribution } from './ask-contribution.ts';
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
  type PresentedItem,
  presentedIn,
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
export { exportEvidence } from './export-evidence.ts';
export { HEARD_AS, hear, lookBack } from './hear.ts';
export { portfolioOf } from './portfolio.ts';
export type { EvidenceDocument, Piece } from './redact/pieces.ts';
export { referenceEvidence, unreference } from './reference-evidence.ts';
export { setAsideCase, takeBackCase } from './set-aside.ts';
export { type SuggestionQuery, suggestions } from './suggestions.ts';
export { viewOriginal } from './view-original.ts';
