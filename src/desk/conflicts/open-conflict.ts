import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { type LoadedShift, loadShifts, shiftSubjects } from '../bookings/index.ts';
import { livingPerson } from '../people/index.ts';
import { chargeFor } from './charge.ts';
import { type Done, doAtOnce, lockShifts } from './do-at-once.ts';
import { accidentRecorded, conflictOpened, safeguardingRaised } from './events.ts';
import { type ConflictRow, colleague, kindOf, peopleOf, subjectsOf } from './found.ts';
import { keep } from './keep.ts';
import type { ByWhom, Cause, How, Kind } from './shapes-schema.ts';
import { conflictsDb } from './tables.ts';
import { writeConflict } from './write-conflict.ts';

/** What the accident book asks for. */
export interface AccidentInput {
  readonly place: string;
  readonly doing: string;
  readonly injured: boolean;
  readonly injury: string;
  readonly treatment: string;
  readonly hospital: boolean;
  readonly overSevenDays: boolean | null;
  readonly witnesses: string;
}

/** Something that went wrong, as the desk writes it down. */
export interface NewConflict {
  readonly id: string;
  readonly kind: Kind;
  /** Of one booking. */
  readonly shiftIds: readonly string[];
  /** Left out with shifts: theirs. */
  readonly bookingId?: string | null | undefined;
  readonly clientId?: string | null | undefined;
  /** Left out with shifts: who holds them. */
  readonly personId?: string | null | undefined;
  readonly otherBookingId?: string | null | undefined;
  readonly happenedAt?: Date | undefined;
  /** Whose word it is, how it came, and what was said. */
  readonly byWhom: ByWhom;
  readonly how: How;
  readonly words: string;
  readonly cause?: Cause | null | undefined;
  /** At once: cancels the shifts (the hirer cancels) or releases whoever holds them. */
  readonly did?: 'nothing' | 'cancelled' | 'released' | undefined;
  readonly ownerId?: string | null | undefined;
  readonly hirerTold?: boolean | undefined;
  readonly accident?: AccidentInput | null | undefined;
}

/** Where it belongs: what the shifts say, else what was named. */
interface Place {
  readonly bookingId: string | null;
  readonly clientId: string | null;
  readonly siteId: string | null;
}

async function placeOf(
  tx: Tx,
  { bookingId, clientId }: NewConflict,
  [first]: readonly LoadedShift[],
): Promise<Result<Place>> {
  if (first) {
    const { place, siteId } = first;
    return ok({ bookingId: first.bookingId, clientId: place.clientId, siteId });
  }
  const db = conflictsDb(tx);
  if (bookingId) {
    const row = await db
      .selectFrom('shifts_published')
      .select(['client_id', 'site_id'])
      .where('booking_id', '=', bookingId)
      .limit(1)
      .executeTakeFirst();
    if (!row) return refuse('booking-not-found', 'There is no such booking. Look at the list.');
    return ok({ bookingId, clientId: row.client_id, siteId: row.site_id });
  }
  if (clientId) {
    const row = await db
      .selectFrom('clients_published')
      .select('client_id')
      .where('client_id', '=', clientId)
      .executeTakeFirst();
    if (!row) return refuse('client-not-found', 'There is no such client. Look at the list.');
  }
  return ok({ bookingId: null, clientId: clientId ?? null, siteId: null });
}

const OF_SHIFTS: readonly Kind[] = ['late', 'no_show', 'sick', 'worker_cancels', 'hirer_cancels'];
const OF_WORKER: readonly Kind[] = ['late', 'no_show', 'sick', 'worker_cancels', 'complaint'];

/** What each kind needs beside its words. */
function whole(input: NewConflict, place: Place, personId: string | null): Result<null> {
  const { kind } = input;
  if (OF_SHIFTS.includes(kind) && input.shiftIds.length === 0) {
    return wrongField('shiftIds', 'shift-needed', 'Say which shift it is about.');
  }
  if (OF_WORKER.includes(kind) && personId === null) {
    return wrongField('personId', 'worker-needed', 'Nobody holds this shift now. Say who it was.');
  }
  if (kind === 'double_request') {
    if (place.bookingId === null || !input.otherBookingId) {
      return wrongField('otherBookingId', 'booking-needed', 'Say which two bookings are the same.');
    }
    if (place.bookingId === input.otherBookingId) {
      return wrongField('otherBookingId', 'same-booking', 'Choose another booking than this one.');
    }
  }
  if ((kind === 'accident' || kind === 'near_miss') && !input.accident) {
    return wrongField('accident', 'accident-needed', 'Say where it was and what was being done.');
  }
  if (kind === 'safeguarding' && !input.ownerId) {
    return wrongField('ownerId', 'owner-needed', 'Say to whom the concern is given.');
  }
  const did = input.did ?? 'nothing';
  if (did !== 'nothing' && did !== (kind === 'hirer_cancels' ? 'cancelled' : 'released')) {
    return refuse(
      'not-of-this-kind',
      'A shift is cancelled when the client cancels, and its worker released when the worker does.',
    );
  }
  return ok(null);
}

async function openedBefore(tx: Tx, id: string): Promise<boolean> {
  const row = await conflictsDb(tx)
    .selectFrom('conflict')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

async function checked(
  tx: Tx,
  input: NewConflict,
): Promise<Result<{ shifts: readonly LoadedShift[]; place: Place }>> {
  if (input.happenedAt && input.happenedAt > nowOf(tx)) {
    return wrongField('happenedAt', 'in-the-future', 'This is still to come. Enter when it was.');
  }
  const shifts = await loadShifts(tx, input.shiftIds);
  if (shifts.length !== new Set(input.shiftIds).size) {
    return refuse('shift-not-found', 'There is no such shift. Look at the booking again.');
  }
  if (new Set(shifts.map(({ bookingId }) => bookingId)).size > 1) {
    return refuse('other-booking', 'These shifts are of two bookings. Record each on its own.');
  }
  const place = await placeOf(tx, input, shifts);
  if (!place.ok) return place;
  if (input.otherBookingId) {
    const other = await placeOf(tx, { ...input, bookingId: input.otherBookingId }, []);
    if (!other.ok) return other;
  }
  if (input.personId) {
    const person = await livingPerson(tx, input.personId);
    if (!person.ok) return person;
  }
  if (input.ownerId) {
    const owner = await colleague(tx, input.ownerId, input.kind === 'safeguarding');
    if (!owner.ok) return owner;
  }
  return ok({ shifts, place: place.value });
}

/**
 * Writes down that something went wrong, with what was said, and does at once what follows: shifts that the hirer
 * cancels are cancelled and charged by the terms of today; whoever cannot come is released. The same id again gives
 * the first result. Refuses what each kind needs (`whole`), what `colleague` and bookings refuse, and times to come.
 */
export async function openConflict(
  tx: Tx,
  input: NewConflict,
): Promise<Result<{ conflictId: string }>> {
  const same = ok({ conflictId: input.id });
  if (await openedBefore(tx, input.id)) return same;
  const right = await checked(tx, input);
  if (!right.ok) return right;
  const { shifts, place } = right.value;
  await lockShifts(tx, shifts);
  // Of the same press twice at once the second finds here what the first did.
  if (await openedBefore(tx, input.id)) return same;
  const seen = await doAtOnce(tx, 'nothing', shifts, NOTHING);
  if (!seen.ok) return seen;
  const held = [...seen.value.holders.values()].filter(({ acceptedAt }) => acceptedAt !== null);
  const one = new Set(held.map((holder) => holder.personId)).size === 1 ? held[0] : undefined;
  // A double request or a concern is about nobody unless somebody is named.
  const derived = OF_WORKER.includes(input.kind) ? (one?.personId ?? null) : null;
  const personId = input.personId ?? derived;
  const may = whole(input, place, personId);
  if (!may.ok) return may;
  const because = input.words === '' ? 'No reason was given.' : input.words;
  const mine = shifts.filter(({ shiftId }) => {
    const holder = seen.value.holders.get(shiftId);
    return input.did !== 'released' || holder?.personId === personId;
  });
  const done = await doAtOnce(tx, input.did ?? 'nothing', mine, {
    because,
    by: 'hirer',
    personId: null,
  });
  if (!done.ok) return done;
  const written = await write(tx, input, { shifts, place, personId, done: done.value });
  return written ?? same;
}

const NOTHING = { because: '', by: 'desk', personId: null } as const;

async function write(
  tx: Tx,
  input: NewConflict,
  {
    shifts,
    place,
    personId,
    done,
  }: {
    readonly shifts: readonly LoadedShift[];
    readonly place: Place;
    readonly personId: string | null;
    readonly done: Done;
  },
): Promise<Result<{ conflictId: string }> | undefined> {
  const row = await writeConflict(
    tx,
    {
      id: input.id,
      kind: input.kind,
      came_from: 'desk',
      booking_id: place.bookingId,
      client_id: place.clientId,
      site_id: place.siteId,
      person_id: personId,
      other_booking_id: input.otherBookingId ?? null,
      happened_at: input.happenedAt ?? nowOf(tx),
      owner_id: input.ownerId ?? null,
    },
    shifts.map(({ shiftId, startsAt }) => ({
      shiftId,
      startsAt,
      personId: done.holders.get(shiftId)?.personId ?? personId,
      done: done.cancelled.includes(shiftId)
        ? ('cancelled' as const)
        : done.released.includes(shiftId)
          ? ('released' as const)
          : null,
    })),
  );
  if (!row) return undefined;
  await firstRecords(tx, row, input);
  if (input.accident && (input.kind === 'accident' || input.kind === 'near_miss')) {
    await keepAccident(tx, row, input.accident);
  }
  const first = shifts[0];
  entry(tx, row, input, first === undefined ? null : first.startsAt, done);
  await chargeFor(tx, row, done.cancelled, done.given);
  return ok({ conflictId: row.id });
}

async function firstRecords(tx: Tx, row: ConflictRow, input: NewConflict): Promise<void> {
  const { byWhom, how, words, cause } = input;
  const at = row.happened_at;
  if (words !== '') await keep(tx, row.id, { step: 'statement', byWhom, how, words, at });
  if (cause) await keep(tx, row.id, { step: 'cause', byWhom: 'desk', how, words: '', cause });
  if (input.hirerTold) {
    await keep(tx, row.id, { step: 'hirer_told', byWhom: 'desk', how: 'phone', words: '' });
  }
}

async function keepAccident(tx: Tx, row: ConflictRow, told: AccidentInput): Promise<void> {
  await conflictsDb(tx)
    .insertInto('accident')
    .values({
      organisation_id: row.organisation_id,
      conflict_id: row.id,
      place: told.place,
      doing: told.doing,
      injured: told.injured,
      injury: told.injured ? told.injury : '',
      treatment: told.treatment,
      hospital: told.hospital,
      over_seven_days: told.overSevenDays,
      witnesses: told.witnesses,
    })
    .execute();
}

function entry(
  tx: Tx,
  row: ConflictRow,
  input: NewConflict,
  startsAt: Date | null,
  { cancelled, released }: Done,
): void {
  const subjects = subjectsOf(row);
  const hirerTold = input.hirerTold ?? false;
  if (row.kind === 'safeguarding') {
    record(tx, safeguardingRaised, {
      subjects,
      facts: { conflict: row.id, to: row.owner_id ?? '', hirerTold },
    });
    return;
  }
  if (row.kind === 'accident' || row.kind === 'near_miss') {
    record(tx, accidentRecorded, {
      subjects,
      facts: {
        conflict: row.id,
        kind: row.kind,
        happenedAt: row.happened_at.toISOString(),
        injured: input.accident?.injured ?? false,
        hospital: input.accident?.hospital ?? false,
        hirerTold,
      },
    });
    return;
  }
  record(tx, conflictOpened, {
    subjects: { ...subjects, ...shiftSubjects(input.shiftIds) },
    facts: {
      conflict: row.id,
      kind: kindOf(row),
      from: row.came_from,
      byWhom: input.byWhom,
      how: input.how,
      shifts: [...input.shiftIds],
      noticeMinutes:
        startsAt === null
          ? null
          : Math.floor((startsAt.getTime() - row.happened_at.getTime()) / 60_000),
      cancelled: cancelled.length,
      released: released.length,
      wordsGiven: input.words !== '',
    },
    ...peopleOf(row, input.words),
  });
}
