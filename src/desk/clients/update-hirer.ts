import { ok, type Result } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { parseCompanyNumber } from './company-number.ts';
import { hirerUpdated } from './events.ts';
import { atField, changedNames, notFound } from './found.ts';
import type { updateHirerRoute } from './schema.ts';
import { clientsDb } from './tables.ts';

/** Changes a hirer. Refuses `hirer-not-found` and `not-a-company-number`. */
export async function updateHirer(
  tx: Tx,
  hirerId: string,
  input: BodyOf<typeof updateHirerRoute>,
): Promise<Result<{ hirerId: string }>> {
  const { organisationId } = actorOf(tx);
  const db = clientsDb(tx);
  const row = await db
    .selectFrom('hirer')
    .select(['client_id', 'legal_name', 'company_number', 'nature_of_business'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', hirerId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return notFound('hirer');
  const companyNumber = atField(parseCompanyNumber(input.companyNumber), 'companyNumber');
  if (!companyNumber.ok) return companyNumber;
  const { client_id, ...before } = row;
  const after = {
    legal_name: input.legalName,
    company_number: companyNumber.value,
    nature_of_business: input.natureOfBusiness,
  };
  const changed = changedNames(before, after);
  if (changed.length === 0) return ok({ hirerId });
  await db
    .updateTable('hirer')
    .set(after)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', hirerId)
    .execute();
  record(tx, hirerUpdated, { subjects: { client: client_id, hirer: hirerId }, facts: { changed } });
  return ok({ hirerId });
}
