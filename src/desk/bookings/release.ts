import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { freeTime } from '../worktime/index.ts';
import { assignmentState } from './assignment.ts';
import { assignmentReleased } from './events.ts';
import { lockAll } from './lock.ts';
import { mayRelease } from './policy.ts';
import { bookingsDb } from './tables.ts';

/**
 * Ends a pencil or an assignment: the time is free, the shift is open, and the worker's yes to its offer
 * is withdrawn. A paper that was sent is out of date until the worker is confirmed again. Refuses
 * `assignment-not-found`, `already-released`, `shift-over`, and `not-allowed` for a resourcer and an accepted worker.
 */
export async function release(
  tx: Tx,
  input: { readonly assignmentId: string; readonly because: string },
): Promise<Result<{ endedAt: Date; shiftId: string; personId: string }>> {
  const found = await look(tx, input.assignmentId);
  if (!found) {
    return refuse('assignment-not-found', 'There is no such assignment. Look at the shift again.');
  }
  await lockAll(tx, [found.personId], [found.bookingId]);
  const now = nowOf(tx);
  const held = await look(tx, input.assignmentId);
  const state = held ? assignmentState(held, now) : 'ended';
  if (state !== 'pencilled' && state !== 'accepted') {
    return refuse(
      'already-released',
      'This worker no longer holds the shift: they were released or their pencil lapsed.',
    );
  }
  if (!mayRelease(actorOf(tx), state)) {
    return refuse(
      'not-allowed',
      'A worker who accepted is released by a consultant or a manager. Ask one of them.',
    );
  }
  if (state === 'accepted' && found.endsAt <= now) return workedAlready();
  await bookingsDb(tx)
    .updateTable('assignment')
    .set({ ended_at: now, ended_by: actorOf(tx).memberId, ended_because: input.because })
    .where('id', '=', input.assignmentId)
    .execute();
  await freeTime(tx, [found.shiftId]);
  await withdrawYes(tx, found.shiftId, found.personId);
  record(tx, assignmentReleased, {
    subjects: {
      booking: found.bookingId,
      assignment: input.assignmentId,
      shift: found.shiftId,
      worker: found.personId,
    },
    facts: { shifts: [found.shiftId], was: state, by: 'desk' },
    people: { [found.personId]: { because: input.because } },
  });
  return ok({ endedAt: now, shiftId: found.shiftId, personId: found.personId });
}

/**
 * Hours worked stay in the worker's weeks: the 48-hour average needs them, and their records are kept for
 * two years (Working Time Regulations 1998, reg 9).
 */
export function workedAlready(): Result<never> {
  return refuse(
    'shift-over',
    'This shift is over, and its hours stand in the worker’s week. They cannot be taken away afterwards.',
    'Working Time Regulations 1998, reg 9',
  );
}

async function look(tx: Tx, assignmentId: string) {
  return bookingsDb(tx)
    .selectFrom('assignment as a')
    .innerJoin('shift as s', (join) =>
      join.onRef('s.organisation_id', '=', 'a.organisation_id').onRef('s.id', '=', 'a.shift_id'),
    )
    .select([
      'a.shift_id as shiftId',
      'a.person_id as personId',
      'a.accepted_at as acceptedAt',
      'a.lapses_at as lapsesAt',
      'a.ended_at as endedAt',
      's.booking_id as bookingId',
      's.ends_at as endsAt',
    ])
    .where('a.id', '=', assignmentId)
    .executeTakeFirst();
}

async function withdrawYes(tx: Tx, shiftId: string, personId: string): Promise<void> {
  await bookingsDb(tx)
    .updateTable('offer')
    .set({
      answer: 'withdrawn',
      answered_at: nowOf(tx),
      answer_recorded_by: actorOf(tx).memberId,
    })
    .where('shift_id', '=', shiftId)
    .where('person_id', '=', personId)
    .where('answer', '=', 'accepted')
    .execute();
}
