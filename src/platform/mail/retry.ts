/** Minutes to wait after the first, second, ... try that went wrong: some 28 hours in all. */
export const WAITS = [1, 5, 15, 60, 180, 360, 480, 600] as const;

/** Tries at the most, the first included. */
export const MOST_TRIES = WAITS.length + 1;

/** What nodemailer's faults carry. */
export interface MailFault {
  readonly code?: string;
  readonly response?: string;
  readonly responseCode?: number;
  readonly message?: string;
}

/** What a fault means for the mail: tried again after so many minutes, or given up, in the server's words. */
export type Verdict =
  | { readonly step: 'later'; readonly said: string; readonly waitMinutes: number }
  | { readonly step: 'failed'; readonly said: string };

/**
 * Judges a try that went wrong. A 5xx answer to the sender, the recipient or the message is for good
 * (RFC 5321 section 4.2.1). Everything else may pass: 4xx such as greylisting, a server that is out of
 * reach, and a refused sign-in, which is the operator's to mend and no fault of the mail.
 * @param attempts tries so far, this one included
 */
export function judge(fault: MailFault, attempts: number): Verdict {
  const said = saidBy(fault);
  const aboutMail = fault.code === 'EENVELOPE' || fault.code === 'EMESSAGE';
  const answer = fault.responseCode ?? 0;
  // Without an answer the client itself could not make an envelope or a message of it; it never will.
  const permanent = aboutMail && (answer === 0 || answer >= 500);
  if (permanent) return { step: 'failed', said };
  const wait = WAITS[attempts - 1];
  if (wait === undefined)
    return { step: 'failed', said: `${said} (given up after ${attempts} tries)` };
  return { step: 'later', said, waitMinutes: wait };
}

function saidBy(fault: MailFault): string {
  const words = fault.response || fault.message || 'The mail server did not answer.';
  return words
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 500);
}
