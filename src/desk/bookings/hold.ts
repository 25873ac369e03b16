import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showMoment } from '../../lib/show.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { peopleOf } from '../people/index.ts';
import { begun, wholeLine } from './assignment.ts';
import { type MayDo, mayDo, particularsGiven } from './clear.ts';
import { type Holder, holdersOfShifts, lockAll } from './lock.ts';
import { mayMove, shiftState } from './shift.ts';
import { bookingsDb } from './tables.ts';
import { type LoadedShift, loadShifts, shiftNotFound, shiftsOfLine } from './work.ts';

onConstraint('assignment_pkey', {
  code: 'already-used',
  because: 'This assignment has the number of another one, so nothing was held. Press again.',
});
onConstraint('assignment_one_live', {
  code: 'shift-taken',
  because:
    'Somebody else was given this shift at the same moment, so nothing was held. Look at the shift again.',
});

/** Which shifts a worker shall hold. */
export interface Holding {
  readonly personId: string;
  /** One for each shift, with the id that names the assignment. */
  readonly assignments: readonly { readonly id: string; readonly shiftId: string }[];
}

/** Everything is locked, read and cleared: the worker may hold these shifts. */
export interface ReadyToHold extends MayDo {
  /** In the order of their starts. */
  readonly shifts: readonly LoadedShift[];
  /** Shifts this worker has pencilled already. */
  readonly mine: ReadonlyMap<string, Holder>;
}

/**
 * Locks the worker, whoever let a pencil lapse on these shifts, and the booking; then reads everything
 * afresh and asks every rule. Refuses `shift-not-found`, `one-booking-at-a-time`, `shift-taken`,
 * `shift-cancelled`, `shift-over`, `particulars-missing`, `one-face`, `worker-not-found` and `not-cleared`.
 */
export async function readyToHold(
  tx: Tx,
  { personId, assignments }: Holding,
  move: 'pencil' | 'accept',
): Promise<Result<ReadyToHold>> {
  const shiftIds = [...new Set(assignments.map(({ shiftId }) => shiftId))];
  const locked = await lockFor(tx, personId, shiftIds);
  if (!locked.ok) return locked;
  const shifts = await loadShifts(tx, shiftIds);
  const holders = await holdersOfShifts(tx, shiftIds);
  const free = await mayBeHeld(tx, personId, shifts, holders, move);
  if (!free.ok) return free;
  const step = move === 'pencil' ? 'pencil' : 'assign';
  const given = particularsGiven(tx, shifts, step);
  if (!given.ok) return given;
  const whole = await wholeLines(tx, personId, shifts);
  if (!whole.ok) return whole;
  const clear = await mayDo(tx, personId, shifts, step);
  if (!clear.ok) return clear;
  return ok({ shifts, mine: holders, ...clear.value });
}

/** Shifts that this worker already holds as asked: pressing twice changes nothing. */
export async function heldAlready(
  tx: Tx,
  { personId, assignments }: Holding,
  accepted: boolean,
): Promise<readonly { assignmentId: string; shiftId: string }[] | null> {
  const shiftIds = assignments.map(({ shiftId }) => shiftId);
  const holders = await holdersOfShifts(tx, shiftIds);
  const now = nowOf(tx);
  const held = shiftIds.map((shiftId) => holders.get(shiftId));
  const all = held.every(
    (holder) =>
      holder?.personId === personId &&
      (accepted
        ? holder.acceptedAt !== null
        : holder.acceptedAt !== null || (holder.lapsesAt !== null && holder.lapsesAt > now)),
  );
  if (!all) return null;
  return held.flatMap((holder) =>
    holder ? [{ assignmentId: holder.assignmentId, shiftId: holder.shiftId }] : [],
  );
}

async function lockFor(
  tx: Tx,
  personId: string,
  shiftIds: readonly string[],
): Promise<Result<null>> {
  const found = await bookingsDb(tx)
    .selectFrom('shift as s')
    .leftJoin('assignment as a', (join) =>
      join
        .onRef('a.organisation_id', '=', 's.organisation_id')
        .onRef('a.shift_id', '=', 's.id')
        .on('a.ended_at', 'is', null)
        .on('a.accepted_at', 'is', null)
        .on('a.lapses_at', '<=', nowOf(tx)),
    )
    .select(['s.id', 's.booking_id', 'a.person_id'])
    .where(sql<boolean>`s.id = any(${[...shiftIds]}::uuid[])`)
    .execute();
  if (found.length < shiftIds.length) return shiftNotFound();
  const bookings = [...new Set(found.map((row) => row.booking_id))];
  if (bookings.length > 1) {
    return refuse(
      'one-booking-at-a-time',
      'These shifts belong to several bookings. Take each booking on its own.',
    );
  }
  const lapsed = found.flatMap((row) => (row.person_id ? [row.person_id] : []));
  await lockAll(tx, [...new Set([personId, ...lapsed])], bookings);
  return ok(null);
}

async function mayBeHeld(
  tx: Tx,
  personId: string,
  shifts: readonly LoadedShift[],
  holders: ReadonlyMap<string, Holder>,
  move: 'pencil' | 'accept',
): Promise<Result<null>> {
  const now = nowOf(tx);
  for (const shift of shifts) {
    const holder = holders.get(shift.shiftId) ?? null;
    const state = shiftState({ cancelledAt: shift.cancelledAt, holder, paper: 'none' }, now);
    const mine = holder === null || holder.personId === personId;
    if (holder && !mine && state !== 'cancelled') return takenBy(tx, shift, holder);
    const moved = mayMove(move, state, shift.label);
    if (!moved.ok) return moved;
    if (shift.endsAt <= now) {
      return refuse('shift-over', `${shift.label} is over. Choose a shift that is still to come.`);
    }
  }
  return ok(null);
}

async function takenBy(tx: Tx, shift: LoadedShift, holder: Holder): Promise<Result<never>> {
  const name = (await peopleOf(tx, [holder.personId])).get(holder.personId)?.displayName;
  const today = dateIn(nowOf(tx));
  const how =
    holder.acceptedAt || !holder.lapsesAt
      ? 'assigned to'
      : `pencilled until ${showMoment(minuteOfDate(holder.lapsesAt), today)} for`;
  return refuse(
    'shift-taken',
    `${shift.label} is ${how} ${name ?? 'another worker'}. Release them first, or choose another shift.`,
  );
}

/** A line for one face is taken whole. */
async function wholeLines(
  tx: Tx,
  personId: string,
  shifts: readonly LoadedShift[],
): Promise<Result<null>> {
  const asked = new Set(shifts.map(({ shiftId }) => shiftId));
  for (const lineId of oneFaceLines(shifts)) {
    const toCome = await lineToCome(tx, lineId);
    const holders = await holdersOfShifts(tx, toCome);
    const mine = [...holders.values()].filter((holder) => holder.personId === personId);
    const whole = wholeLine(toCome, new Set(mine.map(({ shiftId }) => shiftId)), asked);
    if (!whole.ok) return whole;
  }
  return ok(null);
}

/** Lines among these shifts that must have one face. */
export function oneFaceLines(shifts: readonly LoadedShift[]): readonly string[] {
  const lines = shifts.filter(({ samePerson }) => samePerson === 'must');
  return [...new Set(lines.map(({ lineId }) => lineId))];
}

/** Shifts of a line that are neither cancelled nor begun. */
export async function lineToCome(tx: Tx, lineId: string): Promise<readonly string[]> {
  const now = nowOf(tx);
  return (await shiftsOfLine(tx, lineId))
    .filter((shift) => !shift.cancelledAt && !begun(shift.startsAt, now))
    .map(({ shiftId }) => shiftId);
}
