/** How a text that came in was filed. */
export const INCOMING_STATES = [
  'answering',
  'answered',
  'refused',
  'which_one',
  'closed',
  'stopped',
  'started',
  'to_read',
  'unmatched',
] as const;
export type IncomingState = (typeof INCOMING_STATES)[number];

/** What came of a call. */
export const CALL_OUTCOMES = ['spoke', 'no_answer', 'message_left', 'wrong_number'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** Where a message went that did not go through here. */
export const NOTE_MEDIA = ['whatsapp', 'mobile', 'social', 'other'] as const;
export type NoteMedium = (typeof NOTE_MEDIA)[number];

/** What a call, a message, a note or a text written by hand is filed to. */
export const ABOUT_KINDS = ['person', 'client', 'booking'] as const;
export type AboutKind = (typeof ABOUT_KINDS)[number];
