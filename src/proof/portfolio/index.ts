/** What other rooms may ask of portfolios. */
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
export { HEARD_AS, hear } from './hear.ts';
export { type PresentedItem, presentedIn } from './presented.ts';
