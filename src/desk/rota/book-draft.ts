import { sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { counted } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { loadShifts, showNumber, takeBooking } from '../bookings/index.ts';
import type { CheckedLine } from './check-lines.ts';
import {
  type DraftRead,
  draftNotFound,
  findDraft,
  readDraftLines,
  type StoredLine,
} from './draft.ts';
import { rotaBooked } from './events.ts';
import { type Extended, extendBooking } from './extend-booking.ts';
import { nextBooking } from './group.ts';
import type { KnownSite } from './known.ts';
import { type bookDraftRoute, takeBookingRoute } from './schema.ts';
import { rotaDb } from './tables.ts';

export type BookInput = BodyOf<typeof bookDraftRoute> & { readonly draftId: string };

/** What one yes made. */
export interface Booked {
  readonly bookingId: string;
  readonly number: string;
  readonly lines: number;
  readonly shifts: number;
  /** Good lines at the site that wait for one more booking: this one is full. */
  readonly waiting: number;
  readonly not: readonly { readonly line: number; readonly at: string; readonly because: string }[];
}

/**
 * The yes for one site, as one act: its good lines, read afresh, become a booking, or shifts of one there is.
 * A line is booked once: the same id again gives the first result, another yes only what is left.
 * Refuses `draft-not-found`, `nothing-to-book`, and what `takeBooking` or `addShifts` refuses.
 */
export async function bookDraft(tx: Tx, input: BookInput): Promise<Result<Booked>> {
  const draft = await findDraft(tx, input.draftId, { lock: true });
  if (!draft) return draftNotFound();
  const read = await readDraftLines(tx, draft);
  const before = await bookedBy(tx, input, read);
  if (before) return ok(before);
  const good = goodAt(read, input.siteId);
  const [first] = good;
  const site = first?.read.site;
  if (!site) return nothingToBook(read, input.siteId);
  // Whoever read the rota and made its lines good prepared what another says yes to.
  const preparedBy = draft.madeBy === actorOf(tx).memberId ? [] : [draft.madeBy];
  const made = input.extend
    ? await extendBooking(tx, input.extend, good, preparedBy)
    : await takeNew(tx, input, site, { ...read, preparedBy });
  if (!made.ok) return made;
  const { bookingId, took, waiting } = made.value;
  await markBooked(tx, input, bookingId, took);
  const shifts = took.reduce((sum, { shiftIds }) => sum + shiftIds.length, 0);
  record(tx, rotaBooked, {
    subjects: { rota: input.draftId, booking: bookingId, site: input.siteId },
    preparedBy,
    facts: { lines: took.length, shifts, extended: input.extend !== null, waiting },
  });
  const { number, not } = made.value;
  return ok({ bookingId, number, lines: took.length, shifts, waiting, not });
}

interface Taken extends Extended {
  readonly waiting: number;
}

async function takeNew(
  tx: Tx,
  input: BookInput,
  site: KnownSite,
  read: DraftRead & { readonly preparedBy: readonly string[] },
): Promise<Result<Taken>> {
  const { lines, took, notes, waiting } = nextBooking(read.lines, input.siteId, read.known, newId);
  const order = takeBookingRoute.body.safeParse({
    id: input.id,
    clientId: site.clientId,
    hirerId: site.hirerId,
    siteId: site.siteId,
    billToId: input.billToId,
    orderedBy: input.orderedBy,
    approverId: input.approverId,
    contractKind: input.contractKind,
    poNumber: input.poNumber,
    clientReference: input.clientReference,
    how: input.how,
    particulars: notes === '' ? {} : { notes },
    lines: lines.map(({ payPence, chargePence, ...line }) => ({
      ...line,
      ...(payPence === null ? {} : { payPence }),
      ...(chargePence === null ? {} : { chargePence }),
    })),
  });
  if (!order.success) {
    const [issue] = order.error.issues;
    return refuse(
      'rota-not-an-order',
      `The lines at ${site.siteName} do not make an order: ${issue?.message ?? ''} Correct them and say yes again.`,
    );
  }
  const taken = await takeBooking(tx, order.data, read.preparedBy);
  if (!taken.ok) return taken;
  // A booking that was taken under this number before has other shifts: nothing of these lines is in it.
  const there = new Set(taken.value.lines.flatMap(({ shiftIds }) => shiftIds));
  if (took.some(({ shiftIds }) => shiftIds.some((id) => !there.has(id)))) {
    return refuse(
      'already-used',
      'The number of this yes belongs to another booking. Open the rota again and say yes there.',
    );
  }
  const { bookingId, number } = taken.value;
  return ok({ bookingId, number, took, waiting, not: [] });
}

function goodAt(read: DraftRead, siteId: string): readonly CheckedLine[] {
  return read.lines.filter((one) => one.state === 'good' && one.read.site?.siteId === siteId);
}

function nothingToBook(read: DraftRead, siteId: string): Result<never> {
  const here = read.lines.filter(({ read: one }) => one.site?.siteId === siteId);
  const waiting = here.filter(({ state }) => state === 'doubtful' || state === 'refused').length;
  return refuse(
    'nothing-to-book',
    waiting > 0
      ? `No line at this site is good yet: ${counted(waiting, 'line')} must be corrected or decided first.`
      : 'Nothing is left to book at this site: its lines are booked already, or were left out.',
  );
}

async function markBooked(
  tx: Tx,
  { draftId, id }: BookInput,
  bookingId: string,
  took: Extended['took'],
): Promise<void> {
  await sql`
    update rota_line l set booking_id = ${bookingId}::uuid, act_id = ${id}::uuid,
      shift_ids = array(select jsonb_array_elements_text(t.shifts)::uuid)
    from jsonb_to_recordset(${JSON.stringify(took.map(({ line, shiftIds }) => ({ line, shifts: shiftIds })))}::jsonb)
      as t(line int, shifts jsonb)
    where l.organisation_id = current_organisation() and l.draft_id = ${draftId}::uuid
      and l.line = t.line`.execute(rotaDb(tx));
}

/** What this yes made before, or undefined. */
async function bookedBy(
  tx: Tx,
  { id, siteId, extend }: BookInput,
  read: DraftRead,
): Promise<Booked | undefined> {
  const lines = read.stored.filter(({ actId }) => actId === id);
  const [first] = lines;
  if (!first?.bookingId) return undefined;
  return {
    bookingId: first.bookingId,
    number: (await numbersOf(tx, lines)).get(first.bookingId) ?? '',
    lines: lines.length,
    shifts: lines.reduce((sum, { shiftIds }) => sum + shiftIds.length, 0),
    waiting: extend ? 0 : goodAt(read, siteId).length,
    not: [],
  };
}

/** The numbers of the bookings these lines were booked in. */
export async function numbersOf(
  tx: Tx,
  lines: readonly StoredLine[],
): Promise<ReadonlyMap<string, string>> {
  const one = new Map(lines.map(({ bookingId, shiftIds }) => [bookingId, shiftIds[0]]));
  const shifts = await loadShifts(
    tx,
    [...one.values()].filter((id) => id !== undefined),
  );
  return new Map(shifts.map(({ bookingId, number }) => [bookingId, showNumber(number)]));
}
