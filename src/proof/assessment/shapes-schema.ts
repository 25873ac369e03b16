import { z } from 'zod';
import { date, id, instant, rendition, sha256, text } from '../portfolio/shapes-schema.ts';

export { date, id, instant, rendition, sha256, text };

/** How one criterion was judged. */
export const OUTCOMES = ['met', 'not_yet'] as const;
export type JudgementOutcome = (typeof OUTCOMES)[number];
/** By what the assessor came to know it. */
export const METHODS = ['record', 'observation', 'questioning', 'discussion'] as const;
export type Method = (typeof METHODS)[number];
/** How a unit was decided: informal until ratified. */
export const VERDICTS = ['achieved', 'not_yet'] as const;
export type Verdict = (typeof VERDICTS)[number];
/** What found that a decision is not supported. */
export const GROUNDS = ['verification', 'appeal'] as const;
export type Ground = (typeof GROUNDS)[number];
/** How firm a decision is (R73, W24). */
export const STANDINGS = ['informal', 'ratified'] as const;
/** Where a claim stands for the assessor who looks at it. */
export const CLAIM_STATES = ['waiting', 'in_hand', 'with_other', 'decided', 'withdrawn'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

export const unit = z.object({
  unitId: id,
  reference: z.string(),
  title: z.string(),
  frameworkCode: z.string(),
  frameworkTitle: z.string(),
});

/** How far a claim has come, in numbers. */
export const progress = z.object({
  criteria: z.int(),
  met: z.int(),
  notYet: z.int(),
  unjudged: z.int(),
  items: z.int(),
  considered: z.int(),
});

/** A reason with its rule, its source and what would clear it. */
export const finding = z.object({
  rule: z.string(),
  outcome: z.enum(['block', 'warn', 'record']),
  because: z.string(),
  source: z.string(),
  clears: z.string(),
  restsOn: z.array(z.object({ kind: z.string(), id: z.string(), label: z.string() })),
});

/** What a learner did about an action. */
export const actionAnswer = z.object({
  words: z.string(),
  /** The item that shows it. */
  evidenceId: id.nullable(),
  answeredAt: instant,
});
export type ActionAnswer = z.infer<typeof actionAnswer>;

/** One judgement of one criterion, whole. */
export const judgementRecord = z.object({
  judgementId: id,
  claimId: id,
  attempt: z.int(),
  outcome: z.enum(OUTCOMES),
  method: z.enum(METHODS),
  note: z.string(),
  action: z.string().nullable(),
  /** By when the learner is to do it. */
  actionDueOn: date.nullable(),
  /** What the learner did about it before they claimed again; null: they said nothing yet. */
  answer: actionAnswer.nullable(),
  observedOn: date.nullable(),
  observedWhere: z.string().nullable(),
  answers: z.array(z.object({ question: z.string(), answer: z.string() })),
  items: z.array(z.object({ evidenceId: id, title: z.string() })),
  judgedAt: instant,
  assessorName: z.string(),
});
export type JudgementRecord = z.infer<typeof judgementRecord>;

/**
 * How far an entry is proven: in a signed checkpoint and verified against it; not in one yet; or not as
 * the log has it.
 */
export const SEALS = ['verified', 'not_in_checkpoint', 'broken'] as const;
export type Seal = (typeof SEALS)[number];

/** The sealed record of one entry of an item, as the server found it in the log just now. */
export const entryRecord = z.object({
  seq: z.int(),
  leaf: sha256,
  seal: z.enum(SEALS),
  /** The checkpoint it was verified against. */
  checkpoint: z.object({ size: z.int(), at: instant }).nullable(),
  /** In one sentence. */
  because: z.string(),
  /** What the asking assessor did in it: 'You confirmed this booking'; null: nothing. */
  party: z.string().nullable(),
});

/** What both sign under a record of dialogue, by version: a new wording is a new version (R70). */
export const TRUE_ACCOUNT = {
  1: 'This is a true account of what was asked and of what was answered, in outline.',
} as const;
export const TRUE_ACCOUNT_NOW = 1;

/** What was asked and answered in one sitting. */
export const dialogue = z.object({
  /** Null: the assessor has not signed it yet. */
  dialogueId: id.nullable(),
  heldOn: date,
  assessorName: z.string(),
  statement: z.string(),
  exchanges: z.array(z.object({ code: z.string(), question: z.string(), answer: z.string() })),
  signedAt: instant.nullable(),
  learnerSignedAt: instant.nullable(),
  /** It will not be signed: why, said by whom. */
  setAside: z.object({ reason: z.string(), by: z.string(), at: instant }).nullable(),
  /** The asking member signs it next. */
  forYou: z.boolean(),
});
export type Dialogue = z.infer<typeof dialogue>;
