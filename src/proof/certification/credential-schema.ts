import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';
import { text } from './schema.ts';

const id = z.uuid();
const keyId = z.string().min(1).max(80);
const instant = z.iso.datetime({ offset: true });
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const reason = text(500, { min: 1, lines: true, what: 'The reason' });

/** On what ground a statement counts no longer. */
export const GROUNDS = {
  appeal: 'An appeal changed what it says',
  reopened: 'A decision it rests on was found not to be supported',
  mistake: 'It says something wrong',
  replaced: 'Another statement takes its place',
} as const;

export const withdrawStatementRoute = {
  method: 'POST',
  path: '/api/certification/statements/:id/withdrawal',
  action: 'certification.withdraw',
  summary: 'A provisional statement counts no longer; whoever verifies its credential can read it.',
  params: z.object({ id }),
  body: z.object({
    ground: z.enum(Object.keys(GROUNDS) as [keyof typeof GROUNDS, ...(keyof typeof GROUNDS)[]]),
    because: reason,
  }),
  reply: z.object({ statementId: id }),
} as const satisfies Route;

export const listKeys = {
  method: 'GET',
  path: '/api/certification/keys',
  action: 'certification.read',
  summary: 'The keys that sign this centre’s credentials, the newest first.',
  reply: z.object({
    today: date,
    sample: z.boolean(),
    rows: z.array(
      z.object({
        keyId: z.string(),
        number: z.int(),
        madeAt: instant,
        retiredAt: instant.nullable(),
        ended: z.object({ on: date, because: z.string(), by: z.string() }).nullable(),
        statements: z.int(),
      }),
    ),
  }),
} as const satisfies Route;

export const turnKeyRoute = {
  method: 'POST',
  path: '/api/certification/keys',
  action: 'certification.keys',
  summary: 'Another key signs from here; the one before stays published with its days.',
  body: z.object({
    /** The key that signs, as the page shows it; '' where none is there yet. */
    current: z.string().max(80),
  }),
  reply: z.object({ keyId: z.string() }),
} as const satisfies Route;

export const endKeyRoute = {
  method: 'POST',
  path: '/api/certification/keys/:id/end',
  action: 'certification.keys',
  summary: 'A key that somebody else may have: nothing that it signed after a day counts.',
  params: z.object({ id: keyId }),
  body: z.object({ on: date, because: reason }),
  reply: z.object({ keyId: z.string(), withdrawn: z.int() }),
} as const satisfies Route;

export const listBodyKeys = {
  method: 'GET',
  path: '/api/certification/body-keys',
  action: 'certification.read',
  summary:
    'Keys of awarding bodies: under these a credential called a certificate is taken as one (W22).',
  reply: z.object({
    today: date,
    rows: z.array(
      z.object({
        awardingKeyId: id,
        bodyName: z.string(),
        issuer: z.string(),
        thumbprint: z.string(),
        source: z.string(),
        fromOn: date,
        toOn: date.nullable(),
        enteredBy: z.string(),
        confirmed: z.object({ at: instant, by: z.string() }).nullable(),
      }),
    ),
  }),
} as const satisfies Route;

export const enterBodyKeyRoute = {
  method: 'POST',
  path: '/api/certification/body-keys',
  action: 'certification.enter_key',
  summary: 'The first press: a key of an awarding body, with where it was read.',
  body: z.object({
    id,
    bodyName: text(200, { min: 1, what: 'The name' }),
    issuer: text(500, { min: 1, what: 'The issuer' }),
    /** A JWK or Ed25519 in multibase; left empty, the key that a did:key or did:jwk holds. */
    key: z.string().max(5000).default(''),
    source: text(500, { min: 1, lines: true, what: 'The source' }),
    fromOn: date,
  }),
  reply: z.object({ awardingKeyId: id }),
} as const satisfies Route;

export const confirmBodyKeyRoute = {
  method: 'POST',
  path: '/api/certification/body-keys/:id/confirmation',
  action: 'certification.confirm_key',
  summary: 'The second press, by somebody else: the key was compared with its source.',
  params: z.object({ id }),
  body: z.object({ thumbprint: z.string().max(80) }),
  reply: z.object({ awardingKeyId: id }),
} as const satisfies Route;

export const endBodyKeyRoute = {
  method: 'POST',
  path: '/api/certification/body-keys/:id/end',
  action: 'certification.confirm_key',
  summary: 'The last day on which an awarding body’s key counts.',
  params: z.object({ id }),
  body: z.object({ on: date }),
  reply: z.object({ awardingKeyId: id }),
} as const satisfies Route;

/** What is between a claim and a certificate in the learner's hand. */
export const WAITS = {
  to_send: 'Claimed, schedule not sent',
  unanswered: 'Sent, not answered',
  missing: 'Result missing, others came',
  to_arrive: 'Certificate not arrived',
  to_check: 'Name not checked',
  to_hand: 'Not handed over',
  to_replace: 'Replacement not there',
} as const;
export type WaitKind = keyof typeof WAITS;

export const readWaiting = {
  method: 'GET',
  path: '/api/certification/waiting',
  action: 'certification.read',
  summary:
    'What waits between a claim and a certificate handed over, the longest wait first (C15).',
  reply: z.object({
    today: date,
    rows: z.array(
      z.object({
        kind: z.enum(Object.keys(WAITS) as [WaitKind, ...WaitKind[]]),
        claimId: id,
        lineId: id,
        frameworkCode: z.string(),
        /** '' the qualification, else the unit's reference. */
        what: z.string(),
        learnerName: z.string(),
        since: date,
        late: z.boolean(),
      }),
    ),
  }),
} as const satisfies Route;
