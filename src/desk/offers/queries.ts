import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import {
  holdersOfShifts,
  type LoadedShift,
  loadShifts,
  type OfferRow,
  offersOf,
  showNumber,
} from '../bookings/index.ts';
import { roleNames } from '../candidates/index.ts';
import { contactsAtClient } from '../clients/index.ts';
import { peopleOf } from '../people/index.ts';
import { isOpen, roundNotFound } from './load-round.ts';
import { proposalsOf } from './proposal.ts';
import { type Standing, standingOf } from './round.ts';
import type { listRounds, readRound } from './schema.ts';
import { whenOf } from './send-offers.ts';
import { offersDb } from './tables.ts';

type RoundRow = ReplyIn<typeof listRounds>['rows'][number];
type RoundPage = ReplyIn<typeof readRound>;

/** Answers that wait for the desk. */
const WAITING: readonly Standing[] = ['interested', 'stopped', 'hirer_accepted'];
const MOST = 200;

/** Rounds that are open, or the newest of all; what waits for us comes first. */
export async function roundList(
  tx: Tx,
  { state }: { readonly state: 'open' | 'all' },
): Promise<ReplyIn<typeof listRounds>> {
  let query = offersDb(tx).selectFrom('round_of_asking').select('id');
  if (state === 'open') {
    // A round past its deadline stays while somebody's yes waits for us: a day is enough to see it.
    const since = new Date(nowOf(tx).getTime() - 24 * 3_600_000);
    query = query.where('closed_at', 'is', null).where('closes_at', '>', since);
  }
  const ids = await query.orderBy('started_at', 'desc').limit(MOST).execute();
  const all = await roundsInFull(
    tx,
    ids.map(({ id }) => id),
  );
  const rows = all
    .map(({ row }) => row)
    .filter((row) => state === 'all' || row.isOpen || row.waiting > 0)
    .sort(
      (a, b) => Number(b.waiting > 0) - Number(a.waiting > 0) || (a.closesAt < b.closesAt ? -1 : 1),
    );
  return {
    total: rows.length,
    waiting: rows.reduce((sum, row) => sum + row.waiting, 0),
    rows,
  };
}

/** One round with everybody in it. Refuses `round-not-found`. */
export async function roundPage(tx: Tx, roundId: string): Promise<Result<RoundPage>> {
  const [found] = await roundsInFull(tx, [roundId]);
  if (!found) return roundNotFound();
  const { row, shifts, people, open } = found;
  const clientId = shifts[0]?.place.clientId ?? '';
  const known = await contactsAtClient(tx, clientId);
  const contacts = known.ok ? known.value.contacts : [];
  const round = await offersDb(tx)
    .selectFrom('round_of_asking')
    .select(['note', 'ring_minutes'])
    .where('id', '=', roundId)
    .executeTakeFirstOrThrow();
  return ok({
    ...row,
    note: round.note,
    ringMinutes: round.ring_minutes,
    shifts: shifts.map(({ shiftId, label, startsAt }) => ({
      shiftId,
      label,
      startsAt: startsAt.toISOString(),
      isOpen: open.has(shiftId),
    })),
    oneFace: shifts[0]?.samePerson === 'must',
    rings: found.rings.map(({ position, kind, asked_at, asked }) => ({
      position,
      kind,
      askedAt: asked_at?.toISOString() ?? null,
      asked,
    })),
    contacts: contacts.map(({ contactId, name }) => ({ contactId, name })),
    people,
  });
}

/** The rounds of a booking, the newest first. */
export async function roundsOfBooking(tx: Tx, bookingId: string) {
  const ids = await offersDb(tx)
    .selectFrom('round_of_asking')
    .select('id')
    .where('booking_id', '=', bookingId)
    .orderBy('started_at', 'desc')
    .execute();
  return roundsInFull(
    tx,
    ids.map(({ id }) => id),
  );
}

/** These rounds with their people and how each stands: a fixed number of set questions. */
async function roundsInFull(tx: Tx, roundIds: readonly string[]) {
  if (roundIds.length === 0) return [];
  const db = offersDb(tx);
  const of = sql<boolean>`round_id = any(${[...roundIds]}::uuid[])`;
  const rounds = await db
    .selectFrom('round_of_asking')
    .selectAll()
    .where(sql<boolean>`id = any(${[...roundIds]}::uuid[])`)
    .execute();
  const rings = await db
    .selectFrom('offer_ring')
    .selectAll()
    .where(of)
    .orderBy('position')
    .execute();
  const asked = await db.selectFrom('offer_asked').selectAll().where(of).execute();
  const replies = await db.selectFrom('offer_reply').selectAll().where(of).execute();
  const places = await db.selectFrom('offer_round_shift').selectAll().where(of).execute();
  const shifts = await loadShifts(
    tx,
    places.map(({ shift_id }) => shift_id),
  );
  const holders = await holdersOfShifts(
    tx,
    shifts.map(({ shiftId }) => shiftId),
  );
  const offers = await offersOf(tx, { roundIds: rings.map(({ id }) => id) });
  const lineIds = [...new Set(rounds.map(({ line_id }) => line_id))];
  const reserves = await db
    .selectFrom('offer_reserve')
    .selectAll()
    .where(sql<boolean>`line_id = any(${lineIds}::uuid[])`)
    .where('ended_at', 'is', null)
    .execute();
  const proposals = await proposalsOf(tx, lineIds);
  const people = await peopleOf(tx, [...new Set(asked.map(({ person_id }) => person_id))]);
  const members = await memberNames(tx);
  const roles = await roleNames(tx);
  const now = nowOf(tx);
  const ringRound = new Map(rings.map(({ id, round_id }) => [id, round_id]));
  const byId = new Map(rounds.map((round) => [round.id, round]));
  return roundIds.flatMap((roundId) => {
    const round = byId.get(roundId);
    if (!round) return [];
    const ids = new Set(
      places.filter((one) => one.round_id === roundId).map(({ shift_id }) => shift_id),
    );
    const own: readonly LoadedShift[] = shifts.filter(({ shiftId }) => ids.has(shiftId));
    const [first] = own;
    if (!first) return [];
    const roundOpen = isOpen({ closedAt: round.closed_at, closesAt: round.closes_at }, now);
    const held = new Map<string, 'pencilled' | 'assigned'>();
    const open = new Set<string>();
    for (const { shiftId, cancelledAt, startsAt } of own) {
      const holder = holders.get(shiftId);
      const lapsed = holder && !holder.acceptedAt && holder.lapsesAt && holder.lapsesAt <= now;
      if (holder && !lapsed)
        held.set(holder.personId, holder.acceptedAt ? 'assigned' : 'pencilled');
      else if (!cancelledAt && startsAt > now) open.add(shiftId);
    }
    const said = offers.filter((offer) => ringRound.get(offer.roundId) === roundId);
    const rows = asked
      .filter((one) => one.round_id === roundId)
      .map((one) => {
        const reply = replies.find(
          (row) => row.round_id === roundId && row.person_id === one.person_id,
        );
        const mine = said.filter((offer) => offer.personId === one.person_id);
        const answer = newestOf(mine);
        const reserve = reserves.find(
          (row) => row.line_id === round.line_id && row.person_id === one.person_id,
        );
        const proposal = proposals.findLast(
          (row) => row.line_id === round.line_id && row.person_id === one.person_id,
        );
        const person = people.get(one.person_id);
        const byDesk = !reply && (answer === 'accepted' || answer === 'declined');
        const deskSaid = mine.find((offer) => offer.answer === answer);
        const standing = standingOf({
          leftOut: one.left_out !== null,
          holds: held.get(one.person_id) ?? null,
          onReserve: reserve !== undefined,
          proposal: proposal ? (proposal.answer ?? 'open') : null,
          stoodDown: one.stood_down_at !== null,
          outcome: reply?.outcome ?? null,
          answer,
          roundIsOpen: roundOpen,
        });
        return {
          personId: one.person_id,
          name: person?.displayName ?? 'Erased',
          phone: person?.phone ?? '',
          ring: rings.find(({ id }) => id === one.ring_id)?.position ?? 1,
          position: one.position,
          leftOut: one.left_out,
          askedAt: one.asked_at.toISOString(),
          standing,
          replyId: reply?.id ?? null,
          saidAt: (reply?.said_at ?? (byDesk ? deskSaid?.answeredAt : null))?.toISOString() ?? null,
          how: reply?.how ?? (byDesk ? ('desk' as const) : null),
          words: reply?.words ?? deskSaid?.note ?? '',
          outcome: reply?.outcome ?? null,
          yesShifts: reply?.yes_shifts ?? yesOf(mine),
          findings: (reply?.findings ?? []).map(({ rule, because, source }) => ({
            rule,
            because,
            source,
          })),
          seenBy: reply?.seen_by ? (members.get(reply.seen_by) ?? '') : '',
          reserveId: reserve?.id ?? null,
          proposalId: proposal?.id ?? null,
        } satisfies RoundPage['people'][number];
      })
      .sort((a, b) => a.ring - b.ring || a.position - b.position);
    const row: RoundRow = {
      roundId,
      bookingId: round.booking_id,
      lineId: round.line_id,
      number: showNumber(first.number),
      clientName: first.place.clientName,
      siteName: first.place.siteName,
      roleName: roles.get(first.role) ?? first.role,
      when: whenOf(own, dateIn(now)),
      mode: round.mode,
      channel: round.channel,
      startedAt: round.started_at.toISOString(),
      startedBy: members.get(round.started_by) ?? '',
      closesAt: round.closes_at.toISOString(),
      closedAt: round.closed_at?.toISOString() ?? null,
      closedWhy: round.closed_why,
      isOpen: roundOpen,
      nextRingAt: roundOpen ? (round.next_at?.toISOString() ?? null) : null,
      places: own.length,
      placesOpen: open.size,
      asked: rows.filter(({ leftOut }) => leftOut === null).length,
      answered: rows.filter(({ saidAt }) => saidAt !== null).length,
      waiting:
        open.size === 0
          ? 0
          : rows.filter(({ standing, seenBy }) => WAITING.includes(standing) && seenBy === '')
              .length,
    };
    return [
      {
        row,
        shifts: own,
        people: rows,
        open,
        rings: rings.filter((ring) => ring.round_id === roundId),
      },
    ];
  });
}

/** What somebody's offers of a round come to: a yes to any day, else what still asks, else a no. */
function newestOf(mine: readonly OfferRow[]): OfferRow['answer'] {
  if (mine.some(({ answer }) => answer === 'accepted')) return 'accepted';
  if (mine.some(({ answer }) => answer === null)) return null;
  if (mine.some(({ answer }) => answer === 'declined')) return 'declined';
  return mine[0]?.answer ?? null;
}

function yesOf(mine: readonly OfferRow[]): string[] {
  return mine.filter(({ answer }) => answer === 'accepted').map(({ shiftId }) => shiftId);
}
