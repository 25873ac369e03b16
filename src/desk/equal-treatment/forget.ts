import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { contactsOf } from '../clients/index.ts';
import { onErasure } from '../people/index.ts';
import { equalTreatmentDb } from './tables.ts';

/**
 * Forgets the words beside a pay that a contact told us, for they may name them; the pay and its days stay.
 * What a worker said of weeks elsewhere is days and figures and stays without a name, as their hours do.
 */
async function forgetSpeaker(tx: Tx, personId: string): Promise<Result<unknown>> {
  const db = equalTreatmentDb(tx);
  const rows = await db
    .selectFrom('comparator')
    .select('said_by')
    .distinct()
    .where('said_by', 'is not', null)
    .where('source', '<>', '')
    .execute();
  const speakers = await contactsOf(
    tx,
    rows.flatMap(({ said_by }) => said_by ?? []),
  );
  const theirs = [...speakers.values()]
    .filter((contact) => contact.personId === personId)
    .map(({ contactId }) => contactId);
  if (theirs.length === 0) return ok(undefined);
  await sql`update comparator set source = '' where said_by = any(${theirs}::uuid[])`.execute(db);
  return ok(undefined);
}

onErasure('equal-treatment', forgetSpeaker);
