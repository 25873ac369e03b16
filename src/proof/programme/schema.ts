import { z } from 'zod';
import { LANGUAGE_CODES } from '../../lib/languages.ts';
import type { Route } from '../../lib/route.ts';
import {
  ARRANGEMENT_SIZES,
  action,
  BASES,
  because,
  COVERED,
  date,
  id,
  keysOf,
  LEARNER_STATES,
  NEXT_STEPS,
  name,
  ofLearner,
  RATINGS,
  said,
  TIME_KINDS,
  TOPICS,
  text,
  words,
} from './shapes-schema.ts';

export {
  ARRANGEMENT_SIZES,
  BASES,
  COVERED,
  LEARNER_STATES,
  NEXT_STEPS,
  RATINGS,
  TIME_KINDS,
  TOPICS,
} from './shapes-schema.ts';

export const listProgrammes = {
  method: 'GET',
  path: '/api/programmes',
  action: 'programme.read',
  summary: 'Every learner’s programme: where they are, what is late and when they meet next.',
  reply: z.object({
    today: date,
    total: z.int(),
    rows: z.array(
      z.object({
        enrolmentId: id,
        learnerId: id,
        name: z.string(),
        frameworkCode: z.string(),
        startedOn: date,
        plannedEndOn: date,
        state: z.enum(keysOf(LEARNER_STATES)),
        step: z.string(),
        nextOn: date.nullable(),
        late: z.array(z.string()),
        /** The rules behind that, and R48 where an arrangement waits to be agreed. */
        rules: z.array(z.string()),
      }),
    ),
  }),
} as const satisfies Route;

export const readProgramme = {
  method: 'GET',
  path: '/api/programmes/:id',
  action: 'programme.read',
  summary: 'One learner’s way on each framework, step by step, with what is missing.',
  params: z.object({ id }),
  reply: ofLearner,
} as const satisfies Route;

export const readOwnProgramme = {
  method: 'GET',
  path: '/api/my-programme',
  action: 'programme.own',
  summary: 'The learner’s own way, step by step.',
  reply: ofLearner,
} as const satisfies Route;

const ofEnrolment = {
  method: 'POST',
  action: 'programme.write',
  params: z.object({ id }),
} as const;
const made = z.object({ stepId: id });

export const adviseRoute = {
  ...ofEnrolment,
  path: '/api/programmes/:id/advice',
  summary: 'The advice interview and what it covered (R38, R39).',
  body: z.object({
    id,
    on: date,
    covered: z.array(z.enum(keysOf(COVERED))).min(1, 'Tick what you talked about.'),
    words: said,
  }),
  reply: made,
} as const satisfies Route;

export const entryRoute = {
  ...ofEnrolment,
  path: '/api/programmes/:id/entry-tests',
  summary: 'The two entry tests (R37): without both the programme does not start.',
  body: z.object({
    id,
    on: date,
    roleGives: z.boolean(),
    competence: z.enum(['likely', 'recent', 'no']),
    words: said,
  }),
  reply: made,
} as const satisfies Route;

export const supportRoute = {
  ...ofEnrolment,
  path: '/api/programmes/:id/support',
  summary: 'The employer’s signed support: who signed, when, and their words.',
  body: z.object({ id, on: date, who: name, words }),
  reply: made,
} as const satisfies Route;

export const inductionRoute = {
  ...ofEnrolment,
  path: '/api/programmes/:id/induction',
  summary: 'A session of the induction: which of the seven topics, with which written information.',
  body: z.object({
    id,
    on: date,
    topics: z.array(z.enum(keysOf(TOPICS))).min(1, 'Tick the topics that were covered.'),
    version: text(60, { min: 1, what: 'The version of the written information' }),
    words,
  }),
  reply: made,
} as const satisfies Route;

export const diagnosticRoute = {
  ...ofEnrolment,
  path: '/api/programmes/:id/diagnostic',
  summary: 'The audit of skills against the units (R43), with its instrument and who approved it.',
  body: z.object({
    id,
    on: date,
    instrument: text(120, { min: 1, what: 'The instrument' }),
    version: text(60, { min: 1, what: 'The version' }),
    approvedOn: date,
    units: z.record(z.string().min(1).max(40), z.enum(keysOf(RATINGS))),
    words,
  }),
  reply: made,
} as const satisfies Route;

export const languageRoute = {
  ...ofEnrolment,
  path: '/api/programmes/:id/languages',
  summary:
    'Evidence in another language (R50): who reads or translates it, and when the body was told.',
  body: z.object({
    id,
    on: date,
    language: z.enum(LANGUAGE_CODES, 'Choose a language of the list.'),
    /** Who reads it, both; or who translates it. */
    assessorId: id.nullable().default(null),
    verifierId: id.nullable().default(null),
    translator: text(120, { what: 'Who translates it' }).default(''),
    toldOn: date,
    words,
  }),
  reply: made,
} as const satisfies Route;

export const reviewRoute = {
  ...ofEnrolment,
  path: '/api/programmes/:id/reviews',
  summary: 'A review of three: the learner, their line manager and the centre.',
  body: z.object({ id, on: date, who: name, words: said, nextOn: date }),
  reply: made,
} as const satisfies Route;

export const nextStepRoute = {
  ...ofEnrolment,
  path: '/api/programmes/:id/next-step',
  summary: 'What the learner goes on to, advised at the end.',
  body: z.object({ id, on: date, to: z.enum(keysOf(NEXT_STEPS)), words }),
  reply: made,
} as const satisfies Route;

export const askArrangementRoute = {
  ...ofEnrolment,
  path: '/api/programmes/:id/arrangements',
  summary: 'A special arrangement is asked for; it counts once it is agreed (R48).',
  body: z.object({
    id,
    on: date,
    size: z.enum(keysOf(ARRANGEMENT_SIZES)),
    what: text(500, { min: 1, lines: true, what: 'The arrangement' }),
  }),
  reply: z.object({ arrangementId: id }),
} as const satisfies Route;

export const agreeArrangementRoute = {
  ...ofEnrolment,
  path: '/api/arrangements/:id/agreement',
  summary: 'Who agreed the arrangement, when, and from which day it is used (R48).',
  body: z.object({
    with: z.enum(['external_verifier', 'awarding_body']),
    on: date,
    words: text(500, { min: 1, lines: true, what: 'What was agreed' }),
    fromOn: date,
    toOn: date.nullable().default(null),
  }),
  reply: z.object({ arrangementId: id }),
} as const satisfies Route;

export const listArrangements = {
  method: 'GET',
  path: '/api/arrangements',
  action: 'programme.agree',
  summary: 'Minor arrangements for the external verifier, those that wait for them first (R48).',
  reply: z.object({
    today: date,
    total: z.int(),
    rows: z.array(
      z.object({
        arrangementId: id,
        learnerName: z.string(),
        frameworkCode: z.string(),
        what: z.string(),
        askedOn: date,
        askedBy: z.string(),
        agreedOn: date.nullable(),
        fromOn: date.nullable(),
        toOn: date.nullable(),
      }),
    ),
  }),
} as const satisfies Route;

export const agreeAsVerifierRoute = {
  ...ofEnrolment,
  path: '/api/arrangements/:id/verifier-agreement',
  action: 'programme.agree',
  summary: 'The external verifier’s own yes to a minor arrangement, before it is used (R48).',
  body: z.object({
    words: text(500, { min: 1, lines: true, what: 'What was agreed' }),
    fromOn: date,
    toOn: date.nullable().default(null),
  }),
  reply: z.object({ arrangementId: id }),
} as const satisfies Route;

export const requireLearningRoute = {
  ...ofEnrolment,
  path: '/api/programmes/:id/required-learning',
  summary: 'Learning the learner has to take part in, for a unit, and whose reason that is (R44).',
  body: z.object({
    id,
    unitId: id,
    what: text(300, { min: 1, what: 'The learning' }),
    judgedBy: z.enum(['centre', 'external_verifier']).nullable().default(null),
    because: text(1000, { lines: true, what: 'The reason' }).default(''),
    /** Although the knowledge is proven. */
    essential: z.boolean().default(false),
  }),
  reply: z.object({ requiredId: id }),
} as const satisfies Route;

export const liftLearningRoute = {
  ...ofEnrolment,
  path: '/api/required-learning/:id/lifting',
  summary: 'This learning is required no longer.',
  body: z.object({ because }),
  reply: z.object({ requiredId: id }),
} as const satisfies Route;

export const endArrangementRoute = {
  ...ofEnrolment,
  path: '/api/arrangements/:id/end',
  summary: 'An arrangement is no longer used, or was not agreed.',
  body: z.object({ because }),
  reply: z.object({ arrangementId: id }),
} as const satisfies Route;

export const claimPriorRoute = {
  ...ofEnrolment,
  path: '/api/programmes/:id/prior-learning',
  summary: 'What the learner achieved before, for a unit, and that it is current (R13, R47).',
  body: z.object({
    id,
    unitId: id,
    basis: z.enum(keysOf(BASES)),
    awardedBy: text(120, { what: 'Who awarded it' }).default(''),
    achievedOn: date,
    unchanged: z.boolean(),
    currency: text(1000, { min: 1, lines: true, what: 'Why it is current' }),
  }),
  reply: z.object({ priorId: id }),
} as const satisfies Route;

export const decidePriorRoute = {
  ...ofEnrolment,
  path: '/api/prior-learning/:id/decision',
  action: 'programme.judge',
  summary: 'An assessor grants or refuses it (R14).',
  body: z.object({ granted: z.boolean(), words: said }),
  reply: z.object({ priorId: id }),
} as const satisfies Route;

export const writePlanRoute = {
  ...ofEnrolment,
  path: '/api/programmes/:id/plans',
  summary: 'A version of the plan, agreed by who writes it; it supersedes the one before (R45).',
  body: z.object({
    id,
    meetingOn: date,
    nextOn: date,
    actions: z.array(action).min(1, 'Write at least one action.').max(40),
    words,
  }),
  reply: z.object({ planId: id, number: z.int() }),
} as const satisfies Route;

export const agreePlanRoute = {
  method: 'POST',
  path: '/api/my-programme/plans/:id/agreement',
  action: 'programme.own',
  summary: 'The learner’s yes to a version of their own plan.',
  params: z.object({ id }),
  reply: z.object({ planId: id }),
} as const satisfies Route;

export const logTimeRoute = {
  ...ofEnrolment,
  path: '/api/programmes/:id/time',
  summary: 'Guided time, tutorial, induction, study or assessment, in minutes (R6-R8).',
  body: z.object({
    id,
    on: date,
    kind: z.enum(keysOf(TIME_KINDS)),
    minutes: z.int().min(1, 'Say how long it took.').max(1440, 'Enter at most 24 hours.'),
    words,
  }),
  reply: z.object({ timeId: id }),
} as const satisfies Route;

export const takeBackTimeRoute = {
  ...ofEnrolment,
  path: '/api/guided-time/:id/taking-back',
  summary: 'Time was entered wrongly: it counts no longer, and stays shown.',
  body: z.object({ because }),
  reply: z.object({ timeId: id }),
} as const satisfies Route;

export const changeStateRoute = {
  ...ofEnrolment,
  path: '/api/programmes/:id/states',
  summary: 'A break, its end, an extension, a withdrawal, a transfer or the completion.',
  body: z.object({
    id,
    state: z.enum(keysOf(LEARNER_STATES)),
    fromOn: date,
    newEndOn: date.nullable().default(null),
    words: because,
  }),
  reply: z.object({ stateId: id }),
} as const satisfies Route;

export const changeStatesRoute = {
  method: 'POST',
  path: '/api/programme-states',
  action: 'programme.write',
  summary: 'The same change of state for several learners (C7): who cannot be changed is named.',
  body: z.object({
    changes: z
      .array(z.object({ id, enrolmentId: id }))
      .min(1, 'Pick the learners.')
      .max(200),
    state: z.enum(keysOf(LEARNER_STATES)),
    fromOn: date,
    newEndOn: date.nullable().default(null),
    words: because,
  }),
  reply: z.object({
    changed: z.int(),
    lines: z.array(
      z.object({
        enrolmentId: id,
        name: z.string(),
        /** Why they were not changed; null: they were. */
        because: z.string().nullable(),
      }),
    ),
  }),
} as const satisfies Route;
