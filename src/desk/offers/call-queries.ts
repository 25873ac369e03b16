import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { showShift } from '../../lib/show.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { holdersOfShifts, loadShifts, showNumber } from '../bookings/index.ts';
import { roleNames } from '../candidates/index.ts';
import { peopleOf } from '../people/index.ts';
import type { readCallDown } from './call-schema.ts';
import { callDownOf } from './claim-call.ts';
import { favouritesOf } from './favourite.ts';
import { stillOpen } from './load-round.ts';
import { knownClient, modeOfClient } from './mode.ts';
import { slotsOf, USUAL_MODE } from './round.ts';
import { whenOf } from './send-offers.ts';
import { offersDb } from './tables.ts';
import type { readClientWays } from './ways-schema.ts';

type CallDown = ReplyIn<typeof readCallDown>;

/** A list of people to ring, with who rings whom now. Refuses `call-down-not-found`. */
export async function callDownPage(tx: Tx, callDownId: string): Promise<Result<CallDown>> {
  const list = await callDownOf(tx, callDownId);
  const shifts = list ? await loadShifts(tx, list.shiftIds) : [];
  const [first] = shifts;
  if (!list || !first) {
    return refuse('call-down-not-found', 'There is no such list of people to ring. Look again.');
  }
  const db = offersDb(tx);
  const rows = await db
    .selectFrom('call_down_person')
    .select(['person_id as personId', 'position'])
    .where('call_down_id', '=', callDownId)
    .orderBy('position')
    .execute();
  const ids = rows.map(({ personId }) => personId);
  const now = nowOf(tx);
  const claims = await db
    .selectFrom('call_claim')
    .select(['person_id', 'claimed_by', 'until'])
    .where(sql<boolean>`person_id = any(${ids}::uuid[])`)
    .where('until', '>', now)
    .execute();
  const presses = await db
    .selectFrom('call_press')
    .selectAll()
    .where('call_down_id', '=', callDownId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const holders = await holdersOfShifts(tx, list.shiftIds);
  const people = await peopleOf(tx, ids);
  const members = await memberNames(tx);
  const open = await stillOpen(tx, shifts);
  return ok({
    callDownId,
    bookingId: list.bookingId,
    number: showNumber(first.number),
    roleName: (await roleNames(tx)).get(first.role) ?? first.role,
    siteName: first.place.siteName,
    clientName: first.place.clientName,
    when: whenOf(shifts, dateIn(now)),
    payPence: Math.min(...shifts.map(({ payPence }) => payPence)),
    duties: first.duties,
    madeAt: list.madeAt.toISOString(),
    madeBy: members.get(list.madeBy ?? '') ?? '',
    places: shifts.length,
    placesOpen: open.length,
    times: slotsOf(open).map(({ startsAt, endsAt }) => ({
      startsAt: startsAt.toISOString(),
      label: showShift(minuteOfDate(startsAt), minuteOfDate(endsAt), dateIn(now)),
    })),
    oneFace: first.samePerson === 'must',
    people: rows.map(({ personId, position }) => {
      const claim = claims.find((one) => one.person_id === personId);
      const holder = [...holders.values()].find((one) => one.personId === personId);
      return {
        personId,
        position,
        name: people.get(personId)?.displayName ?? 'Erased',
        phone: people.get(personId)?.phone ?? '',
        ringing: claim
          ? {
              memberId: claim.claimed_by,
              name: members.get(claim.claimed_by) ?? '',
              until: claim.until.toISOString(),
            }
          : null,
        holds: holder ? (holder.acceptedAt ? ('assigned' as const) : ('pencilled' as const)) : null,
        presses: presses
          .filter((one) => one.person_id === personId)
          .map((one) => ({
            outcome: one.outcome,
            words: one.words,
            ringBackAt: one.ring_back_at?.toISOString() ?? null,
            at: one.at.toISOString(),
            by: members.get(one.by_member ?? '') ?? '',
          })),
      };
    }),
  });
}

/** How a client takes people, and whom it asks for by name. */
export async function clientWays(
  tx: Tx,
  clientId: string,
): Promise<Result<ReplyIn<typeof readClientWays>>> {
  const known = await knownClient(tx, clientId);
  if (!known.ok) return known;
  const mode = await modeOfClient(tx, clientId);
  const favourites = await favouritesOf(tx, clientId);
  const people = await peopleOf(
    tx,
    favourites.map(({ personId }) => personId),
  );
  return ok({
    mode: mode?.mode ?? USUAL_MODE,
    saidAt: mode?.saidAt.toISOString() ?? null,
    saidBy: mode?.saidBy ? ((await memberNames(tx)).get(mode.saidBy) ?? '') : '',
    favourites: favourites.map(({ id, personId, because, addedAt }) => ({
      favouriteId: id,
      personId,
      name: people.get(personId)?.displayName ?? '',
      because,
      addedAt: addedAt.toISOString(),
    })),
  });
}
