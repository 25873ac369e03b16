import { sql } from 'kysely';
import { businessDaysFrom, type Holidays, type Nation } from '../../lib/calendar.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type DateText, dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { holidaysOf } from '../../platform/calendar/holidays.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { checkCandidateFacts } from '../../rules/agency-conduct/candidate-facts.ts';
import { confirmBy, fullFactsBy, shortFormServes } from '../../rules/agency-conduct/information.ts';
import { BANK_HOLIDAYS } from '../../rules/calendar/bank-holidays.ts';
import { acceptTime, takeTime } from '../worktime/index.ts';
import { findingsNow } from './clear.ts';
import { closeOffers } from './close-offers.ts';
import { askedFacts, rulings, shiftAssigned, shiftSubjects, storedClearance } from './events.ts';
import { type Holding, heldAlready, type ReadyToHold, readyToHold } from './hold.ts';
import type { Held } from './pencil.ts';
import { bookingsDb } from './tables.ts';

type OnAssigned = (
  tx: Tx,
  assigned: { readonly personId: string; readonly shiftIds: readonly string[] },
) => Promise<void>;

const heardBy: OnAssigned[] = [];

/** A room that must act when a worker was given shifts says so here; it acts in the same transaction. */
export function onAssigned(handler: OnAssigned): void {
  heardBy.push(handler);
}

export interface AcceptInput extends Holding {
  readonly how: 'spoken' | 'in_writing';
  /** The worker said they are willing to do this position (reg 19). */
  readonly willing: boolean;
  /** When the worker said yes and was given the particulars; left out: now. */
  readonly saidAt?: Date;
  /** When the hirer was given the worker's particulars; left out: at the same moment. */
  readonly hirerToldAt?: Date;
}

type Accepted = Held & { readonly informationDueOn: string | null };

/**
 * Assigns a worker who said yes, from an offer, from a pencil or straight. Under the worker's lock every
 * rule is asked again; the time is taken; the worker's overlapping offers lapse and the offers of others
 * for these shifts are withdrawn, all in this act; the clock of reg 21 starts for both sides.
 * Refuses as `readyToHold`, and `not-willing`, `said-in-future`, `calendar-unknown`, `worker-busy`.
 * Pressed twice, the first result comes back.
 */
export async function accept(tx: Tx, input: AcceptInput): Promise<Result<Accepted>> {
  const before = await acceptedBefore(tx, input);
  if (before) return ok(before);
  const said = wordGiven(tx, input);
  if (!said.ok) return said;
  const ready = await readyToHold(tx, input, 'accept');
  if (!ready.ok) {
    // A press that waited for the same press of another moment is answered with what that one did.
    const meanwhile = await acceptedBefore(tx, input);
    return meanwhile ? ok(meanwhile) : ready;
  }
  const { shifts, findings, clearances } = ready.value;
  const [first] = shifts;
  if (!first) throw new Error('An assignment without a shift.');
  const saved = await save(tx, input, ready.value, said.value.worker);
  if (!saved.ok) return saved;
  const due = await startClock(tx, saved.value, said.value, {
    bookingId: first.bookingId,
    personId: input.personId,
    nation: first.place.nation,
  });
  if (!due.ok) return due;
  const offers = await closeOffers(tx, input.personId, shifts, said.value.worker);
  const asked = [...ready.value.mine.values()].flatMap(({ pencilledBy }) => pencilledBy ?? []);
  record(tx, shiftAssigned, {
    subjects: {
      booking: first.bookingId,
      line: first.lineId,
      worker: input.personId,
      ...shiftSubjects(shifts.map(({ shiftId }) => shiftId)),
    },
    preparedBy: othersThan(actorOf(tx).memberId, [...asked, ...offers.madeBy]),
    facts: {
      shifts: shifts.map(({ shiftId }) => shiftId),
      assignments: saved.value,
      from: asked.length > 0 ? 'pencil' : offers.madeBy.length > 0 ? 'offer' : 'straight',
      how: input.how,
      saidAt: said.value.worker.toISOString(),
      willing: input.willing,
      rules: rulings(findings),
      asked: askedFacts(clearances),
      offersLapsed: offers.lapsed,
      offersWithdrawn: offers.withdrawn,
      informationDueOn: due.value,
    },
    people: { [input.personId]: { clearance: storedClearance(clearances) } },
  });
  const shiftIds = shifts.map(({ shiftId }) => shiftId);
  for (const hears of heardBy) await hears(tx, { personId: input.personId, shiftIds });
  return ok({
    personId: input.personId,
    assignments: shifts.map(({ shiftId }, index) => ({
      assignmentId: saved.value[index] ?? '',
      shiftId,
    })),
    findings,
    informationDueOn: due.value,
  });
}

async function acceptedBefore(tx: Tx, input: AcceptInput): Promise<Accepted | null> {
  const assignments = await heldAlready(tx, input, true);
  if (!assignments) return null;
  const ids = assignments.map(({ assignmentId }) => assignmentId);
  return {
    personId: input.personId,
    assignments,
    findings: await findingsNow(
      tx,
      input.personId,
      assignments.map(({ shiftId }) => shiftId),
    ),
    informationDueOn: await dueOf(tx, ids),
  };
}

interface Said {
  readonly worker: Date;
  readonly hirer: Date;
}

/** The worker's yes and their word that they are willing, with the moments both sides were told. */
function wordGiven(tx: Tx, input: AcceptInput): Result<Said> {
  const now = nowOf(tx);
  const worker = input.saidAt ?? now;
  const hirer = input.hirerToldAt ?? worker;
  if (worker > now || hirer > now) {
    return refuse('said-in-future', 'This moment is still to come. Enter when it was said.');
  }
  if (input.willing) return ok({ worker, hirer });
  const [finding] = checkCandidateFacts({ identity: true, requirements: [], willing: false });
  return refuse(
    'not-willing',
    'The worker has not said that they are willing to do this position. Ask them, and tick it.',
    finding?.source,
    finding ? { findings: [finding] } : undefined,
  );
}

async function save(
  tx: Tx,
  input: AcceptInput,
  { shifts, mine }: ReadyToHold,
  saidAt: Date,
): Promise<Result<string[]>> {
  const actor = actorOf(tx);
  const db = bookingsDb(tx);
  const ids = new Map(input.assignments.map(({ id, shiftId }) => [shiftId, id]));
  const saved: string[] = [];
  for (const shift of shifts) {
    const pencil = mine.get(shift.shiftId);
    const yes = {
      accepted_at: saidAt,
      accepted_by: actor.memberId,
      accepted_how: input.how,
      willing: input.willing,
    };
    if (pencil) {
      await db.updateTable('assignment').set(yes).where('id', '=', pencil.assignmentId).execute();
      if (!pencil.acceptedAt) {
        const kept = await acceptTime(tx, shift.shiftId);
        if (!kept.ok) return kept;
      }
      saved.push(pencil.assignmentId);
      continue;
    }
    const id = ids.get(shift.shiftId);
    if (!id) throw new Error('A shift was asked for without an id for its assignment.');
    await db
      .insertInto('assignment')
      .values({
        organisation_id: actor.organisationId,
        id,
        shift_id: shift.shiftId,
        person_id: input.personId,
        pencilled_at: null,
        pencilled_by: null,
        lapses_at: null,
        ...yes,
        ended_at: null,
        ended_by: null,
        ended_because: null,
      })
      .execute();
    const taken = await takeTime(tx, {
      id,
      personId: input.personId,
      shiftId: shift.shiftId,
      state: 'accepted',
      kind: shift.kind,
      startsAt: shift.startsAt,
      endsAt: shift.endsAt,
      breakMinutes: shift.breakMinutes,
      lapsesAt: null,
      label: shift.label,
      hirerId: shift.place.hirerId,
      role: shift.role,
    });
    if (!taken.ok) return taken;
    saved.push(id);
  }
  return ok(saved);
}

/**
 * CR-21: what was said is due in writing by the third business day after, at the place of work; the full facts of a
 * short assignment that is lengthened, by their own day if that comes sooner (CR-21S).
 */
async function startClock(
  tx: Tx,
  assignmentIds: readonly string[],
  said: Said,
  of: {
    readonly bookingId: string;
    readonly personId: string;
    readonly nation: Parameters<typeof confirmBy>[1];
  },
): Promise<Result<string>> {
  const { bookingId, personId, nation } = of;
  const dues: { side: 'worker' | 'hirer'; given_at: Date; due_on: string }[] = [];
  const holidays = await holidaysOf(tx, BANK_HOLIDAYS);
  const full = await fullFactsDue(tx, bookingId, personId, { nation, holidays });
  if (!full.ok) return full;
  for (const side of ['worker', 'hirer'] as const) {
    const due = confirmBy(dateIn(said[side]), nation, holidays);
    if (!due.ok) return due;
    const sooner = full.value !== null && full.value < due.value;
    dues.push({ side, given_at: said[side], due_on: sooner ? (full.value ?? '') : due.value });
  }
  await bookingsDb(tx)
    .insertInto('information_due')
    .values(
      assignmentIds.flatMap((assignmentId) =>
        dues.map((due) => ({
          organisation_id: actorOf(tx).organisationId,
          assignment_id: assignmentId,
          ...due,
          confirmed_at: null,
        })),
      ),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return ok(dues.map(({ due_on }) => due_on).sort()[0] ?? '');
}

async function dueOf(tx: Tx, assignmentIds: readonly string[]): Promise<string | null> {
  const row = await bookingsDb(tx)
    .selectFrom('information_due')
    .select((eb) => eb.fn.min('due_on').as('due_on'))
    .where('assignment_id', 'in', [...assignmentIds])
    .executeTakeFirst();
  return row?.due_on ?? null;
}

function othersThan(me: string | null, members: readonly string[]): string[] {
  return [...new Set(members)].filter((member) => member !== me);
}

/**
 * CR-21S: a short assignment that these shifts lengthen beyond five business days: the last day for the full facts.
 * Null where the worker's last paper in the booking was in full, or it is still short. Refuses what the calendar does.
 */
async function fullFactsDue(
  tx: Tx,
  bookingId: string,
  personId: string,
  { nation, holidays }: { readonly nation: Nation; readonly holidays: Holidays },
): Promise<Result<DateText | null>> {
  const { rows } = await sql<{ short: boolean; first: Date; last: Date }>`
    select coalesce(nullif(c.facts, '')::jsonb -> 'edition' ? 'short', false) as short, h.first, h.last
    from confirmation c
    cross join lateral (
      select min(s.starts_at) as first, max(s.ends_at) as last from assignment a
      join shift s on s.organisation_id = a.organisation_id and s.id = a.shift_id
      where a.organisation_id = c.organisation_id and a.person_id = c.person_id
        and s.booking_id = c.booking_id and a.accepted_at is not null and a.ended_at is null) h
    where c.organisation_id = current_organisation() and c.booking_id = ${bookingId}::uuid
      and c.person_id = ${personId}::uuid and c.side = 'worker' and h.first is not null
    order by c.version desc limit 1`.execute(bookingsDb(tx));
  const [newest] = rows;
  if (!newest?.short) return ok(null);
  const first = dateIn(newest.first);
  const last = dateIn(new Date(newest.last.getTime() - 1));
  const days = businessDaysFrom(first, last, nation, holidays);
  if (!days.ok) return days;
  const serves = shortFormServes(days.value, true, first);
  if (!serves.ok || serves.value) return serves.ok ? ok(null) : serves;
  return fullFactsBy(first, last, nation, holidays);
}
