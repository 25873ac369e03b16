import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

/** How far a mail has come, as the outbox shows it. */
export const MAIL_STATES = ['queued', 'sending', 'sent', 'failed', 'kept'] as const;
export type MailState = (typeof MAIL_STATES)[number];

const id = z.uuid();
const instant = z.iso.datetime();
const state = z.enum(MAIL_STATES);

const head = {
  id,
  toName: z.string(),
  toAddress: z.string(),
  subject: z.string(),
  writtenAt: instant,
  writtenBy: z.string(),
  state,
  attempts: z.int(),
  /** When it is tried next, while it waits. */
  nextTryAt: instant.nullable(),
  lastError: z.string(),
  sentAt: instant.nullable(),
};

export const listMail = {
  method: 'GET',
  path: '/api/mail',
  action: 'mail.read',
  summary: 'The outbox, newest first, with how far each mail has come.',
  query: z.object({
    state: state.optional(),
    /** Words of the name, the address or the subject. */
    words: z.string().max(200).optional(),
    /** Id of what the mail is about: a booking. */
    about: id.optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  reply: z.object({
    total: z.int(),
    rows: z.array(z.object({ ...head, attachments: z.int() })),
    /** How many of all mails are in each state, whatever the filter. */
    states: z.record(state, z.int()),
    mailIsSet: z.boolean(),
  }),
} as const satisfies Route;

export const readMail = {
  method: 'GET',
  path: '/api/mail/:id',
  action: 'mail.read',
  summary: 'One mail as sent, with its attachments and its way.',
  params: z.object({ id }),
  reply: z.object({
    ...head,
    replyTo: z.string(),
    /** Null when it carried a key and has left: nobody reads it here any more. */
    body: z.string().nullable(),
    aboutKind: z.string(),
    aboutId: id.nullable(),
    mailId: z.string(),
    serverReply: z.string(),
    attachments: z.array(
      z.object({
        position: z.int(),
        fileName: z.string(),
        contentType: z.string(),
        bytes: z.int(),
      }),
    ),
    steps: z.array(
      z.object({
        position: z.int(),
        at: instant,
        step: z.enum(['sent', 'later', 'failed', 'queued']),
        said: z.string(),
        by: z.string(),
      }),
    ),
    /** Why it cannot be sent now; null = it can be. */
    notSendable: z.string().nullable(),
  }),
} as const satisfies Route;

export const readAttachment = {
  method: 'GET',
  path: '/api/mail/:id/attachments/:position',
  action: 'mail.read',
  summary: 'A file that went with a mail.',
  params: z.object({ id, position: z.coerce.number().int().min(0).max(99) }),
  reply: 'file',
} as const satisfies Route;

export const sendAgainRoute = {
  method: 'POST',
  path: '/api/mail/:id/sending',
  action: 'mail.send',
  summary: 'Puts a mail that failed or was kept into the queue.',
  params: z.object({ id }),
  reply: z.object({ state }),
} as const satisfies Route;
