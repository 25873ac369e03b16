import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import {
  actionAnswer,
  CLAIM_STATES,
  date,
  dialogue,
  entryRecord,
  finding,
  GROUNDS,
  id,
  instant,
  judgementRecord,
  METHODS,
  OUTCOMES,
  progress,
  rendition,
  STANDINGS,
  sha256,
  text,
  unit,
  VERDICTS,
} from './shapes-schema.ts';

export { readPortfolio } from '../portfolio/schema.ts';
export {
  judgeBalanceRoute,
  readBalance,
  SOURCES,
  sayReportsRoute,
  seeSourceRoute,
} from './balance-schema.ts';
export {
  countersignRoute,
  endHandoverRoute,
  offerHandoverRoute,
  promiseRoute,
  readHandoverRoute,
  readMyLearners,
  readNextAssessors,
  readOutcomePaper,
  readToCountersign,
  setAsideDialogueRoute,
  signDialogueRoute,
  signOwnDialogueRoute,
} from './between-schema.ts';
export {
  agreePlanRoute,
  type PlanLine,
  readOwnPlans,
  readPlans,
  type ShownPlan,
  writePlanRoute,
} from './plan-schema.ts';
export {
  type ActionAnswer,
  type ClaimState,
  type Dialogue,
  type Ground,
  type JudgementOutcome,
  type JudgementRecord,
  METHODS,
  type Method,
  OUTCOMES,
  type Seal,
  TRUE_ACCOUNT,
  TRUE_ACCOUNT_NOW,
  VERDICTS,
  type Verdict,
} from './shapes-schema.ts';

const params = z.object({ id });

export const readQueue = {
  method: 'GET',
  path: '/api/assessment/queue',
  action: 'assessment.read',
  summary: 'Claims that wait, oldest first; those in hand; those decided in the last 60 days.',
  reply: z.object({
    total: z.int(),
    /** Days after a claim of today within which the centre promises a decision; null: it promised none. */
    promisedDays: z.int().nullable(),
    rows: z.array(
      z.object({
        claimId: id,
        state: z.enum(CLAIM_STATES),
        learnerName: z.string(),
        unit,
        attempt: z.int(),
        claimedAt: instant,
        /** Whole days since the claim, until it was decided. */
        waitingDays: z.int(),
        items: z.int(),
        /** Items the asking assessor had a hand in. */
        partyItems: z.int(),
        assessorName: z.string().nullable(),
        takenAt: instant.nullable(),
        decidedAt: instant.nullable(),
        outcome: z.enum(VERDICTS).nullable(),
        standing: z.enum(STANDINGS),
        /** By when the centre promised a decision; null: it promised none (C1). */
        dueOn: date.nullable(),
        late: z.boolean(),
        /** It was offered to the asking assessor, who has not signed yet. */
        offeredToYou: z.boolean(),
        /** It waits for a countersignature (R26). */
        countersign: z.boolean(),
        progress: progress.nullable(),
      }),
    ),
  }),
} as const satisfies Route;

const decision = z.object({
  decisionId: id,
  outcome: z.enum(VERDICTS),
  /** Informal until a released sample base ratifies it (R73, W24). */
  standing: z.enum(STANDINGS),
  /** Whether somebody qualified has to stand by it, or does (R26). */
  countersignature: z.enum(['not_needed', 'needed', 'given']),
  countersigned: z.object({ by: z.string(), at: instant }).nullable(),
  /** An appeal against it: the decision stays, and this came of it (R92). */
  appeal: z.object({ appealId: id, words: z.string(), raisedOn: date }).nullable(),
  /** It was found not to be supported: it stays, superseded, and the unit is open again; null: it stands. */
  reopened: z
    .object({
      ground: z.enum(GROUNDS),
      at: instant,
      /** What was judged of these counts no more. */
      criterionIds: z.array(id),
    })
    .nullable(),
  feedback: z.string(),
  /** What to do about criteria that nobody judged. */
  unjudgedAction: z.string().nullable(),
  /** What the learner did about that. */
  unjudgedAnswer: actionAnswer.nullable(),
  /** The assessor had a hand in the work itself. */
  party: z.boolean(),
  decidedAt: instant,
  decidedBy: z.string(),
  paperSha256: sha256,
});
export type ShownDecision = z.infer<typeof decision>;

const item = {
  evidenceId: id,
  title: z.string(),
  entries: z.int(),
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
  considered: z.boolean(),
  /** No earlier attempt at the unit presented it. */
  isNew: z.boolean(),
  /** What the asking assessor did in it, in sentences; empty: nothing. */
  partyWords: z.array(z.string()),
  renditionSha256: sha256,
  /** Is this hash the one sealed in the log when the unit was claimed? Null: that entry is not there. */
  sealed: z.boolean().nullable(),
};

export const readClaimToJudge = {
  method: 'GET',
  path: '/api/assessment/claims/:id',
  action: 'assessment.read',
  summary: 'One claim to judge: its criteria with what is referenced and judged, its items.',
  params,
  reply: z.object({
    claimId: id,
    state: z.enum(CLAIM_STATES),
    /** The learner’s own claim, another’s claim in hand and a closed one may be read, not judged. */
    mayJudge: z.boolean(),
    learner: z.object({ id, name: z.string() }),
    unit,
    frameworkId: id,
    attempt: z.int(),
    declaration: z.string(),
    /** The centre's declaration made with it (C4); null: a claim from before there were versions. */
    declared: z.object({ version: z.int(), words: z.string() }).nullable(),
    claimedAt: instant,
    waitingDays: z.int(),
    assessorName: z.string().nullable(),
    takenAt: instant.nullable(),
    withdrawnAt: instant.nullable(),
    /** The entry of the log that sealed the claim. */
    claimedEntry: z.int().nullable(),
    progress,
    criteria: z.array(
      z.object({
        criterionId: id,
        code: z.string(),
        number: z.string(),
        label: z.string(),
        wording: z.string().nullable(),
        closes: z.enum(['record', 'observation', 'discussion']),
        state: z.enum(['met', 'not_yet', 'unjudged']),
        references: z.array(z.object({ evidenceId: id, note: z.string() })),
        /** Newest first, over all attempts. */
        history: z.array(judgementRecord),
      }),
    ),
    items: z.array(z.object(item)),
    decision: decision.nullable(),
    /** What was asked and answered, a record for each sitting, the oldest first (R69, R70). */
    dialogues: z.array(dialogue),
    /** From one assessor to the next, the oldest first; the last may still be open. */
    handovers: z.array(
      z.object({
        handoverId: id,
        fromName: z.string(),
        toName: z.string(),
        note: z.string(),
        offeredAt: instant,
        /** When the next assessor signed that they had read; null: not yet. */
        readAt: instant.nullable(),
        forYou: z.boolean(),
        mayEnd: z.boolean(),
      }),
    ),
    /** What is said of the asking assessor before they judge: not authorised, a warning, a tie (R22, R25, W34). */
    notes: z.array(finding),
    /** What stands in the way of either decision; empty when it can be made. */
    missing: z.object({ achieved: z.array(finding), notYet: z.array(finding) }),
    earlier: z.array(
      z.object({
        claimId: id,
        attempt: z.int(),
        claimedAt: instant,
        withdrawnAt: instant.nullable(),
        decidedAt: instant.nullable(),
        outcome: z.enum(VERDICTS).nullable(),
        standing: z.enum(STANDINGS),
        feedback: z.string().nullable(),
      }),
    ),
  }),
} as const satisfies Route;

export const readItemToJudge = {
  method: 'GET',
  path: '/api/assessment/claims/:id/evidence/:evidenceId',
  action: 'assessment.read',
  summary: 'One item as it was frozen at the claim, with the sealed record of each of its entries.',
  params: z.object({ id, evidenceId: id }),
  reply: z.object({
    ...item,
    /** Its English name, and the translations that stand beside it (R50). */
    language: z.string(),
    translations: z.array(
      z.object({
        translator: z.string(),
        words: z.string(),
        wordsSha256: z.string(),
        madeOn: z.string(),
      }),
    ),
    rendition,
    records: z.array(entryRecord),
  }),
} as const satisfies Route;

export const takeUpRoute = {
  method: 'POST',
  path: '/api/assessment/claims/:id/taking',
  action: 'assessment.judge',
  summary: 'Takes a waiting claim; from then on this assessor alone judges it.',
  params,
  reply: z.object({ claimId: id }),
} as const satisfies Route;

export const considerRoute = {
  method: 'POST',
  path: '/api/assessment/claims/:id/considerations',
  action: 'assessment.judge',
  summary: 'Marks an item of the claim as considered.',
  params,
  body: z.object({ evidenceId: id }),
  reply: z.object({ evidenceId: id }),
} as const satisfies Route;

/** The same id again answers with the first result. */
export const judgeRoute = {
  method: 'POST',
  path: '/api/assessment/claims/:id/judgements',
  action: 'assessment.judge',
  summary: 'Judges one criterion: met, or not yet with what is to be done.',
  params,
  body: z.object({
    id,
    criterionId: id,
    outcome: z.enum(OUTCOMES),
    method: z.enum(METHODS),
    /** Items it rests on; left out: those the learner referenced for the criterion. */
    evidenceIds: z.array(id).max(200).optional(),
    note: text(4000, { lines: true, what: 'The note' }).default(''),
    action: text(2000, { lines: true, what: 'The action' }).default(''),
    /** By when a “not yet” is to be made good; left out: no day was agreed. */
    actionDueOn: date.nullable().default(null),
    answers: z
      .array(
        z.object({
          question: text(1000, { min: 1, lines: true, what: 'The question' }),
          answer: text(4000, { min: 1, lines: true, what: 'The outline of the answer' }),
        }),
      )
      .max(40)
      .default([]),
    observedOn: date.nullable().default(null),
    observedWhere: text(200, { what: 'The place' }).default(''),
  }),
  reply: z.object({ judgementId: id }),
} as const satisfies Route;

/** The same id again answers with the first result. */
export const decideRoute = {
  method: 'POST',
  path: '/api/assessment/claims/:id/decision',
  action: 'assessment.judge',
  summary: 'Decides a unit, informal until ratified, and closes the claim.',
  params,
  body: z.object({
    id,
    outcome: z.enum(VERDICTS),
    feedback: text(4000, { min: 10, lines: true, what: 'The feedback' }),
    /** What the learner is to do about criteria that nobody judged. */
    unjudgedAction: text(2000, { lines: true, what: 'The action' }).default(''),
  }),
  reply: z.object({ decisionId: id, outcome: z.enum(VERDICTS) }),
} as const satisfies Route;

export const readDecisionPaper = {
  method: 'GET',
  path: '/api/assessment/claims/:id/paper',
  action: 'assessment.read',
  summary: 'The decision as a PDF, informal until ratified.',
  params,
  reply: 'file',
} as const satisfies Route;

export const readOutcomes = {
  method: 'GET',
  path: '/api/portfolio/outcomes',
  action: 'assessment.outcomes',
  summary: 'The learner’s own claims with what was judged and decided, newest first.',
  reply: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        claimId: id,
        state: z.enum(['waiting', 'in_hand', 'decided', 'withdrawn']),
        unit,
        attempt: z.int(),
        claimedAt: instant,
        takenAt: instant.nullable(),
        withdrawnAt: instant.nullable(),
        assessorName: z.string().nullable(),
        decision: decision.nullable(),
        /** What was asked and answered and the assessor signed, for the learner to sign. */
        dialogues: z.array(dialogue),
        /** As they stood when this claim was decided; empty while it is in hand. */
        criteria: z.array(
          z.object({
            criterionId: id,
            code: z.string(),
            number: z.string(),
            label: z.string(),
            state: z.enum(['met', 'not_yet', 'unjudged']),
            /** The newest first, up to this attempt. */
            history: z.array(judgementRecord),
          }),
        ),
      }),
    ),
    /** Met under a framework that was replaced, and counted here before any claim (C16). */
    carried: z.array(z.object({ criterionId: id, history: z.array(judgementRecord) })),
  }),
} as const satisfies Route;

/** The same id again answers with the first result. */
export const answerActionRoute = {
  method: 'POST',
  path: '/api/portfolio/actions/:id/answers',
  action: 'assessment.outcomes',
  summary: 'The learner says what they did about an action, before they claim again (W36).',
  params,
  body: z.object({
    id,
    words: text(2000, { min: 3, lines: true, what: 'What you did' }),
    /** The item that shows it. */
    evidenceId: id.nullable().default(null),
  }),
  reply: z.object({ answerId: id }),
} as const satisfies Route;
