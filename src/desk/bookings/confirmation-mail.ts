import type { ConfirmationPaper } from './confirmation-document.ts';

/** A mail's words and files, for sendMail. */
export interface ConfirmationMail {
  readonly subject: string;
  readonly body: string;
  readonly attachments: readonly {
    readonly fileName: string;
    readonly contentType: string;
    readonly content: Buffer;
  }[];
}

/** The mail that carries a paper: short and plain, with its PDF and calendar file. */
export function confirmationMail(
  paper: ConfirmationPaper,
  before: ConfirmationPaper | null,
  files: { readonly pdf: Buffer; readonly calendar: string },
): ConfirmationMail {
  throw new Error(`not written yet: ${paper.edition.id} ${before?.edition.id} ${files.calendar}`);
}
