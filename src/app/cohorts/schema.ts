import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';

/** A cohort is a class or an intake, never a whole register. */
export const MOST_LEARNERS = 500;

/** How a line of the file stands. */
export const OUTCOMES = ['to_do', 'waiting', 'complete', 'refused'] as const;

const code = z.string().trim().min(1).max(40);
const orNone = z.literal('');
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const upload = {
  maxBytes: 1024 * 1024,
  types: ['text/csv', 'text/plain', 'application/vnd.ms-excel', 'application/octet-stream'],
};

/** What holds for every learner of the cohort where their line says nothing else. */
const template = {
  frameworkCode: code,
  /** References of optional units, parted by spaces, commas or semicolons. */
  options: z.string().max(1000).default(''),
  /** First day of the programme. */
  startedOn: z.union([date, orNone]).default(''),
  /** Day of the induction; none: none is planned. */
  inductionOn: z.union([date, orNone]).default(''),
  inductionAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the time like 10:00.')
    .default('10:00'),
  inductionPlace: z.string().trim().max(200).default(''),
  /** Whoever is no member is invited as a learner. */
  invite: z.enum(['yes', 'no']).default('yes'),
  /** Whoever is enrolled goes into a batch for the awarding body. */
  register: z.enum(['yes', 'no']).default('yes'),
  /** Why they begin although the version of the framework has ended. */
  endedBecause: z.string().trim().max(500).default(''),
};

const line = z.object({
  line: z.int(),
  name: z.string(),
  email: z.string(),
  outcome: z.enum(OUTCOMES),
  /** What is to be done, or was. */
  steps: z.array(z.string()),
  /** Why not, and what to know. */
  because: z.array(z.string()),
});
export type CohortLine = z.infer<typeof line>;

export const readChoices = {
  method: 'GET',
  path: '/api/cohorts/choices',
  action: 'cohorts.set_up',
  summary: 'Qualifications a cohort may begin here, with their units.',
  reply: z.object({
    frameworks: z.array(
      z.object({
        code: z.string(),
        revision: z.int(),
        title: z.string(),
        mandatory: z.array(z.string()),
        optional: z.array(z.object({ reference: z.string(), title: z.string() })),
      }),
    ),
  }),
} as const satisfies Route;

export const cohortTemplate = {
  method: 'GET',
  path: '/api/cohorts/file',
  action: 'cohorts.set_up',
  summary: 'An empty file of a cohort (CSV): the columns alone.',
  reply: 'file',
} as const satisfies Route;

export const tryCohort = {
  method: 'POST',
  path: '/api/cohorts/trial',
  action: 'cohorts.set_up',
  summary: 'What a file of a cohort would do, line by line; nothing is saved.',
  upload,
  body: z.object(template),
  reply: z.object({
    lines: z.array(line),
    /** Columns of the file that nothing reads. */
    unread: z.array(z.string()),
  }),
} as const satisfies Route;

export const setUpCohort = {
  method: 'POST',
  path: '/api/cohorts',
  action: 'cohorts.set_up',
  summary: 'Sets up the next learners of a cohort’s file; the same file again does what is left.',
  upload,
  body: z.object(template),
  reply: z.object({
    /** Lines carried out now. */
    done: z.int(),
    /** Lines still to be carried out: send the same file again. */
    left: z.int(),
    lines: z.array(line),
  }),
} as const satisfies Route;

/** How many lines one act carries out, so that nobody waits long for the log. */
export const AT_ONCE = 25;
