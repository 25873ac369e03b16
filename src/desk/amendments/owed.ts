import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import {
  bookedFor,
  gatherConfirmation,
  type Letter,
  lettersOf,
  makePapers,
  missingToConfirm,
  papersOf,
  stoppedBy,
} from '../bookings/index.ts';
import { contactsOf } from '../clients/index.ts';
import { byReader, mailOf } from './batch.ts';
import type { owedConfirmations, previewTogetherRoute } from './batch-schema.ts';
import { type BatchInput, once } from './confirm-together.ts';

/** Most rows the page shows at once; the soonest due come first. */
const MOST = 300;

/** Every worker of every booking whose paper was never sent or is overtaken, the soonest due first. */
export async function confirmationsOwed(tx: Tx): Promise<Reply<typeof owedConfirmations>> {
  const { total, rows } = await papersOf(tx, sql`true`, { owed: true, size: MOST });
  const bookings = await bookedFor(tx, [...new Set(rows.map(({ bookingId }) => bookingId))]);
  const contacts = await contactsOf(tx, [
    ...new Set([...bookings.values()].map(({ orderedBy }) => orderedBy)),
  ]);
  return {
    total,
    rows: rows.map((row) => {
      const contactId = bookings.get(row.bookingId)?.orderedBy ?? '';
      return { ...row, contactId, contactName: contacts.get(contactId)?.name ?? '' };
    }),
  };
}

/** Exactly what confirming these together would send to whom, and what would stay behind with why. Changes nothing. */
export async function togetherPreview(
  tx: Tx,
  input: BatchInput,
): Promise<Result<Reply<typeof previewTogetherRoute>>> {
  const letters: Letter[] = [];
  const kept: { bookingId: string; personId: string; because: string }[] = [];
  for (const item of once(input.items)) {
    const { bookingId, personId } = item;
    const because = await keptBack(tx, { ...item, because: input.because }, letters);
    if (because !== null) kept.push({ bookingId, personId, because });
  }
  const envelopes = byReader(letters);
  return ok({
    kept,
    papers: letters.length,
    mails: envelopes.map((envelope) => {
      const { subject, body, attachments } = mailOf(envelope, new Map());
      const [first] = envelope.letters;
      return {
        side: first?.side ?? 'worker',
        toName: first?.toName ?? '',
        toAddress: first?.toAddress ?? '',
        subject,
        body,
        attachments: attachments.map(({ fileName }) => fileName),
      };
    }),
  });
}

/** Adds what would go for one worker of one booking, or says why nothing would. */
async function keptBack(
  tx: Tx,
  input: {
    readonly id: string;
    readonly bookingId: string;
    readonly personId: string;
    readonly because: string;
  },
  letters: Letter[],
): Promise<string | null> {
  const gathered = await gatherConfirmation(tx, input.bookingId, input.personId);
  if (!gathered.ok) return gathered.refusal.because;
  if (!gathered.value.needed) return 'Nothing has changed since it was sent.';
  const missing = missingToConfirm(gathered.value);
  if (missing.length > 0) return `Missing: ${missing.map(({ fact }) => fact).join('; ')}.`;
  const [stop] = await stoppedBy(tx, input.personId, gathered.value);
  if (stop) return stop.because;
  const papers = await makePapers(tx, input, gathered.value, false);
  letters.push(...lettersOf({ input, gathered: gathered.value, papers }));
  return null;
}
