/** What other rooms, and app, may ask of portfolios. */
import './forget.ts';

export { acceptCase, addItem, type ItemFromElsewhere } from './accept-case.ts';
export { answerContribution } from './answer-contribution.ts';
export { askContribution } from './ask-contribution.ts';
export { chooseUnits } from './choose-units.ts';
export { claimUnit, withdrawClaim } from './claim-unit.ts';
export {
  type ClaimCard,
  type ClaimedEvidence,
  type ClaimLine,
  claimOf,
  claimsNamed,
  claimsOf,
  claimsOfLearners,
  claimsPresenting,
  claimsSince,
  closeClaim,
  holdClaim,
  type ItemArisen,
  lockOpenClaim,
  moveClaim,
  openClaims,
  presentedIn,
  presentedOn,
  reopenClaim,
  takeClaim,
} from './claims.ts';
export { statementsOf } from './criteria.ts';
export {
  type CaseNames,
  type FreeText,
  type HiddenBeside,
  onCaseNames,
  onDocuments,
  onNamesHere,
  onOriginal,
  onPassages,
  onSource,
  type SourceOfEvidence,
} from './documents.ts';
export { enrol, type Moved, type MoveInput, moveEnrolment } from './enrol.ts';
export { type ItemRemark, onItemRemarks } from './evidence.ts';
export { factOf, wordsOf } from './evidence-facts.ts';
export { countsFrom, HEARD_AS, hear } from './hear.ts';
export {
  aroundItem,
  aroundOwnWork,
  criteriaHere,
  type IndexedItem,
  idTaken,
  itemNamed,
  itemsIndexed,
  learnersHere,
  lockOwnPortfolio,
  lockPortfolio,
  ownEvidence,
  ownLearner,
  referencedTo,
  waitingContributions,
  workItems,
} from './learner.ts';
export {
  declaredLast,
  type Enrolment,
  enrolmentsOf,
  findLearners,
  type LearnerOf,
  lastMoves,
  learnersOn,
  referencesOf,
  replacedEnrolments,
} from './learners.ts';
export { portfolioOf } from './portfolio.ts';
export { type ClaimAsked, onBeforeClaim, onMayClaim } from './prepare-claim.ts';
export type { EvidenceDocument, Piece } from './redact/pieces.ts';
export { giveWay } from './reference-evidence.ts';
export { passagesSettled, type Rendered, renditionsOf, renditionText } from './rendition.ts';
export { type Rendition, rendition as renditionShape } from './shapes-schema.ts';
export { suggestions } from './suggestions.ts';
