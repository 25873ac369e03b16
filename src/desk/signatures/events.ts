import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const id = z.uuid();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime();
const side = z.enum(['worker', 'hirer']);
const spoken = z.enum(['phone', 'in_person', 'email']);

const paper = {
  /** What kind of paper: 'confirmation', 'terms_of_work'. */
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
  2,
  z.strictObject({
    ...paper,
    sha256,
    copySha256: sha256,
    consent: z.int(),
    /** By which message the link came. */
    channel: z.enum(['mail', 'text']),
    /** By which way a code of six digits came that was entered; null: none was asked. */
    code: z.enum(['mail', 'text']).nullable(),
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

/** Whom confirmations ask, when silence stands on Today, and for which kinds of paper a code is asked. */
export const signaturesSet = eventKind(
  'signatures.set',
  2,
  z.strictObject({
    asksWorker: z.boolean(),
    asksHirer: z.boolean(),
    chaseHours: z.int(),
    codeKinds: z.array(z.string()),
  }),
);

/** A form that papers are made from was published, as a version with the hash of what it says. */
export const paperFormPublished = eventKind(
  'paper_form.published',
  1,
  z.strictObject({ form: id, paper: z.string(), version: z.int(), sha256, file: z.boolean() }),
);

/** A paper was made for a worker or a client, to be signed. */
export const paperMade = eventKind(
  'paper.made',
  1,
  z.strictObject({
    paper: z.string(),
    document: id,
    version: z.int(),
    form: id,
    formVersion: z.int(),
    sha256,
  }),
);

/** A code of six digits went out by the other way than the link. The code itself is nowhere. */
export const codeSent = eventKind(
  'signature.code_sent',
  1,
  z.strictObject({ request: id, channel: z.enum(['mail', 'text']) }),
);

/** Somebody entered a code. */
export const codeTried = eventKind(
  'signature.code_tried',
  1,
  z.strictObject({ request: id, right: z.boolean(), tries: z.int() }),
);
