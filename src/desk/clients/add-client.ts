import { newId } from '../../lib/ids.ts';
import { ok, type Result, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { nameKey } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { parseCompanyNumber } from './company-number.ts';
import { clientAdded } from './events.ts';
import { atField } from './found.ts';
import { sitePlace } from './place.ts';
import type { addClientRoute } from './schema.ts';
import { clientsDb } from './tables.ts';

type NewClient = BodyOf<typeof addClientRoute>;
type Same = NonNullable<NewClient['same']>;

/** The client and, if it was added as its own, its hirer, site and bill-to. */
export interface AddedClient {
  readonly clientId: string;
  readonly hirerId: string | null;
  readonly siteId: string | null;
  readonly billToId: string | null;
}

/**
 * Adds a client to the actor's branch. With `same`, its hirer, first site and bill-to are made in the same
 * act under the client's name; each can be changed afterwards. The same id again gives the first result.
 * Refuses `client-taken` (a client of that name), `not-a-postcode` and `not-a-company-number`.
 */
export async function addClient(tx: Tx, input: NewClient): Promise<Result<AddedClient>> {
  const { organisationId, memberId, branchId } = actorOf(tx);
  const inserted = await clientsDb(tx)
    .insertInto('client')
    .values({
      organisation_id: organisationId,
      id: input.id,
      name: input.name,
      name_key: keyOfName(input.name),
      branch_id: branchId,
      notes: input.notes,
      created_at: nowOf(tx),
      created_by: memberId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return addedBefore(tx, input);

  const added: AddedClient = input.same
    ? { clientId: input.id, hirerId: newId(), siteId: newId(), billToId: newId() }
    : { clientId: input.id, hirerId: null, siteId: null, billToId: null };
  const place = input.same ? await addParts(tx, added, input.name, input.same) : ok(null);
  if (!place.ok) return place;
  const { clientId, hirerId, siteId, billToId } = added;
  record(tx, clientAdded, {
    subjects:
      hirerId && siteId && billToId
        ? { client: clientId, hirer: hirerId, site: siteId, billTo: billToId }
        : { client: clientId },
    facts: { same: place.value },
  });
  return ok(added);
}

/** Key under which two spellings of one client's name meet; a name of signs alone is its own key. */
export function keyOfName(name: string): string {
  return nameKey(name) || name;
}

/** The refusal for a name that another client has. */
export function nameTaken(name: string): Result<never> {
  return wrongField(
    'name',
    'client-taken',
    `There is already a client called ${name}. Open that one, or tell the two apart, as by town.`,
  );
}

async function addedBefore(tx: Tx, { id, name }: NewClient): Promise<Result<AddedClient>> {
  const { organisationId } = actorOf(tx);
  const first = await clientsDb(tx)
    .selectFrom('client as c')
    .select('c.id as clientId')
    .select((from) =>
      (['hirer', 'site', 'bill_to'] as const).map((table) =>
        from
          .selectFrom(table)
          .select('id')
          .where('organisation_id', '=', organisationId)
          .where('client_id', '=', id)
          .orderBy('created_at')
          .orderBy('id')
          .limit(1)
          .as(table),
      ),
    )
    .where('c.organisation_id', '=', organisationId)
    .where('c.id', '=', id)
    .executeTakeFirst();
  if (!first) return nameTaken(name);
  const { clientId, hirer, site, bill_to } = first;
  return ok({ clientId, hirerId: hirer, siteId: site, billToId: bill_to });
}

async function addParts(tx: Tx, ids: AddedClient, name: string, same: Same) {
  const { clientId, hirerId, siteId, billToId } = ids;
  if (!hirerId || !siteId || !billToId) return ok(null);
  const companyNumber = atField(parseCompanyNumber(same.companyNumber), 'companyNumber');
  if (!companyNumber.ok) return companyNumber;
  const place = await sitePlace(tx, same);
  if (!place.ok) return place;
  const db = clientsDb(tx);
  const common = {
    organisation_id: actorOf(tx).organisationId,
    client_id: clientId,
    created_at: nowOf(tx),
  };
  await db
    .insertInto('hirer')
    .values({
      ...common,
      id: hirerId,
      legal_name: name,
      company_number: companyNumber.value,
      nature_of_business: same.natureOfBusiness,
    })
    .execute();
  await db
    .insertInto('site')
    .values({
      ...common,
      ...place.value,
      id: siteId,
      hirer_id: hirerId,
      name,
      address: same.address,
    })
    .execute();
  await db
    .insertInto('bill_to')
    .values({
      ...common,
      id: billToId,
      name,
      address: [same.address, place.value.postcode].filter(Boolean).join('\n'),
      email: '',
      cost_centre_required: false,
      reference_required: false,
      po_required: same.poRequired,
    })
    .execute();
  return ok({ nation: same.nation, locatedBy: place.value.located_by });
}
