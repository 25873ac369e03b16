import { ok, type Result } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { parseCompanyNumber } from './company-number.ts';
import { hirerAdded } from './events.ts';
import { atField, lockedClient } from './found.ts';
import type { addHirerRoute } from './schema.ts';
import { clientsDb } from './tables.ts';

/**
 * Adds a hirer, the legal entity that takes the worker. The same id again gives the first result.
 * Refuses `client-not-found` and `not-a-company-number`.
 */
export async function addHirer(
  tx: Tx,
  clientId: string,
  input: BodyOf<typeof addHirerRoute>,
): Promise<Result<{ hirerId: string }>> {
  const client = await lockedClient(tx, clientId);
  if (!client.ok) return client;
  const companyNumber = atField(parseCompanyNumber(input.companyNumber), 'companyNumber');
  if (!companyNumber.ok) return companyNumber;
  const inserted = await clientsDb(tx)
    .insertInto('hirer')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id: input.id,
      client_id: clientId,
      legal_name: input.legalName,
      company_number: companyNumber.value,
      nature_of_business: input.natureOfBusiness,
      created_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) {
    record(tx, hirerAdded, {
      subjects: { client: clientId, hirer: input.id },
      facts: { companyNumber: companyNumber.value !== '' },
    });
  }
  return ok({ hirerId: input.id });
}
