import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';

export { askApprovalRoute } from '../policies/limits-schema.ts';
export type { LimitKind } from '../policies/shapes-schema.ts';

const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');

/** People written to at once that nobody needs to allow: as many as can be picked by hand. */
export const WITHOUT_LEAVE = 200;

/** Why somebody who fits is not written to. */
export const LEFT_OUT = {
  archived: 'Archived',
  erased: 'Erased',
  'do-not-contact': 'Asked us not to',
  'no-consent': 'No consent to marketing',
  'no-address': 'No address or mobile',
} as const;
export type LeftOutCode = keyof typeof LEFT_OUT;
type Keys<T> = [keyof T, ...(keyof T)[]];
const code = z.enum(Object.keys(LEFT_OUT) as Keys<typeof LEFT_OUT>);

/** Who is meant. */
const source = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('candidates'),
    query: z.object({
      search: z.string().max(200).optional(),
      role: z.string().max(60).optional(),
      state: z.enum(['active', 'archived', 'all']).default('active'),
    }),
  }),
  z.object({ kind: z.literal('line'), lineId: id }),
  z
    .object({ kind: z.literal('site'), siteId: id, from: date, to: date })
    .refine(({ from, to }) => from <= to, {
      path: ['to'],
      message: 'Choose a last day that is not before the first.',
    }),
  z.object({ kind: z.literal('people'), personIds: z.array(id).min(1).max(500) }),
]);
export type Source = z.infer<typeof source>;

const words = {
  source,
  channel: z.enum(['text', 'mail']),
  subject: z.string().max(200).default(''),
  body: z.string().max(20_000),
  marketing: z.boolean().default(false),
};
const leftOut = z.object({ personId: id, name: z.string(), code, because: z.string() });

export const previewSegment = {
  method: 'POST',
  path: '/api/segment-messages/preview',
  action: 'segments.send',
  summary:
    'Who fits, who of them is left out and why, and the words as three of them would get them; nothing is kept.',
  body: z.object(words),
  reply: z.object({
    label: z.string(),
    going: z.int(),
    leftOut: z.array(leftOut),
    samples: z.array(
      z.object({
        personId: id,
        name: z.string(),
        to: z.string(),
        subject: z.string(),
        body: z.string(),
        segments: z.int(),
      }),
    ),
    /** Parts of all texts together; 0 for mail. */
    segments: z.int(),
    /** The longest of them. */
    mostSegments: z.int(),
    /** What the yes must name, so that it is to these people. */
    fingerprint: z.string(),
    /** Messages leave the house. */
    isSet: z.boolean(),
  }),
} as const satisfies Route;

export const sendSegmentRoute = {
  method: 'POST',
  path: '/api/segment-messages',
  action: 'segments.send',
  summary: 'Writes to all who fit, in the background; to the people who were shown.',
  body: z.object({
    id,
    ...words,
    going: z.int().min(1),
    fingerprint: z.string().max(100),
    approvalId: id.nullable().default(null),
  }),
  reply: z.object({ messageId: id, going: z.int(), leftOut: z.int() }),
} as const satisfies Route;

const counts = {
  going: z.int(),
  written: z.int(),
  waiting: z.int(),
  leftOut: z.int(),
  stopped: z.int(),
};
const head = {
  messageId: id,
  label: z.string(),
  channel: z.enum(['text', 'mail']),
  marketing: z.boolean(),
  state: z.enum(['sending', 'sent', 'stopped']),
  madeAt: instant,
  madeBy: z.string(),
  ...counts,
};

export const listSegmentMessages = {
  method: 'GET',
  path: '/api/segment-messages',
  action: 'segments.read',
  summary: 'Messages to many, the newest first, and how far each has come.',
  reply: z.object({ total: z.int(), rows: z.array(z.object(head)) }),
} as const satisfies Route;

export const readSegmentMessage = {
  method: 'GET',
  path: '/api/segment-messages/:id',
  action: 'segments.read',
  summary: 'One message to many: its words, who got it, who did not and why, and what came back.',
  params: z.object({ id }),
  reply: z.object({
    ...head,
    subject: z.string(),
    body: z.string(),
    segments: z.int(),
    doneAt: instant.nullable(),
    stoppedAt: instant.nullable(),
    left: z.array(leftOut),
    /** Texts that came in from these people within two weeks, the newest first. */
    replies: z.array(z.object({ textId: id, personId: id, name: z.string(), at: instant })),
    mayStop: z.boolean(),
  }),
} as const satisfies Route;

export const stopSegmentRoute = {
  method: 'POST',
  path: '/api/segment-messages/:id/stop',
  action: 'segments.send',
  summary: 'Stops a message to many: who has not been written to yet is not written to.',
  params: z.object({ id }),
  reply: z.object({ messageId: id, stopped: z.int() }),
} as const satisfies Route;
