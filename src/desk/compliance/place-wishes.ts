import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { holdWorkers } from '../worktime/index.ts';
import { placeWishEnded, placeWishRecorded } from './events.ts';
import { onTheBooks } from './on-the-books.ts';
import { type PlaceKind, placeOf } from './places.ts';
import { complianceDb } from './tables.ts';
import type { PlaceWish } from './wishes-gates.ts';

/**
 * Records that a worker likes to go to a client, a hirer or a site, or would rather not. A new word about the same
 * place ends the one before. The same id again gives the first result.
 * @returns its id, or `worker-not-found`, `place-not-found` or what `cleanText` refuses
 */
export async function recordPlaceWish(
  tx: Tx,
  input: {
    readonly id: string;
    readonly personId: string;
    readonly place: PlaceKind;
    readonly placeId: string;
    readonly likes: boolean;
    readonly reason?: string;
  },
): Promise<Result<{ wishId: string }>> {
  const { id, personId, place, placeId, likes } = input;
  const worker = await onTheBooks(tx, personId);
  if (!worker.ok) return worker;
  await holdWorkers(tx, [personId]);
  const found = await placeOf(tx, place, placeId);
  if (!found.ok) return found;
  const reason = cleanText(input.reason ?? '', { max: 300, what: 'The reason' });
  if (!reason.ok) return reason;
  const db = complianceDb(tx);
  const before = await db
    .selectFrom('place_wish')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (before) return ok({ wishId: id });
  const { organisationId, memberId } = actorOf(tx);
  await db
    .updateTable('place_wish')
    .set({ ended_at: nowOf(tx), ended_by: memberId })
    .where('person_id', '=', personId)
    .where(sql<boolean>`coalesce(client_id, hirer_id, site_id) = ${placeId}::uuid`)
    .where('ended_at', 'is', null)
    .execute();
  await db
    .insertInto('place_wish')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      client_id: place === 'client' ? placeId : null,
      hirer_id: place === 'hirer' ? placeId : null,
      site_id: place === 'site' ? placeId : null,
      likes,
      reason: reason.value,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
      ended_at: null,
      ended_by: null,
    })
    .execute();
  record(tx, placeWishRecorded, {
    subjects: { worker: personId, [place]: placeId },
    facts: { wish: id, place, likes },
    people: { [personId]: { reason: reason.value } },
  });
  return ok({ wishId: id });
}

/** Ends such a wish: they do not mind any more. Twice is once. Refuses `wish-not-found`. */
export async function endPlaceWish(
  tx: Tx,
  { personId, wishId }: { readonly personId: string; readonly wishId: string },
): Promise<Result<{ wishId: string }>> {
  const wish = await complianceDb(tx)
    .selectFrom('place_wish')
    .select('ended_at')
    .where('id', '=', wishId)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (!wish) return refuse('wish-not-found', 'There is no such wish on this worker’s record.');
  if (wish.ended_at !== null) return ok({ wishId });
  await complianceDb(tx)
    .updateTable('place_wish')
    .set({ ended_at: nowOf(tx), ended_by: actorOf(tx).memberId })
    .where('id', '=', wishId)
    .execute();
  record(tx, placeWishEnded, { subjects: { worker: personId }, facts: { wish: wishId } });
  return ok({ wishId });
}

/** Where these workers like to go and would rather not, by worker. One question however many. */
export async function placeWishesOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<Map<string, readonly PlaceWish[]>> {
  const rows = await complianceDb(tx)
    .selectFrom('place_wish')
    .select(['person_id', 'id', 'client_id', 'hirer_id', 'site_id', 'likes', 'reason'])
    .select('recorded_at')
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .where('ended_at', 'is', null)
    .orderBy('recorded_at', 'desc')
    .execute();
  const wishes = new Map<string, PlaceWish[]>();
  for (const row of rows) {
    const wish = {
      id: row.id,
      clientId: row.client_id,
      hirerId: row.hirer_id,
      siteId: row.site_id,
      likes: row.likes,
      reason: row.reason,
      saidOn: dateIn(row.recorded_at),
    };
    wishes.set(row.person_id, [...(wishes.get(row.person_id) ?? []), wish]);
  }
  return wishes;
}
