import { sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record, recordRefusal } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { type Finding, stops } from '../../rules/finding.ts';
import { askRules, onShifts, particularsGiven } from './clear.ts';
import { rulings, shiftOffered, shiftSubjects, supplyRefused } from './events.ts';
import { lineToCome, oneFaceLines } from './hold.ts';
import { holdersOfShifts, lockBookings } from './lock.ts';
import { mayMove, shiftState } from './shift.ts';
import { bookingsDb } from './tables.ts';
import { type LoadedShift, loadShifts, shiftNotFound } from './work.ts';

onConstraint('offer_open', {
  code: 'already-offered',
  because: 'A colleague has just asked one of these workers about the same shift. Look again.',
});

export interface OffersInput {
  /** One id for the whole round of asking. */
  readonly id: string;
  readonly shiftIds: readonly string[];
  readonly personIds: readonly string[];
  readonly how: 'phone' | 'email' | 'text' | 'in_person';
  /** The member in whose name the system asks: who began a round whose next ring starts by itself. */
  readonly madeBy?: string;
}

export interface OfferMade {
  readonly offerId: string;
  readonly shiftId: string;
  readonly personId: string;
}

/** A worker left out of a round for one shift, and why. */
export interface LeftOut {
  readonly personId: string;
  readonly shiftId: string;
  readonly because: string;
  readonly findings: readonly Finding[];
}

export interface OffersMade {
  readonly offers: readonly OfferMade[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Offers shifts to several workers at once. An offer asks and holds nothing, so thirty may be asked about
 * five places. Nobody is asked whom a rule stops: they are left out, each with the findings; on a line for
 * one face a worker is asked about all of it or nothing. Refuses `shift-not-found`, `shift-taken`,
 * `shift-cancelled`, `shift-over`, `particulars-missing`, `one-face`, `one-booking-at-a-time`, and
 * `not-cleared` when nobody is left to ask. The same round again gives the first result.
 */
export async function makeOffers(tx: Tx, input: OffersInput): Promise<Result<OffersMade>> {
  const found = await loadShifts(tx, input.shiftIds);
  await lockBookings(
    tx,
    found.map(({ bookingId }) => bookingId),
  );
  const before = await madeBefore(tx, input.id);
  if (before.length > 0) return ok({ offers: before, leftOut: [] });
  const shifts = await loadShifts(tx, input.shiftIds);
  const open = await mayBeOffered(tx, shifts, new Set(input.shiftIds));
  if (!open.ok) return open;
  const given = particularsGiven(tx, shifts, 'offer');
  if (!given.ok) return given;
  const personIds = [...new Set(input.personIds)];
  const oneFace = oneFaceLines(shifts).length > 0;
  const answers = await askRules(tx, personIds, shifts, oneFace ? 'together' : 'apart');
  const asked = await alreadyAsked(tx, personIds, input.shiftIds);
  const chosen = personIds.map((personId) =>
    choose(personId, shifts, answers.get(personId), asked, oneFace),
  );
  const offers = chosen.flatMap((one) => one.offers);
  const leftOut = chosen.flatMap((one) => one.leftOut);
  if (offers.length === 0) return nobodyLeft(tx, shifts, leftOut);
  await save(tx, input, offers);
  // What starts by itself was prepared by whoever began it.
  const preparedBy = actorOf(tx).memberId === null && input.madeBy ? [input.madeBy] : [];
  for (const one of chosen) writeDown(tx, { input, preparedBy }, shifts, one);
  return ok({ offers, leftOut });
}

interface Chosen {
  readonly personId: string;
  readonly offers: readonly OfferMade[];
  readonly leftOut: readonly LeftOut[];
  readonly findings: readonly Finding[];
}

function choose(
  personId: string,
  shifts: readonly LoadedShift[],
  answers: ReadonlyMap<string, readonly Finding[]> | undefined,
  asked: ReadonlySet<string>,
  oneFace: boolean,
): Chosen {
  const leave = (shiftId: string, because: string, findings: readonly Finding[]): LeftOut => ({
    personId,
    shiftId,
    because,
    findings,
  });
  const leftOut = shifts.flatMap(({ shiftId }) => {
    if (!answers) return [leave(shiftId, 'Not on your books.', [])];
    if (asked.has(`${personId} ${shiftId}`)) {
      return [leave(shiftId, 'Was asked already and has not answered.', [])];
    }
    const blocks = (answers.get(shiftId) ?? []).filter(stops);
    const [first] = blocks;
    return first ? [leave(shiftId, first.because, blocks)] : [];
  });
  const barred = new Set(leftOut.map(({ shiftId }) => shiftId));
  const [why] = leftOut;
  if (oneFace && why && barred.size < shifts.length) {
    const rest = shifts.filter(({ shiftId }) => !barred.has(shiftId));
    leftOut.push(
      ...rest.map(({ shiftId }) =>
        leave(shiftId, 'The line wants one person for every shift, and they cannot do all.', []),
      ),
    );
    return { personId, offers: [], leftOut, findings: [] };
  }
  const offers = shifts
    .filter(({ shiftId }) => !barred.has(shiftId))
    .map(({ shiftId }) => ({ offerId: newId(), shiftId, personId }));
  const findings = offers.flatMap(({ shiftId }) => answers?.get(shiftId) ?? []);
  return { personId, offers, leftOut, findings };
}

async function mayBeOffered(
  tx: Tx,
  shifts: readonly LoadedShift[],
  asked: ReadonlySet<string>,
): Promise<Result<null>> {
  if (shifts.length < asked.size) return shiftNotFound();
  if (new Set(shifts.map(({ bookingId }) => bookingId)).size > 1) {
    return refuse(
      'one-booking-at-a-time',
      'These shifts belong to several bookings. Offer each booking on its own.',
    );
  }
  const now = nowOf(tx);
  const holders = await holdersOfShifts(tx, [...asked]);
  for (const shift of shifts) {
    const holder = holders.get(shift.shiftId) ?? null;
    const state = shiftState({ cancelledAt: shift.cancelledAt, holder, paper: 'none' }, now);
    const moved = mayMove('offer', state, shift.label);
    if (!moved.ok) return moved;
    if (shift.endsAt <= now) {
      return refuse('shift-over', `${shift.label} is over. Choose a shift that is still to come.`);
    }
  }
  for (const lineId of oneFaceLines(shifts)) {
    const toCome = await lineToCome(tx, lineId);
    const missing = toCome.filter((shiftId) => !asked.has(shiftId));
    if (missing.length > 0) {
      return refuse(
        'one-face',
        'This line must have the same person for every shift. Offer the whole line at once, or change the line to "prefer" first.',
        undefined,
        { missing },
      );
    }
  }
  return ok(null);
}

async function alreadyAsked(
  tx: Tx,
  personIds: readonly string[],
  shiftIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await bookingsDb(tx)
    .selectFrom('offer')
    .select(['person_id', 'shift_id'])
    .where(sql<boolean>`shift_id = any(${[...shiftIds]}::uuid[])`)
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .where('answer', 'is', null)
    .execute();
  return new Set(rows.map((row) => `${row.person_id} ${row.shift_id}`));
}

async function save(tx: Tx, input: OffersInput, offers: readonly OfferMade[]): Promise<void> {
  const actor = actorOf(tx);
  const madeBy = actor.memberId ?? input.madeBy;
  if (!madeBy) throw new Error('An offer is made by a member, or in the name of one.');
  const rows = offers.map((offer) => ({
    organisation_id: actor.organisationId,
    id: offer.offerId,
    round_id: input.id,
    shift_id: offer.shiftId,
    person_id: offer.personId,
    made_at: nowOf(tx),
    made_by: madeBy,
    how: input.how,
    answer: null,
    answered_at: null,
    answer_recorded_by: null,
    answer_note: '',
    yes_at: null,
  }));
  // PostgreSQL takes 65,535 parameters a statement; 13 a row.
  for (let from = 0; from < rows.length; from += 2000) {
    await bookingsDb(tx)
      .insertInto('offer')
      .values(rows.slice(from, from + 2000))
      .execute();
  }
}

/** One entry a worker who was asked, and one for whoever a rule kept from being asked. */
function writeDown(
  tx: Tx,
  { input, preparedBy }: { input: OffersInput; preparedBy: readonly string[] },
  shifts: readonly LoadedShift[],
  { personId, offers, leftOut, findings }: Chosen,
): void {
  const bookingId = shifts[0]?.bookingId ?? '';
  if (offers.length > 0) {
    const shiftIds = offers.map(({ shiftId }) => shiftId);
    record(tx, shiftOffered, {
      subjects: {
        booking: bookingId,
        worker: personId,
        round: input.id,
        ...shiftSubjects(shiftIds),
      },
      preparedBy,
      facts: { shifts: shiftIds, how: input.how, rules: rulings(findings) },
    });
  }
  const barred = leftOut.filter((one) => one.findings.length > 0);
  if (barred.length > 0) {
    record(tx, supplyRefused, refusedFor(bookingId, personId, barred));
  }
}

function refusedFor(bookingId: string, personId: string, barred: readonly LeftOut[]) {
  const shiftIds = barred.map(({ shiftId }) => shiftId);
  return {
    subjects: { booking: bookingId, worker: personId, ...shiftSubjects(shiftIds) },
    facts: {
      step: 'offer' as const,
      shifts: shiftIds,
      rules: rulings(barred.flatMap((one) => one.findings)),
      missing: [],
    },
  };
}

function nobodyLeft(
  tx: Tx,
  shifts: readonly LoadedShift[],
  leftOut: readonly LeftOut[],
): Result<never> {
  const people = new Map<string, LeftOut[]>();
  for (const one of leftOut) {
    if (one.findings.length === 0) continue;
    const list = people.get(one.personId);
    if (list) list.push(one);
    else people.set(one.personId, [one]);
  }
  for (const [personId, barred] of people) {
    recordRefusal(tx, supplyRefused, refusedFor(shifts[0]?.bookingId ?? '', personId, barred));
  }
  const findings = leftOut.flatMap((one) => onShifts(new Map([[one.shiftId, one.findings]])));
  return refuse(
    'not-cleared',
    `None of these workers can be offered this: ${leftOut[0]?.because ?? ''} Choose others, or clear what stops them.`,
    findings[0]?.source,
    { findings, leftOut },
  );
}

async function madeBefore(tx: Tx, roundId: string): Promise<readonly OfferMade[]> {
  return bookingsDb(tx)
    .selectFrom('offer')
    .select(['id as offerId', 'shift_id as shiftId', 'person_id as personId'])
    .where('round_id', '=', roundId)
    .orderBy('id')
    .execute();
}
