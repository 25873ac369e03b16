import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { livingPerson } from '../people/index.ts';
import { complianceDb } from './tables.ts';

/** Whether there is a worker with this number who was not erased; else `worker-not-found`. */
export async function onTheBooks(tx: Tx, personId: string): Promise<Result<string>> {
  const candidate = await complianceDb(tx)
    .selectFrom('candidates_published')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (candidate && (await livingPerson(tx, personId)).ok) return ok(personId);
  return refuse(
    'worker-not-found',
    'There is no worker with this number on your books. Look for them among the candidates.',
  );
}
