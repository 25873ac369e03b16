import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { bookedFor } from '../bookings/index.ts';
import { hasAgreed, mayNotMove } from './amendment.ts';
import { type Speaker, saidWhen, speaker } from './asked.ts';
import { amendmentAnswered, amendmentWithdrawn } from './events.ts';
import { type LoadedAmendment, loadAmendment } from './load-amendment.ts';
import type { AmendmentState, How } from './schema.ts';
import { amendmentsDb } from './tables.ts';

type Stands = Result<{ amendmentId: string; state: AmendmentState }>;

export interface AmendmentAnswer {
  readonly amendmentId: string;
  /** The same id again gives the first result. */
  readonly id: string;
  readonly answer: 'agreed' | 'declined';
  readonly by: Speaker;
  readonly how: How;
  readonly saidAt?: string | undefined;
  readonly words: string;
}

/**
 * Records that the hirer or a worker agrees to a change, or declines it, which ends it. Refuses
 * `amendment-not-found`, `already-agreed` by this side, `already-applied` and its like, and as `speaker`.
 */
export async function answerAmendment(tx: Tx, input: AmendmentAnswer): Promise<Stands> {
  const found = await loadAmendment(tx, input.amendmentId, true);
  if (!found.ok) return found;
  const amendment = found.value;
  if (amendment.words.some(({ id }) => id === input.id)) return stands(amendment);
  const stopped = mayNotMove('answer', amendment.state);
  if (stopped) return stopped;
  const booking = (await bookedFor(tx, [amendment.bookingId])).get(amendment.bookingId);
  const workers = amendment.needed.flatMap(({ workerId }) => workerId ?? []);
  const who = await speaker(tx, input.by, booking?.clientId ?? '', workers);
  if (!who.ok) return who;
  const workerId = input.by.side === 'worker' ? input.by.workerId : null;
  const side = { side: input.by.side, workerId };
  if (input.answer === 'agreed' && hasAgreed(amendment.words, side)) {
    return refuse(
      'already-agreed',
      input.by.side === 'hirer'
        ? 'The hirer has agreed to this change already.'
        : `${who.value.name} has agreed to this change already.`,
    );
  }
  const at = saidWhen(tx, input.saidAt);
  if (!at.ok) return at;
  await save(tx, amendment, {
    ...input,
    said: input.answer,
    ...side,
    contactId: input.by.side === 'hirer' ? input.by.contactId : null,
    at: at.value,
  });
  record(tx, amendmentAnswered, {
    subjects: {
      booking: amendment.bookingId,
      amendment: amendment.amendmentId,
      [input.by.side === 'hirer' ? 'contact' : 'worker']: who.value.personId,
    },
    facts: {
      amendment: amendment.amendmentId,
      answer: input.answer,
      side: input.by.side,
      how: input.how,
      saidAt: at.value.toISOString(),
    },
    people: { [who.value.personId]: { words: input.words } },
  });
  const after = await loadAmendment(tx, input.amendmentId);
  return after.ok ? stands(after.value) : after;
}

/**
 * Takes back a change that was asked for and not made. The same press again gives the first result. Refuses
 * `amendment-not-found`, `already-applied` and its like.
 */
export async function withdrawAmendment(
  tx: Tx,
  input: { readonly amendmentId: string; readonly id: string; readonly because: string },
): Promise<Stands> {
  const found = await loadAmendment(tx, input.amendmentId, true);
  if (!found.ok) return found;
  const amendment = found.value;
  if (amendment.words.some(({ id }) => id === input.id)) return stands(amendment);
  const stopped = mayNotMove('withdraw', amendment.state);
  if (stopped) return stopped;
  await save(tx, amendment, {
    id: input.id,
    said: 'withdrawn',
    side: null,
    workerId: null,
    contactId: null,
    how: null,
    at: nowOf(tx),
    words: input.because,
  });
  record(tx, amendmentWithdrawn, {
    subjects: { booking: amendment.bookingId, amendment: amendment.amendmentId },
    facts: { amendment: amendment.amendmentId },
  });
  return ok({ amendmentId: input.amendmentId, state: 'withdrawn' });
}

function stands({ amendmentId, state }: LoadedAmendment): Stands {
  return ok({ amendmentId, state });
}

interface WordToSave {
  readonly id: string;
  readonly said: 'agreed' | 'declined' | 'withdrawn' | 'applied';
  readonly side: 'hirer' | 'worker' | null;
  readonly workerId: string | null;
  readonly contactId: string | null;
  readonly how: How | null;
  readonly at: Date;
  readonly words: string;
}

async function save(tx: Tx, { amendmentId }: LoadedAmendment, word: WordToSave): Promise<void> {
  const actor = actorOf(tx);
  if (!actor.memberId) throw new Error('A word is recorded by a member, not by the system.');
  await amendmentsDb(tx)
    .insertInto('amendment_word')
    .values({
      organisation_id: actor.organisationId,
      id: word.id,
      amendment_id: amendmentId,
      said: word.said,
      side: word.side,
      by_contact: word.contactId,
      by_worker: word.workerId,
      how: word.how,
      said_at: word.at,
      words: word.words,
      recorded_at: nowOf(tx),
      recorded_by: actor.memberId,
    })
    .execute();
}

/** Writes that it was done. */
export async function saveApplied(tx: Tx, amendment: LoadedAmendment, id: string): Promise<void> {
  await save(tx, amendment, {
    id,
    said: 'applied',
    side: null,
    workerId: null,
    contactId: null,
    how: null,
    at: nowOf(tx),
    words: '',
  });
}
