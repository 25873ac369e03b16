import type { ConfirmationPaper } from './confirmation-document.ts';

/**
 * The shifts of a paper as a calendar file (RFC 5545), one event a shift.
 * @param before the version of this side it replaces, null for the first: its shifts that are gone are cancelled
 */
export function confirmationCalendar(
  paper: ConfirmationPaper,
  before: ConfirmationPaper | null,
): string {
  throw new Error(`not written yet: ${paper.edition.id} ${before?.edition.id}`);
}
