/** The roles a member may hold; one person may hold several. */
export const ROLES = [
  'owner',
  'branch_manager',
  'consultant',
  'resourcer',
  'compliance_officer',
  'learner',
  'assessor',
  'adviser',
  'internal_verifier',
  'external_verifier',
  'centre_administrator',
  'quality_manager',
] as const;
export type Role = (typeof ROLES)[number];

/** Who acts: a member of one organisation, or the system itself (memberId null). */
export interface Actor {
  readonly organisationId: string;
  readonly memberId: string | null;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly branchId: string | null;
  /** A sample organisation runs the whole line, and nothing of it is evidence or leaves the outbox. */
  readonly isSample: boolean;
  /** Their organisation asks for an authenticator and they have none: nothing else is open to them. */
  readonly needsAuthenticator?: boolean;
  /** The access token that speaks for the member; left out when they are here themselves. */
  readonly tokenId?: string;
}
