import type { StateLook } from '../../../ui/badge.tsx';
import type { CallOutcome, IncomingState, NoteMedium, OutgoingState } from '../text-schema.ts';

/** How each state of a text we wrote looks, everywhere. */
export const OUTGOING_LOOKS: Readonly<Record<OutgoingState, StateLook>> = {
  queued: { word: 'Waiting', meaning: 'information', mark: 'clock' },
  sending: { word: 'Sending', meaning: 'information', mark: 'half' },
  sent: { word: 'Sent', meaning: 'good', mark: 'ring' },
  delivered: { word: 'Delivered', meaning: 'good', mark: 'tick' },
  failed: { word: 'Failed', meaning: 'stop', mark: 'cross' },
  kept: { word: 'Kept here', meaning: 'quiet', mark: 'dash', edge: 'dashed' },
};

/** How a text that came in looks by how it was filed. */
export const INCOMING_LOOKS: Readonly<Record<IncomingState, StateLook>> = {
  answering: { word: 'Answer not done yet', meaning: 'attention', mark: 'clock' },
  answered: { word: 'Answered a question', meaning: 'good', mark: 'tick' },
  refused: { word: 'Answer stopped', meaning: 'stop', mark: 'octagon' },
  which_one: { word: 'Asked which one', meaning: 'information', mark: 'question' },
  closed: { word: 'Question was over', meaning: 'quiet', mark: 'dash' },
  stopped: { word: 'Wants no texts', meaning: 'attention', mark: 'octagon' },
  started: { word: 'Wants texts again', meaning: 'good', mark: 'tick' },
  to_read: { word: 'To read', meaning: 'attention', mark: 'letter' },
  unmatched: { word: 'Whose is it?', meaning: 'attention', mark: 'question' },
};

/** A text that somebody has read. */
export const READ_LOOK: StateLook = { word: 'Read', meaning: 'quiet', mark: 'tick' };

export const TEXT_STEP_WORDS = {
  sent: 'handed it to the provider',
  delivered: 'heard that the phone has it',
  later: 'tried, and will try again',
  failed: 'gave up',
  queued: 'sent it again',
} as const;

export const OUTCOME_WORDS: Readonly<Record<CallOutcome, string>> = {
  spoke: 'Spoke',
  no_answer: 'No answer',
  message_left: 'Message left',
  wrong_number: 'Wrong number',
};

export const MEDIUM_WORDS: Readonly<Record<NoteMedium, string>> = {
  whatsapp: 'WhatsApp',
  mobile: 'Text on another phone',
  social: 'Social media',
  other: 'Another way',
};

/** Choices of a field from words by value. */
export function choicesOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
