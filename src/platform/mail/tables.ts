import { opener } from '../db/tx.ts';

/**
 * How far a mail has come. `kept`: it stays in the outbox, as it belongs to a sample organisation or no
 * mail server is set.
 */
export const DELIVERY_STATES = ['queued', 'sending', 'sent', 'failed', 'kept'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One step on the way: a try that ended so, or someone who put the mail into the queue. */
export type Step = 'sent' | 'later' | 'failed' | 'queued';

/** The outbox: written by the room communications, sent by the worker here. Instants are `timestamptz`. */
export interface MailTables {
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
  delivery_step: {
    organisation_id: string;
    message_id: string;
    position: number;
    at: Date;
    step: Step;
    said: string;
    member_id: string | null;
  };
}

interface Sender {
  organisation: { id: string; name: string; email: string };
}

export const mailDb = opener<MailTables & Sender>();
