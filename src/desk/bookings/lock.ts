import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { lockWorkers } from '../worktime/index.ts';
import { assignmentReleased } from './events.ts';
import { paperOfShift } from './paper.ts';
import { type ShiftState, shiftState } from './shift.ts';
import { bookingsDb } from './tables.ts';
import { type LoadedShift, loadShifts, shiftNotFound } from './work.ts';

/** Locks bookings in id order, after the workers and before anything about their shifts is read. */
export async function lockBookings(tx: Tx, bookingIds: readonly string[]): Promise<void> {
  if (bookingIds.length === 0) return;
  await bookingsDb(tx)
    .selectFrom('booking')
    .select('id')
    .where(sql<boolean>`id = any(${[...new Set(bookingIds)]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/**
 * Locks these workers, then these bookings, and ends the workers' lapsed pencils: their time is free and
 * their shifts are open again.
 */
export async function lockAll(
  tx: Tx,
  personIds: readonly string[],
  bookingIds: readonly string[],
): Promise<void> {
  await lockWorkers(tx, personIds);
  await lockBookings(tx, bookingIds);
  await endLapsed(tx, personIds);
}

async function endLapsed(tx: Tx, personIds: readonly string[]): Promise<void> {
  const now = nowOf(tx);
  if (personIds.length === 0) return;
  const lapsed = await bookingsDb(tx)
    .updateTable('assignment')
    .set({ ended_at: now, ended_by: null, ended_because: 'The pencil lapsed.' })
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .where('ended_at', 'is', null)
    .where('accepted_at', 'is', null)
    .where('lapses_at', '<=', now)
    .returning(['id', 'shift_id', 'person_id'])
    .execute();
  for (const one of lapsed) {
    record(tx, assignmentReleased, {
      subjects: { assignment: one.id, shift: one.shift_id, worker: one.person_id },
      facts: { shifts: [one.shift_id], was: 'pencilled', by: 'lapse' },
    });
  }
}

/** Who holds a shift, if anyone. */
export interface Holder {
  readonly assignmentId: string;
  readonly shiftId: string;
  readonly personId: string;
  readonly pencilledBy: string | null;
  readonly lapsesAt: Date | null;
  readonly acceptedAt: Date | null;
}

/** The live assignment of each of these shifts, lapsed pencils too until they are ended. */
export async function holdersOfShifts(
  tx: Tx,
  shiftIds: readonly string[],
): Promise<ReadonlyMap<string, Holder>> {
  const rows = await bookingsDb(tx)
    .selectFrom('assignment')
    .select([
      'id as assignmentId',
      'shift_id as shiftId',
      'person_id as personId',
      'pencilled_by as pencilledBy',
      'lapses_at as lapsesAt',
      'accepted_at as acceptedAt',
    ])
    .where(sql<boolean>`shift_id = any(${[...shiftIds]}::uuid[])`)
    .where('ended_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.shiftId, row]));
}

/** A shift that nobody else can change until this act ends. */
export interface LockedShift {
  readonly shift: LoadedShift;
  /** Who holds it; a lapsed pencil does not. */
  readonly holder: Holder | null;
  readonly state: ShiftState;
}

/**
 * Locks whoever holds a shift, then its booking, and reads it afresh. Refuses `shift-not-found`, and
 * `shift-changed` when another worker came into it in between.
 */
export async function lockedShift(tx: Tx, shiftId: string): Promise<Result<LockedShift>> {
  const [before] = await loadShifts(tx, [shiftId]);
  if (!before) return shiftNotFound();
  const heldBefore = (await holdersOfShifts(tx, [shiftId])).get(shiftId);
  await lockAll(tx, heldBefore ? [heldBefore.personId] : [], [before.bookingId]);
  const [shift] = await loadShifts(tx, [shiftId]);
  const holder = (await holdersOfShifts(tx, [shiftId])).get(shiftId) ?? null;
  if (!shift) return shiftNotFound();
  if (holder && holder.personId !== heldBefore?.personId) {
    return refuse(
      'shift-changed',
      `Somebody was given ${shift.label} while you were looking. Look at it again.`,
    );
  }
  const paper = holder?.acceptedAt ? await paperOfShift(tx, holder.assignmentId) : 'none';
  const state = shiftState({ cancelledAt: shift.cancelledAt, holder, paper }, nowOf(tx));
  return ok({ shift, holder, state });
}

/** How many workers hold shifts of a booking. */
export async function heldIn(tx: Tx, bookingId: string): Promise<number> {
  const { rows } = await sql<{ held: number }>`
    select count(distinct a.person_id) as held from assignment a
    join shift s on s.organisation_id = a.organisation_id and s.id = a.shift_id
    where s.organisation_id = current_organisation() and s.booking_id = ${bookingId}
      and a.ended_at is null`.execute(bookingsDb(tx));
  return rows[0]?.held ?? 0;
}
