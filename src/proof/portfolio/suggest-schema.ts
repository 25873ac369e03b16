import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import {
  ABOUT_KINDS,
  because,
  id,
  instant,
  mayShow,
  member,
  PARTS,
  said,
  text,
} from './shapes-schema.ts';

/** A record of the case by somebody else: context, and what the learner may have had a part in. */
const otherEntry = z.object({
  seq: z.int(),
  kind: z.string(),
  title: z.string(),
  at: instant,
  /** Null: done by the system. */
  actor: member.nullable(),
  says: z.array(said),
  /** Whom the learner may ask to confirm a part: the actor, or managers if the actor has left; empty: nobody. */
  mayAsk: z.array(member),
  /** How the learner's asking stands; null: not asked. */
  asked: z.enum(['open', 'confirmed', 'declined']).nullable(),
});

const suggestedEntry = z.object({
  seq: z.int(),
  entryId: id,
  kind: z.string(),
  title: z.string(),
  at: instant,
  part: z.enum(PARTS),
  says: z.array(said),
  mayShow: z.array(mayShow),
  /** Why it does not count; null: it counts. */
  notCounting: z.string().nullable(),
  /** Older than three years: accepted only with a reason. */
  tooOld: z.boolean(),
  /** The item it is in already. */
  evidenceId: id.nullable(),
});

const suggestedCase = z.object({
  caseId: id,
  aboutKind: z.enum(ABOUT_KINDS),
  aboutId: id,
  /** For the learner's own eyes: it may name people and clients. */
  title: z.string(),
  /** A title for the item that names nobody. */
  suggestedTitle: z.string(),
  firstAt: instant,
  lastAt: instant,
  setAside: z.object({ at: instant, because: z.string() }).nullable(),
  entries: z.array(suggestedEntry),
  others: z.array(otherEntry),
  /** What its counting records may show together, strongest first; `entries`: in how many of them. */
  mayShow: z.array(mayShow.extend({ entries: z.int() })),
  /** In the smallest set of cases that covers all that is still open. */
  inSmallestSet: z.boolean(),
});

export const listSuggestions = {
  method: 'GET',
  path: '/api/portfolio/suggestions',
  action: 'portfolio.own',
  summary: 'Cases from the work log that may show something of the learner.',
  query: z.object({
    /** open: something in it is not in an item yet; aside: set aside; accepted: all of it is in items. */
    state: z.enum(['open', 'aside', 'accepted']).default('open'),
    /** Only cases that may show this criterion. */
    criterionId: id.optional(),
    from: z.coerce.number().int().min(0).default(0),
    size: z.coerce.number().int().min(1).max(100).default(25),
  }),
  reply: z.object({
    total: z.int(),
    rows: z.array(suggestedCase),
    /** The fewest cases, from different weeks and clients, that may show what no item shows yet. */
    smallestSet: z.object({
      caseIds: z.array(id),
      /** Criteria of the enrolments that the set may show, and those no open case may show. */
      covers: z.int(),
      uncovered: z.int(),
    }),
  }),
} as const satisfies Route;

/** One case, whatever its state. */
export const readCase = {
  method: 'GET',
  path: '/api/portfolio/cases/:id',
  action: 'portfolio.own',
  summary: 'One case from the work log with its records and their context.',
  params: z.object({ id }),
  reply: suggestedCase,
} as const satisfies Route;

export const setCaseAside = {
  method: 'POST',
  path: '/api/portfolio/cases/:id/setting-aside',
  action: 'portfolio.own',
  summary: 'Sets a suggested case aside, with the reason.',
  params: z.object({ id }),
  body: z.object({ because }),
  reply: z.object({ caseId: id }),
} as const satisfies Route;

export const takeCaseBack = {
  method: 'DELETE',
  path: '/api/portfolio/cases/:id/setting-aside',
  action: 'portfolio.own',
  summary: 'Takes back that a case was set aside.',
  params: z.object({ id }),
  reply: z.object({ caseId: id }),
} as const satisfies Route;

const contribution = z.object({
  contributionId: id,
  learner: member,
  seq: z.int(),
  kind: z.string(),
  title: z.string(),
  /** When the record was made. */
  at: instant,
  says: z.array(said),
  what: z.string(),
  askedAt: instant,
  askedOf: member,
  /** The signed-in member may answer it now. */
  mayAnswer: z.boolean(),
  answeredAt: instant.nullable(),
  confirmed: z.boolean().nullable(),
  words: z.string().nullable(),
});

/** The same id again answers with the first result. */
export const askContributionRoute = {
  method: 'POST',
  path: '/api/portfolio/contributions',
  action: 'portfolio.own',
  summary: 'Asks whoever acted to confirm the part that the learner had in a record.',
  body: z.object({
    id,
    seq: z.int().positive(),
    askedOf: id,
    what: text(1000, { min: 10, lines: true, what: 'What you did' }),
  }),
  reply: z.object({ contributionId: id }),
} as const satisfies Route;

export const listOwnContributions = {
  method: 'GET',
  path: '/api/portfolio/contributions',
  action: 'portfolio.own',
  summary: 'What the learner asked others to confirm, newest first.',
  reply: z.object({ total: z.int(), rows: z.array(contribution) }),
} as const satisfies Route;

export const listContributions = {
  method: 'GET',
  path: '/api/contributions',
  action: 'contributions.answer',
  summary: 'Parts in records that the signed-in member is asked to confirm, open ones first.',
  reply: z.object({ total: z.int(), open: z.int(), rows: z.array(contribution) }),
} as const satisfies Route;

export const answerContributionRoute = {
  method: 'POST',
  path: '/api/contributions/:id/answer',
  action: 'contributions.answer',
  summary: 'Confirms or declines the part that a learner says they had in a record.',
  params: z.object({ id }),
  body: z.object({
    confirmed: z.boolean(),
    words: text(1000, { min: 3, lines: true, what: 'Your words' }),
  }),
  reply: z.object({ contributionId: id, confirmed: z.boolean() }),
} as const satisfies Route;
