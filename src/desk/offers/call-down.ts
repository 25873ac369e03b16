/** What came of ringing somebody, in the order of their keys 1 to 5. */
export const CALL_OUTCOMES = ['no_answer', 'message_left', 'declined', 'yes', 'ring_back'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** How long one colleague has a person to themselves while they ring. */
export const CLAIM_MINUTES = 10;
/** People on one list. */
export const MOST_TO_RING = 300;

/** What the log of calls says of an outcome: whoever answered was spoken to. */
export function spokenAs(outcome: CallOutcome): 'spoke' | 'no_answer' | 'message_left' {
  return outcome === 'no_answer' || outcome === 'message_left' ? outcome : 'spoke';
}

/** Is nothing left to do with this person on this list? */
export function isDone(outcome: CallOutcome | null): boolean {
  return outcome === 'declined' || outcome === 'yes';
}
