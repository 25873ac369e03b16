import { ok, type Result } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { keyOfName, nameTaken } from './add-client.ts';
import { clientUpdated } from './events.ts';
import { changedNames, lockedClient } from './found.ts';
import type { updateClientRoute } from './schema.ts';
import { clientsDb } from './tables.ts';

/** Changes a client's name and notes. Refuses `client-not-found` and `client-taken`. */
export async function updateClient(
  tx: Tx,
  clientId: string,
  { name, notes }: BodyOf<typeof updateClientRoute>,
): Promise<Result<{ clientId: string }>> {
  const { organisationId } = actorOf(tx);
  const client = await lockedClient(tx, clientId);
  if (!client.ok) return client;
  const changed = changedNames(
    { name: client.value.name, notes: client.value.notes },
    { name, notes },
  );
  if (changed.length === 0) return ok({ clientId });
  const db = clientsDb(tx);
  const other = await db
    .selectFrom('client')
    .select('name')
    .where('organisation_id', '=', organisationId)
    .where('name_key', '=', keyOfName(name))
    .where('id', '<>', clientId)
    .executeTakeFirst();
  if (other) return nameTaken(other.name);
  await db
    .updateTable('client')
    .set({ name, name_key: keyOfName(name), notes })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', clientId)
    .execute();
  record(tx, clientUpdated, { subjects: { client: clientId }, facts: { changed } });
  return ok({ clientId });
}
