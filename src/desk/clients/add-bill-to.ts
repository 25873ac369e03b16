import { normaliseEmail } from '../../lib/email.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { billToAdded } from './events.ts';
import { atField, lockedClient } from './found.ts';
import type { addBillToRoute } from './schema.ts';
import { clientsDb } from './tables.ts';

/**
 * Adds a bill-to: who pays, and whether they need a purchase order number on every booking. The same id
 * again gives the first result. Refuses `client-not-found` and `not-an-email`.
 */
export async function addBillTo(
  tx: Tx,
  clientId: string,
  input: BodyOf<typeof addBillToRoute>,
): Promise<Result<{ billToId: string }>> {
  const client = await lockedClient(tx, clientId);
  if (!client.ok) return client;
  const email = invoiceEmail(input.email);
  if (!email.ok) return email;
  const inserted = await clientsDb(tx)
    .insertInto('bill_to')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id: input.id,
      client_id: clientId,
      name: input.name,
      address: input.address,
      email: email.value,
      po_required: input.poRequired,
      created_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) {
    record(tx, billToAdded, {
      subjects: { client: clientId, billTo: input.id },
      facts: { poRequired: input.poRequired },
    });
  }
  return ok({ billToId: input.id });
}

/** The address invoices go to; empty is an answer. */
export function invoiceEmail(text: string): Result<string> {
  return text.trim() === '' ? ok('') : atField(normaliseEmail(text), 'email');
}
