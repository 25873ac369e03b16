import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { livingPerson } from '../people/index.ts';
import { deskMembers } from '../policies/index.ts';
import { registrationDb } from './tables.ts';

/** A candidate who was not erased; else `candidate-not-found`. */
export async function candidateFound(tx: Tx, personId: string): Promise<Result<null>> {
  const row = await registrationDb(tx)
    .selectFrom('candidates_published')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (row && (await livingPerson(tx, personId)).ok) return ok(null);
  return refuse('candidate-not-found', 'There is no such candidate in your books.');
}

/** Somebody of the desk as it is now, or `member-not-found` at this field. */
export async function colleague(tx: Tx, memberId: string, field: string): Promise<Result<null>> {
  const members = await deskMembers(tx);
  if (members.some((member) => member.memberId === memberId)) return ok(null);
  return wrongField(field, 'member-not-found', 'There is no such colleague on the desk now.');
}
