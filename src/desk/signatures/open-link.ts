import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import type { Database } from '../../platform/db/pool.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import type { Link } from '../../platform/links/links.ts';
import { markUsed } from '../../platform/links/make-link.ts';
import { actWithLink, lookWithLink } from '../../platform/links/with-link.ts';
import { contactsAtClient } from '../clients/index.ts';
import { peopleOf } from '../people/index.ts';
import type { AskedSigner } from './ask.ts';
import type { KeptAnswer } from './keep-answer.ts';
import { type PaperToSign, sourceOf } from './paper-source.ts';
import { PAPER_KIND_KEYS, type PaperKind } from './papers-schema.ts';
import { paperErased, paperNotFound, sha256Of } from './ready-paper.ts';
import type { lookAtPaper } from './schema.ts';
import { codeAsked, sendCode, tryCode } from './second-code.ts';
import { declineByLink, type SignInput, signByLink } from './sign.ts';
import { consentFor, consentText, type PressedFrom } from './signature.ts';
import { signedCopy } from './signed-copy.ts';
import { signaturesDb } from './tables.ts';

type Seen = ReplyIn<typeof lookAtPaper>;

/**
 * What a signer's link opens: the newest version of their paper, what was answered, and what else waits for them.
 * Changes nothing. @param documentId another paper that waits for the same person; left out: what the link is about
 */
export function lookAtPaperByLink(
  db: Database,
  token: string,
  documentId?: string,
): Promise<Result<Seen>> {
  return lookWithLink(db, token, 'signature', (tx, link) => seenBy(tx, link, documentId));
}

/** The paper itself, exactly as it is signed. Refuses as looking at it does. */
export function paperByLink(
  db: Database,
  token: string,
  documentId?: string,
): Promise<Result<FileReply>> {
  return lookWithLink(db, token, 'signature', async (tx, link) => {
    const found = await paperOf(tx, link, documentId);
    if (!found.ok) return found;
    const { title, version, bytes } = found.value.paper;
    const fileName = `${title} version ${version}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    return ok({ fileName: `${fileName}.pdf`, contentType: 'application/pdf', bytes });
  });
}

/** The file that the paper names by its hash. Refuses `paper-not-found`, and as looking at it does. */
export function annexByLink(
  db: Database,
  token: string,
  documentId?: string,
): Promise<Result<FileReply>> {
  return lookWithLink(db, token, 'signature', async (tx, link) => {
    const found = await paperOf(tx, link, documentId);
    if (!found.ok) return found;
    const { asked, paper } = found.value;
    return (await sourceOf(asked.kind)?.annex?.(tx, paper.documentId)) ?? paperNotFound();
  });
}

/** Sends a code to whoever a link belongs to. Refuses as `actWithLink` and `sendCode` do. */
export function codeByLink(db: Database, token: string): ReturnType<typeof sendCode> {
  return actWithLink(db, token, 'signature', async (tx, link) => {
    const asked = await askedBy(tx, link);
    return asked.ok ? sendCode(tx, asked.value) : asked;
  });
}

/** The signed copy of the paper that a link opens. Refuses `not-signed`, and as looking at it does. */
export function copyByLink(
  db: Database,
  token: string,
  documentId?: string,
): Promise<Result<FileReply>> {
  return lookWithLink(db, token, 'signature', async (tx, link) => {
    const found = await paperOf(tx, link, documentId);
    if (!found.ok) return found;
    const { asked, paper } = found.value;
    const answered = await answerTo(tx, asked, paper);
    if (answered?.answer === 'signed') return signedCopy(tx, answered.id);
    return refuse('not-signed', 'This paper was not signed here, so there is no signed copy yet.');
  });
}

/**
 * Signs by a link of one's own; a code that is given is tried first, in an act of its own. Refuses `code-wrong`, and
 * as `actWithLink` and `signByLink` do.
 */
export async function signThroughLink(
  db: Database,
  token: string,
  { code, ...input }: SignInput & { readonly code?: string },
  from: PressedFrom,
): Promise<Result<KeptAnswer>> {
  if (code) {
    const tried = await actWithLink(db, token, 'signature', async (tx, link) => {
      const asked = await askedBy(tx, link);
      return asked.ok ? tryCode(tx, asked.value, code) : asked;
    });
    if (!tried.ok) return tried;
    const { wrong } = tried.value;
    if (wrong) return refuse('code-wrong', wrong, undefined, { fields: { code: wrong } });
  }
  return answer(db, token, input.documentId, (tx, asked) => signByLink(tx, asked, input, from));
}

/** Declines by a link of one's own. Refuses as `actWithLink` and `declineByLink` do. */
export function declineThroughLink(
  db: Database,
  token: string,
  input: Parameters<typeof declineByLink>[2],
  from: PressedFrom,
): Promise<Result<KeptAnswer>> {
  return answer(db, token, input.documentId, (tx, asked) => declineByLink(tx, asked, input, from));
}

function answer(
  db: Database,
  token: string,
  documentId: string,
  work: (tx: Tx, asked: AskedSigner) => Promise<Result<KeptAnswer>>,
): Promise<Result<KeptAnswer>> {
  return actWithLink(
    db,
    token,
    'signature',
    async (tx, link) => {
      const found = await paperOf(tx, link, documentId);
      if (!found.ok) return found;
      const { asked, paper } = found.value;
      const mine = await sameMatter(tx, asked, paper, documentId);
      if (!mine) return paperNotFound();
      const answered = await work(tx, { ...asked, documentId });
      if (answered.ok) await markUsed(tx, link.id);
      return answered;
    },
    // A newer version waits until this answer is kept, or this answer waits and sees it.
    async (tx, link) => {
      const asked = await askedFor(tx, link, documentId);
      if (asked.ok) await sourceOf(asked.value.kind)?.hold(tx, asked.value.documentId);
    },
  );
}

async function askedBy(tx: Tx, link: Link): Promise<Result<AskedSigner>> {
  const row = await signaturesDb(tx)
    .selectFrom('signature_request')
    .select(['id as requestId', 'kind', 'document_id as documentId', 'side', 'channel'])
    .select('person_id as personId')
    .where('id', '=', link.about)
    .where('person_id', '=', link.personId)
    .executeTakeFirst();
  return row ? ok(row) : paperNotFound();
}

/**
 * What a link is asked about: its own paper, or another that waits for the same person. Whoever signs that signs by
 * this link, so its message stands with the signature.
 */
async function askedFor(
  tx: Tx,
  link: Link,
  documentId: string | undefined,
): Promise<Result<AskedSigner>> {
  const asked = await askedBy(tx, link);
  if (!asked.ok || documentId === undefined || documentId === asked.value.documentId) return asked;
  const other = await signaturesDb(tx)
    .selectFrom('signature_request')
    .select(['kind', 'document_id as documentId', 'side'])
    .where('document_id', '=', documentId)
    .where('person_id', '=', link.personId)
    .where('expires_at', '>', nowOf(tx))
    .limit(1)
    .executeTakeFirst();
  return other ? ok({ ...asked.value, ...other }) : asked;
}

/** What else waits for whoever holds a link, in the order in which it is read; not the paper shown. */
async function waitingFor(tx: Tx, { personId }: Link, shown: string): Promise<Seen['waiting']> {
  const { rows } = await sql<{ kind: PaperKind; documentId: string }>`
    select distinct q.kind, q.document_id as "documentId" from signature_request q
    where q.organisation_id = current_organisation() and q.person_id = ${personId}::uuid
      and q.expires_at > ${nowOf(tx)}::timestamptz and q.document_id <> ${shown}::uuid
      and not exists (select from signature g where g.organisation_id = q.organisation_id and g.kind = q.kind
        and g.document_id = q.document_id and g.side = q.side and g.answer <> 'declined')
    limit 50`.execute(signaturesDb(tx));
  const papers: Seen['waiting'][number][] = [];
  for (const { kind, documentId } of rows) {
    const paper = await sourceOf(kind)?.paper(tx, documentId);
    if (!paper || paper.newest.documentId !== documentId || paper.bytes.length === 0) continue;
    papers.push({ documentId, kind, title: paper.title, version: paper.version });
  }
  const order = (kind: PaperKind) => PAPER_KIND_KEYS.indexOf(kind);
  return papers.sort((a, b) => order(a.kind) - order(b.kind) || a.title.localeCompare(b.title));
}

/** A link opens the versions of its own paper, and no other that was not asked of its person. */
async function sameMatter(
  tx: Tx,
  { kind, side }: AskedSigner,
  { newest }: PaperToSign,
  documentId: string,
): Promise<boolean> {
  const other = await sourceOf(kind)?.paper(tx, documentId);
  return other != null && other.newest.documentId === newest.documentId && other.side === side;
}

/** The newest version of what a link is about, for who may still see it. */
async function paperOf(
  tx: Tx,
  link: Link,
  documentId?: string,
): Promise<Result<{ asked: AskedSigner; paper: PaperToSign; askedVersion: number }>> {
  const asked = await askedFor(tx, link, documentId);
  if (!asked.ok) return asked;
  const source = sourceOf(asked.value.kind);
  const first = await source?.paper(tx, asked.value.documentId);
  if (!source || !first) return paperNotFound();
  const overtaken = first.newest.documentId !== first.documentId;
  const paper = overtaken ? await source.paper(tx, first.newest.documentId) : first;
  if (!paper) return paperNotFound();
  if (overtaken && paper.side === 'hirer' && !(await stillThere(tx, paper, link.personId))) {
    return refuse(
      'link-withdrawn',
      'This paper was replaced by a newer one, which went to a colleague of yours. Ring us if you expected something here.',
    );
  }
  if (paper.bytes.length === 0) return paperErased();
  return ok({ asked: asked.value, paper, askedVersion: first.version });
}

async function stillThere(tx: Tx, paper: PaperToSign, personId: string): Promise<boolean> {
  const at = await contactsAtClient(tx, paper.clientId ?? '');
  return at.ok && at.value.contacts.some((contact) => contact.personId === personId);
}

/** What this side answered to this version: an acceptance before anything declined, then the newest. */
async function answerTo(tx: Tx, { kind }: AskedSigner, { documentId, side }: PaperToSign) {
  return signaturesDb(tx)
    .selectFrom('signature')
    .select(['id', 'answer', 'how', 'said_at as saidAt', 'person_id as personId', 'words'])
    .select('typed_name as typedName')
    .where('kind', '=', kind)
    .where('document_id', '=', documentId)
    .where('side', '=', side)
    .orderBy((by) => by.eb('answer', '=', 'declined'))
    .orderBy('recorded_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

async function seenBy(tx: Tx, link: Link, documentId: string | undefined): Promise<Result<Seen>> {
  const found = await paperOf(tx, link, documentId);
  if (!found.ok) return found;
  const { asked, paper, askedVersion } = found.value;
  const answered = await answerTo(tx, asked, paper);
  const people = await peopleOf(tx, [link.personId, ...(answered ? [answered.personId] : [])]);
  const agency = await organisationCard(tx);
  return ok({
    agency: { name: agency.name, phone: agency.phone, isSample: agency.isSample },
    name: people.get(link.personId)?.givenName ?? '',
    fullName: people.get(link.personId)?.displayName ?? '',
    today: dateIn(nowOf(tx)),
    documentId: paper.documentId,
    kind: asked.kind as PaperKind,
    title: paper.title,
    version: paper.version,
    askedVersion,
    sha256: sha256Of(paper.bytes),
    madeAt: paper.madeAt.toISOString(),
    expiresAt: link.expiresAt.toISOString(),
    notice: paper.notice && { title: paper.notice.title, lines: [...paper.notice.lines] },
    lead: [...paper.lead],
    sections: paper.sections.map(({ title, rows }) => ({
      title,
      rows: rows.map(({ label, value, mark, was }) => ({
        label,
        value,
        mark: mark ?? null,
        was: was ?? '',
      })),
    })),
    consent: consentText(consentFor(asked.kind)),
    annexName: paper.annexName,
    code: await codeAsked(tx, asked),
    waiting: await waitingFor(tx, link, paper.documentId),
    answer: answered
      ? {
          answer: answered.answer,
          how: answered.how,
          at: answered.saidAt.toISOString(),
          name: answered.typedName || (people.get(answered.personId)?.displayName ?? ''),
          words: answered.personId === link.personId ? answered.words : '',
        }
      : null,
  });
}
