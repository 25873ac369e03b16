import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { date, id, instant, rendition, text } from '../portfolio/shapes-schema.ts';

export const SAYS = { met: 'Met', not_yet: 'Not yet' } as const;
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
type Keys<T> = [keyof T, ...(keyof T)[]];
const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>;

const params = z.object({ id });
const long = (what: string) => text(4000, { min: 1, lines: true, what });
/** What the assessor who was watched is to do. */
const ownAction = z.object({
  id,
  words: text(1000, { min: 1, lines: true, what: 'The action' }),
  dueOn: date,
});
const ownActions = z.array(ownAction).max(20).default([]);
const actions = z
  .array(ownAction.extend({ ownerId: id }))
  .max(20)
  .default([]);

const member = z.object({ memberId: id, name: z.string() });
const shownAction = z.object({
  actionId: id,
  words: z.string(),
  ownerId: id,
  ownerName: z.string(),
  dueOn: date,
  late: z.boolean(),
  answer: z.string().nullable(),
  closed: z.object({ at: instant, by: z.string(), words: z.string() }).nullable(),
});
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
const fileKind = z.enum(['photo', 'audio', 'video', 'pdf', 'document']);
const itemLine = z.object({
  itemId: id,
  title: z.string(),
  unitReference: z.string(),
  state: z.enum(['blind', 'uncovered', 'agreed']),
  /** Its file was not handed in yet: nobody judges it. */
  waits: z.boolean(),
  dueOn: date,
  asked: z.int(),
  judged: z.int(),
  /** The reader is asked to judge it and has not yet. */
  mine: z.boolean(),
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

export const readClaimToStandardise = {
  method: 'GET',
  path: '/api/standardisation/claims/:id',
  action: 'standardisation.lead',
  summary: 'A decided claim: its items and criteria, to choose what is judged blind.',
  params,
  reply: z.object({
    /** `kind`: it is a file, judged from the file itself. */
    items: z.array(z.object({ evidenceId: id, title: z.string(), kind: fileKind.nullable() })),
    criteria: z.array(z.object({ criterionId: id, code: z.string(), label: z.string() })),
  }),
} as const satisfies Route;

export const readUnitToStandardise = {
  method: 'GET',
  path: '/api/standardisation/units/:id',
  action: 'standardisation.lead',
  summary: 'The criteria of a unit, to choose what a file is judged against.',
  params,
  reply: z.object({
    criteria: z.array(z.object({ criterionId: id, code: z.string(), label: z.string() })),
  }),
} as const satisfies Route;

export const openItemRoute = {
  method: 'POST',
  path: '/api/standardisation/items',
  action: 'standardisation.lead',
  summary: 'Asks several to judge one frozen item against some criteria, none seeing the others.',
  body: z.object({
    id,
    claimId: id,
    evidenceId: id,
    criterionIds: z.array(id).min(1, 'Choose what it is judged against.').max(20),
    memberIds: z.array(id).min(2, 'Ask two at least.').max(60),
    dueOn: date,
  }),
  reply: z.object({ itemId: id }),
} as const satisfies Route;

/** Types of a file handed in for the purpose: nothing in them can run. */
export const HANDED_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'audio/mpeg',
  'audio/mp4',
  'audio/wav',
  'audio/ogg',
  'audio/webm',
  'video/mp4',
  'video/quicktime',
  'video/webm',
  'application/pdf',
] as const;
/** Bytes of one at the most; the database holds it too. */
export const MOST_HANDED = 20 * 1024 * 1024;

export const openFileItemRoute = {
  method: 'POST',
  path: '/api/standardisation/file-items',
  action: 'standardisation.lead',
  summary: 'The same of a file that is nobody’s evidence; the file is handed in next.',
  body: openItemRoute.body
    .omit({ claimId: true, evidenceId: true })
    .extend({ unitId: id, title: text(200, { min: 1, what: 'What it is' }) }),
  reply: z.object({ itemId: id }),
} as const satisfies Route;

export const handInItemFileRoute = {
  method: 'POST',
  path: '/api/standardisation/items/:id/file',
  action: 'standardisation.lead',
  summary: 'The file that several judge, once: a photo, a recording or a PDF.',
  params,
  upload: { maxBytes: MOST_HANDED, types: HANDED_TYPES },
  reply: z.object({ itemId: id }),
} as const satisfies Route;

export const readItemFile = {
  method: 'GET',
  path: '/api/standardisation/items/:id/file',
  action: 'standardisation.read',
  summary: 'The file that is judged, for who was asked until an answer is agreed, and who leads.',
  params,
  reply: 'file',
} as const satisfies Route;

export const readItem = {
  method: 'GET',
  path: '/api/standardisation/items/:id',
  action: 'standardisation.read',
  summary: 'One item: its frozen rendition, one’s own answers, and once uncovered everybody’s.',
  params,
  reply: itemLine.extend({
    today: date,
    /** Null: a file handed in for the purpose. */
    rendition: rendition.nullable(),
    sha256: z.string().nullable(),
    /** The file that is judged, under no name; null: it is none. */
    file: z
      .object({
        /** Null: it is not here yet. */
        kind: fileKind.nullable(),
        mediaCalled: z.string(),
        bytes: z.int(),
        state: z.enum(['here', 'missing', 'emptied']),
        /** The reader may open it: until an answer is agreed, and who leads also after. */
        mayOpen: z.boolean(),
        /** The index by learner and adviser: what the assessor marked would tell what they judged. */
        marks: z.array(
          z.object({
            criterionId: id,
            code: z.string(),
            atSecond: z.int().nullable(),
            page: z.int().nullable(),
            note: z.string(),
          }),
        ),
      })
      .nullable(),
    criteria: z.array(
      z.object({
        criterionId: id,
        code: z.string(),
        label: z.string(),
        wording: z.string().nullable(),
        /** One's own answer, and everybody's once uncovered. */
        answers: z.array(
          z.object({ name: z.string(), says: z.enum(keysOf(SAYS)), why: z.string() }),
        ),
        /** Null until it is uncovered. */
        spread: z.object({ met: z.int(), notYet: z.int(), percent: z.int() }).nullable(),
        agreed: z.object({ says: z.enum(keysOf(SAYS)), reasons: z.string() }).nullable(),
      }),
    ),
    seats: z.array(member.extend({ judged: z.boolean(), attended: z.boolean().nullable() })),
    /** Of all pairs of two who judged, per cent who said the same, over all criteria; null: not uncovered. */
    alike: z.object({ percent: z.int(), pairs: z.int() }).nullable(),
    conclusion: z.string().nullable(),
    actions: z.array(shownAction),
  }),
} as const satisfies Route;

export const judgeItemRoute = {
  method: 'POST',
  path: '/api/standardisation/items/:id/answers',
  action: 'standardisation.take_part',
  summary: 'One’s own judgement of the item, criterion by criterion, once.',
  params,
  body: z.object({
    answers: z
      .array(
        z.object({
          criterionId: id,
          says: z.enum(keysOf(SAYS)),
          why: text(1000, { min: 1, lines: true, what: 'Why' }),
        }),
      )
      .min(1)
      .max(20),
  }),
  reply: z.object({ itemId: id }),
} as const satisfies Route;

export const uncoverItemRoute = {
  method: 'POST',
  path: '/api/standardisation/items/:id/uncovering',
  action: 'standardisation.lead',
  summary: 'Nobody judges it any more; from here everybody sees what each said.',
  params,
  reply: z.object({ itemId: id }),
} as const satisfies Route;

export const agreeItemRoute = {
  method: 'POST',
  path: '/api/standardisation/items/:id/agreement',
  action: 'standardisation.lead',
  summary: 'The agreed answer with reasons, who was there, and what comes of it.',
  params,
  body: z.object({
    answers: z
      .array(
        z.object({
          criterionId: id,
          says: z.enum(keysOf(SAYS)),
          reasons: text(2000, { min: 1, lines: true, what: 'The reasons' }),
        }),
      )
      .min(1)
      .max(20),
    attendedIds: z.array(id).max(60),
    conclusion: long('What was concluded'),
    actions,
  }),
  reply: z.object({ itemId: id }),
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
