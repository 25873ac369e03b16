import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';
import { cleanText } from '../../lib/text.ts';

const id = z.uuid();
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const instant = z.iso.datetime({ offset: true });
const params = z.object({ id });

/** Words of one line or more, cleaned. */
function words(max: number, what: string, { lines = true } = {}) {
  const limits = { max, min: 1, lines, what };
  return z
    .string()
    .superRefine((value, context) => {
      const cleaned = cleanText(value, limits);
      if (!cleaned.ok) context.addIssue({ code: 'custom', message: cleaned.refusal.because });
    })
    .overwrite((value) => {
      const cleaned = cleanText(value, limits);
      return cleaned.ok ? cleaned.value : value;
    });
}

export const VISIT_KINDS = {
  observation: 'Observation',
  review: 'Review',
  discussion: 'Discussion',
  induction: 'Induction',
  tutorial: 'Tutorial',
} as const;
export const STEPS = {
  planned: 'Planned',
  moved: 'Moved',
  cancelled: 'Cancelled',
  held: 'Took place',
} as const;
export const SIDES = { learner: 'Learner', centre: 'Centre', employer: 'Employer' } as const;
const keysOf = <T extends object>(of: T) => Object.keys(of) as [keyof T, ...(keyof T)[]];
const visitKind = z.enum(keysOf(VISIT_KINDS));
const step = z.enum(keysOf(STEPS));
const side = z.enum(keysOf(SIDES));

const pair = z.object({
  learnerId: id,
  learnerName: z.string(),
  memberId: id,
  memberName: z.string(),
});
export type Pair = z.infer<typeof pair>;

export const listContacts = {
  method: 'GET',
  path: '/api/contact',
  action: 'contact.read',
  summary:
    'Who wrote with whom: one’s own; for verifiers those of the learners they verify. And whom one may write to.',
  reply: z.object({
    me: id,
    total: z.int(),
    rows: z.array(
      pair.extend({
        messages: z.int(),
        lastAt: instant,
        /** Of those to the one who asks. */
        unread: z.int(),
      }),
    ),
    mayWriteTo: z.array(pair),
  }),
} as const satisfies Route;

const message = z.object({
  messageId: id,
  by: z.string(),
  own: z.boolean(),
  at: instant,
  words: z.string(),
  about: z.string().nullable(),
  readAt: instant.nullable(),
  struck: z.object({ because: z.string(), at: instant }).nullable(),
});
export type Message = z.infer<typeof message>;

export const readContact = {
  method: 'GET',
  path: '/api/contact/:learnerId/:memberId',
  action: 'contact.read',
  summary: 'What a learner and who looks after them wrote, oldest first; struck ones too.',
  params: z.object({ learnerId: id, memberId: id }),
  reply: pair.extend({
    messages: z.array(message),
    mayWrite: z.boolean(),
    units: z.array(z.object({ id, label: z.string() })),
    actions: z.array(z.object({ id, label: z.string() })),
  }),
} as const satisfies Route;

/** The same id again answers with the first result. */
export const writeMessageRoute = {
  method: 'POST',
  path: '/api/contact/messages',
  action: 'contact.write',
  summary: 'Writes to a learner, or as one; the mail that tells of it does not hold the words.',
  body: z.object({
    id,
    learnerId: id,
    /** The adviser or assessor of the two. */
    memberId: id,
    words: words(4000, 'The message'),
    unitId: id.nullable().default(null),
    /** The "not yet" whose action it is about. */
    judgementId: id.nullable().default(null),
  }),
  reply: z.object({ messageId: id }),
} as const satisfies Route;

export const strikeMessageRoute = {
  method: 'POST',
  path: '/api/contact/messages/:id/striking',
  action: 'contact.write',
  summary: 'Strikes one’s own message that was sent in error; it stays readable, with the reason.',
  params,
  body: z.object({ because: words(500, 'The reason') }),
  reply: z.object({ messageId: id }),
} as const satisfies Route;

export const markReadRoute = {
  method: 'POST',
  path: '/api/contact/readings',
  action: 'contact.write',
  summary: 'Tells the other that their messages were read.',
  body: z.object({ learnerId: id, memberId: id }),
  reply: z.object({ learnerId: id, memberId: id }),
} as const satisfies Route;

const visitStep = z.object({
  number: z.int(),
  kind: step,
  startsAt: instant.nullable(),
  minutes: z.int().nullable(),
  place: z.string(),
  side: side.nullable(),
  words: z.string(),
  by: z.string(),
  at: instant,
});
const visit = pair.extend({
  visitId: id,
  kind: visitKind,
  state: step,
  startsAt: instant,
  endsAt: instant,
  minutes: z.int(),
  place: z.string(),
  employer: z.string(),
  /** It was to be over by now and nobody said what came of it. */
  late: z.boolean(),
  /** Other visits of the same learner or visitor at the same time, in words. */
  clashes: z.array(z.string()),
  cameOf: z.object({ kind: z.enum(['observation', 'dialogue']), label: z.string() }).nullable(),
  steps: z.array(visitStep),
  mayChange: z.boolean(),
  mayCancel: z.boolean(),
});
export type Visit = z.infer<typeof visit>;
const counted = z.object({
  name: z.string(),
  learner: z.int(),
  centre: z.int(),
  employer: z.int(),
});

export const listVisits = {
  method: 'GET',
  path: '/api/diary',
  action: 'diary.read',
  summary:
    'The diary of visits to learners, a learner’s own or all; and how many were cancelled by whom, per learner and employer.',
  reply: z.object({
    today: date,
    total: z.int(),
    rows: z.array(visit),
    mayPlanFor: z.array(z.object({ learnerId: id, name: z.string() })),
    cancelledByLearner: z.array(counted),
    cancelledByEmployer: z.array(counted),
  }),
} as const satisfies Route;

export const calendarFile = {
  method: 'GET',
  path: '/api/diary/calendar',
  action: 'diary.read',
  summary: 'One’s own visits as a calendar file (RFC 5545); taken in again it updates them.',
  reply: 'file',
} as const satisfies Route;

const when = {
  on: date,
  /** 'HH:MM' in London. */
  clock: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the time like 09:30.'),
  minutes: z.int().min(5).max(720),
  place: words(200, 'The place', { lines: false }),
};
const visitReply = z.object({ visitId: id, clashes: z.array(z.string()) });

export const planVisitRoute = {
  method: 'POST',
  path: '/api/diary',
  action: 'diary.write',
  summary: 'Plans one’s own visit to a learner; clashes are said, they stop nothing.',
  body: z.object({
    id,
    learnerId: id,
    kind: visitKind,
    ...when,
    /** What it is for. */
    words: z.string().trim().max(1000).default(''),
  }),
  reply: visitReply,
} as const satisfies Route;

export const moveVisitRoute = {
  method: 'POST',
  path: '/api/diary/:id/moves',
  action: 'diary.write',
  summary: 'Moves a visit, with who asked for it and why.',
  params,
  body: z.object({ id, ...when, side, because: words(500, 'The reason') }),
  reply: visitReply,
} as const satisfies Route;

export const cancelVisitRoute = {
  method: 'POST',
  path: '/api/diary/:id/cancellation',
  action: 'diary.cancel',
  summary: 'Cancels a visit, with who did and why; a learner cancels their own.',
  params,
  body: z.object({ id, side, because: words(500, 'The reason') }),
  reply: z.object({ visitId: id }),
} as const satisfies Route;

export const holdVisitRoute = {
  method: 'POST',
  path: '/api/diary/:id/outcome',
  action: 'diary.write',
  summary: 'That a visit took place and what came of it.',
  params,
  body: z.object({
    id,
    words: words(2000, 'What came of it'),
    observationId: id.nullable().default(null),
    dialogueId: id.nullable().default(null),
  }),
  reply: z.object({ visitId: id }),
} as const satisfies Route;

export const readOutcomes = {
  method: 'GET',
  path: '/api/diary/:id/outcome-choices',
  action: 'diary.write',
  summary: 'Observations and dialogue records of the learner that a visit may have led to.',
  params,
  reply: z.object({
    observations: z.array(z.object({ id, label: z.string() })),
    dialogues: z.array(z.object({ id, label: z.string() })),
  }),
} as const satisfies Route;
