import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';

const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const year = z.coerce.number().int().min(2000).max(2100);

/** What is counted, in the order in which it is shown. */
export const GROUPS = {
  late: 'Late or waiting',
  learners: 'Learners',
  progress: 'Progress against 1 to 1.5 years',
  staff: 'Staff',
} as const;

export const readBoard = {
  method: 'GET',
  path: '/api/centre/board',
  action: 'centre.read',
  summary:
    'The centre in numbers: learners, progress, hours, what waits, what is late and staff gaps.',
  reply: z.object({
    today: date,
    lines: z.array(
      z.object({
        group: z.enum(['late', 'learners', 'progress', 'staff']),
        label: z.string(),
        count: z.int(),
        /** Shown after the number: 'hours'. */
        unit: z.string(),
        /** Somebody has to do something where it is not nought. */
        asks: z.boolean(),
        /** The list it counts. */
        href: z.string(),
        /** What it counts is late: how Today says it of one and of many; null: it may wait. */
        late: z.object({ one: z.string(), many: z.string() }).nullable(),
      }),
    ),
  }),
} as const satisfies Route;

export const readReturn = {
  method: 'GET',
  path: '/api/centre/return',
  action: 'centre.read',
  summary: 'What the awarding body asks of a year, each number with how it was computed.',
  query: z.object({ year }),
  reply: z.object({
    year: z.int(),
    rows: z.array(
      z.object({
        framework: z.string(),
        what: z.string(),
        count: z.int(),
        how: z.string(),
      }),
    ),
  }),
} as const satisfies Route;

export const returnFile = {
  method: 'GET',
  path: '/api/centre/return/file',
  action: 'centre.read',
  summary: 'The data return of a year as a table (CSV).',
  query: z.object({ year }),
  reply: 'file',
} as const satisfies Route;
