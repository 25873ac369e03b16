/** What other rooms may ask of portfolios. */
export {
  type ClaimCard,
  type ClaimedEvidence,
  type ClaimLine,
  claimOf,
  claimsOf,
  closeClaim,
  earlierClaims,
  holdClaim,
  openClaims,
  takeClaim,
} from './claims.ts';
