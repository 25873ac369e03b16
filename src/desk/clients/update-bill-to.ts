import { ok, type Result } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { invoiceEmail, setPaysFor } from './add-bill-to.ts';
import { billToUpdated } from './events.ts';
import { changedNames, notFound } from './found.ts';
import type { updateBillToRoute } from './schema.ts';
import { clientsDb } from './tables.ts';

/** Changes a bill-to. Refuses `bill-to-not-found` and `not-an-email`. */
export async function updateBillTo(
  tx: Tx,
  billToId: string,
  input: BodyOf<typeof updateBillToRoute>,
): Promise<Result<{ billToId: string }>> {
  const { organisationId } = actorOf(tx);
  const db = clientsDb(tx);
  const row = await db
    .selectFrom('bill_to')
    .select([
      'client_id',
      'name',
      'address',
      'email',
      'po_required',
      'cost_centre_required',
      'reference_required',
    ])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', billToId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return notFound('bill-to');
  const email = invoiceEmail(input.email);
  if (!email.ok) return email;
  const { client_id, ...before } = row;
  const after = {
    name: input.name,
    address: input.address,
    email: email.value,
    po_required: input.poRequired,
    cost_centre_required: input.costCentreRequired ?? row.cost_centre_required,
    reference_required: input.referenceRequired ?? row.reference_required,
  };
  const pays = input.paysFor ? await setPaysFor(tx, billToId, client_id, input.paysFor) : ok(false);
  if (!pays.ok) return pays;
  const changed = [...changedNames(before, after), ...(pays.value ? ['paysFor'] : [])];
  if (changed.length === 0) return ok({ billToId });
  await db
    .updateTable('bill_to')
    .set(after)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', billToId)
    .execute();
  record(tx, billToUpdated, {
    subjects: { client: client_id, billTo: billToId },
    facts: { changed },
  });
  return ok({ billToId });
}
