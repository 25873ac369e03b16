import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { shiftSubjects } from '../bookings/index.ts';
import { hasAgreed, partsOf, wordsNeeded } from './amendment.ts';
import { readAsked, type Speaker, saidWhen, speaker, type Wanted } from './asked.ts';
import { amendmentAsked } from './events.ts';
import { loadAmendment } from './load-amendment.ts';
import type { AmendmentState, How } from './schema.ts';
import { amendmentsDb } from './tables.ts';

export interface AmendmentToAsk extends Wanted {
  /** The same id again gives the first result. */
  readonly id: string;
  readonly askedBy: Speaker;
  readonly how: How;
  /** ISO; left out: just now. */
  readonly askedAt?: string | undefined;
  readonly because: string;
}

/**
 * Records that a contact or a worker asks for a change to shifts of a booking; whoever asks has agreed by asking.
 * Changes nothing of the booking. Refuses as `readAsked`, `speaker` and `saidWhen`.
 */
export async function askAmendment(
  tx: Tx,
  input: AmendmentToAsk,
): Promise<Result<{ amendmentId: string; state: AmendmentState }>> {
  const before = await loadAmendment(tx, input.id);
  if (before.ok) return ok({ amendmentId: input.id, state: before.value.state });
  const asked = await readAsked(tx, input);
  if (!asked.ok) return asked;
  const { booking, shifts, holders } = asked.value;
  const held = [...holders.values()].flatMap((one) => (one.acceptedAt ? [one.personId] : []));
  const workers = [...held, ...(input.toPersonId === null ? [] : [input.toPersonId])];
  const who = await speaker(tx, input.askedBy, booking.clientId, workers);
  if (!who.ok) return who;
  const at = saidWhen(tx, input.askedAt);
  if (!at.ok) return at;
  const actor = actorOf(tx);
  if (!actor.memberId) throw new Error('A change is asked of a member, not of the system.');
  const by = {
    by_contact: input.askedBy.side === 'hirer' ? input.askedBy.contactId : null,
    by_worker: input.askedBy.side === 'worker' ? input.askedBy.workerId : null,
  };
  const written = await amendmentsDb(tx)
    .insertInto('amendment')
    .values({
      organisation_id: actor.organisationId,
      id: input.id,
      booking_id: input.bookingId,
      asked_side: input.askedBy.side,
      asked_by_contact: by.by_contact,
      asked_by_worker: by.by_worker,
      asked_how: input.how,
      asked_at: at.value,
      because: input.because,
      change: input.terms,
      to_person: input.toPersonId,
      recorded_at: nowOf(tx),
      recorded_by: actor.memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  // The same press of another moment came first.
  if (written.numInsertedOrUpdatedRows === 0n) return again(tx, input.id);
  await amendmentsDb(tx)
    .insertInto('amendment_shift')
    .values(
      shifts.map((shift) => ({
        organisation_id: actor.organisationId,
        amendment_id: input.id,
        shift_id: shift.shiftId,
        revision: shift.revision,
        starts_at: shift.startsAt,
        ends_at: shift.endsAt,
        break_minutes: shift.breakMinutes,
        pay_pence: shift.payPence,
        charge_pence: shift.chargePence,
        person_id: holders.get(shift.shiftId)?.personId ?? null,
      })),
    )
    .execute();
  await amendmentsDb(tx)
    .insertInto('amendment_word')
    .values({
      organisation_id: actor.organisationId,
      id: newId(),
      amendment_id: input.id,
      said: 'agreed',
      side: input.askedBy.side,
      ...by,
      how: input.how,
      said_at: at.value,
      words: '',
      recorded_at: nowOf(tx),
      recorded_by: actor.memberId,
    })
    .execute();
  const needed = wordsNeeded(input.terms, held, input.toPersonId);
  const asking = { said: 'agreed', side: input.askedBy.side, workerId: by.by_worker } as const;
  const missing = needed.filter((one) => !hasAgreed([asking], one));
  record(tx, amendmentAsked, {
    subjects: {
      booking: input.bookingId,
      amendment: input.id,
      [input.askedBy.side === 'hirer' ? 'contact' : 'worker']: who.value.personId,
      ...shiftSubjects(shifts.map(({ shiftId }) => shiftId)),
    },
    facts: {
      amendment: input.id,
      parts: [...partsOf(input.terms, input.toPersonId)],
      askedBy: input.askedBy.side,
      how: input.how,
      askedAt: at.value.toISOString(),
      shifts: shifts.map(({ shiftId }) => shiftId),
      wordsNeeded: missing.length,
    },
    people: { [who.value.personId]: { because: input.because } },
  });
  return ok({ amendmentId: input.id, state: missing.length === 0 ? 'agreed' : 'asked' });
}

async function again(
  tx: Tx,
  amendmentId: string,
): Promise<Result<{ amendmentId: string; state: AmendmentState }>> {
  const first = await loadAmendment(tx, amendmentId);
  return first.ok ? ok({ amendmentId, state: first.value.state }) : first;
}
