import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { contactsOf } from '../clients/index.ts';
import { documentAccepted, documentDeclined } from './events.ts';
import { type KeptAnswer, keepAnswer, keptBefore } from './keep-answer.ts';
import { type PaperToSign, sourceOf } from './paper-source.ts';
import { paperNotFound, readyPaper } from './ready-paper.ts';

/** What the desk was told. */
export interface ToldAnswer {
  readonly id: string;
  readonly kind: string;
  readonly documentId: string;
  readonly answer: 'accepted' | 'declined';
  readonly how: 'phone' | 'in_person' | 'email';
  /** Who said it for the hirer; null for the worker's own word. */
  readonly contactId: string | null;
  /** Left out: now. */
  readonly saidAt?: Date | undefined;
  readonly words: string;
}

/**
 * Records that a side accepted or declined a paper by word of mouth or by mail (practice W3): who said it, how and
 * when. Refuses `contact-not-found`, `said-in-future`, `said-before-paper`, and what `readyPaper`, `cleanText` and the
 * paper's own room refuse. The same id again gives the first result.
 */
export async function recordAnswer(tx: Tx, input: ToldAnswer): Promise<Result<KeptAnswer>> {
  const source = sourceOf(input.kind);
  const found = await source?.paper(tx, input.documentId);
  if (!source || !found) return paperNotFound();
  // A second press at the same moment waits here, and then sees what the first one kept.
  await source.hold(tx, input.documentId);
  const by = await whoSaidIt(tx, found, input.contactId);
  if (!by.ok) return by;
  const before = await keptBefore(tx, input.id, by.value);
  if (before) return before;
  const words = cleanText(input.words, { max: 1000, lines: true, what: 'What they said' });
  if (!words.ok) return words;
  const now = nowOf(tx);
  const saidAt = input.saidAt ?? now;
  if (saidAt > now) {
    return refuse('said-in-future', 'This moment is still to come. Enter when it was said.');
  }
  // A moment typed without its seconds may lie a little before the paper.
  if (saidAt.getTime() < found.madeAt.getTime() - 60_000) {
    return refuse(
      'said-before-paper',
      'This paper had not been made at that moment. Enter when they answered this version.',
    );
  }
  const ready = await readyPaper(tx, input, null);
  if (!ready.ok) return ready;
  const { paper, sha256 } = ready.value;
  const { answer, how } = input;
  await keepAnswer(tx, ready.value, {
    id: input.id,
    kind: input.kind,
    personId: by.value.personId,
    answer,
    how,
    saidAt,
    words: words.value,
  });
  if (answer === 'accepted') {
    const settled = await source.settle?.(tx, paper, {
      signatureId: input.id,
      personId: by.value.personId,
      answer,
      how,
      saidAt,
    });
    if (settled && !settled.ok) return settled;
  }
  record(tx, answer === 'accepted' ? documentAccepted : documentDeclined, {
    subjects: {
      signature: input.id,
      document: paper.documentId,
      ...paper.subjects,
      ...(by.value.contactId ? { contact: by.value.contactId } : {}),
    },
    facts: {
      paper: input.kind,
      document: paper.documentId,
      version: paper.version,
      side: paper.side,
      sha256,
      how,
      saidAt: saidAt.toISOString(),
    },
    ...(words.value === '' ? {} : { people: { [by.value.personId]: { words: words.value } } }),
  });
  return ok({ signatureId: input.id, answer, saidAt });
}

async function whoSaidIt(
  tx: Tx,
  { side, aboutPerson, clientId }: PaperToSign,
  contactId: string | null,
): Promise<Result<{ personId: string; contactId: string | null }>> {
  if (side === 'worker') return ok({ personId: aboutPerson ?? '', contactId: null });
  const contact = contactId ? (await contactsOf(tx, [contactId])).get(contactId) : undefined;
  if (!contact || contact.clientId !== clientId) {
    return refuse('contact-not-found', 'This is no contact of the client. Choose who said it.');
  }
  return ok({ personId: contact.personId, contactId: contact.contactId });
}
