import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';
import { cleanText } from '../../lib/text.ts';

/** What is issued. */
export const ITEM_KINDS = {
  ppe: 'Protective equipment',
  badge: 'Badge',
  key: 'Key or fob',
  uniform: 'Uniform',
  equipment: 'Tool or device',
  other: 'Something else',
} as const;
export type ItemKind = keyof typeof ITEM_KINDS;

/** How it ended. */
export const ENDED_HOW = { returned: 'Returned', lost: 'Lost', worn_out: 'Worn out' } as const;
export type EndedHow = keyof typeof ENDED_HOW;

/** Why a worker leaves. */
export const LEAVING_REASONS = {
  own_choice: 'Their own choice',
  no_more_work: 'No more work for them',
  taken_on_by_client: 'Taken on by a client',
  let_go: 'We let them go',
  retired: 'Retired',
  other: 'Something else',
} as const;
export type LeavingReason = keyof typeof LEAVING_REASONS;

type Keys<T> = [keyof T, ...(keyof T)[]];
const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>;
const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');

function text(max: number, { min = 0, lines = false, what = 'This text' } = {}) {
  const limits = { max, min, lines, what };
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

const item = z.object({
  itemId: id,
  personId: id,
  personName: z.string(),
  kind: z.enum(keysOf(ITEM_KINDS)),
  name: z.string(),
  size: z.string(),
  number: z.string(),
  /** null: ours. */
  clientName: z.string().nullable(),
  issuedOn: date,
  issuedBy: z.string(),
  backBy: date.nullable(),
  ended: z.object({ how: z.enum(keysOf(ENDED_HOW)), on: date, by: z.string() }).nullable(),
  note: z.string(),
  /** They left, or it was to be back by a day that has gone. */
  late: z.boolean(),
});

export const listIssued = {
  method: 'GET',
  path: '/api/issued-items',
  action: 'issued.read',
  summary: 'What is out with workers, the longest first; or all that was ever issued to one.',
  query: z.object({
    personId: id.optional(),
    which: z.enum(['out', 'late', 'all']).default('out'),
    kind: z.enum(keysOf(ITEM_KINDS)).optional(),
  }),
  reply: z.object({
    today: date,
    total: z.int(),
    late: z.int(),
    rows: z.array(item),
    clients: z.array(z.object({ clientId: id, name: z.string() })),
  }),
} as const satisfies Route;

export const issueItemRoute = {
  method: 'POST',
  path: '/api/candidates/:id/issued-items',
  action: 'issued.write',
  summary: 'Something was issued to a worker. Nothing is charged for it, and no deposit is taken.',
  params: z.object({ id }),
  body: z.object({
    id,
    kind: z.enum(keysOf(ITEM_KINDS)),
    name: text(120, { min: 1, what: 'What it is' }),
    size: text(40, { what: 'The size' }).default(''),
    number: text(60, { what: 'The number' }).default(''),
    clientId: id.nullable().default(null),
    issuedOn: date,
    backBy: date.nullable().default(null),
  }),
  reply: z.object({ itemId: id }),
} as const satisfies Route;

export const endItemRoute = {
  method: 'POST',
  path: '/api/issued-items/:id/end',
  action: 'issued.write',
  summary: 'It came back, is lost, or is worn out.',
  params: z.object({ id }),
  body: z.object({
    how: z.enum(keysOf(ENDED_HOW)),
    on: date,
    note: text(300, { what: 'The note' }).default(''),
  }),
  reply: z.object({ itemId: id }),
} as const satisfies Route;

const kept = z.object({
  record: z.string(),
  until: date,
  because: z.string(),
  source: z.string(),
});
const again = z.object({
  what: z.string(),
  because: z.string(),
  source: z.string(),
  grave: z.boolean(),
});

export const readLeaving = {
  method: 'GET',
  path: '/api/candidates/:id/leaving',
  action: 'issued.read',
  summary:
    'What is to be settled when a worker leaves, or to be checked again when they come back.',
  params: z.object({ id }),
  query: z.object({ lastDay: date.optional(), leaveYearFrom: date.optional() }),
  reply: z.object({
    today: date,
    name: z.string(),
    leaving: z
      .object({
        leavingId: id,
        reason: z.enum(keysOf(LEAVING_REASONS)),
        lastDay: date,
        note: z.string(),
        recordedBy: z.string(),
        closedAt: instant.nullable(),
        backOn: date.nullable(),
      })
      .nullable(),
    out: z.array(z.object({ itemId: id, name: z.string(), number: z.string() })),
    /** Shifts held after the last day: they are given up first. */
    shiftsAfter: z.array(z.string()),
    holiday: z.object({
      heldMinutes: z.int(),
      accruedMinutes: z.int(),
      leaveDays: z.int(),
      from: date,
      because: z.string(),
      source: z.string(),
    }),
    keep: z.array(kept),
    /** Only of somebody who has left: what must be checked before they work again. */
    again: z.array(again),
  }),
} as const satisfies Route;

export const recordLeavingRoute = {
  method: 'POST',
  path: '/api/candidates/:id/leaving',
  action: 'leavers.write',
  summary: 'A worker leaves: why, and their last day; from then on no list offers them.',
  params: z.object({ id }),
  body: z.object({
    id,
    reason: z.enum(keysOf(LEAVING_REASONS)),
    lastDay: date,
    note: text(500, { lines: true, what: 'The note' }).default(''),
  }),
  reply: z.object({ leavingId: id }),
} as const satisfies Route;

export const closeLeavingRoute = {
  method: 'POST',
  path: '/api/leavings/:id/close',
  action: 'leavers.write',
  summary: 'The last day has gone: takes the worker off the books.',
  params: z.object({ id }),
  reply: z.object({ leavingId: id }),
} as const satisfies Route;

export const comeBackRoute = {
  method: 'POST',
  path: '/api/leavings/:id/return',
  action: 'leavers.write',
  summary: 'Who had left is back on the books, with what must be checked again.',
  params: z.object({ id }),
  body: z.object({ backOn: date }),
  reply: z.object({ leavingId: id, again: z.array(again) }),
} as const satisfies Route;

export const listLeavers = {
  method: 'GET',
  path: '/api/leavings',
  action: 'issued.read',
  summary: 'Who leaves or has left, the latest first, and what is still out with them.',
  query: z.object({ which: z.enum(['left', 'back']).default('left') }),
  reply: z.object({
    today: date,
    total: z.int(),
    rows: z.array(
      z.object({
        leavingId: id,
        personId: id,
        name: z.string(),
        reason: z.enum(keysOf(LEAVING_REASONS)),
        lastDay: date,
        closedAt: instant.nullable(),
        backOn: date.nullable(),
        out: z.int(),
      }),
    ),
  }),
} as const satisfies Route;
