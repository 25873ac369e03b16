import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const id = z.uuid();
const date = z.iso.date();

/** What was done with a learner, by kind of step. What somebody typed stays in the table. */
export const stepEvents = {
  advice: eventKind(
    'programme.advised',
    1,
    z.strictObject({ on: date, covered: z.array(z.string()) }),
  ),
  entry: eventKind(
    'entry.tested',
    1,
    z.strictObject({
      on: date,
      roleGives: z.boolean(),
      competence: z.string(),
      passes: z.boolean(),
    }),
  ),
  support: eventKind('support.signed', 1, z.strictObject({ on: date })),
  induction: eventKind(
    'induction.held',
    1,
    z.strictObject({ on: date, topics: z.array(z.string()) }),
  ),
  diagnostic: eventKind(
    'skills.audited',
    1,
    z.strictObject({
      on: date,
      approvedOn: date,
      units: z.record(z.string(), z.string()),
    }),
  ),
  language: eventKind(
    'language.arranged',
    2,
    z.strictObject({
      on: date,
      assessorId: id.nullable(),
      verifierId: id.nullable(),
      translated: z.boolean(),
      toldOn: date,
    }),
  ),
  review: eventKind('programme.reviewed', 1, z.strictObject({ on: date, nextOn: date })),
  next_step: eventKind('next_step.advised', 1, z.strictObject({ on: date, to: z.string() })),
} as const;

/** A special arrangement is asked for, agreed before it is used, and ends (R48). */
export const arrangementAsked = eventKind(
  'arrangement.asked',
  1,
  z.strictObject({ on: date, size: z.string() }),
);
export const arrangementAgreed = eventKind(
  'arrangement.agreed',
  1,
  z.strictObject({
    size: z.string(),
    with: z.string(),
    on: date,
    fromOn: date,
    toOn: date.nullable(),
  }),
);
export const arrangementEnded = eventKind('arrangement.ended', 1, z.strictObject({}));

export const priorClaimed = eventKind(
  'prior_learning.claimed',
  1,
  z.strictObject({
    unit: z.string(),
    basis: z.string(),
    achievedOn: date,
    unchanged: z.boolean(),
  }),
);
export const priorDecided = eventKind(
  'prior_learning.decided',
  1,
  z.strictObject({ granted: z.boolean() }),
);

/** A version of the plan, agreed by who wrote it; then the learner's yes to it (R45). */
export const planWritten = eventKind(
  'plan.written',
  1,
  z.strictObject({
    number: z.int(),
    meetingOn: date,
    nextOn: date,
    actions: z.int(),
    done: z.int(),
    units: z.array(z.string()),
  }),
);
export const planAgreed = eventKind('plan.agreed', 1, z.strictObject({ number: z.int() }));

export const timeLogged = eventKind(
  'guided_time.logged',
  1,
  z.strictObject({ on: date, kind: z.string(), minutes: z.int() }),
);
export const timeTakenBack = eventKind('guided_time.taken_back', 1, z.strictObject({}));

export const stateChanged = eventKind(
  'learner.state_changed',
  1,
  z.strictObject({ state: z.string(), fromOn: date, newEndOn: date.nullable() }),
);

/** Learning is required of a learner with somebody's reason (R44), and no longer. */
export const learningRequired = eventKind(
  'learning.required',
  1,
  z.strictObject({ unit: z.string(), judgedBy: z.string(), essential: z.boolean() }),
);
export const learningLifted = eventKind('learning.lifted', 1, z.strictObject({}));

const sha256 = z.string().length(64);

/** Somebody of the employer's, who needs no account, was asked to sign a review by their own link (C6). */
export const signingAsked = eventKind(
  'review_signing.asked',
  1,
  z.strictObject({ relation: z.string(), textSha256: sha256 }),
);
export const reviewOpened = eventKind('review_signing.opened', 1, z.strictObject({ link: id }));
/** The signer's press: yes to the very words with this hash, or no; what they say of it stays in the table. */
export const reviewSigned = eventKind(
  'review_signing.answered',
  1,
  z.strictObject({
    relation: z.string(),
    agreed: z.boolean(),
    commented: z.boolean(),
    textSha256: sha256,
    link: id,
  }),
);
