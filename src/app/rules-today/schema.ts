import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

const finding = z.object({
  rule: z.string(),
  outcome: z.enum(['block', 'block_override', 'warn', 'escalate', 'record']),
  because: z.string(),
  source: z.string(),
  clears: z.string().optional(),
  stops: z.boolean().optional(),
  lawFrom: z.iso.date().optional(),
});

export const STATES = ['stopped', 'to_look_into', 'clear'] as const;

/** Orders of the list; the gravest first unless said. */
export const ORDERS = ['gravest', 'name', 'average', 'rest', 'weeks', 'right_to_work'] as const;

export const listRulesToday = {
  method: 'GET',
  path: '/api/rules-today',
  action: 'rules-today.read',
  summary: 'How every worker on the books stands with the rules today, bookings ahead included.',
  query: z.object({
    search: z.string().max(200).optional(),
    state: z.enum(STATES).optional(),
    rule: z.string().max(40).optional(),
    order: z.enum(ORDERS).default('gravest'),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  reply: z.object({
    total: z.int(),
    /** Of everyone, whatever the filters leave. */
    counts: z.object({ workers: z.int(), stopped: z.int(), toLookInto: z.int() }),
    /** Rules that found something, with how many workers, the most first. */
    rules: z.array(z.object({ rule: z.string(), title: z.string(), workers: z.int() })),
    rows: z.array(
      z.object({
        personId: z.uuid(),
        displayName: z.string(),
        state: z.enum(STATES),
        shifts: z.int(),
        average: z
          .object({
            minutes: z.int(),
            from: z.iso.date(),
            to: z.iso.date(),
            optedOut: z.boolean(),
          })
          .nullable(),
        leastRestMinutes: z.int().nullable(),
        rightToWorkUntil: z.iso.date().nullable(),
        agencyWeeks: z.object({ weeks: z.int(), rightsFrom: z.iso.date().nullable() }).nullable(),
        findings: z.array(finding),
      }),
    ),
  }),
} as const satisfies Route;
