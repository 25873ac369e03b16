import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { showMoment } from '../../lib/show.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { linkAddress } from '../../platform/links/links.ts';
import { sendMail, sendText } from '../communications/index.ts';
import { noAddress, noteAsking, request, type Signer, signerOf } from './ask.ts';
import { documentAsked } from './events.ts';
import { type MadePaper, makeForClient, makeForWorker } from './make-papers.ts';
import { type PaperToSign, sourceOf } from './paper-source.ts';
import { paperNotFound } from './ready-paper.ts';

type Way = 'mail' | 'text';

/**
 * Makes papers for a worker and asks for all of them by one link. The same ids again ask nobody a second time.
 * Refuses as `makeForWorker`, `sendMail` and `sendText` do, and `no-address`.
 * @param publicUrl where people reach Deskproof
 */
export async function askWorker(
  tx: Tx,
  personId: string,
  input: {
    readonly papers: readonly { readonly id: string; readonly formId: string }[];
    readonly channel: Way;
  },
  publicUrl: string,
): Promise<Result<{ asked: number }>> {
  const made = await makeForWorker(tx, personId, input.papers);
  return made.ok ? askForAll(tx, made.value, input.channel, publicUrl) : made;
}

/** Makes terms of business for a client and asks a contact by link. Refuses as `makeForClient` does and sending does. */
export async function askClient(
  tx: Tx,
  clientId: string,
  {
    channel,
    ...input
  }: {
    readonly id: string;
    readonly formId: string;
    readonly contactId: string;
    readonly channel: Way;
  },
  publicUrl: string,
): Promise<Result<{ asked: number }>> {
  const made = await makeForClient(tx, clientId, input);
  return made.ok ? askForAll(tx, [made.value], channel, publicUrl) : made;
}

/** Asks the signer of papers just made, by the link of the first. */
async function askForAll(
  tx: Tx,
  made: readonly MadePaper[],
  channel: Way,
  publicUrl: string,
): Promise<Result<{ asked: number }>> {
  const papers: { kind: string; paper: PaperToSign }[] = [];
  for (const { kind, paperId, isNew } of made) {
    const paper = isNew ? await sourceOf(kind)?.paper(tx, paperId) : null;
    if (paper) papers.push({ kind, paper });
  }
  const [first] = papers;
  if (!first) return made.length > 0 ? ok({ asked: made.length }) : paperNotFound();
  const signer = await signerOf(tx, first.paper, null);
  if (!signer.ok) return signer;
  const { personId } = signer.value;
  let link = '';
  let requestId = '';
  for (const { kind, paper } of papers) {
    const { documentId, side, version, openUntil: expiresAt, subjects } = paper;
    const asking = { id: newId(), kind, documentId, side, personId, channel, expiresAt };
    if (link === '') {
      const opened = await request(tx, asking);
      if (!opened.ok) return opened;
      link = linkAddress(publicUrl, 'signature', opened.value.token ?? '');
      requestId = asking.id;
    } else {
      await noteAsking(tx, asking);
    }
    record(tx, documentAsked, {
      subjects: { request: asking.id, document: documentId, ...subjects },
      facts: { paper: kind, document: documentId, version, side, channel },
    });
  }
  const titles = papers.map(({ paper }) => `${paper.title}, version ${paper.version}`);
  const sent = await send(tx, { titles, link, channel, requestId }, signer.value, first.paper);
  return sent.ok ? ok({ asked: made.length }) : sent;
}

async function send(
  tx: Tx,
  {
    titles,
    link,
    channel,
    requestId,
  }: { titles: readonly string[]; link: string; channel: Way; requestId: string },
  { personId, name, givenName, email }: Signer,
  { openUntil }: PaperToSign,
): Promise<Result<unknown>> {
  const { name: agency, email: replyTo } = await organisationCard(tx);
  const about = { kind: 'signature_request', id: requestId };
  if (channel === 'text') {
    const what = titles.length === 1 ? 'a paper' : `${titles.length} papers`;
    const body = `${agency}: please read and sign ${what}, or say what is not right: ${link}`;
    return sendText(tx, { id: newId(), personId, body, about });
  }
  if (!email) return noAddress(name);
  const until = showMoment(minuteOfDate(openUntil), dateIn(nowOf(tx)));
  return sendMail(tx, {
    id: newId(),
    toName: name,
    toAddress: email,
    ...(replyTo === '' ? {} : { replyTo }),
    personId,
    about,
    subject: titles.length === 1 ? `Please sign: ${titles[0]}` : 'Please sign these papers',
    body: [
      `Dear ${givenName},`,
      '',
      'please read and sign, one after the other:',
      ...titles.map((title) => `- ${title}`),
      '',
      `Open them here: ${link}`,
      'Say there what is not right, if anything is not.',
      '',
      `The link is yours alone, needs no password, and works until ${until}.`,
      '',
      agency,
    ].join('\n'),
    attachments: [],
  });
}
