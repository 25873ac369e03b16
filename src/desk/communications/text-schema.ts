import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

/** How far an outgoing text has come. */
export const OUTGOING_STATES = [
  'queued',
  'sending',
  'sent',
  'delivered',
  'failed',
  'kept',
] as const;
export type OutgoingState = (typeof OUTGOING_STATES)[number];

/** How a text that came in was filed. */
export const INCOMING_STATES = [
  'answering',
  'answered',
  'refused',
  'which_one',
  'closed',
  'stopped',
  'started',
  'to_read',
  'unmatched',
] as const;
export type IncomingState = (typeof INCOMING_STATES)[number];

/** Those that wait for a person, until somebody has read them. */
export const NEEDS_READING = ['answering', 'refused', 'to_read', 'unmatched'] as const;

/** What came of a call. */
export const CALL_OUTCOMES = ['spoke', 'no_answer', 'message_left', 'wrong_number'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** Where a message went that did not go through here. */
export const NOTE_MEDIA = ['whatsapp', 'mobile', 'social', 'other'] as const;
export type NoteMedium = (typeof NOTE_MEDIA)[number];

/** What a call, a message, a note or a text written by hand is filed to. */
export const ABOUT_KINDS = ['person', 'client', 'booking'] as const;
export type AboutKind = (typeof ABOUT_KINDS)[number];

const id = z.uuid();
const instant = z.iso.datetime();
const body = z.string().max(10_000);
const about = z.object({ kind: z.enum(ABOUT_KINDS), id });
const ofText = z.object({ id });
const person = z.object({ personId: id, name: z.string(), phone: z.string().nullable() });

/** The lists of the page: what came in and waits for a person, all that came in, all that went out. */
export const TEXT_LISTS = ['needs', 'in', 'out'] as const;

export const listTexts = {
  method: 'GET',
  path: '/api/texts',
  action: 'texts.read',
  summary: 'Texts that came in and went out, newest first, with how far each has come.',
  query: z.object({
    list: z.enum(TEXT_LISTS).optional(),
    state: z.enum([...OUTGOING_STATES, ...INCOMING_STATES]).optional(),
    /** Words of the name, the number or the text. */
    words: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  reply: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        id,
        direction: z.enum(['in', 'out']),
        personId: id.nullable(),
        name: z.string(),
        /** As people read it. */
        number: z.string(),
        body: z.string(),
        at: instant,
        outgoing: z.enum(OUTGOING_STATES).nullable(),
        incoming: z.enum(INCOMING_STATES).nullable(),
        /** A text that came in waits for somebody to read it. */
        needs: z.boolean(),
      }),
    ),
    /** How many wait for a person, and how many did not arrive, whatever the filter. */
    needs: z.int(),
    failed: z.int(),
    isSet: z.boolean(),
    /** The numbers we text from, as people read them. */
    numbers: z.array(z.object({ number: z.string(), branch: z.string().nullable() })),
  }),
} as const satisfies Route;

export const readOutgoing = {
  method: 'GET',
  path: '/api/texts/outgoing/:id',
  action: 'texts.read',
  summary: 'One text we wrote, with its way and its question.',
  params: ofText,
  reply: z.object({
    id,
    personId: id.nullable(),
    name: z.string(),
    number: z.string(),
    from: z.string(),
    body: z.string(),
    segments: z.int(),
    state: z.enum(OUTGOING_STATES),
    lastError: z.string(),
    aboutKind: z.string(),
    aboutId: id.nullable(),
    writtenAt: instant,
    writtenBy: z.string(),
    sentAt: instant.nullable(),
    deliveredAt: instant.nullable(),
    nextTryAt: instant.nullable(),
    question: z
      .object({
        code: z.int(),
        expiresAt: instant,
        answer: z.enum(['yes', 'no']).nullable(),
        answeredAt: instant.nullable(),
        closedAt: instant.nullable(),
      })
      .nullable(),
    steps: z.array(
      z.object({
        position: z.int(),
        at: instant,
        step: z.enum(['sent', 'later', 'failed', 'queued', 'delivered']),
        said: z.string(),
        by: z.string(),
      }),
    ),
    /** Why it cannot be sent now; null = it can be. */
    notSendable: z.string().nullable(),
  }),
} as const satisfies Route;

export const readIncoming = {
  method: 'GET',
  path: '/api/texts/incoming/:id',
  action: 'texts.read',
  summary: 'One text that came in, how it was filed, and whose it may be.',
  params: ofText,
  reply: z.object({
    id,
    personId: id.nullable(),
    name: z.string(),
    number: z.string(),
    to: z.string(),
    body: z.string(),
    state: z.enum(INCOMING_STATES),
    answer: z.enum(['yes', 'no']).nullable(),
    because: z.string(),
    receivedAt: instant,
    enteredBy: z.string().nullable(),
    readAt: instant.nullable(),
    readBy: z.string().nullable(),
    needs: z.boolean(),
    aboutKind: z.string(),
    aboutId: id.nullable(),
    /** The text it answers. */
    asked: z.string().nullable(),
    /** Our automatic answers to it. */
    answers: z.array(
      z.object({ id, body: z.string(), at: instant, state: z.enum(OUTGOING_STATES) }),
    ),
    /** People with this number, while nobody has said whose it is. */
    possible: z.array(person),
  }),
} as const satisfies Route;

export const sendTextAgainRoute = {
  method: 'POST',
  path: '/api/texts/outgoing/:id/sending',
  action: 'texts.send',
  summary: 'Puts a text that failed or was kept into the queue.',
  params: ofText,
  reply: z.object({ state: z.enum(OUTGOING_STATES) }),
} as const satisfies Route;

export const enterTextRoute = {
  method: 'POST',
  path: '/api/texts/incoming',
  action: 'texts.send',
  summary: 'Enter a text that came to another phone; it is filed as if it had come here.',
  body: z.object({ id, from: z.string().max(60), body }),
  reply: z.object({ incomingId: id, state: z.enum(INCOMING_STATES) }),
} as const satisfies Route;

export const matchTextRoute = {
  method: 'POST',
  path: '/api/texts/incoming/:id/person',
  action: 'texts.send',
  summary: 'Say whose text it is that came from a number of several people or of none.',
  params: ofText,
  body: z.object({ personId: id }),
  reply: z.object({ incomingId: id, state: z.enum(INCOMING_STATES) }),
} as const satisfies Route;

export const readTextRoute = {
  method: 'POST',
  path: '/api/texts/incoming/:id/reading',
  action: 'texts.send',
  summary: 'Say that a text was read and dealt with.',
  params: ofText,
  reply: z.object({ readAt: instant }),
} as const satisfies Route;

export const findTextPeople = {
  method: 'GET',
  path: '/api/texts/people',
  action: 'texts.read',
  summary: 'People by the beginnings of their names or numbers.',
  query: z.object({
    words: z.string().max(200).default(''),
    ids: z.string().max(8_000).optional(),
  }),
  reply: z.object({ rows: z.array(person) }),
} as const satisfies Route;

const wording = {
  personIds: z.array(id).min(1).max(500),
  body,
  marketing: z.boolean().default(false),
};
const leftOut = z.array(z.object({ personId: id, name: z.string(), because: z.string() }));

export const previewTexts = {
  method: 'POST',
  path: '/api/texts/previews',
  action: 'texts.send',
  summary: 'Exactly what would go to whom, and who is left out and why. Nothing is sent.',
  body: z.object(wording),
  reply: z.object({
    going: z.array(
      z.object({
        personId: id,
        name: z.string(),
        number: z.string(),
        body: z.string(),
        segments: z.int(),
      }),
    ),
    leftOut,
    isSet: z.boolean(),
  }),
} as const satisfies Route;

export const writeTextsRoute = {
  method: 'POST',
  path: '/api/texts/outgoing',
  action: 'texts.send',
  summary: 'Write a text to one person or several; who may not be texted is left out and named.',
  body: z.object({
    /** Made by the client, one a person: the same again writes nothing twice. */
    texts: z
      .array(z.object({ id, personId: id }))
      .min(1)
      .max(500),
    body,
    marketing: z.boolean().default(false),
    about: about.nullable(),
    template: z.object({ id, version: z.int() }).nullable().default(null),
  }),
  reply: z.object({ written: z.int(), leftOut }),
} as const satisfies Route;

const template = z.object({
  id,
  version: z.int(),
  name: z.string(),
  body: z.string(),
  savedAt: instant,
  savedBy: z.string(),
});

export const listTemplates = {
  method: 'GET',
  path: '/api/text-templates',
  action: 'texts.read',
  summary: 'The organisation’s own wordings for texts, the version in use of each.',
  reply: z.object({ rows: z.array(template) }),
} as const satisfies Route;

export const saveTemplateRoute = {
  method: 'POST',
  path: '/api/text-templates/:id/versions',
  action: 'texts.templates',
  summary: 'Save a wording as a new version, or put it away.',
  params: ofText,
  body: z.object({
    /** The version it was made from; 0 for a new wording. */
    from: z.int().min(0).max(100_000),
    name: z.string().max(200),
    body,
    retired: z.boolean().default(false),
  }),
  reply: z.object({ id, version: z.int() }),
} as const satisfies Route;

export const textArrivedRoute = {
  method: 'POST',
  path: '/api/texts/inbound',
  action: 'public',
  summary:
    'The provider’s webhook for texts that come in, signed: X-Deskproof-Timestamp (seconds) and X-Deskproof-Signature, HMAC-SHA256 of "timestamp.body" in hex.',
  signed: true,
  body: z.object({ id: z.string(), from: z.string(), to: z.string(), body: z.string() }),
  reply: z.object({ taken: z.literal(true) }),
} as const satisfies Route;

export const textReportedRoute = {
  method: 'POST',
  path: '/api/texts/deliveries',
  action: 'public',
  summary: 'The provider’s webhook for what became of texts, signed in the same way.',
  signed: true,
  body: z.object({
    id: z.string(),
    reference: z.string().optional(),
    status: z.string(),
    message: z.string().optional(),
  }),
  reply: z.object({ taken: z.literal(true) }),
} as const satisfies Route;
