import { sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { minuteOfDate } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { onReplaced } from '../attendance/index.ts';
import { type CancelledShift, loadShifts, onAssigned, onCancelled } from '../bookings/index.ts';
import { chargeFor } from './charge.ts';
import { conflictOpened, conflictRefilled } from './events.ts';
import { type ConflictRow, kindOf, peopleOf, subjectsOf } from './found.ts';
import { takenInto } from './in-hand.ts';
import { keep } from './keep.ts';
import type { Kind } from './shapes-schema.ts';
import { conflictsDb } from './tables.ts';
import { writeConflict, writeShifts } from './write-conflict.ts';

/** Cancellations of one booking by one member within this time are one conflict. */
const TOGETHER_MS = 3_600_000;

/** A hirer's cancellation that no conflict has in hand opens one of its own, and is charged by the terms. */
async function cancelled(tx: Tx, shift: CancelledShift): Promise<void> {
  const inHand = takenInto(tx);
  if (inHand) {
    inHand.push(shift);
    return;
  }
  const { holder } = shift;
  // Nobody had been given it: the client needs one fewer, and nothing went wrong.
  if (shift.by !== 'hirer' || !shift.accepted || !holder) return;
  const now = nowOf(tx);
  const kept = {
    shiftId: shift.shiftId,
    startsAt: new Date(now.getTime() + shift.noticeMinutes * 60_000),
    personId: holder.personId,
    done: 'cancelled' as const,
  };
  const together = await openOne(tx, {
    booking_id: shift.bookingId,
    kind: 'hirer_cancels',
    since: new Date(now.getTime() - TOGETHER_MS),
  });
  const row = together ?? (await begin(tx, 'hirer_cancels', 'cancellation', shift, null));
  await writeShifts(tx, row, [kept]);
  if (!together) {
    await keep(tx, row.id, {
      step: 'statement',
      byWhom: 'hirer',
      how: 'phone',
      words: shift.because,
    });
    opened(tx, row, shift.shiftId, shift.noticeMinutes, { cancelled: 1, released: 0 }, '');
  }
  await chargeFor(tx, row, [shift.shiftId], new Map([[shift.shiftId, holder.personId]]));
}

/** The start board's words for how a start stood, as kinds. */
const OF_START: Readonly<Record<string, Kind>> = {
  late: 'late',
  no_show: 'no_show',
  not_heard: 'no_show',
};

type Replaced = Parameters<Parameters<typeof onReplaced>[0]>[1];

/** Somebody else is looked for from the start board: the conflict of that shift, or a new one. */
async function replaced(tx: Tx, start: Replaced): Promise<void> {
  const { shiftId, personId } = start;
  const known = await conflictsDb(tx)
    .selectFrom('conflict_shift as s')
    .innerJoin('conflict as c', (join) =>
      join.onRef('c.organisation_id', '=', 's.organisation_id').onRef('c.id', '=', 's.conflict_id'),
    )
    .select('c.id')
    .where('s.shift_id', '=', shiftId)
    .where('s.person_id', '=', personId)
    .where('s.done', 'is', null)
    .where('c.kind', 'in', ['late', 'no_show', 'sick', 'worker_cancels'])
    .orderBy('c.opened_at', 'desc')
    .executeTakeFirst();
  if (known) {
    await conflictsDb(tx)
      .updateTable('conflict_shift')
      .set({ done: 'released' })
      .where('conflict_id', '=', known.id)
      .where('shift_id', '=', shiftId)
      .execute();
    return;
  }
  const [shift] = await loadShifts(tx, [shiftId]);
  if (!shift) throw new Error('A start without a shift.');
  const kind = OF_START[start.state] ?? 'worker_cancels';
  const { bookingId, siteId, place } = shift;
  const at = { bookingId, clientId: place.clientId, siteId };
  const row = await begin(tx, kind, 'start_board', at, personId);
  const { startsAt, because } = start;
  await writeShifts(tx, row, [{ shiftId, startsAt, personId, done: 'released' }]);
  await keep(tx, row.id, { step: 'statement', byWhom: 'desk', how: 'noticed', words: because });
  const notice = minuteOfDate(startsAt) - minuteOfDate(nowOf(tx));
  opened(tx, row, shiftId, notice, { cancelled: 0, released: 1 }, because);
}

/** Whoever is given a shift that lost its worker fills it again, and how soon is kept. */
async function assigned(
  tx: Tx,
  { personId, shiftIds }: { readonly personId: string; readonly shiftIds: readonly string[] },
): Promise<void> {
  const db = conflictsDb(tx);
  const waiting = await db
    .selectFrom('conflict_shift as s')
    .innerJoin('conflict as c', (join) =>
      join.onRef('c.organisation_id', '=', 's.organisation_id').onRef('c.id', '=', 's.conflict_id'),
    )
    .selectAll('c')
    .select('s.shift_id')
    .where(sql<boolean>`s.shift_id = any(${[...shiftIds]}::uuid[])`)
    .where('s.done', '=', 'released')
    .where('s.refilled_at', 'is', null)
    .where(sql<boolean>`s.person_id is distinct from ${personId}::uuid`)
    .execute();
  for (const { shift_id: shiftId, ...row } of waiting) await refill(tx, row, shiftId, personId);
}

/** Keeps that a place was filled again, by whom and how soon. */
export async function refill(
  tx: Tx,
  row: ConflictRow,
  shiftId: string,
  personId: string,
  id: string = newId(),
): Promise<void> {
  const now = nowOf(tx);
  await conflictsDb(tx)
    .updateTable('conflict_shift')
    .set({ refilled_at: now, refilled_by: personId, done: 'released' })
    .where('conflict_id', '=', row.id)
    .where('shift_id', '=', shiftId)
    .execute();
  await keep(tx, row.id, { id, step: 'refilled', byWhom: 'desk', how: 'noticed', words: '' });
  record(tx, conflictRefilled, {
    subjects: { ...subjectsOf(row), shift: shiftId, worker: personId },
    facts: {
      conflict: row.id,
      kind: kindOf(row),
      shift: shiftId,
      minutesToRefill: minutesSince(row.opened_at, now),
    },
  });
}

/** Whole minutes between two moments; never below zero. */
export const minutesSince = (from: Date, to: Date): number =>
  Math.max(0, minuteOfDate(to) - minuteOfDate(from));

async function openOne(
  tx: Tx,
  wanted: { readonly booking_id: string; readonly kind: Kind; readonly since: Date },
): Promise<ConflictRow | undefined> {
  return conflictsDb(tx)
    .selectFrom('conflict as c')
    .selectAll()
    .where('booking_id', '=', wanted.booking_id)
    .where('kind', '=', wanted.kind)
    .where('came_from', '=', 'cancellation')
    .where('opened_at', '>=', wanted.since)
    .where('opened_by', 'is not distinct from', actorOf(tx).memberId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('conflict_record as r')
            .select('r.id')
            .whereRef('r.organisation_id', '=', 'c.organisation_id')
            .whereRef('r.conflict_id', '=', 'c.id')
            .where('r.step', '=', 'closed'),
        ),
      ),
    )
    .orderBy('opened_at', 'desc')
    .executeTakeFirst();
}

async function begin(
  tx: Tx,
  kind: Kind,
  from: 'cancellation' | 'start_board',
  at: { readonly bookingId: string; readonly clientId: string; readonly siteId: string },
  personId: string | null,
): Promise<ConflictRow> {
  const row = await writeConflict(
    tx,
    {
      id: newId(),
      kind,
      came_from: from,
      booking_id: at.bookingId,
      client_id: at.clientId,
      site_id: at.siteId,
      person_id: personId,
      other_booking_id: null,
      happened_at: nowOf(tx),
      owner_id: null,
    },
    [],
  );
  if (!row) throw new Error('A new id that is taken.');
  return row;
}

function opened(
  tx: Tx,
  row: ConflictRow,
  shiftId: string,
  noticeMinutes: number,
  did: { readonly cancelled: number; readonly released: number },
  words: string,
): void {
  record(tx, conflictOpened, {
    subjects: { ...subjectsOf(row), shift: shiftId },
    facts: {
      conflict: row.id,
      kind: kindOf(row),
      from: row.came_from,
      byWhom: row.came_from === 'cancellation' ? 'hirer' : 'desk',
      how: 'phone',
      shifts: [shiftId],
      noticeMinutes,
      ...did,
      wordsGiven: true,
    },
    ...peopleOf(row, words),
  });
}

onCancelled(cancelled);
onReplaced(replaced);
onAssigned(assigned);
