import { randomInt, scryptSync, timingSafeEqual } from 'node:crypto';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { reachOf, sendMail, sendText } from '../communications/index.ts';
import { peopleOf } from '../people/index.ts';
import type { AskedSigner } from './ask.ts';
import { codeSent, codeTried } from './events.ts';
import type { PaperKind } from './papers-schema.ts';
import { signatureSetting } from './setting.ts';
import { signaturesDb } from './tables.ts';

type Way = 'mail' | 'text';

/** A code may be entered for so long, and what it proved holds as long again: one sitting. */
const HOLDS = 10 * 60_000;
const MOST_TRIES = 5;
/** Between two codes, and how many an hour: nobody is flooded by a link. */
const AGAIN_AFTER = 60_000;
const MOST_AN_HOUR = 5;

/** The way that the link did not come. */
const otherWay = (channel: Way): Way => (channel === 'mail' ? 'text' : 'mail');

// Six digits are soon tried through: a slow hash, and the row's own id as its salt.
const hashOf = (id: string, code: string): Buffer => scryptSync(code, id, 32);

async function newestCode(tx: Tx, requestId: string) {
  return signaturesDb(tx)
    .selectFrom('signature_code')
    .select(['id', 'channel', 'code_hash as hash', 'tries'])
    .select(['sent_at as sentAt', 'expires_at as expiresAt', 'proved_at as provedAt'])
    .where('request_id', '=', requestId)
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Does the organisation ask for a code before this kind of paper is signed? */
export async function asksCode(tx: Tx, kind: string): Promise<boolean> {
  return (await signatureSetting(tx)).codeKinds.includes(kind as PaperKind);
}

/** By which way a code was entered with this link within the last ten minutes; null: none. */
export async function provedBy(tx: Tx, { requestId }: AskedSigner): Promise<Way | null> {
  const code = await newestCode(tx, requestId);
  if (!code?.provedAt) return null;
  return nowOf(tx).getTime() - code.provedAt.getTime() < HOLDS ? code.channel : null;
}

/** What the signer's page says of the code; null: none is asked, or it was entered. */
export async function codeAsked(tx: Tx, asked: AskedSigner) {
  if (!(await asksCode(tx, asked.kind)) || (await provedBy(tx, asked))) return null;
  const channel = otherWay(asked.channel);
  const person = (await peopleOf(tx, [asked.personId])).get(asked.personId);
  const code = await newestCode(tx, asked.requestId);
  const live = code && code.expiresAt > nowOf(tx) && code.tries < MOST_TRIES;
  const address = channel === 'mail' ? person?.email : await numberOf(tx, asked.personId);
  return {
    channel,
    to: address ? masked(address) : null,
    sentAt: live ? code.sentAt.toISOString() : null,
  };
}

async function numberOf(tx: Tx, personId: string): Promise<string | null> {
  const reach = (await reachOf(tx, [personId])).get(personId);
  return reach?.ok ? reach.value.number : null;
}

/** Enough for its owner to know it, and for nobody else: 'r…@mail.example', '… 123'. */
function masked(address: string): string {
  const at = address.lastIndexOf('@');
  return at > 0 ? `${address.slice(0, 1)}…${address.slice(at)}` : `… ${address.slice(-3)}`;
}

/**
 * Sends a new code to whoever a link belongs to, by the way that the link did not come; the one before holds no
 * more. Refuses `code-not-asked`, `code-sent-lately`, `too-many-codes`, `no-other-address`, and what `sendMail`
 * and `sendText` refuse.
 */
export async function sendCode(
  tx: Tx,
  asked: AskedSigner,
): Promise<Result<{ channel: Way; expiresAt: Date }>> {
  const { codeKinds } = await signatureSetting(tx);
  if (codeKinds.length === 0) {
    return refuse('code-not-asked', 'No code is needed to sign this. Read it, then sign.');
  }
  const now = nowOf(tx);
  const db = signaturesDb(tx);
  const lately = await db
    .selectFrom('signature_code')
    .select('sent_at as sentAt')
    .where('request_id', '=', asked.requestId)
    .where('sent_at', '>', new Date(now.getTime() - 3_600_000))
    .execute();
  if (lately.length >= MOST_AN_HOUR) {
    return refuse('too-many-codes', 'Five codes went out within an hour. Ring us instead.');
  }
  if (lately.some(({ sentAt }) => now.getTime() - sentAt.getTime() < AGAIN_AFTER)) {
    return refuse(
      'code-sent-lately',
      'A code went out less than a minute ago. Give it a moment to arrive.',
    );
  }
  const channel = otherWay(asked.channel);
  const [id, expiresAt] = [newId(), new Date(now.getTime() + HOLDS)];
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const sent = await deliver(tx, asked, channel, code);
  if (!sent.ok) return sent;
  await db
    .insertInto('signature_code')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      request_id: asked.requestId,
      channel,
      code_hash: hashOf(id, code),
      sent_at: now,
      expires_at: expiresAt,
      tries: 0,
      proved_at: null,
    })
    .execute();
  record(tx, codeSent, {
    subjects: { request: asked.requestId, document: asked.documentId },
    facts: { request: asked.requestId, channel },
  });
  return ok({ channel, expiresAt });
}

async function deliver(
  tx: Tx,
  { personId, requestId }: AskedSigner,
  channel: Way,
  code: string,
): Promise<Result<unknown>> {
  const { name: agency } = await organisationCard(tx);
  const person = (await peopleOf(tx, [personId])).get(personId);
  const about = { kind: 'signature_request', id: requestId };
  const words = `${agency}: your code to sign is ${code}. It holds for ten minutes. Tell it to nobody.`;
  if (!(channel === 'mail' ? person?.email : await numberOf(tx, personId))) {
    return refuse(
      'no-other-address',
      channel === 'mail'
        ? 'We have no e-mail address of yours for the code. Ring us to give us one.'
        : 'We have no mobile number of yours for the code. Ring us to give us one.',
    );
  }
  if (channel === 'text') return sendText(tx, { id: newId(), personId, body: words, about });
  return sendMail(tx, {
    id: newId(),
    toName: person?.displayName ?? '',
    toAddress: person?.email ?? '',
    personId,
    about,
    subject: 'Your code to sign',
    body: words,
    attachments: [],
  });
}

/**
 * Tries a code. In an act of its own, so that a wrong one counts although what it was for is refused; at the fifth
 * the code holds no more. @returns null where it was right, or why it is not taken
 */
export async function tryCode(
  tx: Tx,
  asked: AskedSigner,
  said: string,
): Promise<Result<{ wrong: string | null }>> {
  const code = await newestCode(tx, asked.requestId);
  const now = nowOf(tx);
  if (!code || code.expiresAt <= now || code.tries >= MOST_TRIES) {
    return ok({ wrong: 'This code holds no more. Send a new one, and enter that.' });
  }
  const digits = said.replace(/\D/g, '');
  const right = timingSafeEqual(code.hash, hashOf(code.id, digits));
  const tries = code.tries + 1;
  await signaturesDb(tx)
    .updateTable('signature_code')
    .set({ tries, ...(right ? { proved_at: now } : {}) })
    .where('id', '=', code.id)
    .execute();
  record(tx, codeTried, {
    subjects: { request: asked.requestId, document: asked.documentId },
    facts: { request: asked.requestId, right, tries },
  });
  if (right) return ok({ wrong: null });
  return ok({
    wrong:
      tries >= MOST_TRIES
        ? 'That is not the code, for the fifth time. Send a new one.'
        : 'That is not the code. Look at the newest message and enter its six digits.',
  });
}
