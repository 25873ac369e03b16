import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';

export { sayLanguageRoute } from '../languages/schema.ts';

export { listBehaviours, lookAtBehaviour, sealBehaviourRoute } from './behaviour-schema.ts';

const id = z.uuid();
const ofId = z.object({ id });
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const instant = z.iso.datetime({ offset: true });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const line = (max: number) => z.string().max(max);
const token = z.string().min(20).max(200);

/** How a witness stands to the learner: evidence should come from those above and those below. */
export const RELATIONS = {
  client: 'A client’s contact',
  worker: 'A worker or candidate',
  manager: 'Their manager',
  reports_to_learner: 'Somebody who reports to them',
  colleague: 'A colleague',
  other: 'Somebody else',
} as const;
/** What an assessor or adviser did with a learner. */
export const KINDS = {
  observation: 'Observation at work',
  discussion: 'Professional discussion',
  questioning: 'Questioning',
  expert_witness: 'Expert witness testimony',
} as const;
/** Only real work counts; who says it was set up is refused with the reason. */
const setting = z.enum(['work', 'simulated']);

const keysOf = <T extends object>(of: T) => Object.keys(of) as [keyof T, ...(keyof T)[]];
const relation = z.enum(keysOf(RELATIONS));
const kind = z.enum(keysOf(KINDS));

/** The same id again answers with the first result. */
export const writeStatementRoute = {
  method: 'POST',
  path: '/api/portfolio/personal-statements',
  action: 'portfolio.own',
  summary: 'Writes a personal statement: an item that never carries a criterion alone.',
  body: z.object({
    id,
    title: line(400),
    words: line(16_000),
    setting,
    criterionIds: z.array(id).max(50).default([]),
  }),
  reply: z.object({ evidenceId: id }),
} as const satisfies Route;

const testimony = z.object({
  testimonyId: id,
  witness: z.string(),
  relation,
  what: z.string(),
  askedAt: instant,
  until: instant,
  reminders: z.int(),
  state: z.enum(['asked', 'given', 'declined', 'withdrawn', 'expired']),
  answeredAt: instant.nullable(),
  evidenceId: id.nullable(),
});

const mark = z.object({
  criterionId: id,
  code: z.string(),
  label: z.string(),
  atSecond: z.int().nullable(),
  words: z.string(),
});

const observation = z.object({
  observationId: id,
  learner: z.object({ id, name: z.string() }),
  observer: z.object({ id, name: z.string() }),
  actedAs: z.enum(['assessor', 'adviser']),
  kind,
  heldOn: date,
  place: z.string(),
  minutes: z.int(),
  words: z.string(),
  wordsSha256: sha256,
  recordedAt: instant,
  answeredAt: instant.nullable(),
  agreed: z.boolean().nullable(),
  answer: z.string(),
  marks: z.array(mark),
});

export const listCollected = {
  method: 'GET',
  path: '/api/portfolio/collected',
  action: 'portfolio.own',
  summary: 'What the learner asked witnesses for, and what was observed of them.',
  reply: z.object({
    today: date,
    testimonies: z.array(testimony),
    observations: z.array(observation),
  }),
} as const satisfies Route;

export const listWitnesses = {
  method: 'GET',
  path: '/api/portfolio/evidence/:id/witnesses',
  action: 'portfolio.own',
  summary: 'Who stands in the records of an item and may have seen the work.',
  params: ofId,
  reply: z.object({
    /** Of the item. */
    title: z.string(),
    rows: z.array(z.object({ personId: id, name: z.string(), hasAddress: z.boolean() })),
  }),
} as const satisfies Route;

export const listWitnessesOfWork = {
  method: 'GET',
  path: '/api/portfolio/work/:id/witnesses',
  action: 'portfolio.own',
  summary: 'Who stands in the records about a booking or worker of one’s own work.',
  params: ofId,
  reply: listWitnesses.reply,
} as const satisfies Route;

/** The same id again answers with the first result. */
export const askTestimonyRoute = {
  method: 'POST',
  path: '/api/portfolio/testimonies',
  action: 'portfolio.own',
  summary: 'Asks somebody who saw the work to say so, by a link of their own.',
  body: z.object({
    id,
    witness: z.union([
      z.strictObject({ personId: id }),
      z.strictObject({ givenName: line(200), familyName: line(200), email: line(320) }),
    ]),
    relation,
    evidenceId: id.nullable().default(null),
    what: line(2000),
  }),
  reply: z.object({ testimonyId: id }),
} as const satisfies Route;

export const remindWitnessRoute = {
  method: 'POST',
  path: '/api/portfolio/testimonies/:id/reminders',
  action: 'portfolio.own',
  summary: 'Reminds a witness; twice at most.',
  params: ofId,
  reply: z.object({ nth: z.int() }),
} as const satisfies Route;

export const withdrawTestimonyRoute = {
  method: 'POST',
  path: '/api/portfolio/testimonies/:id/withdrawal',
  action: 'portfolio.own',
  summary: 'Waits for a testimony no more: its links open nothing.',
  params: ofId,
  reply: z.object({ testimonyId: id }),
} as const satisfies Route;

export const lookAtTestimony = {
  method: 'POST',
  path: '/api/l/testimony',
  action: 'public',
  summary: 'What a witness’s own link opens: what they are asked. Changes nothing.',
  body: z.object({ token }),
  reply: z.object({
    agency: z.object({ name: z.string(), isSample: z.boolean() }),
    name: z.string(),
    learner: z.string(),
    relation,
    what: z.string(),
    today: date,
    until: instant,
  }),
} as const satisfies Route;

export const answerTestimonyRoute = {
  method: 'POST',
  path: '/api/l/testimony/answer',
  action: 'public',
  summary: 'Signs a witness’s words by the press, once, or says that they give none.',
  body: z.object({
    token,
    id,
    declined: z.boolean(),
    words: line(16_000).default(''),
    job: line(400).default(''),
    seenOn: date.nullable().default(null),
    signedName: line(400).default(''),
    setting: setting.default('work'),
  }),
  reply: z.object({ answeredAt: instant, wordsSha256: sha256.nullable() }),
} as const satisfies Route;

export const listObservations = {
  method: 'GET',
  path: '/api/observations',
  action: 'observations.record',
  summary: 'What the assessor or adviser recorded, and of whom and for what they may.',
  reply: z.object({
    today: date,
    mayActAs: z.array(z.enum(['assessor', 'adviser'])),
    learners: z.array(z.object({ id, name: z.string() })),
    criteria: z.array(
      z.object({ criterionId: id, framework: z.string(), code: z.string(), label: z.string() }),
    ),
    rows: z.array(observation),
  }),
} as const satisfies Route;

/** The same id again answers with the first result. */
export const recordObservationRoute = {
  method: 'POST',
  path: '/api/observations',
  action: 'observations.record',
  summary: 'Records what was seen or asked, signed by the press; the learner signs after.',
  body: z.object({
    id,
    learnerId: id,
    actedAs: z.enum(['assessor', 'adviser']),
    kind,
    heldOn: date,
    place: line(400),
    minutes: z.int().min(1).max(1440),
    words: line(16_000),
    setting,
    marks: z
      .array(
        z.object({
          criterionId: id,
          atSecond: z.int().min(0).max(86_400).nullable().default(null),
          words: line(1000).default(''),
        }),
      )
      .max(100),
  }),
  reply: z.object({ observationId: id }),
} as const satisfies Route;

export const answerObservationRoute = {
  method: 'POST',
  path: '/api/portfolio/observations/:id/answer',
  action: 'portfolio.own',
  summary: 'The learner signs what was recorded of them, or says why it is not so.',
  params: ofId,
  body: z.object({ agreed: z.boolean(), wordsSha256: sha256, answer: line(2000).default('') }),
  reply: z.object({ evidenceId: id.nullable() }),
} as const satisfies Route;
