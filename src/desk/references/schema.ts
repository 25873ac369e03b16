import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';

const id = z.uuid();
const ofId = z.object({ id });
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const instant = z.iso.datetime({ offset: true });
const line = (max: number) => z.string().max(max);
const token = z.string().min(20).max(200);

/** In which quality a referee speaks. */
export const SPEAKS_AS = {
  employer: 'Employer or manager',
  education: 'School, college or trainer',
  character: 'Knows them personally',
} as const;
/** What came back. */
export const ANSWERS = {
  full: 'Reference',
  dates_only: 'Dates only',
  refused: 'Gives none',
} as const;

const keysOf = <T extends object>(of: T) => Object.keys(of) as [keyof T, ...(keyof T)[]];
const speaksAs = z.enum(keysOf(SPEAKS_AS));
const channel = z.enum(['mail', 'spoken']);
const what = z.enum(keysOf(ANSWERS));
const state = z.enum([
  'asked',
  'reminded',
  'to_ring',
  'came_back',
  'expired',
  'received',
  'refused',
  'satisfied',
  'not_satisfied',
  'withdrawn',
]);

const said = {
  fromOn: date.nullable(),
  toOn: date.nullable(),
  jobTitle: z.string(),
  leaving: z.string(),
  again: z.enum(['yes', 'no']).nullable(),
  words: z.string(),
  relative: z.boolean().nullable(),
  mayBeShown: z.boolean().nullable(),
};

const answerFields = {
  id,
  what,
  fromOn: date.nullable().default(null),
  toOn: date.nullable().default(null),
  jobTitle: line(400).default(''),
  leaving: line(1000).default(''),
  again: z.enum(['yes', 'no']).nullable().default(null),
  words: line(8000).default(''),
  relative: z.boolean().nullable().default(null),
  mayBeShown: z.boolean().nullable().default(null),
};

const reference = z.object({
  referenceId: id,
  candidateId: id,
  candidateName: z.string(),
  refereeName: z.string(),
  refereeEmail: z.string(),
  refereePhone: z.string(),
  speaksAs,
  aboutPlace: z.string(),
  channel,
  state,
  askedAt: instant,
  askedBy: z.string(),
  /** When it was last asked for. */
  lastAskedAt: instant,
  reminders: z.int(),
  expiresAt: instant,
  answer: z
    .object({
      how: z.enum(['link', 'spoken']),
      what,
      receivedAt: instant,
      /** Null for whoever may not read what was said. */
      said: z
        .object({
          ...said,
          spokeWith: z.string(),
          spokenNumber: z.string(),
          numberFound: z.string(),
        })
        .nullable(),
    })
    .nullable(),
  judged: z.object({ at: instant, by: z.string() }).nullable(),
  /** Null: nobody has decided whether the candidate may see it, and so they may not. */
  showing: z
    .object({ maySee: z.boolean(), because: z.string(), at: instant, by: z.string() })
    .nullable(),
});

export const listReferences = {
  method: 'GET',
  path: '/api/references',
  action: 'references.read',
  summary: 'References asked for, what is waited for longest first; those still open, or all.',
  query: z.object({
    show: z.enum(['open', 'all']).default('open'),
    state: state.optional(),
  }),
  reply: z.object({ total: z.int(), rows: z.array(reference) }),
} as const satisfies Route;

export const candidateReferences = {
  method: 'GET',
  path: '/api/candidates/:id/references',
  action: 'references.read',
  summary: 'A candidate’s references and the gaps in their work history.',
  params: ofId,
  reply: z.object({
    today: date,
    references: z.array(reference),
    /** Employers on file, for asking. */
    employers: z.array(z.string()),
    /** Jobs without a first day: they cover nothing. */
    undated: z.int(),
    jobs: z.int(),
    gaps: z.array(z.object({ fromOn: date, toOn: date, days: z.int() })),
    explained: z.array(
      z.object({
        gapId: id,
        fromOn: date,
        toOn: date,
        explanation: z.string(),
        at: instant,
        by: z.string(),
      }),
    ),
  }),
} as const satisfies Route;

export const askRoute = {
  method: 'POST',
  path: '/api/candidates/:id/references',
  action: 'references.ask',
  summary: 'Asks a referee about a candidate: by mail with a personal link, or to be rung.',
  params: ofId,
  body: z.object({
    id,
    referee: z.object({
      givenName: line(200),
      familyName: line(200),
      email: line(320).default(''),
      phone: line(60).default(''),
    }),
    speaksAs,
    aboutPlace: line(400).default(''),
    channel,
    remindAfterDays: z.int().min(1).max(30).default(4),
  }),
  reply: z.object({ referenceId: id }),
} as const satisfies Route;

export const remindRoute = {
  method: 'POST',
  path: '/api/references/:id/reminders',
  action: 'references.ask',
  summary: 'Reminds a referee now; twice at most.',
  params: ofId,
  reply: z.object({ nth: z.int() }),
} as const satisfies Route;

export const spokenRoute = {
  method: 'POST',
  path: '/api/references/:id/spoken-answer',
  action: 'references.ask',
  summary: 'Takes down what a referee said on the phone, with the number and how it was found.',
  params: ofId,
  body: z.object({
    ...answerFields,
    spokeWith: line(240),
    spokenNumber: line(120).default(''),
    numberFound: line(400).default(''),
  }),
  reply: z.object({ answeredAt: instant }),
} as const satisfies Route;

export const judgeRoute = {
  method: 'POST',
  path: '/api/references/:id/judgement',
  action: 'references.judge',
  summary: 'Says whether a reference satisfies; it becomes the check of compliance.',
  params: ofId,
  body: z.object({ id, outcome: z.enum(['satisfied', 'not_satisfied']) }),
  reply: z.object({ checkId: id }),
} as const satisfies Route;

export const showingRoute = {
  method: 'POST',
  path: '/api/references/:id/showing-decisions',
  action: 'references.judge',
  summary: 'Decides whether the candidate may see what a referee said.',
  params: ofId,
  body: z.object({ id, maySee: z.boolean(), because: line(1000) }),
  reply: z.object({ decisionId: id }),
} as const satisfies Route;

export const shownRoute = {
  method: 'GET',
  path: '/api/references/:id/for-candidate',
  action: 'references.read',
  summary:
    'What the candidate may see of a reference; refused until somebody decided that they may.',
  params: ofId,
  reply: z.object({
    aboutPlace: z.string(),
    what,
    fromOn: date.nullable(),
    toOn: date.nullable(),
    jobTitle: z.string(),
    leaving: z.string(),
    again: z.enum(['yes', 'no']).nullable(),
    words: z.string(),
    receivedAt: instant,
  }),
} as const satisfies Route;

export const withdrawRoute = {
  method: 'POST',
  path: '/api/references/:id/withdrawal',
  action: 'references.ask',
  summary: 'Waits for a reference no more: its links open nothing.',
  params: ofId,
  reply: z.object({ referenceId: id }),
} as const satisfies Route;

const gapFields = { id, fromOn: date, toOn: date };

export const explainRoute = {
  method: 'POST',
  path: '/api/candidates/:id/employment-gaps',
  action: 'references.ask',
  summary: 'Records how a candidate explained a time without work.',
  params: ofId,
  body: z.object({ ...gapFields, explanation: line(1000) }),
  reply: z.object({ gapId: id }),
} as const satisfies Route;

export const chaseGapRoute = {
  method: 'POST',
  path: '/api/candidates/:id/employment-gaps/ring-backs',
  action: 'references.ask',
  summary: 'Puts a ring-back on one’s own list to have a gap explained.',
  params: ofId,
  body: z.object(gapFields),
  reply: z.object({ taskId: id }),
} as const satisfies Route;

export const lookAtReference = {
  method: 'POST',
  path: '/api/l/reference',
  action: 'public',
  summary: 'What a referee’s own link opens: about whom they are asked. Changes nothing.',
  body: z.object({ token }),
  reply: z.object({
    agency: z.object({ name: z.string(), phone: z.string(), isSample: z.boolean() }),
    name: z.string(),
    candidate: z.string(),
    speaksAs,
    aboutPlace: z.string(),
    today: date,
    until: instant,
  }),
} as const satisfies Route;

export const answerRoute = {
  method: 'POST',
  path: '/api/l/reference/answer',
  action: 'public',
  summary: 'Answers a reference by one’s own link, once; dates only is an answer, and so is none.',
  body: z.object({ token, ...answerFields }),
  reply: z.object({ answeredAt: instant }),
} as const satisfies Route;
