import { sql } from 'kysely';
import { ok, type Result, wrongField } from '../../lib/result.ts';
import type { ReplyOf } from '../../lib/route.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { may } from '../../platform/identity/policy.ts';
import { questionsOfConcern } from '../../rules/safeguarding/concern.ts';
import {
  holdersOfShifts,
  loadShifts,
  sameNeeds,
  shiftsOfBooking,
  showNumber,
} from '../bookings/index.ts';
import { roleNames } from '../candidates/index.ts';
import { placesOfWork } from '../clients/index.ts';
import { peopleOf } from '../people/index.ts';
import { deskMembers } from '../policies/index.ts';
import { termsOf, termsOn } from './agree-terms.ts';
import { dueIfCancelled } from './charge.ts';
import { type ConflictRow, conflictNotFound, mayReadRestricted, recordsOf } from './found.ts';
import { about, conflictRows } from './list.ts';
import { policy } from './policy.ts';
import type {
  accidentBook,
  bookingConflicts,
  conflictStart,
  listCancellationTerms,
  readConflict,
} from './schema.ts';
import type { Kind } from './shapes-schema.ts';
import { type ConflictsTables, conflictsDb } from './tables.ts';

type Read = ReplyOf<typeof readConflict>;

/** One conflict as its page shows it; `conflict-not-found` too for whoever may not know of it. */
export async function conflictPage(tx: Tx, conflictId: string): Promise<Result<Read>> {
  const listed = await conflictRows(tx, { where: sql`c.id = ${conflictId}::uuid` });
  const db = conflictsDb(tx);
  const row = await db
    .selectFrom('conflict')
    .selectAll()
    .where('id', '=', conflictId)
    .executeTakeFirst();
  const [line] = listed.rows;
  if (!line || !row) return conflictNotFound();
  const sums = await db
    .selectFrom('conflict_sum')
    .selectAll()
    .where('conflict_id', '=', conflictId)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  const records = await recordsOf(tx, conflictId);
  const card = line.worker ? (await peopleOf(tx, [line.worker.id])).get(line.worker.id) : undefined;
  const [other] = row.other_booking_id ? await shiftsOfBooking(tx, row.other_booking_id) : [];
  const [accident] = await accidentsOf(tx, [row]);
  const nation = row.site_id
    ? (await placesOfWork(tx, [row.site_id])).get(row.site_id)?.nation
    : undefined;
  const reading = mayReadRestricted(tx, { openedBy: row.opened_by, ownerId: row.owner_id });
  return ok({
    ...line,
    cameFrom: row.came_from,
    workerPhone: card?.phone ?? null,
    otherBooking: other ? { id: other.bookingId, name: showNumber(other.number) } : null,
    ofShifts: await shiftLines(tx, row),
    records: records.map((one) => ({
      recordId: one.id,
      step: one.step,
      byWhom: one.by_whom,
      how: one.how,
      // What was said of an accident is about somebody's body.
      words: row.kind === 'accident' && !reading && one.step === 'statement' ? '' : one.words,
      cause: one.cause,
      optionId: one.option_id,
      withWhom: one.with_whom,
      at: one.at.toISOString(),
      recordedAt: one.recorded_at.toISOString(),
      recordedBy: one.recorded_by_name,
    })),
    sums: sums.map((sum) => ({
      sumId: sum.id,
      side: sum.side,
      shiftId: sum.shift_id,
      noticeMinutes: sum.notice_minutes,
      percent: sum.percent,
      fullPence: sum.full_pence,
      pence: sum.pence,
      waivedPence: sum.waived_pence,
      waivedBecause: sum.waived_because,
      waivedBy: sum.waived_by_name,
    })),
    accident: accident ?? null,
    questions: row.kind === 'safeguarding' ? [...questionsOfConcern(nation)] : [],
    members: await membersFor(tx, row.kind),
  });
}

/** Colleagues to whom a conflict of this kind can be given. */
export async function membersFor(tx: Tx, kind: Kind) {
  const members = await deskMembers(tx);
  return members
    .filter(({ roles }) => kind !== 'safeguarding' || may(policy, roles, 'conflicts.restricted'))
    .map(({ memberId, name }) => ({ id: memberId, name }));
}

async function shiftLines(tx: Tx, row: ConflictRow): Promise<Read['ofShifts']> {
  const kept = await conflictsDb(tx)
    .selectFrom('conflict_shift')
    .selectAll()
    .where('conflict_id', '=', row.id)
    .execute();
  const of = new Map(kept.map((one) => [one.shift_id, one]));
  // Of a double request the shifts of both bookings can be decided on.
  const ids = new Set(of.keys());
  if (row.kind === 'double_request') {
    for (const bookingId of [row.booking_id, row.other_booking_id]) {
      if (bookingId === null) continue;
      for (const { shiftId } of await shiftsOfBooking(tx, bookingId)) ids.add(shiftId);
    }
  }
  const shifts = await loadShifts(tx, [...ids]);
  const holders = await holdersOfShifts(tx, [...ids]);
  const people = await peopleOf(
    tx,
    [...kept, ...holders.values()].flatMap((one) =>
      'personId' in one ? [one.personId] : [one.person_id ?? [], one.refilled_by ?? []].flat(),
    ),
  );
  const name = (id: string | null) => (id === null ? null : (people.get(id)?.displayName ?? ''));
  const asked = (await termsOn(tx, null, dateIn(row.happened_at)))?.askedMinutes ?? null;
  return shifts.map((shift) => {
    const one = of.get(shift.shiftId);
    const holder = holders.get(shift.shiftId);
    const notice =
      one?.notice_minutes ?? minuteOfDate(shift.startsAt) - minuteOfDate(row.happened_at);
    return {
      shiftId: shift.shiftId,
      bookingId: shift.bookingId,
      label: shift.label,
      personId: one?.person_id ?? null,
      personName: name(one?.person_id ?? null),
      noticeMinutes: notice,
      short: asked === null || row.kind !== 'worker_cancels' ? null : notice < asked,
      done: one?.done ?? null,
      refilledAt: one?.refilled_at?.toISOString() ?? null,
      refilledBy: name(one?.refilled_by ?? null),
      holder: holder ? { id: holder.personId, name: name(holder.personId) ?? '' } : null,
      cancelled: shift.cancelledAt !== null,
    };
  });
}

type Accident = NonNullable<Read['accident']>;
type Of = Pick<ConflictsTables['conflict'], 'id' | 'opened_by' | 'owner_id'>;

/** What the accident book holds of these, in their order; the injury only where the reader may. */
async function accidentsOf(tx: Tx, of: readonly Of[]): Promise<readonly (Accident | undefined)[]> {
  const rows = await conflictsDb(tx)
    .selectFrom('accident')
    .selectAll()
    .where(sql<boolean>`conflict_id = any(${of.map(({ id }) => id)}::uuid[])`)
    .execute();
  const byId = new Map(rows.map((row) => [row.conflict_id, row]));
  return of.map(({ id, opened_by: openedBy, owner_id: ownerId }) => {
    const row = byId.get(id);
    if (!row) return undefined;
    const reading = mayReadRestricted(tx, { openedBy, ownerId });
    return {
      place: row.place,
      doing: row.doing,
      injured: row.injured,
      injury: reading ? row.injury : null,
      treatment: reading ? row.treatment : null,
      hospital: row.hospital,
      overSevenDays: row.over_seven_days,
      witnesses: row.witnesses,
    };
  });
}

/** The accident book, the newest first. */
export async function accidentPage(tx: Tx): Promise<ReplyOf<typeof accidentBook>> {
  const { total, rows } = await conflictRows(tx, {
    where: sql`c.kind in ('accident', 'near_miss')`,
  });
  const of = await conflictsDb(tx)
    .selectFrom('conflict')
    .select(['id', 'opened_by', 'owner_id'])
    .where(sql<boolean>`id = any(${rows.map(({ conflictId }) => conflictId)}::uuid[])`)
    .execute();
  const byId = new Map(of.map((one, at) => [one.id, at]));
  const accidents = await accidentsOf(tx, of);
  return {
    total,
    rows: rows.flatMap((row) => {
      const accident = accidents[byId.get(row.conflictId) ?? -1];
      return accident ? [{ ...row, accident }] : [];
    }),
  };
}

/** What to know of a shift before anything is pressed; see `conflictStart`. */
export async function startOfConflict(
  tx: Tx,
  shiftId: string,
): Promise<Result<ReplyOf<typeof conflictStart>>> {
  const [shift] = await loadShifts(tx, [shiftId]);
  if (!shift) return wrongField('shiftId', 'shift-not-found', 'There is no such shift.');
  const holder = (await holdersOfShifts(tx, [shiftId])).get(shiftId);
  const [due] = await dueIfCancelled(tx, [shiftId]);
  const today = dateIn(nowOf(tx));
  const workers = await termsOn(tx, null, today);
  const card = holder ? (await peopleOf(tx, [holder.personId])).get(holder.personId) : undefined;
  const { rows } = await conflictRows(tx, { where: about(shiftId) });
  const zero = { pence: 0, percent: 0 };
  return ok({
    shiftId,
    label: shift.label,
    holder: card ? { id: card.personId, name: card.displayName } : null,
    cancelled: shift.cancelledAt !== null,
    noticeMinutes: minuteOfDate(shift.startsAt) - minuteOfDate(nowOf(tx)),
    termsVersion: due?.version ?? null,
    termsOfDay: due?.agreedOn ?? null,
    charge: due?.charge ?? zero,
    pay: due?.pay ?? zero,
    askedMinutes: workers?.askedMinutes ?? null,
    conflicts: rows,
    members: await membersFor(tx, 'late'),
    answering: await membersFor(tx, 'safeguarding'),
  });
}

/** What went wrong around a booking, and other bookings that ask for the same; see `bookingConflicts`. */
export async function conflictsOfBooking(
  tx: Tx,
  bookingId: string,
): Promise<Result<ReplyOf<typeof bookingConflicts>>> {
  const shifts = await shiftsOfBooking(tx, bookingId);
  const listed = await conflictRows(tx, { where: about(bookingId) });
  const [first] = shifts;
  const coming = shifts.filter(({ cancelledAt }) => cancelledAt === null);
  const doubles = first ? await sameNeeds(tx, first.siteId, bookingId, coming) : [];
  const roles = await roleNames(tx);
  return ok({
    ...listed,
    doubles: doubles.map(({ takenAt, firstStartsAt, firstEndsAt, shiftIds, ...one }) => ({
      ...one,
      role: roles.get(one.role) ?? one.role,
      shiftIds: [...shiftIds],
      takenAt: takenAt.toISOString(),
      startsAt: firstStartsAt.toISOString(),
      endsAt: firstEndsAt.toISOString(),
    })),
  });
}

/** Every version of terms, the newest first; see `listCancellationTerms`. */
export async function termsList(
  tx: Tx,
  clientId: string | null,
): Promise<ReplyOf<typeof listCancellationTerms>> {
  const rows = await termsOf(tx, clientId);
  return {
    today: dateIn(nowOf(tx)),
    total: rows.length,
    rows: rows.map((row) => ({
      ...row,
      bands: [...row.bands],
      agreedAt: row.agreedAt.toISOString(),
    })),
  };
}
