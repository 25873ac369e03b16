import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { isUln } from '../../lib/uln.ts';
import { code, date, id, instant } from './shapes-schema.ts';

/** Days from the start of the programme within which a learner is registered (R40). */
export const CLOCK_DAYS = 28;

export const listRegistrations = {
  method: 'GET',
  path: '/api/centre/registrations',
  action: 'centre.read',
  summary:
    'Learners and their registration with the awarding body: to be sent, sent or registered, and what is late (R40).',
  reply: z.object({
    today: date,
    /** How many are not registered four weeks after the start, where the centre is approved. */
    late: z.int(),
    rows: z.array(
      z.object({
        learnerId: id,
        learnerName: z.string(),
        frameworkCode: z.string(),
        startedOn: date,
        dueOn: date,
        state: z.enum(['to_send', 'sent', 'registered']),
        late: z.boolean(),
        number: z.string().nullable(),
        feePence: z.int().nullable(),
        registeredOn: date.nullable(),
      }),
    ),
    batches: z.array(
      z.object({
        batchId: id,
        frameworkCode: z.string(),
        madeAt: instant,
        madeBy: z.string(),
        learners: z.int(),
        answered: z.int(),
        feePence: z.int(),
      }),
    ),
  }),
} as const satisfies Route;

export const makeBatchRoute = {
  method: 'POST',
  path: '/api/centre/registration-batches',
  action: 'centre.administer',
  summary: 'Learners of one qualification, to be sent to the awarding body in one file (C9, R15).',
  body: z.object({
    id,
    frameworkCode: code,
    learners: z
      .array(
        z.object({
          learnerId: id,
          uln: z
            .string()
            .trim()
            .refine(isUln, 'Enter the ten digits of the unique learner number, or leave it empty.')
            .nullable()
            .default(null),
          bornOn: date.nullable().default(null),
        }),
      )
      .min(1, 'Choose at least one learner.')
      .max(500, 'Send at most 500 learners in one batch.'),
  }),
  reply: z.object({ batchId: id }),
} as const satisfies Route;

export const batchFile = {
  method: 'GET',
  path: '/api/centre/registration-batches/:id/file',
  action: 'centre.administer',
  summary: 'A batch as a table (CSV) with empty columns for the awarding body’s numbers and fees.',
  params: z.object({ id }),
  reply: 'file',
} as const satisfies Route;

export const readNumbersRoute = {
  method: 'POST',
  path: '/api/centre/registration-numbers',
  action: 'centre.administer',
  summary: 'The awarding body’s numbers and fees from its file, line by line.',
  upload: {
    maxBytes: 2 * 1024 * 1024,
    types: ['text/csv', 'text/plain', 'application/vnd.ms-excel', 'application/octet-stream'],
  },
  reply: z.object({
    registered: z.int(),
    lines: z.array(
      z.object({
        line: z.int(),
        learnerName: z.string().nullable(),
        outcome: z.enum(['registered', 'already', 'refused']),
        because: z.string(),
      }),
    ),
  }),
} as const satisfies Route;
