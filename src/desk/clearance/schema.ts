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

const ground = z.object({
  words: z.string(),
  source: z.string(),
  /** What the law asks for in its place. */
  asks: z.string().nullable(),
});

export const listOverrides = {
  method: 'GET',
  path: '/api/overrides',
  action: 'overrides.read',
  summary: 'Blocks lifted on a ground in law, those that wait for a manager’s sign-off first.',
  query: z.object({ show: z.enum(['all', 'unsigned']).default('all') }),
  reply: z.object({
    total: z.int(),
    unsigned: z.int(),
    rows: z.array(
      z.object({
        overrideId: id,
        personId: id,
        workerName: z.string(),
        shiftId: id,
        bookingId: id.nullable(),
        shift: z.string(),
        begun: z.boolean(),
        rule: z.string(),
        title: z.string(),
        /** Null: given before grounds were chosen from a list; its words stand in `instead`. */
        ground: ground.nullable(),
        instead: z.string(),
        givenAt: instant,
        givenByName: z.string(),
        /** The reader gave it, so another signs it off. */
        mine: z.boolean(),
        /** Of a rest that was shortened, in minutes. */
        rest: z.object({ due: z.int(), had: z.int() }).nullable(),
        /** The rest owed for it, and what has been given back since, in minutes (WTR-COMP). */
        owed: z
          .object({
            minutes: z.int(),
            repaid: z.int(),
            open: z.int(),
            askAfter: date,
            state: z.enum(['repaid', 'owed', 'late']),
          })
          .nullable(),
        signedOff: z
          .object({
            agreed: z.boolean(),
            reason: z.string(),
            at: instant,
            byName: z.string(),
          })
          .nullable(),
      }),
    ),
  }),
} as const satisfies Route;

const point = z.object({
  personId: id,
  workerName: z.string(),
  rule: z.string(),
  /** Which of the rule's points: a decision names it. */
  point: z.string(),
  title: z.string(),
  because: z.string(),
  source: z.string(),
  clears: z.string().nullable(),
  /** Whose it is to look into it. */
  owner: z.string(),
  shifts: z.array(z.object({ shiftId: id, bookingId: id, label: z.string(), startsAt: instant })),
  decision: z
    .object({ decisionId: id, reason: z.string(), at: instant, byName: z.string() })
    .nullable(),
});

export const listToLookInto = {
  method: 'GET',
  path: '/api/to-look-into',
  action: 'clearance.read',
  summary:
    'Points that rules put on the list for assigned shifts, and what was decided about them.',
  query: z.object({ hours: z.coerce.number().int().min(1).max(336).default(72) }),
  reply: z.object({ total: z.int(), rows: z.array(point), decided: z.array(point) }),
} as const satisfies Route;

export const decideRoute = {
  method: 'POST',
  path: '/api/escalation-decisions',
  action: 'escalations.decide',
  summary: 'Decides that work goes on in spite of a point on the list, with the reason.',
  body: z.object({
    id,
    personId: id,
    rule: z.string().min(1).max(40),
    /** As the list names it. */
    point: z.string().regex(/^[0-9a-f]{32}$/),
    shiftIds: z.array(id).min(1).max(500),
    reason: z.string().max(2_000),
  }),
  reply: z.object({ decisionId: id }),
} as const satisfies Route;

export const listTrainingDue = {
  method: 'GET',
  path: '/api/training-due',
  action: 'clearance.read',
  summary:
    'Mandatory courses that run out soon for people with work booked where they are asked for, the first to run out first.',
  query: z.object({ days: z.coerce.number().int().min(1).max(182).default(42) }),
  reply: z.object({
    total: z.int(),
    /** Of these, without a place on a session still to come. */
    unbooked: z.int(),
    rows: z.array(
      z.object({
        personId: id,
        workerName: z.string(),
        courseId: id,
        courseName: z.string(),
        until: date,
        daysLeft: z.int(),
        /** Of the work that asks for it, the first still to come, for the matrix. */
        role: z.string(),
        clientId: id,
        siteId: id,
        nextStartsAt: instant,
        /** Shifts booked after the last day that it holds: they are stopped then. */
        after: z.int(),
        bookedAt: instant.nullable(),
      }),
    ),
  }),
} as const satisfies Route;

export type TrainingDue = z.output<typeof listTrainingDue.reply>;

export { signOffRoute } from '../overrides/schema.ts';

export type Point = z.output<typeof point>;
export type OverrideList = z.output<typeof listOverrides.reply>;
export type Explained = z.output<typeof explainRoute.reply>;
export type ExplainedAnswer = z.output<typeof answer>;
