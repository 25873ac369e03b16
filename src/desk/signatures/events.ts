import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const id = z.uuid();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime();
const side = z.enum(['worker', 'hirer']);
const spoken = z.enum(['phone', 'in_person', 'email']);

const paper = {
  /** What kind of paper: 'confirmation'. */
  paper: z.string(),
  document: id,
  version: z.int(),
  side,
};

/** Somebody was asked again to accept a paper. */
export const documentAsked = eventKind(
  'document.asked',
  1,
  z.strictObject({ ...paper, channel: z.enum(['mail', 'text']) }),
);

/**
 * A paper was signed by a link of one's own: the hash of exactly what was shown, of the signed copy, and which
 * wording of the consent was ticked. Name, address of the line and browser stand under the signer. No actor.
 */
export const documentSigned = eventKind(
  'document.signed',
  1,
  z.strictObject({
    ...paper,
    sha256,
    copySha256: sha256,
    consent: z.int(),
    /** By which message the link came. */
    channel: z.enum(['mail', 'text']),
    drawn: z.boolean(),
    saidAt: instant,
  }),
);

/** An acceptance by word of mouth or by mail, recorded by the desk. */
export const documentAccepted = eventKind(
  'document.accepted',
  1,
  z.strictObject({ ...paper, sha256, how: spoken, saidAt: instant }),
);

/** A paper was declined, by link or told to the desk. The words stand under who said them. */
export const documentDeclined = eventKind(
  'document.declined',
  1,
  z.strictObject({
    ...paper,
    sha256,
    how: z.enum(['link', 'phone', 'in_person', 'email']),
    saidAt: instant,
  }),
);

/** Somebody would have signed or accepted what a newer version had overtaken. */
export const documentRefused = eventKind(
  'document.refused',
  1,
  z.strictObject({ ...paper, why: z.enum(['overtaken', 'changed']), newest: z.int() }),
);

/** Whom confirmations ask to accept them, and when silence stands on Today. */
export const signaturesSet = eventKind(
  'signatures.set',
  1,
  z.strictObject({ asksWorker: z.boolean(), asksHirer: z.boolean(), chaseHours: z.int() }),
);
