import { createHash } from 'node:crypto';
import { showMoment } from '../../lib/show.ts';
import { dateOfMinute } from '../../lib/time.ts';
import { printSheet } from '../../platform/print/pdf.ts';
import type { Sheet } from '../../platform/print/sheet.ts';
import { changeLines, compared } from './confirmation-changes.ts';
import { type ConfirmationPaper, paperText } from './confirmation-document.ts';

/** SHA-256 of a paper's text as kept, lower-case hex: printed on it, so that both can be compared. */
export function paperSha256(paper: ConfirmationPaper): string {
  return createHash('sha256').update(paperText(paper)).digest('hex');
}

const SHORT =
  'This is the short form for work of up to five business days (Conduct Regulations 2003, reg 21(4)): what it does not say was given to you in writing before and still holds.';

/** What stands on the paper. `before` is the version of this side it replaces, null for the first. */
export function confirmationSheet(
  paper: ConfirmationPaper,
  before: ConfirmationPaper | null,
): Sheet {
  const { edition, organisation } = paper;
  const sections = compared(paper, before);
  const notice = noticeOf(paper, before, changeLines(sections));
  return {
    letterhead: organisation,
    title: titleOf(paper),
    subtitle: `Version ${edition.version}, ${showMoment(edition.madeAt)}`,
    lead: [leadOf(paper), ...(edition.short ? [SHORT] : [])],
    ...(notice ? { notice } : {}),
    sections,
    documentId: edition.id,
    sha256: paperSha256(paper),
    madeAt: dateOfMinute(edition.madeAt),
    isSample: organisation.isSample,
  };
}

/** The paper as a PDF: the same paper and the same version before always give the same bytes. */
export async function confirmationPdf(
  paper: ConfirmationPaper,
  before: ConfirmationPaper | null,
): Promise<Buffer> {
  return printSheet(confirmationSheet(paper, before));
}

function titleOf({ bookingNumber, edition }: ConfirmationPaper): string {
  return edition.reason === 'cancellation'
    ? `Cancellation of booking ${bookingNumber}`
    : `Confirmation of booking ${bookingNumber}`;
}

function leadOf({ side, worker, hirer, site, edition }: ConfirmationPaper): string {
  const place =
    site.name === '' || site.name === hirer.name ? hirer.name : `${hirer.name}, ${site.name}`;
  if (edition.reason === 'cancellation') {
    return side === 'worker'
      ? `${worker.name}, the work at ${place} below is cancelled. Please do not go.`
      : `${worker.name} will not come to ${place} for the shifts below.`;
  }
  return side === 'worker'
    ? `${worker.name}, this confirms your work at ${place}. Please tell us at once if anything here is not as agreed.`
    : `This confirms that ${worker.name} will work at ${place}. Please tell us at once if anything here is not as you ordered.`;
}

function noticeOf(
  { edition }: ConfirmationPaper,
  before: ConfirmationPaper | null,
  changes: readonly string[],
): Sheet['notice'] {
  const why = edition.because.trim() === '' ? [] : [`Why: ${edition.because}`];
  if (edition.reason === 'cancellation') return { title: 'Cancelled', lines: [...why, ...changes] };
  if (!before) return undefined;
  return {
    title: `What changed since version ${before.edition.version}`,
    lines: [...why, ...(changes.length > 0 ? changes : ['Nothing that this paper says.'])],
  };
}
