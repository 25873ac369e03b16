import { ok, type Result, refuse } from '../../lib/result.ts';
import type { DeliveryState } from '../../platform/mail/tables.ts';

export type { DeliveryState };

/** Where a mail stands. */
export interface Delivery {
  readonly state: DeliveryState;
  /** Times the mail server was tried. */
  readonly attempts: number;
  /** The server's own words at the last try that went wrong; empty if none did. */
  readonly lastError: string;
  readonly sentAt: Date | null;
  readonly toAddress: string;
}

/** Message-ID of a mail: made once from its id, so that a second sending is known as the same mail. */
export function mailIdOf(messageId: string): string {
  return `<${messageId}@deskproof>`;
}

/** What mail can be about that carries a key: whoever reads it can come in. */
export const KEY_KINDS: readonly string[] = ['invitation', 'password'];

/**
 * May a mail be put into the queue by hand? Those that failed, and those that were kept once a mail
 * server is set; never the mail of a sample organisation.
 */
export function sendable(
  state: DeliveryState,
  { isSample, mailIsSet }: { readonly isSample: boolean; readonly mailIsSet: boolean },
): Result<'kept' | 'failed'> {
  if (state === 'sent') return refuse('already-sent', 'This mail has been sent.');
  if (state === 'queued' || state === 'sending') {
    return refuse('already-queued', 'This mail is on its way; it goes out by itself.');
  }
  if (isSample) {
    return refuse('sample-mail-stays', 'This is a sample: its mail never leaves the outbox.');
  }
  if (!mailIsSet) {
    return refuse(
      'no-mail-server',
      'No mail server is set, so mail stays here. Whoever runs your Deskproof sets SMTP_URL; then send it from here.',
    );
  }
  return ok(state);
}
