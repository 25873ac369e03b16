import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { rendition } from '../portfolio/shapes-schema.ts';
import {
  cycleLine,
  date,
  id,
  instant,
  keysOf,
  OUTCOMES,
  SAYS,
  STAGES,
  sampleLine,
  shownAction,
  shownStart,
  text,
  VERIFY_METHODS,
  WAYS,
} from './shapes-schema.ts';

export {
  OUTCOMES,
  REASONS,
  SAYS,
  STAGES,
  STATES,
  VERIFY_METHODS,
  WAYS,
} from './shapes-schema.ts';

const params = z.object({ id });
/** One assessor, unit, method, site or stage: how much of it is in the base, drawn, and done. */
const boardLine = z.object({ name: z.string(), base: z.int(), drawn: z.int(), done: z.int() });

export const listCycles = {
  method: 'GET',
  path: '/api/verification',
  action: 'verification.read',
  summary:
    'The cycles of verification, the newest first, with what is done of each; what may be begun.',
  reply: z.object({
    rows: z.array(cycleLine),
    frameworks: z.array(
      z.object({
        frameworkId: id,
        code: z.string(),
        title: z.string(),
        /** Per cent that the tariff asks today; null: none is on record. */
        percent: z.number().nullable(),
        learners: z.array(z.object({ learnerId: id, name: z.string() })),
      }),
    ),
  }),
} as const satisfies Route;

export const openCycleRoute = {
  method: 'POST',
  path: '/api/verification/cycles',
  action: 'verification.plan',
  summary: 'Opens a cycle: one sample base for internal and external verification (R79).',
  body: z.object({
    id,
    frameworkId: id,
    name: text(120, { min: 1, what: 'The name' }),
    fromOn: date,
    toOn: date,
    /** Empty: all learners of the framework. */
    learnerIds: z.array(id).max(5000).default([]),
  }),
  reply: z.object({ cycleId: id }),
} as const satisfies Route;

export const readCycle = {
  method: 'GET',
  path: '/api/verification/cycles/:id',
  action: 'verification.read',
  summary:
    'One cycle: its plan against what is done, what is late, what nobody may verify, and how to repeat the draw.',
  params,
  reply: cycleLine.extend({
    today: date,
    /** The base is larger or other than the plan was made from. */
    grown: z.boolean(),
    plan: z
      .object({
        planId: id,
        version: z.int(),
        seed: z.string(),
        checkpointSize: z.int(),
        percent: z.number(),
        fileSha256: z.string(),
        plannedAt: instant,
        plannedBy: z.string(),
        sendings: z.array(
          z.object({
            sendingId: id,
            toName: z.string(),
            way: z.enum(keysOf(WAYS)),
            sentOn: date,
            /** Null: it went by itself. */
            recordedBy: z.string().nullable(),
          }),
        ),
      })
      .nullable(),
    samples: z.array(sampleLine),
    risks: z.array(
      z.object({
        riskId: id,
        assessorId: id,
        assessorName: z.string(),
        percent: z.number(),
        because: z.string(),
        ratedAt: instant,
        ratedBy: z.string(),
      }),
    ),
    assessors: z.array(z.object({ memberId: id, name: z.string() })),
    /** External verifiers with an account here, to mail the plan to. */
    externals: z.array(z.object({ memberId: id, name: z.string() })),
    /** The newest plan went to no external verifier: why, and what to do (R84); null: it did. */
    notSent: z.string().nullable(),
    /** Learners of the framework who may be added; null: all are in it. */
    others: z.array(z.object({ learnerId: id, name: z.string() })).nullable(),
    /** What is done of what is asked, by what a plan covers. */
    board: z.object({
      assessors: z.array(boardLine.extend({ assessorId: id, risk: z.int().nullable() })),
      units: z.array(boardLine),
      methods: z.array(boardLine),
      sites: z.array(boardLine),
      stages: z.array(boardLine),
    }),
    signature: z
      .object({
        reference: z.string(),
        signedOn: date,
        recordedBy: z.string(),
        /** Decisions of the base that came after it: it does not cover them. */
        unsigned: z.int(),
      })
      .nullable(),
    /** The tariff lets the centre claim without it. */
    signatureNeeded: z.boolean(),
    release: z
      .object({ releasedAt: instant, releasedBy: z.string(), decisions: z.int() })
      .nullable(),
    /** What stands between this base and its release. */
    missing: z.array(z.string()),
  }),
} as const satisfies Route;

export const rateRiskRoute = {
  method: 'POST',
  path: '/api/verification/cycles/:id/risks',
  action: 'verification.plan',
  summary:
    'Samples more of one assessor, with the reason; the next version of the plan takes it in (R83).',
  params,
  body: z.object({
    id,
    assessorId: id,
    percent: z.int().min(1, 'Enter 1 to 100 per cent.').max(100, 'Enter 1 to 100 per cent.'),
    because: text(500, { min: 1, lines: true, what: 'The reason' }),
  }),
  reply: z.object({ riskId: id }),
} as const satisfies Route;

export const makePlanRoute = {
  method: 'POST',
  path: '/api/verification/cycles/:id/plans',
  action: 'verification.plan',
  summary:
    'Draws the sample, seeded by the newest signed checkpoint; what an earlier version chose stays (R77, R78).',
  params,
  body: z.object({ id }),
  reply: z.object({ planId: id, version: z.int() }),
} as const satisfies Route;

export const planFile = {
  method: 'GET',
  path: '/api/verification/plans/:id/file',
  action: 'verification.read',
  summary: 'A plan as a file: the base, the rules, the seed and the draw, to repeat it with.',
  params,
  reply: 'file',
} as const satisfies Route;

export const recordSendingRoute = {
  method: 'POST',
  path: '/api/verification/plans/:id/sendings',
  action: 'verification.administer',
  summary: 'The plan was sent to the external verifier (R84): to whom, how and when.',
  params,
  body: z.object({
    id,
    toName: text(120, { min: 1, what: 'The name' }),
    way: z.enum(keysOf(WAYS)),
    sentOn: date,
  }),
  reply: z.object({ sendingId: id }),
} as const satisfies Route;

export const readSample = {
  method: 'GET',
  path: '/api/verification/samples/:id',
  action: 'verification.read',
  summary:
    'One learner’s unit of the sample: why it is in it, what was frozen, and each record of it.',
  params,
  reply: sampleLine.extend({
    cycleId: id,
    cycleName: z.string(),
    /** Stages the reader may take up now, and why not, where they may not. */
    mayStart: z.array(z.enum(keysOf(STAGES))),
    whyNot: z.string().nullable(),
    starts: z.array(shownStart),
  }),
} as const satisfies Route;

export const readSampleItem = {
  method: 'GET',
  path: '/api/verification/starts/:id/items/:evidenceId',
  action: 'verification.read',
  summary: 'One item of the claim as it was frozen: pseudonyms for people, money hidden.',
  params: z.object({ id, evidenceId: id }),
  reply: z.object({
    evidenceId: id,
    title: z.string(),
    sha256: z.string(),
    /** It is what stood when the sample was taken up. */
    unchanged: z.boolean(),
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
  }),
} as const satisfies Route;

export const startSampleRoute = {
  method: 'POST',
  path: '/api/verification/samples/:id/starts',
  action: 'verification.verify',
  summary:
    'Takes up a sample: what the claim holds and what was judged is frozen (R30: never one’s own).',
  params,
  body: z.object({ id, stage: z.enum(keysOf(STAGES)) }),
  reply: z.object({ startId: id }),
} as const satisfies Route;

export const recordSampleRoute = {
  method: 'POST',
  path: '/api/verification/starts/:id/record',
  action: 'verification.verify',
  summary: 'The verifier’s record, criterion by criterion, the mirror of the assessor’s (R82).',
  params,
  body: z.object({
    id,
    outcome: z.enum(keysOf(OUTCOMES)),
    methods: z
      .array(z.enum(keysOf(VERIFY_METHODS)))
      .min(1, 'Say how you verified it.')
      .max(4),
    feedback: text(4000, { min: 1, lines: true, what: 'The feedback' }),
    findings: z
      .array(
        z.object({
          criterionId: id,
          says: z.enum(keysOf(SAYS)),
          words: text(2000, { lines: true, what: 'The words' }).default(''),
          evidenceIds: z.array(id).max(200).default([]),
        }),
      )
      .min(1, 'Say of each criterion whether you agree.')
      .max(400),
    actions: z
      .array(
        z.object({
          id,
          words: text(1000, { min: 1, lines: true, what: 'The action' }),
          dueOn: date,
        }),
      )
      .max(20)
      .default([]),
  }),
  reply: z.object({ recordId: id }),
} as const satisfies Route;

export const closeActionRoute = {
  method: 'POST',
  path: '/api/verification/actions/:id/closing',
  action: 'verification.verify',
  summary: 'An action for an assessor is done: what was seen of it.',
  params,
  body: z.object({ words: text(1000, { min: 1, lines: true, what: 'What was done' }) }),
  reply: z.object({ actionId: id }),
} as const satisfies Route;

export const recordSignatureRoute = {
  method: 'POST',
  path: '/api/verification/cycles/:id/signature',
  action: 'verification.administer',
  summary: 'The external verifier signed the base, by the reference of their report (R91).',
  params,
  body: z.object({ reference: text(120, { min: 1, what: 'The reference' }), signedOn: date }),
  reply: z.object({ cycleId: id }),
} as const satisfies Route;

export const releaseBaseRoute = {
  method: 'POST',
  path: '/api/verification/cycles/:id/release',
  action: 'verification.verify',
  summary: 'Releases the sample base: from here its decisions are ratified, looked at or not.',
  params,
  reply: z.object({ cycleId: id, decisions: z.int() }),
} as const satisfies Route;

export const mailPlanRoute = {
  method: 'POST',
  path: '/api/verification/plans/:id/mailing',
  action: 'verification.administer',
  summary: 'Mails the plan with its file to an external verifier of this centre (R84).',
  params,
  body: z.object({ id, memberId: id }),
  reply: z.object({ sendingId: id }),
} as const satisfies Route;

export const addLearnersRoute = {
  method: 'POST',
  path: '/api/verification/cycles/:id/learners',
  action: 'verification.plan',
  summary: 'Adds learners to a running cycle of named ones: the base grows, and is planned again.',
  params,
  body: z.object({ learnerIds: z.array(id).min(1, 'Name a learner.').max(5000) }),
  reply: z.object({ cycleId: id }),
} as const satisfies Route;

export const countersignSampleRoute = {
  method: 'POST',
  path: '/api/verification/starts/:id/countersignature',
  action: 'verification.verify',
  summary: 'A qualified verifier stands by the record of one who is not (R27).',
  params,
  reply: z.object({ startId: id }),
} as const satisfies Route;

export const answerSampleActionRoute = {
  method: 'POST',
  path: '/api/verification/actions/:id/answer',
  action: 'verification.feedback',
  summary: 'The assessor says what they did about an action of a verifier.',
  params,
  body: z.object({ answer: text(2000, { min: 1, lines: true, what: 'What you did' }) }),
  reply: z.object({ actionId: id }),
} as const satisfies Route;

export const listFeedback = {
  method: 'GET',
  path: '/api/verification/feedback',
  action: 'verification.feedback',
  summary: 'What verifiers recorded of the reader’s own decisions, the newest first.',
  reply: z.object({
    today: date,
    rows: z.array(
      z.object({
        startId: id,
        claimId: id,
        learnerName: z.string(),
        unitReference: z.string(),
        stage: z.enum(keysOf(STAGES)),
        outcome: z.enum(keysOf(OUTCOMES)),
        feedback: z.string(),
        verifierName: z.string(),
        recordedAt: instant,
        findings: z.array(
          z.object({ code: z.string(), says: z.enum(keysOf(SAYS)), words: z.string() }),
        ),
        actions: z.array(shownAction),
      }),
    ),
  }),
} as const satisfies Route;
