import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { finding, id, instant, METHODS, text } from './shapes-schema.ts';

/** Of whom an item is valid evidence (R60). */
export const SOURCES = {
  line_manager: 'Their line manager',
  report: 'Somebody who reports to them',
} as const;
const source = z.enum(['line_manager', 'report']);
const params = z.object({ id });
const sourceItem = z.object({ evidenceId: id, title: z.string() });

export const readBalance = {
  method: 'GET',
  path: '/api/assessment/learners/:id/balance',
  action: 'assessment.read',
  summary: 'Methods and sources over a learner’s programme, and how their balance was judged.',
  params,
  query: z.object({ framework: id }),
  reply: z.object({
    learner: z.object({ id, name: z.string() }),
    framework: z.object({ frameworkId: id, code: z.string(), title: z.string() }),
    reports: z
      .object({
        reportsTo: z.boolean(),
        hasReports: z.boolean(),
        because: z.string(),
        saidAt: instant,
        saidBy: z.string(),
      })
      .nullable(),
    /** Criteria met by each method. */
    methods: z.array(z.object({ method: z.enum(METHODS), criteria: z.int() })),
    /** Different items on which something was met. */
    items: z.int(),
    fromManager: z.array(sourceItem),
    fromReports: z.array(sourceItem),
    claims: z.array(z.object({ claimId: id, reference: z.string(), attempt: z.int() })),
    /** The newest first; it counts. */
    balances: z.array(
      z.object({
        balanceId: id,
        balanced: z.boolean(),
        note: z.string(),
        judgedAt: instant,
        judgedBy: z.string(),
      }),
    ),
    missing: z.array(finding),
  }),
} as const satisfies Route;

/** The same id again answers with the first result. */
export const sayReportsRoute = {
  method: 'POST',
  path: '/api/assessment/learners/:id/reports',
  action: 'assessment.judge',
  summary: 'Records whom a learner reports to and who reports to them (R60, W23).',
  params,
  body: z.object({
    id,
    reportsTo: z.boolean(),
    hasReports: z.boolean(),
    because: text(1000, { min: 3, lines: true, what: 'How you know' }),
  }),
  reply: z.object({ reportsId: id }),
} as const satisfies Route;

/** The same id again answers with the first result. */
export const seeSourceRoute = {
  method: 'POST',
  path: '/api/assessment/claims/:id/sources',
  action: 'assessment.judge',
  summary:
    'Marks an item as valid evidence of the line manager, or of somebody who reports to the learner.',
  params,
  body: z.object({ id, evidenceId: id, source }),
  reply: z.object({ sourceId: id }),
} as const satisfies Route;

/** The same id again answers with the first result. */
export const judgeBalanceRoute = {
  method: 'POST',
  path: '/api/assessment/learners/:id/balance',
  action: 'assessment.judge',
  summary: 'Judges the balance of methods and sources over a learner’s programme (R61, W32).',
  params,
  body: z.object({
    id,
    frameworkId: id,
    balanced: z.boolean(),
    note: text(4000, { min: 10, lines: true, what: 'The note' }),
  }),
  reply: z.object({ balanceId: id }),
} as const satisfies Route;
