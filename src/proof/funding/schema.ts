import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';
import { cleanText } from '../../lib/text.ts';

const id = z.uuid();
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');

function text(max: number, what: string) {
  const limits = { max, min: 1, lines: true, what };
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

const note = z.object({
  on: date,
  words: z.string(),
  signedBy: z.string(),
  eligible: z.boolean().nullable(),
  recordedBy: z.string(),
  recordedAt: z.iso.datetime({ offset: true }),
});

/** Everything that shows a funder an enrolment. */
export const fundingEvidence = z.object({
  enrolmentId: id,
  today: date,
  learnerId: id,
  learnerName: z.string(),
  frameworkCode: z.string(),
  frameworkTitle: z.string(),
  startedOn: date,
  plannedEndOn: date,
  /** The newest first. */
  eligibility: z.array(note),
  agreements: z.array(note),
  guidedMinutes: z.int(),
  /** What the framework's document asks for; null: it names none. */
  guidedAsked: z.int().nullable(),
  months: z.array(
    z.object({
      /** '2026-09' */
      month: z.string(),
      days: z.array(z.object({ on: date, what: z.string() })),
      guidedMinutes: z.int(),
      onBreak: z.boolean(),
    }),
  ),
  breaks: z.array(z.object({ from: date, to: date.nullable() })),
  /** Completed, withdrawn or transferred, and the last day on which they took part; null: still on programme. */
  ended: z.object({ state: z.string(), on: date, lastDay: date.nullable() }).nullable(),
  /** What is missing, each a sentence. */
  missing: z.array(z.string()),
});

export const listFunding = {
  method: 'GET',
  path: '/api/funding',
  action: 'funding.read',
  summary: 'Enrolments on qualifications, with whether eligibility and agreement are noted (C10).',
  reply: z.object({
    today: date,
    total: z.int(),
    rows: z.array(
      z.object({
        enrolmentId: id,
        learnerName: z.string(),
        frameworkCode: z.string(),
        startedOn: date,
        eligibleOn: date.nullable(),
        agreedOn: date.nullable(),
      }),
    ),
  }),
} as const satisfies Route;

export const readFunding = {
  method: 'GET',
  path: '/api/funding/:id',
  action: 'funding.read',
  summary: 'Funding evidence of one enrolment, month by month, with what is missing (C10).',
  params: z.object({ id }),
  reply: fundingEvidence,
} as const satisfies Route;

export const noteEligibilityRoute = {
  method: 'POST',
  path: '/api/funding/:id/eligibility',
  action: 'funding.write',
  summary: 'Somebody looked whether the learner is eligible, and what they saw; no copy is kept.',
  params: z.object({ id }),
  body: z.object({ id, on: date, eligible: z.boolean(), words: text(500, 'What was seen') }),
  reply: z.object({ noteId: id }),
} as const satisfies Route;

export const recordAgreementRoute = {
  method: 'POST',
  path: '/api/funding/:id/agreement',
  action: 'funding.write',
  summary: 'The learner’s agreement was signed: by whom, and on which day.',
  params: z.object({ id }),
  body: z.object({
    id,
    on: date,
    signedBy: text(200, 'Who signed'),
    words: text(500, 'Which agreement'),
  }),
  reply: z.object({ noteId: id }),
} as const satisfies Route;

export const exportFundingRoute = {
  method: 'POST',
  path: '/api/funding/:id/file',
  action: 'funding.write',
  summary: 'The funding evidence as a table or a paper; that it left is recorded.',
  params: z.object({ id }),
  body: z.object({ as: z.enum(['csv', 'pdf']) }),
  reply: 'file',
} as const satisfies Route;
