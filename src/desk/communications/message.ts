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
