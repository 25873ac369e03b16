/** All that a personal link may be for. A link made for one opens nothing of another. */
export const LINK_PURPOSES = [
  'availability',
  'offer',
  'signature',
  'arrival',
  'reference',
  'gatehouse',
  'testimony',
  'release',
  'review',
] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** A link whose token was shown: it has not expired, and nobody has withdrawn it. */
export interface Link {
  readonly id: string;
  readonly personId: string;
  /** The id of the one matter it is about. */
  readonly about: string;
  readonly expiresAt: Date;
  /** When it was first answered; null before. Each purpose says what a second use does. */
  readonly usedAt: Date | null;
}

/**
 * The address that goes into a mail or a text. The token stands after the #, so that no server and no log
 * sees it; the page sends it in the body of a POST.
 * @param publicUrl where people reach Deskproof, without a slash at its end
 */
export function linkAddress(publicUrl: string, purpose: LinkPurpose, token: string): string {
  return `${publicUrl}/l/${purpose}#${token}`;
}
