import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';

const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');

const answer = z.object({
  rule: z.string(),
  outcome: z.enum(['pass', 'block', 'block_override', 'warn', 'escalate', 'record']),
  because: z.string(),
  source: z.string(),
  clears: z.string().optional(),
  restsOn: z.array(z.object({ kind: z.string(), id: z.string(), label: z.string() })).optional(),
  stops: z.boolean().optional(),
  /** The first day of the version of the law that applied. */
  lawFrom: z.string().optional(),
  /** The sum as somebody would write it by hand. */
  working: z.array(z.object({ what: z.string(), comes: z.string() })).default([]),
});
const answers = z.array(answer);

export const explainRoute = {
  method: 'GET',
  path: '/api/shifts/:shiftId/workers/:personId/rules/:rule',
  action: 'clearance.read',
  summary:
    'How a rule came to its answer for a worker and a shift: the sum, the source, and as at another day.',
  params: z.object({ shiftId: id, personId: id, rule: z.string().min(1).max(40) }),
  query: z.object({
    /** The same answer as at the end of an earlier local day. */
    asOf: date.optional(),
    /** Shifts asked for in the same breath, by comma. */
    with: z
      .string()
      .max(2_000)
      .refine((text) => text.split(',').every((one) => id.safeParse(one).success))
      .optional(),
  }),
  reply: z.object({
    rule: z.object({
      id: z.string(),
      title: z.string(),
      /** The version of the law in force on the day of the work; null for the agency's own rules. */
      law: z
        .object({
          says: z.string(),
          source: z.string(),
          from: date,
          to: date.nullable(),
          confidence: z.string(),
          announced: z.boolean(),
          keyDate: z.string(),
        })
        .nullable(),
    }),
    shift: z.object({ shiftId: id, bookingId: id, label: z.string() }),
    worker: z.object({ personId: id, name: z.string() }),
    /** How many other shifts were asked for together with it. */
    together: z.int(),
    now: z.object({ asOf: date, answers }),
    earlier: z.object({ asOf: date, answers }).nullable(),
    /** What the earlier answer cannot leave out. */
    notWoundBack: z.array(z.string()),
    /** What was stored with the work record when the worker was assigned and confirmed, latest first. */
    stored: z.array(
      z.object({
        seq: z.int(),
        at: instant,
        step: z.enum(['assigned', 'confirmed']),
        answers,
      }),
    ),
  }),
} as const satisfies Route;

export type Explained = z.output<typeof explainRoute.reply>;
export type ExplainedAnswer = z.output<typeof answer>;
