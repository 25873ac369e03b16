import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { livingPerson, type PersonCard, peopleOf } from '../people/index.ts';
import { worktimeDb } from './tables.ts';

/** The worker with this number, or `worker-not-found` where there is none or they were erased. */
export async function onTheBooks(tx: Tx, personId: string): Promise<Result<PersonCard>> {
  const candidate = await worktimeDb(tx)
    .selectFrom('candidates_published')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const living = candidate ? await livingPerson(tx, personId) : undefined;
  const card = living?.ok ? (await peopleOf(tx, [personId])).get(personId) : undefined;
  if (card) return ok(card);
  return refuse(
    'worker-not-found',
    'There is no worker with this number on your books. Look for them among the candidates.',
  );
}
