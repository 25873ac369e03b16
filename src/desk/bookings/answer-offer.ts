import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { offerAnswered, shiftSubjects } from './events.ts';
import { mayAnswer, offerState } from './offer.ts';
import { bookingsDb } from './tables.ts';

export interface AnswerInput {
  readonly offerId: string;
  readonly answer: 'accepted' | 'declined';
  /** When the worker said so; left out: now. */
  readonly saidAt?: Date;
  readonly note: string;
}

/**
 * Records a worker's answer to an offer, most often spoken on the phone. A yes holds nothing: it waits
 * until the desk assigns them. On a line for one face it answers all of the worker's offers of that line.
 * Refuses `offer-not-found`, `already-answered` and `said-in-future`.
 */
export async function answerOffer(
  tx: Tx,
  input: AnswerInput,
): Promise<Result<{ offerIds: readonly string[]; state: 'accepted' | 'declined' }>> {
  const now = nowOf(tx);
  const saidAt = input.saidAt ?? now;
  if (saidAt > now) {
    return refuse('said-in-future', 'This moment is still to come. Enter when it was said.');
  }
  const offers = await lockedOffers(tx, input.offerId);
  const asked = offers.find(({ id }) => id === input.offerId);
  if (!asked) return refuse('offer-not-found', 'There is no such offer. Look at the shift again.');
  if (asked.answer === input.answer) {
    return ok({ offerIds: offers.map(({ id }) => id), state: input.answer });
  }
  const may = mayAnswer(offerState(asked.answer), input.answer);
  if (!may.ok) return may;
  const answered = offers.filter((offer) => mayAnswer(offerState(offer.answer), input.answer).ok);
  const ids = answered.map(({ id }) => id);
  await bookingsDb(tx)
    .updateTable('offer')
    .set({
      answer: input.answer,
      answered_at: saidAt,
      answer_recorded_by: actorOf(tx).memberId,
      answer_note: input.note,
      ...(input.answer === 'accepted' ? { yes_at: saidAt } : {}),
    })
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
  const shiftIds = answered.map((offer) => offer.shiftId);
  record(tx, offerAnswered, {
    subjects: {
      booking: asked.bookingId,
      worker: asked.personId,
      offer: asked.id,
      ...shiftSubjects(shiftIds),
    },
    facts: { shifts: shiftIds, answer: input.answer, saidAt: saidAt.toISOString() },
    ...(input.note === '' ? {} : { people: { [asked.personId]: { note: input.note } } }),
  });
  return ok({ offerIds: ids, state: input.answer });
}

/** The offer, and on a line for one face the worker's other offers of the line, locked in id order. */
async function lockedOffers(tx: Tx, offerId: string) {
  const { rows } = await sql<{
    id: string;
    shiftId: string;
    personId: string;
    bookingId: string;
    answer: 'accepted' | 'declined' | 'lapsed' | 'withdrawn' | null;
  }>`
    select o.id, o.shift_id as "shiftId", o.person_id as "personId", s.booking_id as "bookingId",
      o.answer
    from offer o
    join shift s on s.organisation_id = o.organisation_id and s.id = o.shift_id
    where o.organisation_id = current_organisation()
      and (o.id = ${offerId} or exists (
        select 1 from offer q
        join shift t on t.organisation_id = q.organisation_id and t.id = q.shift_id
        join booking_line l on l.organisation_id = t.organisation_id and l.id = t.line_id
        where q.organisation_id = o.organisation_id and q.id = ${offerId}
          and l.same_person = 'must' and t.line_id = s.line_id and q.person_id = o.person_id
          and q.round_id = o.round_id))
    order by o.id for update of o`.execute(bookingsDb(tx));
  return rows;
}
