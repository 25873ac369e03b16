import type { ConfirmationPaper } from './confirmation-document.ts';

/**
 * The paper as a PDF, the same bytes for the same paper.
 * @param before the version of this side it replaces, null for the first: what changed is marked
 */
export async function confirmationPdf(
  paper: ConfirmationPaper,
  before: ConfirmationPaper | null,
): Promise<Buffer> {
  throw new Error(`not written yet: ${paper.edition.id} ${before?.edition.id}`);
}
