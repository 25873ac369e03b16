import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { workerFacts } from '../candidates/index.ts';
import { favouriteEnded, favouriteNamed } from './events.ts';
import { knownClient } from './mode.ts';
import { offersDb } from './tables.ts';

onConstraint('client_favourite_once', {
  code: 'already-favourite',
  because: 'This client asks for them by name already.',
});
/**
 * A client asks for somebody by name: they are asked first. Refuses `client-not-found`, `worker-not-found`,
 * `already-favourite`.
 */
export async function nameFavourite(
  tx: Tx,
  input: {
    readonly id: string;
    readonly clientId: string;
    readonly personId: string;
    readonly because: string;
  },
): Promise<Result<{ favouriteId: string }>> {
  const db = offersDb(tx);
  const before = await db
    .selectFrom('client_favourite')
    .select('id')
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (before) return ok({ favouriteId: before.id });
  const known = await knownClient(tx, input.clientId);
  if (!known.ok) return known;
  const because = cleanText(input.because, { max: 300, what: 'The reason' });
  if (!because.ok) return because;
  if (!(await workerFacts(tx, [input.personId])).has(input.personId)) {
    return refuse('worker-not-found', 'There is no worker with this number on your books.');
  }
  const { organisationId, memberId } = actorOf(tx);
  await db
    .insertInto('client_favourite')
    .values({
      organisation_id: organisationId,
      id: input.id,
      client_id: input.clientId,
      person_id: input.personId,
      because: because.value,
      added_at: nowOf(tx),
      added_by: memberId,
      ended_at: null,
      ended_by: null,
    })
    .execute();
  record(tx, favouriteNamed, {
    subjects: { client: input.clientId, worker: input.personId },
    facts: {},
    ...(because.value === '' ? {} : { people: { [input.personId]: { because: because.value } } }),
  });
  return ok({ favouriteId: input.id });
}

/** A client no longer asks for somebody by name. Twice is once. Refuses `favourite-not-found`. */
export async function endFavourite(
  tx: Tx,
  favouriteId: string,
): Promise<Result<{ favouriteId: string }>> {
  const db = offersDb(tx);
  const row = await db
    .selectFrom('client_favourite')
    .select(['client_id', 'person_id', 'ended_at'])
    .where('id', '=', favouriteId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('favourite-not-found', 'This worker is not on the client’s list.');
  if (row.ended_at) return ok({ favouriteId });
  await db
    .updateTable('client_favourite')
    .set({ ended_at: nowOf(tx), ended_by: actorOf(tx).memberId })
    .where('id', '=', favouriteId)
    .execute();
  record(tx, favouriteEnded, {
    subjects: { client: row.client_id, worker: row.person_id },
    facts: {},
  });
  return ok({ favouriteId });
}

/** Whom a client asks for by name now. */
export async function favouritesOf(tx: Tx, clientId: string) {
  return offersDb(tx)
    .selectFrom('client_favourite')
    .select(['id', 'person_id as personId', 'because', 'added_at as addedAt'])
    .where('client_id', '=', clientId)
    .where('ended_at', 'is', null)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
}
