import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';
import { cleanText } from '../../lib/text.ts';

/** What is learned: something of general use, or how one place works. */
export const COURSE_KINDS = { course: 'Course', induction: 'Site induction' } as const;
export type CourseKind = keyof typeof COURSE_KINDS;

/** Whose word it is that a course is mandatory. */
export const ASKED_BY = {
  client: 'The client asks for it',
  law: 'The law asks for it',
  agency: 'Our own rule',
} as const;
export type AskedBy = keyof typeof ASKED_BY;

/** Who pays for a place. */
export const PAID_BY = { agency: 'We do', client: 'The client', worker: 'The worker' } as const;

/** How somebody stands with a course. */
export const STANDINGS = {
  in_date: 'In date',
  due: 'Due soon',
  not_seen: 'Not seen by us',
  out: 'Out of date',
  never: 'Never',
} as const;
export type Standing = keyof typeof STANDINGS;

type Keys<T> = [keyof T, ...(keyof T)[]];
const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>;
const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const role = z.string().min(1).max(120);
const months = z.int().min(1).max(120).nullable();
const dueWeeks = z.int().min(1).max(26);

function text(max: number, { min = 0, lines = false, what = 'This text' } = {}) {
  const limits = { max, min, lines, what };
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

const requirement = z.object({
  requirementId: id,
  /** null: every role, client or site. */
  role: z.string().nullable(),
  roleName: z.string().nullable(),
  clientId: id.nullable(),
  clientName: z.string().nullable(),
  siteId: id.nullable(),
  siteName: z.string().nullable(),
  askedBy: z.enum(keysOf(ASKED_BY)),
  fromOn: date,
  recordedAt: instant,
  recordedBy: z.string(),
});

const course = z.object({
  courseId: id,
  name: z.string(),
  kind: z.enum(keysOf(COURSE_KINDS)),
  monthsValid: months,
  dueWeeks,
  requirements: z.array(requirement),
});

const choices = z.object({
  roles: z.array(z.object({ role: z.string(), name: z.string() })),
  clients: z.array(
    z.object({
      clientId: id,
      name: z.string(),
      sites: z.array(z.object({ siteId: id, name: z.string() })),
    }),
  ),
});

export const listCourses = {
  method: 'GET',
  path: '/api/training/courses',
  action: 'training.read',
  summary: 'The courses, for whom each is mandatory, and what a form offers.',
  query: z.object({
    /** Only those mandatory for work at this client: everybody’s, and its own. */
    clientId: id.optional(),
  }),
  reply: z.object({ today: date, total: z.int(), rows: z.array(course), choices }),
} as const satisfies Route;

export const addCourseRoute = {
  method: 'POST',
  path: '/api/training/courses',
  action: 'training.settings',
  summary: 'Adds a course or a site induction, with for how many months it holds.',
  body: z.object({
    id,
    name: text(200, { min: 1, what: 'The name of the course' }),
    kind: z.enum(keysOf(COURSE_KINDS)),
    monthsValid: months,
    dueWeeks,
  }),
  reply: z.object({ courseId: id }),
} as const satisfies Route;

export const changeCourseRoute = {
  method: 'PUT',
  path: '/api/training/courses/:id',
  action: 'training.settings',
  summary: 'Says for how many months a course holds from now on, and when it is called due.',
  params: z.object({ id }),
  body: z.object({ monthsValid: months, dueWeeks }),
  reply: z.object({ courseId: id }),
} as const satisfies Route;

export const requireCourseRoute = {
  method: 'POST',
  path: '/api/training/courses/:id/requirements',
  action: 'training.settings',
  summary: 'Makes a course mandatory: for everybody, a role, a client, a site, from a day.',
  params: z.object({ id }),
  body: z.object({
    id,
    role: role.nullable(),
    clientId: id.nullable(),
    siteId: id.nullable(),
    askedBy: z.enum(keysOf(ASKED_BY)),
    fromOn: date,
  }),
  reply: z.object({ requirementId: id }),
} as const satisfies Route;

export const endRequirementRoute = {
  method: 'POST',
  path: '/api/training/requirements/:id/end',
  action: 'training.settings',
  summary: 'A course is no longer mandatory there.',
  params: z.object({ id }),
  reply: z.object({ requirementId: id }),
} as const satisfies Route;

const standing = z.object({
  courseId: id,
  state: z.enum(keysOf(STANDINGS)),
  mandatory: z.boolean(),
  /** The last day it holds; null: it has no end, or it was never taken. */
  until: date.nullable(),
  /** A place on a session still to come. */
  booked: z.object({ sessionId: id, startsAt: instant }).nullable(),
});
export type CourseStanding = z.output<typeof standing>;

export const readMatrix = {
  method: 'GET',
  path: '/api/training/matrix',
  action: 'training.read',
  summary: 'Workers of a role against the courses mandatory for them: who has which until when.',
  query: z.object({
    role: role.optional(),
    /** With what this client, or this site of it, asks of them too. */
    clientId: id.optional(),
    siteId: id.optional(),
    /** Only who lacks something mandatory, or has something due. */
    only: z.enum(['lacks', 'due']).optional(),
    courseId: id.optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(100),
  }),
  reply: z.object({
    today: date,
    role: z.string().nullable(),
    courses: z.array(z.object({ courseId: id, name: z.string(), dueWeeks })),
    counts: z.object({ workers: z.int(), lack: z.int(), due: z.int() }),
    total: z.int(),
    rows: z.array(z.object({ personId: id, name: z.string(), courses: z.array(standing) })),
    choices,
    /** Sessions to come that still take people. */
    sessions: z.array(
      z.object({ sessionId: id, courseName: z.string(), startsAt: instant, place: z.string() }),
    ),
  }),
} as const satisfies Route;

export const readWorkerTraining = {
  method: 'GET',
  path: '/api/candidates/:id/training',
  action: 'training.read',
  summary: 'How one worker stands with the courses mandatory for their roles, and their places.',
  params: z.object({ id }),
  reply: z.object({
    today: date,
    courses: z.array(standing.extend({ name: z.string(), why: z.string() })),
    places: z.array(
      z.object({
        sessionId: id,
        courseName: z.string(),
        startsAt: instant,
        outcome: z.enum(['attended', 'absent', 'withdrawn']).nullable(),
        certificate: z.string(),
        because: z.string(),
      }),
    ),
  }),
} as const satisfies Route;

const session = z.object({
  sessionId: id,
  courseId: id,
  courseName: z.string(),
  startsAt: instant,
  endsAt: instant,
  place: z.string(),
  provider: z.string(),
  costPence: z.int(),
  paidBy: z.enum(keysOf(PAID_BY)),
  clientName: z.string().nullable(),
  toldOn: date.nullable(),
  places: z.int().nullable(),
  booked: z.int(),
  attended: z.int(),
  /** Over, with people of whom nobody has said whether they came. */
  open: z.int(),
  cancelledAt: instant.nullable(),
  cancelledBecause: z.string(),
});

export const listSessions = {
  method: 'GET',
  path: '/api/training/sessions',
  action: 'training.read',
  summary: 'Sessions to come, with those over whose attendance is open; or all of the last year.',
  query: z.object({ which: z.enum(['coming', 'all']).default('coming') }),
  reply: z.object({ now: instant, total: z.int(), rows: z.array(session) }),
} as const satisfies Route;

export const readSession = {
  method: 'GET',
  path: '/api/training/sessions/:id',
  action: 'training.read',
  summary: 'One session: who is booked, who holds a shift at that time, and what came of it.',
  params: z.object({ id }),
  reply: session.extend({
    now: instant,
    today: date,
    monthsValid: months,
    people: z.array(
      z.object({
        personId: id,
        name: z.string(),
        outcome: z.enum(['attended', 'absent', 'withdrawn']).nullable(),
        certificate: z.string(),
        seenOn: date.nullable(),
        because: z.string(),
        /** A shift they hold at that time; null: none. */
        holds: z.string().nullable(),
      }),
    ),
  }),
} as const satisfies Route;

export const findTrainees = {
  method: 'GET',
  path: '/api/training/people',
  action: 'training.read',
  summary: 'Workers found by name, to be booked on a session.',
  query: z.object({ words: z.string().max(100) }),
  reply: z.object({
    rows: z.array(z.object({ personId: id, name: z.string(), note: z.string() })),
  }),
} as const satisfies Route;

export const planSessionRoute = {
  method: 'POST',
  path: '/api/training/sessions',
  action: 'training.write',
  summary: 'Plans a course on a day: where, with whom, what a place costs and who pays.',
  body: z.object({
    id,
    courseId: id,
    startsAt: instant,
    endsAt: instant,
    place: text(200, { min: 1, what: 'The place' }),
    provider: text(200, { what: 'Who gives the course' }).default(''),
    costPence: z.int().min(0).max(1_000_000),
    paidBy: z.enum(keysOf(PAID_BY)),
    clientId: id.nullable().default(null),
    toldOn: date.nullable().default(null),
    places: z.int().min(1).max(500).nullable().default(null),
  }),
  reply: z.object({
    sessionId: id,
    /** What to mind where workers pay. */
    mind: z.array(z.string()),
  }),
} as const satisfies Route;

export const bookGroupRoute = {
  method: 'POST',
  path: '/api/training/sessions/:id/people',
  action: 'training.write',
  summary: 'Books a group on a session; who cannot be booked is named with the reason.',
  params: z.object({ id }),
  body: z.object({ personIds: z.array(id).min(1).max(500) }),
  reply: z.object({
    booked: z.int(),
    leftOut: z.array(z.object({ personId: id, name: z.string(), because: z.string() })),
  }),
} as const satisfies Route;

export const cancelSessionRoute = {
  method: 'POST',
  path: '/api/training/sessions/:id/cancellation',
  action: 'training.write',
  summary: 'A session does not take place, and why.',
  params: z.object({ id }),
  body: z.object({ because: text(500, { min: 1, lines: true, what: 'The reason' }) }),
  reply: z.object({ sessionId: id }),
} as const satisfies Route;

export const recordAttendanceRoute = {
  method: 'POST',
  path: '/api/training/sessions/:id/attendance',
  action: 'training.attendance',
  summary: 'Who came, with the certificate seen: it becomes the qualification that is asked for.',
  params: z.object({ id }),
  body: z.object({
    people: z
      .array(
        z.object({
          personId: id,
          outcome: z.enum(['attended', 'absent', 'withdrawn']),
          /** Made by the page: the qualification that attending gives. */
          qualificationId: id,
          certificate: text(100, { what: 'The certificate' }).default(''),
          seenOn: date.nullable().default(null),
          because: text(300, { what: 'The reason' }).default(''),
        }),
      )
      .min(1)
      .max(500),
  }),
  reply: z.object({ attended: z.int(), others: z.int() }),
} as const satisfies Route;
