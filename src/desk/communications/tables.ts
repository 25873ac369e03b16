import { opener } from '../../platform/db/tx.ts';
import type { DeliveryState } from './message.ts';

/** The tables of this room. Instants are `timestamptz`. */
export interface CommunicationsTables {
  message: {
    organisation_id: string;
    id: string;
    to_name: string;
    to_address: string;
    reply_to: string;
    subject: string;
    body: string;
    person_id: string | null;
    about_kind: string;
    about_id: string | null;
    mail_id: string;
    written_at: Date;
    written_by: string | null;
  };
  message_attachment: {
    organisation_id: string;
    message_id: string;
    position: number;
    file_name: string;
    content_type: string;
    content: Buffer;
  };
  message_delivery: {
    organisation_id: string;
    message_id: string;
    state: DeliveryState;
    attempts: number;
    next_try_at: Date;
    last_error: string;
    sent_at: Date | null;
    server_reply: string;
  };
  message_try: {
    organisation_id: string;
    message_id: string;
    number: number;
    tried_at: Date;
    outcome: TryOutcome;
    said: string;
  };
}

/** How one try at the mail server, or one press of Send, ended. */
export type TryOutcome = 'sent' | 'later' | 'failed' | 'queued';

export const communicationsDb = opener<CommunicationsTables>();
