import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import {
  type LoadedShift,
  type OfferRow,
  offersOf,
  shiftsOfBooking,
  showNumber,
  whoMayGoToShifts,
} from '../bookings/index.ts';
import { roleNames } from '../candidates/index.ts';
import { reachOf } from '../communications/index.ts';
import { peopleOf } from '../people/index.ts';
import type { CallOutcome } from './call-down.ts';
import { favouritesOf } from './favourite.ts';
import { stillOpen } from './load-round.ts';
import { modesOf } from './mode.ts';
import { proposalsOf } from './proposal.ts';
import { roundsOfBooking } from './queries.ts';
import type { ReplyOutcome } from './round.ts';
import type { planRound, readBookingOffers } from './schema.ts';
import { offersDb } from './tables.ts';

type BookingOffers = ReplyIn<typeof readBookingOffers>;
type Told = BookingOffers['history'][number];

const MOST_TOLD = 300;
const CALLED: Readonly<Record<CallOutcome, string>> = {
  no_answer: 'Rung: no answer',
  message_left: 'Rung: message left',
  declined: 'Rung: declined',
  yes: 'Rung: said yes',
  ring_back: 'Rung: ring back later',
};
const SAID: Readonly<Record<ReplyOutcome, string>> = {
  assigned: 'Said yes, and was assigned',
  interested: 'Said yes',
  declined: 'Said no',
  stopped: 'Said yes; a rule stops them',
  filled: 'Said yes after it was taken',
};
const HOW = { phone: 'by phone', email: 'by e-mail', text: 'by text', in_person: 'in person' };

/** What was offered on a booking, line by line, and its history, the newest first. Refuses `booking-not-found`. */
export async function bookingOffers(tx: Tx, bookingId: string): Promise<Result<BookingOffers>> {
  const shifts = await shiftsOfBooking(tx, bookingId);
  const [any] = shifts;
  if (!any) return refuse('booking-not-found', 'There is no such booking. Look in the list.');
  const lines = [...new Map(shifts.map((shift) => [shift.lineId, shift])).values()];
  const lineIds = lines.map(({ lineId }) => lineId);
  const modes = await modesOf(
    tx,
    lines.map(({ lineId, place }) => ({ lineId, clientId: place.clientId })),
  );
  const db = offersDb(tx);
  const reserves = await db
    .selectFrom('offer_reserve')
    .selectAll()
    .where(sql<boolean>`line_id = any(${lineIds}::uuid[])`)
    .orderBy('position')
    .execute();
  const open = await stillOpen(tx, shifts);
  const members = await memberNames(tx);
  const rounds = await roundsOfBooking(tx, bookingId);
  const lists = await callDowns(tx, bookingId);
  const roles = await roleNames(tx);
  const told = await historyOf(tx, shifts, rounds, lists, reserves);
  const people = await peopleOf(tx, [
    ...new Set([...told.map((one) => one.personId), ...reserves.map((one) => one.person_id)]),
  ]);
  const nameOf = (personId: string) => people.get(personId)?.displayName ?? 'Erased';
  const by = (memberId: string) => members.get(memberId) ?? memberId;
  return ok({
    lines: lines.map(({ lineId, role }) => {
      const own = open.filter((shift) => shift.lineId === lineId);
      return {
        lineId,
        roleName: roles.get(role) ?? role,
        mode: modes.get(lineId)?.mode ?? 'collect',
        own: modes.get(lineId)?.own ?? false,
        openShifts: own.length,
        firstShiftId: own[0]?.shiftId ?? null,
        reserves: reserves
          .filter((one) => one.line_id === lineId && one.ended_at === null)
          .map((one) => ({
            reserveId: one.id,
            personId: one.person_id,
            name: nameOf(one.person_id),
          })),
      };
    }),
    rounds: rounds.map(({ row }) => row),
    callDowns: lists.map((list) => ({
      callDownId: list.id,
      madeAt: list.made_at.toISOString(),
      madeBy: by(list.made_by ?? ''),
      people: list.people,
      rung: list.rung,
    })),
    history: told
      .slice(0, MOST_TOLD)
      .map((one) => ({ ...one, name: nameOf(one.personId), by: by(one.by) })),
    historyTotal: told.length,
  });
}

async function callDowns(tx: Tx, bookingId: string) {
  const { rows } = await sql<{
    id: string;
    made_at: Date;
    made_by: string | null;
    people: number;
    rung: number;
  }>`
    select c.id, c.made_at, c.made_by,
      (select count(*)::int from call_down_person p
        where p.organisation_id = c.organisation_id and p.call_down_id = c.id) as people,
      (select count(distinct p.person_id)::int from call_press p
        where p.organisation_id = c.organisation_id and p.call_down_id = c.id) as rung
    from call_down c where c.organisation_id = current_organisation()
      and c.booking_id = ${bookingId}::uuid order by c.made_at desc`.execute(offersDb(tx));
  return rows;
}

type Unnamed = Omit<Told, 'name'>;

/** Everything that was asked and said, in words; `by` is a member's id, 'the worker' or the machine. */
async function historyOf(
  tx: Tx,
  shifts: readonly LoadedShift[],
  rounds: Awaited<ReturnType<typeof roundsOfBooking>>,
  lists: readonly { readonly id: string }[],
  reserves: readonly {
    readonly person_id: string;
    readonly position: number;
    readonly added_at: Date;
    readonly added_by: string | null;
    readonly ended_at: Date | null;
    readonly ended_by: string | null;
  }[],
): Promise<readonly Unnamed[]> {
  const told: Unnamed[] = [];
  const tell = (at: Date, personId: string, what: string, by: string | null, words = '') =>
    told.push({ at: at.toISOString(), personId, what, by: by ?? 'by itself', words });
  const ringIds = new Set(rounds.flatMap(({ rings }) => rings.map(({ id }) => id)));
  for (const { row, people, rings } of rounds) {
    for (const one of people) {
      const kind = rings.find(({ position }) => position === one.ring)?.kind;
      const where = kind === 'picked' ? '' : `, ring ${one.ring}`;
      const nth = `${one.position}${where}`;
      if (one.leftOut !== null) continue;
      told.push({
        at: one.askedAt,
        personId: one.personId,
        what: `Asked ${row.channel === 'text' ? 'by text' : 'by e-mail'}, number ${nth}`,
        by: one.ring === 1 ? row.startedBy : 'by itself',
        words: '',
      });
      if (one.outcome !== null && one.saidAt !== null) {
        const how = one.how === 'text' ? 'by text' : 'by link';
        told.push({
          at: one.saidAt,
          personId: one.personId,
          what: `${SAID[one.outcome]}, ${how}`,
          by: 'the worker',
          words: [one.words, ...one.findings.map(({ because }) => because)].join(' ').trim(),
        });
      }
    }
  }
  const offers = await offersOf(tx, { shiftIds: shifts.map(({ shiftId }) => shiftId) });
  const presses = await offersDb(tx)
    .selectFrom('call_press')
    .selectAll()
    .where(sql<boolean>`call_down_id = any(${lists.map(({ id }) => id)}::uuid[])`)
    .execute();
  for (const one of presses) {
    tell(one.at, one.person_id, CALLED[one.outcome], one.by_member, one.words);
  }
  const pressIds = new Set(presses.map(({ id }) => id));
  const spoken = offers.filter(({ roundId }) => !ringIds.has(roundId) && !pressIds.has(roundId));
  for (const one of onceEach(spoken)) {
    tell(one.madeAt, one.personId, `Asked ${HOW[one.how]}`, one.madeBy);
    if (one.answeredAt && (one.yesAt || one.answer === 'declined')) {
      const what = one.yesAt ? 'Said yes' : 'Said no';
      tell(one.yesAt ?? one.answeredAt, one.personId, what, 'the worker', one.note);
    }
  }
  for (const one of reserves) {
    tell(one.added_at, one.person_id, `Put in reserve, place ${one.position}`, one.added_by);
    if (one.ended_at) tell(one.ended_at, one.person_id, 'Taken off the reserve', one.ended_by);
  }
  const proposals = await proposalsOf(tx, [...new Set(shifts.map(({ lineId }) => lineId))]);
  for (const one of proposals) {
    tell(one.proposed_at, one.person_id, `Proposed to the hirer ${HOW[one.how]}`, one.proposed_by);
    if (one.answered_at) {
      const what = one.answer === 'accepted' ? 'The hirer accepted' : 'The hirer declined';
      tell(one.answered_at, one.person_id, what, one.recorded_by, one.words);
    }
  }
  // Of two things at one moment the later told stands above: an answer above its question.
  return told.reverse().sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** One entry for all shifts that somebody was asked about in one go. */
function onceEach(offers: readonly OfferRow[]): readonly OfferRow[] {
  return [...new Map(offers.map((one) => [`${one.roundId} ${one.personId}`, one])).values()];
}

/** What may be asked about the line of a shift: what is open, how it takes people, who may go. */
export async function planOf(tx: Tx, shiftId: string): Promise<Result<ReplyIn<typeof planRound>>> {
  const chosen = await whoMayGoToShifts(tx, [shiftId]);
  if (!chosen.ok) return chosen;
  const [shift] = chosen.value.shifts;
  if (!shift) return refuse('shift-not-found', 'There is no such shift. Look in the list.');
  const all = await shiftsOfBooking(tx, shift.bookingId);
  const line = all.filter(({ lineId }) => lineId === shift.lineId);
  const open = (await stillOpen(tx, line)).filter(({ startsAt }) => startsAt > nowOf(tx));
  const ranking =
    open.length > 0
      ? await whoMayGoToShifts(
          tx,
          open.map((one) => one.shiftId),
        )
      : chosen;
  if (!ranking.ok) return ranking;
  const runners = ranking.value.may
    .map(({ runner }) => runner)
    .filter(({ personId }) => !ranking.value.holders.has(personId))
    .slice(0, 150);
  const ids = runners.map(({ personId }) => personId);
  const reach = await reachOf(tx, ids);
  const people = await peopleOf(tx, ids);
  const { clientId } = shift.place;
  const named = new Set((await favouritesOf(tx, clientId)).map(({ personId }) => personId));
  const mode = (await modesOf(tx, [{ lineId: shift.lineId, clientId }])).get(shift.lineId);
  return ok({
    bookingId: shift.bookingId,
    number: showNumber(shift.number),
    lineId: shift.lineId,
    roleName: (await roleNames(tx)).get(shift.role) ?? shift.role,
    siteName: shift.place.siteName,
    clientName: shift.place.clientName,
    mode: mode?.mode ?? 'collect',
    oneFace: shift.samePerson === 'must' && line.length > 1,
    shifts: open.map((one) => ({
      shiftId: one.shiftId,
      label: one.label,
      startsAt: one.startsAt.toISOString(),
    })),
    people: runners.map(({ personId, displayName, beenThere }) => ({
      personId,
      name: displayName,
      timesThere: beenThere.times,
      favourite: named.has(personId),
      byText: reach.get(personId)?.ok ?? false,
      byMail:
        Boolean(people.get(personId)?.email) &&
        !people
          .get(personId)
          ?.doNotContact.some(({ channel }) => channel === 'all' || channel === 'email'),
    })),
  });
}
