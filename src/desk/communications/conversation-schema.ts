import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import {
  ABOUT_KINDS,
  CALL_OUTCOMES,
  INCOMING_STATES,
  NOTE_MEDIA,
  OUTGOING_STATES,
} from './text-schema.ts';

const id = z.uuid();
const instant = z.iso.datetime();

/** What a call, message or note is filed to, and whom it was with. */
const filed = {
  id,
  personId: id.nullable(),
  about: z.object({ kind: z.enum(ABOUT_KINDS), id }),
  at: z.iso.datetime({ offset: true }).optional(),
};
const direction = z.enum(['in', 'out']);
const reply = z.object({ conversationId: id });

export const recordCallRoute = {
  method: 'POST',
  path: '/api/calls',
  action: 'conversations.write',
  summary: 'Put a call on record: in or out, with whom, about what, and what came of it.',
  body: z.object({
    ...filed,
    direction,
    outcome: z.enum(CALL_OUTCOMES),
    identityChecked: z.boolean(),
    words: z.string().max(10_000),
  }),
  reply,
} as const satisfies Route;

export const recordMessageRoute = {
  method: 'POST',
  path: '/api/messages',
  action: 'conversations.write',
  summary: 'Put a message of another phone on record: WhatsApp, a mobile, social media.',
  body: z.object({
    ...filed,
    direction,
    medium: z.enum(NOTE_MEDIA),
    words: z.string().max(10_000),
  }),
  reply,
} as const satisfies Route;

export const recordNoteRoute = {
  method: 'POST',
  path: '/api/notes',
  action: 'conversations.write',
  summary: 'Write a note on a record.',
  body: z.object({ ...filed, words: z.string().max(10_000) }),
  reply,
} as const satisfies Route;

/** What stands in a record's activity. */
export const ACTIVITY_KINDS = ['mail', 'text', 'call', 'message', 'note'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export const readActivity = {
  method: 'GET',
  path: '/api/activity',
  action: 'conversations.read',
  summary:
    'Mails, texts, calls, messages and notes of a candidate, client or booking, newest first.',
  query: z.object({
    of: z.enum(ABOUT_KINDS),
    id,
    kind: z.enum(ACTIVITY_KINDS).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  reply: z.object({
    total: z.int(),
    /** Mails show rates, so not everybody reads them: then they are left out. */
    mailsShown: z.boolean(),
    rows: z.array(
      z.object({
        id,
        kind: z.enum(ACTIVITY_KINDS),
        direction: direction.nullable(),
        at: instant,
        /** Who of us; null: nobody, it came or went by itself. */
        by: z.string().nullable(),
        personId: id.nullable(),
        personName: z.string(),
        /** A mail's subject; otherwise empty. */
        subject: z.string(),
        words: z.string(),
        medium: z.enum(NOTE_MEDIA).nullable(),
        outcome: z.enum(CALL_OUTCOMES).nullable(),
        identityChecked: z.boolean().nullable(),
        mailState: z.enum(['queued', 'sending', 'sent', 'failed', 'kept']).nullable(),
        textState: z.enum(OUTGOING_STATES).nullable(),
        incomingState: z.enum(INCOMING_STATES).nullable(),
      }),
    ),
    /** People whom a call, message or text from here may be with: the candidate, or the client's contacts. */
    people: z.array(z.object({ personId: id, name: z.string(), phone: z.string().nullable() })),
  }),
} as const satisfies Route;
