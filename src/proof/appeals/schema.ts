import { z } from 'zod';
import { NATIONS } from '../../lib/calendar.ts';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';

const id = z.uuid();
const params = z.object({ id });
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const instant = z.iso.datetime({ offset: true });
const words = (max: number) => z.string().trim().min(1).max(max);
const optional = (max: number) => z.string().trim().max(max).default('');
const days = z.int().min(1).max(120);

/** What somebody appeals against. */
export const ABOUT = {
  decision: 'A decision on a unit',
  registration: 'A refusal to register',
  arrangement: 'A refusal of an arrangement',
} as const;
export const STAGES = {
  informal: 'Informal',
  formal: 'Formal',
  awarding_body: 'Awarding body',
} as const;
export const OUTCOMES = {
  upheld: 'Upheld',
  partly: 'Partly upheld',
  not_upheld: 'Not upheld',
} as const;
const keysOf = <T extends object>(of: T) => Object.keys(of) as [keyof T, ...(keyof T)[]];
const about = z.enum(keysOf(ABOUT));
const stage = z.enum(keysOf(STAGES));
const outcome = z.enum(keysOf(OUTCOMES));

const clocks = {
  nation: z.enum(NATIONS as ['england', 'wales', 'scotland', 'northern-ireland']),
  raiseDays: days,
  informalDays: days,
  furtherDays: days,
  formalDays: days,
  bodyDays: days,
};
const terms = z.object({
  termsId: id,
  version: z.int(),
  procedure: z.string(),
  ...clocks,
  publishedAt: instant,
});

const oneStage = z.object({
  stage,
  openedAt: instant,
  dueOn: date,
  /** Not answered, and its last day is over. */
  late: z.boolean(),
  why: z.string().nullable(),
  /** Why it was taken further after its time. */
  lateBecause: z.string().nullable(),
  sentOn: date.nullable(),
  reference: z.string().nullable(),
  outcome: z
    .object({
      outcome,
      reasons: z.string(),
      heldOn: date.nullable(),
      hearing: z.string().nullable(),
      decidedAt: instant,
      by: z.string(),
    })
    .nullable(),
});

const line = {
  appealId: id,
  learnerName: z.string(),
  about,
  /** The unit, or what was refused. */
  what: z.string(),
  raisedAt: instant,
  stage,
  dueOn: date,
  late: z.boolean(),
  outcome: outcome.nullable(),
  open: z.boolean(),
};

const whole = z.object({
  ...line,
  claimId: id.nullable(),
  assessorName: z.string().nullable(),
  sinceOn: date,
  grounds: z.string(),
  version: z.int(),
  raiseBy: date,
  lateBecause: z.string().nullable(),
  stages: z.array(oneStage),
  papers: z.array(
    z.object({
      paperId: id,
      title: z.string(),
      words: z.string(),
      by: z.string(),
      handedAt: instant,
      mine: z.boolean(),
      file: z
        .object({
          name: z.string(),
          contentType: z.string(),
          sha256: z.string(),
          /** A person in it was erased, and its content with them. */
          emptied: z.boolean(),
          mayOpen: z.boolean(),
        })
        .nullable(),
    }),
  ),
  panel: z.array(z.object({ memberId: id, name: z.string() })),
  /** By when the learner takes it to the formal stage; null: that is not the next step. */
  furtherBy: date.nullable(),
});
export type WholeAppeal = z.infer<typeof whole>;

export const listAppeals = {
  method: 'GET',
  path: '/api/appeals',
  action: 'appeals.read',
  summary: 'Appeals, the open ones first; an assessor sees those against their own decisions.',
  reply: z.object({
    total: z.int(),
    rows: z.array(z.object(line)),
    terms: terms.nullable(),
    mayPublish: z.boolean(),
    /** Learners who have not read the procedure in force. */
    unread: z.array(z.string()),
  }),
} as const satisfies Route;

export const appealNeeds = {
  method: 'GET',
  path: '/api/appeals/needs',
  action: 'appeals.read',
  summary:
    'Appeals whose next step is the reader’s: how many, the first due day, how many are late.',
  reply: z.object({ count: z.int(), dueOn: date.nullable(), late: z.int() }),
} as const satisfies Route;

export const readAppeal = {
  method: 'GET',
  path: '/api/appeals/:id',
  action: 'appeals.read',
  summary: 'One appeal: stages with their clocks, papers, panel, outcomes, and what is next.',
  params,
  reply: whole.extend({
    today: date,
    mayAnswer: z.boolean(),
    mayRun: z.boolean(),
    mayDecide: z.boolean(),
    /** Who may sit, and why others may not. */
    seats: z.array(z.object({ memberId: id, name: z.string(), because: z.string().nullable() })),
  }),
} as const satisfies Route;

export const listOwnAppeals = {
  method: 'GET',
  path: '/api/portfolio/appeals',
  action: 'appeals.own',
  summary: 'The procedure, what the learner may appeal, and their own appeals.',
  reply: z.object({
    today: date,
    terms: terms.nullable(),
    readAt: instant.nullable(),
    decisions: z.array(
      z.object({ claimId: id, what: z.string(), decidedOn: date, raiseBy: date.nullable() }),
    ),
    rows: z.array(whole),
  }),
} as const satisfies Route;

export const readTermsRoute = {
  method: 'POST',
  path: '/api/portfolio/appeals/procedure/reading',
  action: 'appeals.own',
  summary: 'The learner says that they read the version in force.',
  body: z.object({ termsId: id }),
  reply: z.object({ version: z.int() }),
} as const satisfies Route;

/** The same id again answers with the first result. */
export const raiseAppealRoute = {
  method: 'POST',
  path: '/api/portfolio/appeals',
  action: 'appeals.own',
  summary: 'Raises an appeal; its informal stage opens, with its clock.',
  body: z.object({
    id,
    about,
    /** Of the claim whose decision it is. */
    claimId: id.nullable().default(null),
    /** For a refusal: what was refused, and when. */
    refused: optional(500),
    refusedOn: date.nullable().default(null),
    grounds: words(8000),
    lateBecause: optional(1000),
  }),
  reply: z.object({ appealId: id }),
} as const satisfies Route;

export const takeFurtherRoute = {
  method: 'POST',
  path: '/api/portfolio/appeals/:id/formal-stage',
  action: 'appeals.own',
  summary: 'Takes an appeal to the formal stage.',
  params,
  body: z.object({ why: words(8000), lateBecause: optional(1000) }),
  reply: z.object({ appealId: id }),
} as const satisfies Route;

const paper = z.object({ id, title: words(200), words: words(8000) });
const handedIn = z.object({ paperId: id });
export const handInOwnRoute = {
  method: 'POST',
  path: '/api/portfolio/appeals/:id/papers',
  action: 'appeals.own',
  summary: 'The learner hands in a paper.',
  params,
  body: paper,
  reply: handedIn,
} as const satisfies Route;
export const handInRoute = {
  method: 'POST',
  path: '/api/appeals/:id/papers',
  action: 'appeals.answer',
  summary: 'The centre hands in a paper, which the learner reads too.',
  params,
  body: paper,
  reply: handedIn,
} as const satisfies Route;

/** What a paper may carry: shown as it is, since none of it can run. */
export const FILE_TYPES = ['image/jpeg', 'image/png', 'application/pdf'] as const;
export const MOST_FILE_BYTES = 5 * 1024 * 1024;
const aFile = {
  params,
  upload: { maxBytes: MOST_FILE_BYTES, types: FILE_TYPES },
  reply: handedIn,
} as const;
export const handInOwnFileRoute = {
  method: 'POST',
  path: '/api/portfolio/appeals/papers/:id/file',
  action: 'appeals.own',
  summary: 'The learner hands in the file of a paper of theirs: a photo or a PDF.',
  ...aFile,
} as const satisfies Route;
export const handInFileRoute = {
  method: 'POST',
  path: '/api/appeals/papers/:id/file',
  action: 'appeals.answer',
  summary: 'The file of a paper that the centre handed in, by whoever handed it in.',
  ...aFile,
} as const satisfies Route;
export const ownPaperFile = {
  method: 'GET',
  path: '/api/portfolio/appeals/papers/:id/file',
  action: 'appeals.own',
  summary: 'The file of a paper in an appeal of the learner’s own.',
  params,
  reply: 'file',
} as const satisfies Route;
export const paperFile = {
  method: 'GET',
  path: '/api/appeals/papers/:id/file',
  action: 'appeals.read',
  summary: 'The file of a paper, for those whose matter the appeal is, and who judge it.',
  params,
  reply: 'file',
} as const satisfies Route;

export const answerAppealRoute = {
  method: 'POST',
  path: '/api/appeals/:id/answer',
  action: 'appeals.answer',
  summary: 'The informal answer: of the assessor of the decision, or for a refusal of the centre.',
  params,
  body: z.object({ outcome, reasons: words(8000) }),
  reply: z.object({ appealId: id }),
} as const satisfies Route;

export const seatPanelRoute = {
  method: 'PUT',
  path: '/api/appeals/:id/panel',
  action: 'appeals.run',
  summary: 'Who sits on the formal stage: two at least, none with a part in it.',
  params,
  body: z.object({ memberIds: z.array(id).min(2).max(7) }),
  reply: z.object({ appealId: id }),
} as const satisfies Route;

export const decideAppealRoute = {
  method: 'POST',
  path: '/api/appeals/:id/decision',
  action: 'appeals.run',
  summary: 'The decision of the panel, entered by one who sits on it.',
  params,
  body: z.object({ outcome, reasons: words(8000), heldOn: date, hearing: words(8000) }),
  reply: z.object({ appealId: id }),
} as const satisfies Route;

export const sendOnRoute = {
  method: 'POST',
  path: '/api/appeals/:id/awarding-body',
  action: 'appeals.run',
  summary: 'The appeal went to the awarding body.',
  params,
  body: z.object({ sentOn: date, reference: words(120), why: words(4000) }),
  reply: z.object({ appealId: id }),
} as const satisfies Route;

export const enterAnswerRoute = {
  method: 'POST',
  path: '/api/appeals/:id/awarding-body/answer',
  action: 'appeals.run',
  summary: 'What the awarding body answered.',
  params,
  body: z.object({ outcome, reasons: words(8000), answeredOn: date }),
  reply: z.object({ appealId: id }),
} as const satisfies Route;

export const publishTermsRoute = {
  method: 'POST',
  path: '/api/appeals/procedure',
  action: 'appeals.terms',
  summary: 'Publishes the next version of the procedure with its clocks.',
  body: z.object({ id, procedure: words(20_000), ...clocks }),
  reply: z.object({ version: z.int() }),
} as const satisfies Route;
