import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showMoment } from '../../lib/show.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { linkAddress } from '../../platform/links/links.ts';
import { makeLink } from '../../platform/links/make-link.ts';
import { onPaperMail } from '../bookings/index.ts';
import { contactsOf } from '../clients/index.ts';
import { sendMail, sendText } from '../communications/index.ts';
import { peopleOf } from '../people/index.ts';
import { documentAsked } from './events.ts';
import { type PaperToSign, sourceOf } from './paper-source.ts';
import { paperNotFound, readyPaper } from './ready-paper.ts';
import { signatureSetting } from './setting.ts';
import type { SignerSide } from './signature.ts';
import { signaturesDb } from './tables.ts';

/** A link works at least this long, however soon the last shift is over. */
const AT_LEAST = 2 * 86_400_000;
/** Whoever was asked within this time is not asked again by the same way. */
const AGAIN_AFTER = 10 * 60_000;

/** Who was asked, by the link they hold. */
export interface AskedSigner {
  readonly requestId: string;
  readonly kind: string;
  readonly documentId: string;
  readonly side: SignerSide;
  readonly personId: string;
  readonly channel: 'mail' | 'text';
}

/** One asking of one signer. */
export interface Asking extends Omit<AskedSigner, 'requestId'> {
  readonly id: string;
  readonly expiresAt: Date;
}

/** Notes the asking and makes its link. @returns the token; null when the same id was asked before */
export async function request(tx: Tx, asking: Asking): Promise<Result<{ token: string | null }>> {
  const made = await makeLink(tx, {
    id: asking.id,
    purpose: 'signature',
    personId: asking.personId,
    about: asking.id,
    expiresAt: asking.expiresAt,
  });
  if (!made.ok || made.value.token === null) return made;
  await noteAsking(tx, asking);
  return made;
}

/** Notes an asking alone: its paper is shown by the link of another one to the same person. */
export async function noteAsking(tx: Tx, asking: Asking): Promise<void> {
  const { organisationId, memberId } = actorOf(tx);
  await signaturesDb(tx)
    .insertInto('signature_request')
    .values({
      organisation_id: organisationId,
      id: asking.id,
      kind: asking.kind,
      document_id: asking.documentId,
      side: asking.side,
      person_id: asking.personId,
      channel: asking.channel,
      asked_at: nowOf(tx),
      asked_by: memberId,
      expires_at: asking.expiresAt,
    })
    .execute();
}

let address = '';

/**
 * From now on the mail of each confirmation carries a link to accept it, for the sides that the organisation asks.
 * @param publicUrl where people reach Deskproof; '' for no links
 */
export function askUnderConfirmations(publicUrl: string): void {
  address = publicUrl;
}

/** As `askUnderConfirmations`, unless an address was said already: for who tells a story before the house opens. */
export function askUnderConfirmationsAtFirst(publicUrl: string): void {
  if (address === '') address = publicUrl;
}

// A paper that cancels asks for nothing: there is nothing left to agree to.
onPaperMail(async (tx, paper) => {
  if (address === '' || paper.reason === 'cancellation') return ok('');
  const setting = await signatureSetting(tx);
  if (!(paper.side === 'worker' ? setting.asksWorker : setting.asksHirer)) return ok('');
  const least = nowOf(tx).getTime() + AT_LEAST;
  const expiresAt = new Date(Math.max(paper.lastEndsAt.getTime(), least));
  const made = await request(tx, {
    id: newId(),
    kind: 'confirmation',
    documentId: paper.confirmationId,
    side: paper.side,
    personId: paper.toPerson,
    channel: 'mail',
    expiresAt,
  });
  if (!made.ok) return made;
  const link = linkAddress(address, 'signature', made.value.token ?? '');
  return ok(
    `Please accept it here, or say what is not right: ${link}\nThe link is yours alone and needs no password.`,
  );
});

/**
 * Asks a signer again for the newest version, by mail or by text, with a link of its own. Refuses what
 * `readyPaper` refuses, `contact-not-found`, `no-address`, `asked-lately`, and what `sendMail` and `sendText` refuse.
 * The same id again gives the first result.
 * @param publicUrl where people reach Deskproof
 */
export async function askAgain(
  tx: Tx,
  input: {
    readonly id: string;
    readonly kind: string;
    readonly documentId: string;
    readonly channel: 'mail' | 'text';
    /** Of the client, when somebody else than who ordered is to accept; only on the hirer's side. */
    readonly contactId?: string | null | undefined;
  },
  publicUrl: string,
): Promise<Result<{ requestId: string }>> {
  const db = signaturesDb(tx);
  const source = sourceOf(input.kind);
  if (!source) return paperNotFound();
  // A second press at the same moment waits here, and then sees what the first one asked.
  await source.hold(tx, input.documentId);
  const before = await db
    .selectFrom('signature_request')
    .select('id')
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (before) return ok({ requestId: before.id });
  const ready = await readyPaper(tx, input, null);
  if (!ready.ok) return ready;
  const { paper } = ready.value;
  const signer = await signerOf(tx, paper, input.contactId ?? null);
  if (!signer.ok) return signer;
  const { personId } = signer.value;
  const lately = await db
    .selectFrom('signature_request')
    .select('id')
    .where('kind', '=', input.kind)
    .where('document_id', '=', input.documentId)
    .where('person_id', '=', personId)
    .where('channel', '=', input.channel)
    .where('asked_at', '>', new Date(nowOf(tx).getTime() - AGAIN_AFTER))
    .executeTakeFirst();
  if (lately) {
    return refuse(
      'asked-lately',
      'They were asked this way less than ten minutes ago. Wait a little, ring them, or ask the other way.',
    );
  }
  const least = nowOf(tx).getTime() + AT_LEAST;
  const asking: Asking = {
    ...input,
    side: paper.side,
    personId,
    expiresAt: new Date(Math.max(paper.openUntil.getTime(), least)),
  };
  const made = await request(tx, asking);
  if (!made.ok) return made;
  const link = linkAddress(publicUrl, 'signature', made.value.token ?? '');
  const sent = await send(tx, paper, asking, signer.value, link);
  if (!sent.ok) return sent;
  record(tx, documentAsked, {
    subjects: { request: input.id, document: paper.documentId, ...paper.subjects },
    facts: {
      paper: input.kind,
      document: paper.documentId,
      version: paper.version,
      side: paper.side,
      channel: input.channel,
    },
  });
  return ok({ requestId: input.id });
}

/** Whom a paper is asked of. */
export interface Signer {
  readonly personId: string;
  readonly name: string;
  readonly givenName: string;
  readonly email: string | null;
}

/** Who answers for the side of a paper. Refuses `contact-not-found` and `person-not-found`. */
export async function signerOf(
  tx: Tx,
  { side, aboutPerson, clientId, contactId }: PaperToSign,
  other: string | null,
): Promise<Result<Signer>> {
  let personId = aboutPerson ?? '';
  if (side === 'hirer') {
    const asked = other ?? contactId ?? '';
    const contact = (await contactsOf(tx, [asked])).get(asked);
    if (!contact || contact.clientId !== clientId) {
      return refuse('contact-not-found', 'This is no contact of the client. Choose whom to ask.');
    }
    personId = contact.personId;
  }
  const person = (await peopleOf(tx, [personId])).get(personId);
  if (!person) return refuse('person-not-found', 'There is nobody here by this number.');
  const { displayName, givenName, email } = person;
  return ok({ personId, name: displayName, givenName, email });
}

async function send(
  tx: Tx,
  { title, version }: PaperToSign,
  { id, channel, personId, expiresAt }: Asking,
  { name, givenName, email }: Signer,
  link: string,
): Promise<Result<unknown>> {
  const { name: agency, email: replyTo } = await organisationCard(tx);
  const about = { kind: 'signature_request', id };
  if (channel === 'text') {
    const body = `${agency}: please accept the ${title.toLowerCase()}, or say what is not right: ${link}`;
    return sendText(tx, { id: newId(), personId, body, about });
  }
  if (!email) return noAddress(name);
  const until = showMoment(minuteOfDate(expiresAt), dateIn(nowOf(tx)));
  return sendMail(tx, {
    id: newId(),
    toName: name,
    toAddress: email,
    ...(replyTo === '' ? {} : { replyTo }),
    personId,
    about,
    subject: `Please accept: ${title}`,
    body: [
      `Dear ${givenName},`,
      '',
      `we have not heard yet whether you accept the ${title.toLowerCase()}, version ${version}.`,
      '',
      `Read it and accept it here, or say what is not right: ${link}`,
      '',
      `The link is yours alone, needs no password, and works until ${until}.`,
      '',
      agency,
    ].join('\n'),
    attachments: [],
  });
}

/** The refusal for whom we cannot mail. */
export function noAddress(name: string): Result<never> {
  return refuse(
    'no-address',
    `There is no e-mail address of ${name}. Put one on their record, or ask by text.`,
  );
}
