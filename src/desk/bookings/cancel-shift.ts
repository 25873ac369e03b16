import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { minuteOfDate } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { freeTime } from '../worktime/index.ts';
import { withdrawOffers } from './close-offers.ts';
import { assignmentReleased, shiftCancelled } from './events.ts';
import { lockedShift } from './lock.ts';
import { workedAlready } from './release.ts';
import { mayMove } from './shift.ts';
import { bookingsDb } from './tables.ts';

/** A shift that was cancelled, as other rooms hear of it. */
export interface CancelledShift {
  readonly shiftId: string;
  readonly bookingId: string;
  readonly clientId: string;
  readonly siteId: string;
  /** Who held it, if anyone. */
  readonly holder: { readonly assignmentId: string; readonly personId: string } | null;
  /** They had been given the work, not only pencilled. */
  readonly accepted: boolean;
  /** Minutes to the start; below zero when it had begun. */
  readonly noticeMinutes: number;
  readonly by: 'hirer' | 'desk';
  readonly because: string;
}

type OnCancelled = (tx: Tx, cancelled: CancelledShift) => Promise<void>;

const heardBy: OnCancelled[] = [];

/** A room that must act when a shift is cancelled says so here; it acts in the same transaction. */
export function onCancelled(handler: OnCancelled): void {
  heardBy.push(handler);
}

/**
 * Cancels a shift: its worker's time is free, its offers are withdrawn, and a paper that was sent is out
 * of date until both sides are told in writing. The same shift again gives the first result. Refuses
 * `shift-not-found`, `shift-over` when it was worked, and `shift-changed` when its worker changed meanwhile.
 * @param input `by`: who cancels; left out: the desk itself, as when it was entered by mistake
 */
export async function cancelShift(
  tx: Tx,
  input: {
    readonly shiftId: string;
    readonly because: string;
    readonly by?: CancelledShift['by'];
  },
): Promise<Result<{ cancelledAt: Date; personId: string | null }>> {
  const locked = await lockedShift(tx, input.shiftId);
  if (!locked.ok) return locked;
  const { shift, holder, state } = locked.value;
  if (shift.cancelledAt) return ok({ cancelledAt: shift.cancelledAt, personId: null });
  const moved = mayMove('cancel', state, shift.label);
  if (!moved.ok) return moved;
  if (state === 'cancelled') return refuse('shift-cancelled', `${shift.label} was cancelled.`);
  const now = nowOf(tx);
  if (holder?.acceptedAt && shift.endsAt <= now) return workedAlready();
  const db = bookingsDb(tx);
  await db
    .updateTable('shift')
    .set({
      cancelled_at: now,
      cancelled_by: actorOf(tx).memberId,
      cancelled_because: input.because,
      revision: sql`revision + 1`,
    })
    .where('id', '=', shift.shiftId)
    .execute();
  if (holder) {
    await db
      .updateTable('assignment')
      .set({
        ended_at: now,
        ended_by: actorOf(tx).memberId,
        ended_because: 'The shift was cancelled.',
      })
      .where('id', '=', holder.assignmentId)
      .execute();
    await freeTime(tx, [shift.shiftId]);
    record(tx, assignmentReleased, {
      subjects: {
        booking: shift.bookingId,
        assignment: holder.assignmentId,
        shift: shift.shiftId,
        worker: holder.personId,
      },
      facts: {
        shifts: [shift.shiftId],
        was: holder.acceptedAt ? 'accepted' : 'pencilled',
        by: 'cancellation',
      },
    });
  }
  const withdrawn = await withdrawOffers(tx, shift.shiftId);
  const noticeMinutes = minuteOfDate(shift.startsAt) - minuteOfDate(now);
  record(tx, shiftCancelled, {
    subjects: {
      booking: shift.bookingId,
      shift: shift.shiftId,
      ...(holder ? { worker: holder.personId } : {}),
    },
    facts: {
      was: state,
      noticeMinutes,
      offersWithdrawn: withdrawn,
    },
    ...(holder ? { people: { [holder.personId]: { because: input.because } } } : {}),
  });
  for (const hears of heardBy) {
    await hears(tx, {
      shiftId: shift.shiftId,
      bookingId: shift.bookingId,
      clientId: shift.place.clientId,
      siteId: shift.siteId,
      holder,
      accepted: holder?.acceptedAt != null,
      noticeMinutes,
      by: input.by ?? 'desk',
      because: input.because,
    });
  }
  return ok({ cancelledAt: now, personId: holder?.personId ?? null });
}
