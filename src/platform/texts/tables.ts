import { opener } from '../db/tx.ts';

/**
 * How far a text has come. `sent`: the provider took it; `delivered`: the phone has it; `kept`: it stays
 * here, as it belongs to a sample organisation or no provider is set.
 */
export const TEXT_STATES = ['queued', 'sending', 'sent', 'delivered', 'failed', 'kept'] as const;
export type TextState = (typeof TEXT_STATES)[number];

/** One step on the way: a try that ended so, a report of the provider, or someone who queued it again. */
export type TextStep = 'sent' | 'later' | 'failed' | 'queued' | 'delivered';

/** Outgoing texts: written by the room communications, sent by the worker here. Instants are `timestamptz`. */
export interface TextTables {
  outgoing_text: {
    organisation_id: string;
    id: string;
    person_id: string | null;
    /** E.164; empty once its person is erased. */
    to_number: string;
    /** E.164; empty: the number of the provider's account. */
    from_number: string;
    body: string;
    segments: number;
    about_kind: string;
    about_id: string | null;
    answers_id: string | null;
    template_id: string | null;
    template_version: number | null;
    written_at: Date;
    written_by: string | null;
  };
  text_delivery: {
    organisation_id: string;
    text_id: string;
    state: TextState;
    attempts: number;
    next_try_at: Date;
    last_error: string;
    sent_at: Date | null;
    delivered_at: Date | null;
    /** The provider's own id of the text, once it took it. */
    provider_id: string;
  };
  text_step: {
    organisation_id: string;
    text_id: string;
    position: number;
    at: Date;
    step: TextStep;
    said: string;
    member_id: string | null;
  };
  text_question: {
    organisation_id: string;
    text_id: string;
    person_id: string;
    /** Who asks: 'offer'. */
    purpose: string;
    /** What the asker knows it by. */
    about: string;
    /** 1 to 99; stands in the text. */
    code: number;
    asked_at: Date;
    expires_at: Date;
    answered_at: Date | null;
    answer: 'yes' | 'no' | null;
    closed_at: Date | null;
  };
}

export const textDb = opener<TextTables>();
