import { normaliseEmail } from '../../lib/email.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Refusal, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import {
  type CheckedConfirmation,
  type Confirmed,
  checkConfirmation,
  confirmedBefore,
  lettersOf,
  linesUnder,
  lockAll,
  type PreparedConfirmation,
  prepareConfirmation,
  writeConfirmation,
} from '../bookings/index.ts';
import { mayMail, sendMail } from '../communications/index.ts';
import { type BatchItem, byReader, type Envelope, mailOf } from './batch.ts';

export interface BatchInput {
  readonly items: readonly BatchItem[];
  /** Why it changed, for everybody; may be empty. */
  readonly because: string;
}

export interface BatchDone {
  readonly sent: readonly (BatchItem & { readonly version: number })[];
  /** What could not go, with why. */
  readonly kept: readonly (BatchItem & { readonly code: string; readonly because: string })[];
  /** Messages that took what went, now or before. */
  readonly messages: number;
}

/**
 * Confirms workers of several bookings in writing to both sides, in one message to each reader. Each booking's papers
 * are written and recorded as if it were confirmed alone; what cannot go is named and stops nothing else. All workers
 * and bookings are locked together, after the papers are made. An id that sent before gives what it sent. Refuses only
 * what `sendMail` or what others say under a paper refuses once all was checked: then nothing goes.
 */
export async function confirmTogether(tx: Tx, input: BatchInput): Promise<Result<BatchDone>> {
  const sent: BatchDone['sent'][number][] = [];
  const kept: BatchDone['kept'][number][] = [];
  const messages = new Set<string>();
  const went = (item: BatchItem, { version, papers }: Confirmed) => {
    sent.push({ ...item, version });
    for (const { messageId } of papers) messages.add(messageId);
  };
  const settle = async (item: BatchItem, { code, because }: Refusal) => {
    // Another press of the same moment may have sent it.
    const before = await confirmedBefore(tx, item.id);
    if (before) went(item, before);
    else kept.push({ ...item, code, because });
  };
  const prepared: (PreparedConfirmation & { readonly item: BatchItem })[] = [];
  for (const item of once(input.items)) {
    const before = await confirmedBefore(tx, item.id);
    if (before) {
      went(item, before);
      continue;
    }
    const one = await prepareConfirmation(tx, { ...item, because: input.because });
    if (one.ok) prepared.push({ ...one.value, item });
    else await settle(item, one.refusal);
  }
  await lockAll(
    tx,
    [...new Set(prepared.map(({ item }) => item.personId))].sort(),
    prepared.map(({ item }) => item.bookingId),
  );
  const checked: (CheckedConfirmation & { readonly item: BatchItem })[] = [];
  for (const { item, ...one } of prepared) {
    const may = await checkConfirmation(tx, one);
    const reached = may.ok ? await bothReached(tx, one) : may;
    if (may.ok && reached.ok) checked.push({ ...may.value, item });
    else if (!reached.ok) await settle(item, reached.refusal);
  }
  const envelopes = byReader(checked.flatMap((one) => lettersOf(one)));
  const taken = new Map<string, string>();
  for (const envelope of envelopes) {
    const mail = await post(tx, envelope);
    if (!mail.ok) return mail;
    for (const { id } of envelope.letters) taken.set(id, mail.value);
  }
  for (const one of checked) {
    const bySide = new Map(one.papers.map(({ side, id }) => [side, taken.get(id) ?? '']));
    went(one.item, await writeConfirmation(tx, one, bySide));
  }
  return ok({ sent, kept, messages: messages.size });
}

/** Each worker of each booking once, whatever the page sent. */
export function once(items: readonly BatchItem[]): readonly BatchItem[] {
  return [
    ...new Map(items.map((item) => [`${item.bookingId} ${item.personId}`, item])).values(),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Can both readers be written to? What stops one paper stops its booking, not the others. */
async function bothReached(tx: Tx, prepared: PreparedConfirmation): Promise<Result<null>> {
  for (const { toAddress, toPerson } of lettersOf(prepared)) {
    const address = normaliseEmail(toAddress);
    if (!address.ok) return address;
    const may = await mayMail(tx, toPerson);
    if (!may.ok) return may;
  }
  return ok(null);
}

async function post(tx: Tx, envelope: Envelope): Promise<Result<string>> {
  const under = new Map<string, string>();
  for (const { id, about } of envelope.letters) {
    const lines = await linesUnder(tx, about);
    if (!lines.ok) return lines;
    under.set(id, lines.value);
  }
  const [first, ...more] = envelope.letters;
  if (!first) throw new Error('A message without a paper.');
  const { subject, body, attachments } = mailOf(envelope, under);
  const { toName, toAddress, toPerson: personId, replyTo, bookingId } = first;
  const oneBooking = more.every((letter) => letter.bookingId === bookingId);
  const written = await sendMail(tx, {
    id: newId(),
    toName,
    toAddress,
    personId,
    ...(replyTo === '' ? {} : { replyTo }),
    subject,
    body,
    about: oneBooking ? { kind: 'booking', id: bookingId } : { kind: 'person', id: personId },
    attachments,
  });
  return written.ok ? ok(written.value.messageId) : written;
}
