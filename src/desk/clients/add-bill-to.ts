import { sql } from 'kysely';
import { normaliseEmail } from '../../lib/email.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { billToAdded } from './events.ts';
import { atField, lockedClient } from './found.ts';
import { clientNotFound } from './questions.ts';
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
      cost_centre_required: input.costCentreRequired ?? false,
      reference_required: input.referenceRequired ?? false,
      created_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) {
    const pays = await setPaysFor(tx, input.id, clientId, input.paysFor ?? []);
    if (!pays.ok) return pays;
    record(tx, billToAdded, {
      subjects: { client: clientId, billTo: input.id },
      facts: { poRequired: input.poRequired },
    });
  }
  return ok({ billToId: input.id });
}

/**
 * Sets for which other clients a bill-to pays, and whether that changed anything. Refuses `client-not-found`.
 * @param ownId the client whose bill-to it is; it need not be named
 */
export async function setPaysFor(
  tx: Tx,
  billToId: string,
  ownId: string,
  clientIds: readonly string[],
): Promise<Result<boolean>> {
  const db = clientsDb(tx);
  const { organisationId } = actorOf(tx);
  const wanted = [...new Set(clientIds)].filter((id) => id !== ownId).sort();
  const known = await db
    .selectFrom('client')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where(sql<boolean>`id = any(${wanted}::uuid[])`)
    .execute();
  if (known.length !== wanted.length) return clientNotFound();
  const before = await db
    .selectFrom('bill_to_on_behalf')
    .select('client_id')
    .where('bill_to_id', '=', billToId)
    .orderBy('client_id')
    .execute();
  if (before.map((row) => row.client_id).join() === wanted.join()) return ok(false);
  await db.deleteFrom('bill_to_on_behalf').where('bill_to_id', '=', billToId).execute();
  if (wanted.length > 0) {
    const since = nowOf(tx);
    await db
      .insertInto('bill_to_on_behalf')
      .values(
        wanted.map((client_id) => ({
          organisation_id: organisationId,
          bill_to_id: billToId,
          client_id,
          since,
        })),
      )
      .execute();
  }
  return ok(true);
}

/** The address invoices go to; empty is an answer. */
export function invoiceEmail(text: string): Result<string> {
  return text.trim() === '' ? ok('') : atField(normaliseEmail(text), 'email');
}
