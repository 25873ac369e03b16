import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import { minuteOfDate } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import {
  type LoadedShift,
  lockBookings,
  makeOffers,
  offersOf,
  type WhoMayGo,
  whoMayGoToShifts,
} from '../bookings/index.ts';
import { reachOf } from '../communications/index.ts';
import { peopleOf } from '../people/index.ts';
import { creditTerms } from '../rates/index.ts';
import { ringAsked } from './events.ts';
import { favouritesOf } from './favourite.ts';
import { quietHours } from './hours.ts';
import {
  isOpen,
  lockRound,
  type Round,
  ringsOf,
  roundNotFound,
  roundOf,
  shiftsOfRound,
  stillOpen,
} from './load-round.ts';
import { quietUntil, type RingKind } from './round.ts';
import { sendOffers } from './send-offers.ts';
import { closeFilled } from './stand-down.ts';
import { type LeftOutWhy, offersDb } from './tables.ts';

/** What asking did. */
export interface AskedRing {
  readonly asked: number;
  readonly leftOut: readonly { readonly personId: string; readonly why: LeftOutWhy }[];
  /** Why nobody was asked, where something else than their reach or a rule stood against it. */
  readonly because?: string;
}

const NOBODY: AskedRing = { asked: 0, leftOut: [] };
/** People one ring may go to. */
const MOST = 150;

/**
 * Asks the next ring of a round, or the one after it where nobody is left in one; what is not due yet, closed or
 * filled is left alone. In the night hours the machine waits, unless the first shift begins soon; whoever begins a
 * round has decided that. Two processes at once ask once: the round's row is locked.
 * Refuses `round-not-found` and what `makeOffers` refuses of the shifts.
 */
export async function askNextRing(
  tx: Tx,
  roundId: string,
  publicUrl: string,
): Promise<Result<AskedRing>> {
  const found = await roundOf(tx, roundId);
  if (!found) return roundNotFound();
  await lockBookings(tx, [found.bookingId]);
  await lockRound(tx, roundId);
  const round = (await roundOf(tx, roundId)) ?? found;
  const now = nowOf(tx);
  if (!isOpen(round, now) || round.nextAt === null || round.nextAt > now) return ok(NOBODY);
  const shifts = await stillOpen(tx, await shiftsOfRound(tx, roundId));
  const [first] = shifts;
  if (!first) {
    await closeFilled(tx, roundId);
    return ok({ ...NOBODY, because: 'these shifts are taken, cancelled or over.' });
  }
  const wait = await mustWait(tx, round, first);
  if (wait) {
    await setNext(tx, roundId, wait);
    return ok(NOBODY);
  }
  const rings = (await ringsOf(tx, roundId)).filter(({ askedAt }) => askedAt === null);
  const leftOut: { personId: string; why: LeftOutWhy }[] = [];
  for (const [index, ring] of rings.entries()) {
    const made = await askRing(tx, { round, ring, shifts, publicUrl });
    if (!made.ok) return made;
    leftOut.push(...made.value.leftOut);
    const more = index < rings.length - 1;
    await setNext(tx, roundId, more ? new Date(now.getTime() + round.ringMinutes * 60_000) : null);
    if (made.value.asked > 0) return ok({ asked: made.value.asked, leftOut });
  }
  return ok({ asked: 0, leftOut });
}

/** Until when the machine waits: the end of the night, or another try where the client is on stop. */
async function mustWait(tx: Tx, round: Round, first: LoadedShift): Promise<Date | null> {
  const { memberId } = actorOf(tx);
  if (memberId !== null) return null;
  const stop = (await creditTerms(tx, [first.billToId])).get(first.billToId)?.stop;
  const now = nowOf(tx);
  if (stop) return new Date(now.getTime() + round.ringMinutes * 60_000);
  const until = quietUntil(minuteOfDate(now), minuteOfDate(first.startsAt), await quietHours(tx));
  return until === null ? null : new Date(until * 60_000);
}

async function setNext(tx: Tx, roundId: string, at: Date | null): Promise<void> {
  await offersDb(tx)
    .updateTable('round_of_asking')
    .set({ next_at: at, lease_until: null })
    .where('id', '=', roundId)
    .execute();
}

interface RingToAsk {
  readonly round: Round;
  readonly ring: {
    readonly ringId: string;
    readonly position: number;
    readonly kind: RingKind;
    readonly picked: readonly string[];
  };
  readonly shifts: readonly LoadedShift[];
  readonly publicUrl: string;
}

async function askRing(
  tx: Tx,
  { round, ring, shifts, publicUrl }: RingToAsk,
): Promise<Result<AskedRing>> {
  const shiftIds = shifts.map(({ shiftId }) => shiftId);
  const chosen = await peopleOfRing(tx, { round, ring, shifts });
  const leftOut = await unreached(tx, round.channel, chosen);
  const reached = chosen.filter((id) => !leftOut.has(id));
  const offered = new Set<string>();
  if (reached.length > 0) {
    const made = await makeOffers(tx, {
      id: ring.ringId,
      shiftIds,
      personIds: reached,
      how: round.channel === 'text' ? 'text' : 'email',
      madeBy: round.startedBy,
    });
    if (!made.ok && made.refusal.code !== 'not-cleared') return made;
    const offers = made.ok ? made.value.offers : [];
    for (const { personId } of offers) offered.add(personId);
    const stopped = made.ok ? made.value.leftOut : leftOutOf(made.refusal.details);
    for (const { personId, findings } of stopped) {
      if (offered.has(personId)) continue;
      leftOut.set(personId, findings.length > 0 ? 'not_cleared' : 'asked_already');
    }
  }
  const going = reached.filter((id) => offered.has(id));
  const sent = await sendOffers(tx, { round, shifts, personIds: going, publicUrl });
  if (!sent.ok) return sent;
  const rows = [...going, ...leftOut.keys()].map((personId, index) => ({
    organisation_id: actorOf(tx).organisationId,
    round_id: round.roundId,
    person_id: personId,
    ring_id: ring.ringId,
    position: index + 1,
    left_out: leftOut.get(personId) ?? null,
    asked_at: nowOf(tx),
    sent_id: sent.value.get(personId) ?? null,
    stood_down_at: null,
  }));
  if (rows.length > 0) await offersDb(tx).insertInto('offer_asked').values(rows).execute();
  await offersDb(tx)
    .updateTable('offer_ring')
    .set({ asked_at: nowOf(tx), asked: going.length })
    .where('id', '=', ring.ringId)
    .execute();
  const counts: Record<string, number> = {};
  for (const why of leftOut.values()) counts[why] = (counts[why] ?? 0) + 1;
  record(tx, ringAsked, {
    subjects: { round: round.roundId, booking: round.bookingId },
    facts: { ring: ring.position, kind: ring.kind, asked: going.length, leftOut: counts },
  });
  return ok({
    asked: going.length,
    leftOut: [...leftOut].map(([personId, why]) => ({ personId, why })),
  });
}

function leftOutOf(details: unknown) {
  const { leftOut = [] } = (details ?? {}) as {
    leftOut?: readonly { personId: string; findings: readonly unknown[] }[];
  };
  return leftOut;
}

/** Whom a ring goes to, best first: nobody twice in one round. */
async function peopleOfRing(
  tx: Tx,
  { round, ring, shifts }: Omit<RingToAsk, 'publicUrl'>,
): Promise<readonly string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from offer_asked where round_id = ${round.roundId}::uuid`.execute(
    offersDb(tx),
  );
  const asked = new Set(rows.map(({ person_id }) => person_id));
  if (ring.kind === 'picked') return ring.picked.filter((id) => !asked.has(id)).slice(0, MOST);
  const shiftIds = shifts.map(({ shiftId }) => shiftId);
  // Whoever has answered about this work already, on the phone perhaps, is not asked again by the machine.
  for (const { answer, personId } of await offersOf(tx, { shiftIds })) {
    if (answer === 'accepted' || answer === 'declined') asked.add(personId);
  }
  const ranking = await whoMayGoToShifts(tx, shiftIds);
  if (!ranking.ok) return [];
  const fits = await fitting(tx, ring.kind, shifts, ranking.value);
  return fits.filter((id) => !asked.has(id)).slice(0, MOST);
}

async function fitting(
  tx: Tx,
  kind: RingKind,
  shifts: readonly LoadedShift[],
  { may }: WhoMayGo,
): Promise<readonly string[]> {
  const all = may.map(({ runner }) => runner);
  if (kind === 'know_site') {
    return all.filter(({ beenThere }) => beenThere.times > 0).map(({ personId }) => personId);
  }
  const ids = all.map(({ personId }) => personId);
  if (kind !== 'favourites') return ids;
  const named = await favouritesOf(tx, shifts[0]?.place.clientId ?? '');
  const wanted = new Set(named.map(({ personId }) => personId));
  return ids.filter((id) => wanted.has(id));
}

async function unreached(
  tx: Tx,
  channel: 'text' | 'mail',
  ids: readonly string[],
): Promise<Map<string, LeftOutWhy>> {
  const found = new Map<string, LeftOutWhy>();
  if (channel === 'text') {
    for (const [id, reach] of await reachOf(tx, ids)) {
      if (reach.ok) continue;
      found.set(id, reach.refusal.code === 'do-not-contact' ? 'do_not_contact' : 'no_address');
    }
    return found;
  }
  for (const [id, person] of await peopleOf(tx, ids)) {
    const asked = person.doNotContact.some(
      (one) => one.channel === 'all' || one.channel === 'email',
    );
    if (asked) found.set(id, 'do_not_contact');
    else if (!person.email) found.set(id, 'no_address');
  }
  return found;
}
