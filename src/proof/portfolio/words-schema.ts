import type { CLOSES, PARTS } from './shapes-schema.ts';

/** What the learner did in a record, in words. */
export const PART_WORDS: Readonly<Record<(typeof PARTS)[number], string>> = {
  actor: 'You did it',
  prepared: 'You prepared it',
  contributed: 'Your part was confirmed',
};

/** What can close a criterion, for the learner. */
export const CLOSES_WORDS: Readonly<Record<(typeof CLOSES)[number], string>> = {
  record: 'A work record can show it; your assessor decides.',
  observation:
    'No work record shows it alone: your assessor watches you at work, or takes a recording or the word of somebody who did.',
  discussion: 'It asks what you know: your assessor closes it by questioning or discussion.',
};
