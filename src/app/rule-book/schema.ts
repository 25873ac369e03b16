import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';

const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const ruleId = z.object({ id: z.string().min(1).max(40) });

const version = z.object({
  from: date,
  to: date.nullable(),
  says: z.string(),
  source: z.string(),
  confidence: z.string(),
  announced: z.boolean(),
});

const listed = z.object({
  id: z.string(),
  title: z.string(),
  area: z.string(),
  /** Is it worked out, only kept as a record, or a paper? */
  kind: z.enum(['function', 'record', 'form']),
  why: z.string().nullable(),
  /** The version in force today; null where there is none. */
  now: version.nullable(),
  otherVersions: z.int(),
  /** Some version is announced and not seen in force. */
  announced: z.boolean(),
  /** Some version was not read again for this: confirm before relying on it. */
  unconfirmed: z.boolean(),
  escalates: z.enum(['stops', 'list', 'never']),
  lifted: z.int(),
  hasQuestion: z.boolean(),
});

export const listRules = {
  method: 'GET',
  path: '/api/rules',
  action: 'rules.read',
  summary: 'Every rule of the rule book as it stands today.',
  reply: z.object({
    total: z.int(),
    today: date,
    rows: z.array(listed),
    /** What a lawyer should still say. */
    open: z.array(z.object({ question: z.string(), rules: z.array(z.string()) })),
  }),
} as const satisfies Route;

/** What a page needs to ask for one field. */
const part = z.object({
  name: z.string(),
  /** In words: 'Hours in period'. */
  label: z.string(),
  says: z.string(),
  optional: z.boolean(),
  list: z.boolean(),
  kind: z.enum([
    'whole',
    'number',
    'yes_no',
    'date',
    'moment',
    'local',
    'time',
    'text',
    'name',
    'choice',
    'parts',
  ]),
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
});
const field = part.extend({ parts: z.array(part) });

const table = z.object({
  id: z.string(),
  title: z.string(),
  columns: z.array(z.string()),
  rows: z.array(
    z.object({
      from: date,
      to: date.nullable(),
      stands: z.enum(['now', 'over', 'ahead']),
      cells: z.array(z.string()),
      source: z.string(),
      confidence: z.string(),
      announced: z.boolean(),
    }),
  ),
});

export const readRule = {
  method: 'GET',
  path: '/api/rules/:id',
  action: 'rules.read',
  summary:
    'One rule whole: its versions, its tables, its grounds, and what it asks to be worked out.',
  params: ruleId,
  reply: listed.extend({
    today: date,
    keyDate: z.string(),
    reach: z.string(),
    computed: z.string().nullable(),
    versions: z.array(version),
    escalation: z.object({ stops: z.boolean(), because: z.string() }).nullable(),
    grounds: z.array(
      z.object({ words: z.string(), source: z.string(), instead: z.string().nullable() }),
    ),
    open: z.array(z.string()),
    tables: z.array(table),
    question: z.object({ asks: z.string(), takes: z.array(field) }).nullable(),
  }),
} as const satisfies Route;

export const answerRule = {
  method: 'POST',
  path: '/api/rules/:id/answer',
  action: 'rules.read',
  summary:
    'Works a rule out from facts as at a day, with the sum by hand. Changes and keeps nothing.',
  params: ruleId,
  body: z.object({
    inputs: z.record(z.string().max(100), z.unknown()),
    asOf: date,
  }),
  reply: z.object({
    asOf: date,
    outcome: z.string().nullable(),
    because: z.string(),
    /** Every field it gives, in words. */
    gives: z.array(z.object({ label: z.string(), says: z.string(), shown: z.string() })),
    working: z.array(z.object({ what: z.string(), comes: z.string() })),
    source: z.string(),
    /** The day that picked the version of the law. */
    keyDate: date,
    version: version.nullable(),
  }),
} as const satisfies Route;
