import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { PAPER_KIND_KEYS } from './papers-schema.ts';

const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const token = z.string().min(20).max(200);
const side = z.enum(['worker', 'hirer']);
const spoken = z.enum(['phone', 'in_person', 'email']);
const how = z.enum(['link', 'phone', 'in_person', 'email']);
const answer = z.enum(['signed', 'accepted', 'declined']);
const channel = z.enum(['mail', 'text']);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const kind = z.enum(PAPER_KIND_KEYS).default('confirmation');

const given = z.object({
  signatureId: id,
  answer,
  how,
  saidAt: instant,
  /** Who answered. */
  name: z.string(),
  words: z.string(),
  recordedBy: z.string(),
});

const paperRow = z.object({
  documentId: id,
  bookingId: id,
  number: z.string(),
  version: z.int(),
  side,
  personId: id,
  workerName: z.string(),
  clientId: id,
  clientName: z.string(),
  siteName: z.string(),
  /** Who is asked on this side. */
  signerName: z.string(),
  madeAt: instant,
  firstStartsAt: instant,
  /** When this version was last asked for by a link; null: never. */
  askedAt: instant.nullable(),
  asked: z.int(),
  overdue: z.boolean(),
  given: given.nullable(),
});

export const listPapers = {
  method: 'GET',
  path: '/api/signatures',
  action: 'signatures.read',
  summary:
    'Confirmations whose shifts are still to come, a row a side: accepted, declined, waiting, overdue.',
  query: z.object({
    state: z.enum(['overdue', 'waiting', 'declined', 'accepted', 'all']).default('all'),
    from: z.coerce.number().int().min(0).default(0),
    size: z.coerce.number().int().min(1).max(200).default(100),
  }),
  reply: z.object({
    total: z.int(),
    counts: z.object({ overdue: z.int(), waiting: z.int(), declined: z.int(), accepted: z.int() }),
    chaseHours: z.int(),
    rows: z.array(paperRow),
  }),
} as const satisfies Route;

export const listOfBooking = {
  method: 'GET',
  path: '/api/bookings/:id/signatures',
  action: 'signatures.read',
  summary:
    'How both sides of a booking answered its confirmations, and what earlier versions were told.',
  params: z.object({ id }),
  reply: z.object({
    papers: z.array(paperRow),
    contacts: z.array(z.object({ contactId: id, name: z.string() })),
    /** The contact who ordered, asked first on the hirer's side. */
    orderedBy: id.nullable(),
    earlier: z.array(
      given.extend({ version: z.int(), side, workerName: z.string(), overtaken: z.boolean() }),
    ),
  }),
} as const satisfies Route;

export const readSignature = {
  method: 'GET',
  path: '/api/signatures/:id',
  action: 'signatures.read',
  summary:
    'One answer in full: which bytes, who, when, from where, and whether what is kept still matches.',
  params: z.object({ id }),
  reply: given.extend({
    documentId: id,
    kind: z.string(),
    title: z.string(),
    version: z.int(),
    side,
    /** What the paper is about; one of them. */
    bookingId: id.nullable(),
    personId: id.nullable(),
    clientId: id.nullable(),
    sha256,
    recordedAt: instant,
    sentBy: channel.nullable(),
    askedAt: instant.nullable(),
    typedName: z.string(),
    drawn: z.array(z.array(z.number())),
    consent: z.string(),
    /** By which way a code came that was entered. */
    code: channel.nullable(),
    address: z.string(),
    userAgent: z.string(),
    copySha256: sha256.nullable(),
    /** Null: no longer kept. */
    paperMatches: z.boolean().nullable(),
    copyMatches: z.boolean().nullable(),
    hasCopy: z.boolean(),
    /** The newest version when another has overtaken this one. */
    overtakenBy: z.int().nullable(),
  }),
} as const satisfies Route;

export const signedCopyFile = {
  method: 'GET',
  path: '/api/signatures/:id/copy',
  action: 'signatures.read',
  summary:
    'The signed copy: the paper byte for byte as it was shown, and its signature page behind it.',
  params: z.object({ id }),
  reply: 'file',
} as const satisfies Route;

export const recordAnswerRoute = {
  method: 'POST',
  path: '/api/signatures',
  action: 'signatures.record',
  summary: 'Record that a side accepted or declined a confirmation by word of mouth or by mail.',
  body: z.object({
    id,
    kind,
    documentId: id,
    answer: z.enum(['accepted', 'declined']),
    how: spoken,
    contactId: id.nullable().default(null),
    saidAt: instant.optional(),
    words: z.string().max(1000).default(''),
  }),
  reply: z.object({ signatureId: id, answer, saidAt: instant }),
} as const satisfies Route;

export const askAgainRoute = {
  method: 'POST',
  path: '/api/signature-requests',
  action: 'signatures.record',
  summary: 'Ask a signer again for the newest version, by mail or text, with a link of its own.',
  body: z.object({
    id,
    kind,
    documentId: id,
    channel,
    contactId: id.nullable().default(null),
  }),
  reply: z.object({ requestId: id }),
} as const satisfies Route;

export const readSetting = {
  method: 'GET',
  path: '/api/signature-setting',
  action: 'signatures.read',
  summary:
    'Whom confirmations ask, after how many hours silence stands on Today, and which papers ask for a code.',
  reply: z.object({
    asksWorker: z.boolean(),
    asksHirer: z.boolean(),
    chaseHours: z.int(),
    codeKinds: z.array(z.enum(PAPER_KIND_KEYS)),
  }),
} as const satisfies Route;

export const setSettingRoute = {
  method: 'PUT',
  path: '/api/signature-setting',
  action: 'signatures.set',
  summary: 'Set whom confirmations ask from now on, and when silence stands on Today.',
  body: z.object({
    asksWorker: z.boolean(),
    asksHirer: z.boolean(),
    chaseHours: z.int().min(1).max(336),
    codeKinds: z.array(z.enum(PAPER_KIND_KEYS)).max(10).default([]),
  }),
  reply: z.object({}),
} as const satisfies Route;

export const lookAtPaper = {
  method: 'POST',
  path: '/api/l/signature',
  action: 'public',
  summary:
    'What a signer’s own link opens: the newest version of the paper, and what was answered.',
  body: z.object({ token, documentId: id.optional() }),
  reply: z.object({
    agency: z.object({ name: z.string(), phone: z.string(), isSample: z.boolean() }),
    name: z.string(),
    fullName: z.string(),
    today: z.iso.date(),
    documentId: id,
    kind: z.enum(PAPER_KIND_KEYS),
    title: z.string(),
    version: z.int(),
    /** The version the link was sent for. */
    askedVersion: z.int(),
    sha256,
    madeAt: instant,
    expiresAt: instant,
    notice: z.object({ title: z.string(), lines: z.array(z.string()) }).nullable(),
    lead: z.array(z.string()),
    sections: z.array(
      z.object({
        title: z.string(),
        rows: z.array(
          z.object({
            label: z.string(),
            value: z.string(),
            mark: z.enum(['changed', 'new', 'gone']).nullable(),
            was: z.string(),
          }),
        ),
      }),
    ),
    consent: z.string(),
    /** A file that the paper names by its hash; null: it says all itself. */
    annexName: z.string().nullable(),
    /** A code is asked for before signing; `to` is null where there is no address for it. */
    code: z.object({ channel, to: z.string().nullable(), sentAt: instant.nullable() }).nullable(),
    /** What else waits for this person. */
    waiting: z.array(
      z.object({
        documentId: id,
        kind: z.enum(PAPER_KIND_KEYS),
        title: z.string(),
        version: z.int(),
      }),
    ),
    answer: z.object({ answer, how, at: instant, name: z.string(), words: z.string() }).nullable(),
  }),
} as const satisfies Route;

export const paperFileRoute = {
  method: 'POST',
  path: '/api/l/signature/paper',
  action: 'public',
  summary: 'The paper that a signer’s link opens, as PDF, byte for byte what is signed.',
  body: z.object({ token, documentId: id.optional() }),
  reply: 'file',
} as const satisfies Route;

export const copyFileRoute = {
  method: 'POST',
  path: '/api/l/signature/copy',
  action: 'public',
  summary: 'The signed copy of the paper that a signer’s link opens.',
  body: z.object({ token, documentId: id.optional() }),
  reply: 'file',
} as const satisfies Route;

const seen = { token, id, documentId: id, sha256 };

export const signRoute = {
  method: 'POST',
  path: '/api/l/signature/sign',
  action: 'public',
  summary: 'Sign the version that was shown, by one’s own link.',
  body: z.object({
    ...seen,
    consent: z.boolean(),
    typedName: z.string().max(200),
    drawn: z
      .array(z.array(z.int().min(0).max(1000)).min(2).max(4000))
      .max(200)
      .default([]),
    /** Six digits, where a code is asked. */
    code: z.string().max(20).default(''),
  }),
  reply: z.object({ signatureId: id, answer, saidAt: instant }),
} as const satisfies Route;

export const declineRoute = {
  method: 'POST',
  path: '/api/l/signature/decline',
  action: 'public',
  summary: 'Say by one’s own link that the version shown is not right, and why.',
  body: z.object({ ...seen, words: z.string().max(1000) }),
  reply: z.object({ signatureId: id, answer, saidAt: instant }),
} as const satisfies Route;
