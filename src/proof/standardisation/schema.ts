import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { date, id, instant, text } from '../portfolio/shapes-schema.ts';
import {
  actions,
  itemLine,
  keysOf,
  long,
  member,
  ownAction,
  params,
  shownAction,
} from './shapes-schema.ts';

export {
  agreeItemRoute,
  HANDED_TYPES,
  handInItemFileRoute,
  judgeItemRoute,
  MOST_HANDED,
  openFileItemRoute,
  openItemRoute,
  readClaimToStandardise,
  readItem,
  readItemFile,
  readUnitToStandardise,
  uncoverItemRoute,
} from './item-schema.ts';
export { SAYS } from './shapes-schema.ts';

export const HOW = {
  in_person: 'In person',
  video: 'By video',
  telephone: 'By telephone',
} as const;
/** What a learner's interview came to. */
export const OUTCOMES = {
  content: 'Fairly assessed',
  to_improve: 'Something to improve',
  in_doubt: 'A decision is in doubt',
} as const;
const ownActions = z.array(ownAction).max(20).default([]);
const observation = z.object({
  observationId: id,
  assessorId: id,
  assessorName: z.string(),
  observerName: z.string(),
  learnerName: z.string(),
  unitReference: z.string(),
  heldOn: date,
  agreedOn: date,
  seen: z.string(),
  strengths: z.string(),
  signedAt: instant.nullable(),
  answer: z.string(),
  countersignature: z.enum(['not_needed', 'needed', 'given']),
  countersignedBy: z.string().nullable(),
  /** The reader could give the countersignature it waits for. */
  mayCountersign: z.boolean(),
  actions: z.array(shownAction),
});
export const readOverview = {
  method: 'GET',
  path: '/api/standardisation',
  action: 'standardisation.read',
  summary:
    'What keeps assessors consistent: what waits for the reader, items judged blind, observations, meetings.',
  reply: z.object({
    today: date,
    items: z.array(itemLine),
    observations: z.array(observation),
    meetings: z.array(
      z.object({
        meetingId: id,
        heldOn: date,
        name: z.string(),
        present: z.array(z.string()),
        absent: z.array(z.string()),
        equalOpportunities: z.string(),
        items: z.array(z.object({ heading: z.string(), minutes: z.string() })),
        followedUp: z.array(z.object({ action: z.string(), words: z.string(), done: z.boolean() })),
        actions: z.array(shownAction),
        writtenBy: z.string(),
      }),
    ),
    /** Actions still open: the reader's own, or all for who leads. */
    open: z.array(shownAction.extend({ about: z.string(), mine: z.boolean() })),
    /** Assessors nobody watched in the last twelve months (C11). */
    unobserved: z.array(member.extend({ last: date.nullable() })),
    /** To choose from; empty for who does not lead. */
    staff: z.array(member),
    assessors: z.array(member),
    learners: z.array(member),
    units: z.array(z.object({ unitId: id, reference: z.string(), title: z.string() })),
    /** Decided claims of which an item may be standardised. */
    claims: z.array(z.object({ claimId: id, unitReference: z.string(), decidedOn: date })),
  }),
} as const satisfies Route;

export const observeRoute = {
  method: 'POST',
  path: '/api/standardisation/observations',
  action: 'standardisation.lead',
  summary: 'An assessor was watched at work: what was seen, what was good, what to do (R75).',
  body: z.object({
    id,
    assessorId: id,
    learnerId: id,
    unitId: id,
    heldOn: date,
    agreedOn: date,
    seen: long('What was seen'),
    strengths: long('What was good'),
    actions: ownActions,
  }),
  reply: z.object({ observationId: id }),
} as const satisfies Route;

export const signObservationRoute = {
  method: 'POST',
  path: '/api/standardisation/observations/:id/signature',
  action: 'standardisation.take_part',
  summary: 'The assessor signs an observation of them, with what they say of it.',
  params,
  body: z.object({ answer: text(2000, { lines: true, what: 'The answer' }).default('') }),
  reply: z.object({ observationId: id }),
} as const satisfies Route;

export const countersignObservationRoute = {
  method: 'POST',
  path: '/api/standardisation/observations/:id/countersignature',
  action: 'standardisation.lead',
  summary: 'A qualified verifier stands by an observation of one who is not (R27).',
  params,
  reply: z.object({ observationId: id }),
} as const satisfies Route;

export const readObservationsOf = {
  method: 'GET',
  path: '/api/standardisation/members/:id',
  action: 'standardisation.read',
  summary: 'The observations of one assessor, for their file; one’s own, or any for who leads.',
  params,
  reply: z.object({
    today: date,
    observations: z.array(observation),
    items: z.array(z.object({ title: z.string(), judged: z.boolean(), attended: z.boolean() })),
  }),
} as const satisfies Route;

export const listInterviews = {
  method: 'GET',
  path: '/api/standardisation/interviews',
  action: 'standardisation.interviews',
  summary: 'What learners said of how they are assessed: for verifiers alone.',
  reply: z.object({
    rows: z.array(
      z.object({
        interviewId: id,
        learnerName: z.string(),
        unitReference: z.string().nullable(),
        verifierName: z.string(),
        heldOn: date,
        how: z.enum(keysOf(HOW)),
        outcome: z.enum(keysOf(OUTCOMES)),
        notes: z.string(),
        actions: z.array(shownAction),
      }),
    ),
  }),
} as const satisfies Route;

export const interviewRoute = {
  method: 'POST',
  path: '/api/standardisation/interviews',
  action: 'standardisation.interview',
  summary: 'A verifier asked a learner how they are assessed (R75, R87).',
  body: z.object({
    id,
    learnerId: id,
    unitId: id.nullable(),
    heldOn: date,
    how: z.enum(keysOf(HOW)),
    outcome: z.enum(keysOf(OUTCOMES)),
    notes: long('The notes'),
    actions,
  }),
  reply: z.object({ interviewId: id }),
} as const satisfies Route;

export const writeMinutesRoute = {
  method: 'POST',
  path: '/api/standardisation/meetings',
  action: 'standardisation.lead',
  summary:
    'The minutes of a staff meeting: equal opportunities always, open actions of earlier ones followed up (R85).',
  body: z.object({
    id,
    heldOn: date,
    name: text(120, { min: 1, what: 'The name' }),
    presentIds: z.array(id).min(1, 'Say who was there.').max(200),
    absentIds: z.array(id).max(200).default([]),
    equalOpportunities: long('What was said of equal opportunities'),
    items: z
      .array(
        z.object({
          heading: text(200, { min: 1, what: 'The heading' }),
          minutes: long('The minutes'),
        }),
      )
      .max(40)
      .default([]),
    followedUp: z
      .array(
        z.object({
          actionId: id,
          words: text(1000, { min: 1, lines: true, what: 'What became of it' }),
          done: z.boolean(),
        }),
      )
      .max(200)
      .default([]),
    actions,
  }),
  reply: z.object({ meetingId: id }),
} as const satisfies Route;

export const answerActionRoute = {
  method: 'POST',
  path: '/api/standardisation/actions/:id/answer',
  action: 'standardisation.take_part',
  summary: 'Whose action it is says what they did.',
  params,
  body: z.object({ answer: text(2000, { min: 1, lines: true, what: 'What you did' }) }),
  reply: z.object({ actionId: id }),
} as const satisfies Route;

export const closeStaffActionRoute = {
  method: 'POST',
  path: '/api/standardisation/actions/:id/closing',
  action: 'standardisation.lead',
  summary: 'An action is done: what was seen of it, by another than its owner.',
  params,
  body: z.object({ words: text(1000, { min: 1, lines: true, what: 'What was done' }) }),
  reply: z.object({ actionId: id }),
} as const satisfies Route;
