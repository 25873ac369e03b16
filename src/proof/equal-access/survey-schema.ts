import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

const date = z.iso.date();
const keysOf = <T extends object>(of: T) =>
  Object.keys(of) as [keyof T & string, ...(keyof T & string)[]];

/** What learners are asked about their programme (C13); they agree or not. */
export const STATEMENTS = {
  induction: 'The induction told me what I needed to begin',
  plan: 'My plan is made with me, and I know what comes next',
  turnaround: 'My assessor answers within the time promised',
  feedback: 'What I hear of my work is fair and helps me on',
  support: 'I get the time and help I need to learn',
  equal: 'I am treated as everybody else is',
  appeal: 'I know how to appeal, and how to complain',
  safety: 'I feel safe, and know whom to turn to if I do not',
} as const;
export type Statement = keyof typeof STATEMENTS;

/** How far, with its points for the average; who cannot say counts in none. */
export const SURVEY_ANSWERS = {
  agree: { label: 'I agree', points: 5 },
  rather: { label: 'I rather agree', points: 4 },
  neither: { label: 'Neither', points: 3 },
  rather_not: { label: 'I rather disagree', points: 2 },
  disagree: { label: 'I disagree', points: 1 },
  cannot_say: { label: 'I cannot say', points: null },
} as const;
const answer = z.enum(keysOf(SURVEY_ANSWERS));

export const answerSurveyRoute = {
  method: 'POST',
  path: '/api/portfolio/survey',
  action: 'equal_access.own',
  summary:
    'Counts how a learner finds their programme, with no link to them; again changes nothing.',
  body: z.object({
    frameworkId: z.uuid(),
    /** A statement that is left out counts as “I cannot say”. */
    answers: z
      .array(z.strictObject({ statement: z.enum(keysOf(STATEMENTS)), answer }))
      .min(1, 'Answer at least one.')
      .max(20),
  }),
  reply: z.object({ period: z.string() }),
} as const satisfies Route;

export const readSurvey = {
  method: 'GET',
  path: '/api/survey',
  action: 'equal_access.read',
  summary: 'How learners find their programme: totals by framework over closed quarters.',
  reply: z.object({
    /** So many answers at least before anything is shown. */
    least: z.int(),
    rows: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        /** The newest first. */
        spans: z.array(
          z.object({
            from: date,
            to: date,
            answered: z.int(),
            statements: z.array(
              z.object({
                statement: z.enum(keysOf(STATEMENTS)),
                /** In tenths, 10 to 50; null: too few took a side. */
                average: z.int().nullable(),
                /** Tenths more or less than in the quarter shown before; null: there is none to compare. */
                change: z.int().nullable(),
                /** Null: too few took a side. */
                answers: z.record(z.string(), z.int()).nullable(),
              }),
            ),
          }),
        ),
      }),
    ),
  }),
} as const satisfies Route;
