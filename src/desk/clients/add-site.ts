import { ok, type Result } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { siteAdded } from './events.ts';
import { hirerOf, lockedClient } from './found.ts';
import { sitePlace } from './place.ts';
import type { addSiteRoute } from './schema.ts';
import { clientsDb } from './tables.ts';

/**
 * Adds a site, a place of work, and finds where its postcode lies. The same id again gives the first
 * result. Refuses `client-not-found`, `hirer-of-other-client` and `not-a-postcode`.
 */
export async function addSite(
  tx: Tx,
  clientId: string,
  input: BodyOf<typeof addSiteRoute>,
): Promise<Result<{ siteId: string }>> {
  const client = await lockedClient(tx, clientId);
  if (!client.ok) return client;
  const hirer = await hirerOf(tx, clientId, input.hirerId);
  if (!hirer.ok) return hirer;
  const place = await sitePlace(tx, input);
  if (!place.ok) return place;
  const inserted = await clientsDb(tx)
    .insertInto('site')
    .values({
      ...place.value,
      organisation_id: actorOf(tx).organisationId,
      id: input.id,
      client_id: clientId,
      hirer_id: hirer.value,
      name: input.name,
      address: input.address,
      created_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) {
    record(tx, siteAdded, {
      subjects: { client: clientId, site: input.id, hirer: hirer.value },
      facts: { nation: input.nation, locatedBy: place.value.located_by },
    });
  }
  return ok({ siteId: input.id });
}
