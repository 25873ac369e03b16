import { ok, type Result } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { siteUpdated } from './events.ts';
import { changedNames, hirerOf, notFound } from './found.ts';
import { sitePlace } from './place.ts';
import type { updateSiteRoute } from './schema.ts';
import { clientsDb } from './tables.ts';

/** Changes a site. Refuses `site-not-found`, `hirer-of-other-client` and `not-a-postcode`. */
export async function updateSite(
  tx: Tx,
  siteId: string,
  input: BodyOf<typeof updateSiteRoute>,
): Promise<Result<{ siteId: string }>> {
  const { organisationId } = actorOf(tx);
  const db = clientsDb(tx);
  const row = await db
    .selectFrom('site')
    .select(['client_id', 'hirer_id', 'name', 'address'])
    .select(['postcode', 'nation', 'latitude', 'longitude', 'located_by'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', siteId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return notFound('site');
  const { client_id, ...before } = row;
  const hirer = await hirerOf(tx, client_id, input.hirerId);
  if (!hirer.ok) return hirer;
  const place = await sitePlace(tx, input);
  if (!place.ok) return place;
  const after = {
    hirer_id: hirer.value,
    name: input.name,
    address: input.address,
    ...place.value,
  };
  const changed = changedNames(before, after);
  if (changed.length === 0) return ok({ siteId });
  await db
    .updateTable('site')
    .set(after)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', siteId)
    .execute();
  record(tx, siteUpdated, { subjects: { client: client_id, site: siteId }, facts: { changed } });
  return ok({ siteId });
}
