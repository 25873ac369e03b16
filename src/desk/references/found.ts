import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { livingPerson } from '../people/index.ts';
import { referencesDb } from './tables.ts';

/** A candidate who was not erased; else `candidate-not-found`. */
export async function candidateFound(tx: Tx, personId: string): Promise<Result<null>> {
  const row = await referencesDb(tx)
    .selectFrom('candidates_published')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (row && (await livingPerson(tx, personId)).ok) return ok(null);
  return refuse('candidate-not-found', 'There is no such candidate in your books.');
}

/** A request with its answer, if there is one; the request stays locked until the act ends where `lock` is true. */
export async function requestFound(tx: Tx, requestId: string, lock = false) {
  const query = referencesDb(tx)
    .selectFrom('reference_request')
    .selectAll()
    .where('id', '=', requestId);
  const request = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!request) return refuse('reference-not-found', 'There is no such reference in your books.');
  const answer = await referencesDb(tx)
    .selectFrom('reference_answer')
    .selectAll()
    .where('request_id', '=', requestId)
    .executeTakeFirst();
  return ok({ request, answer });
}

/** A day that is not still to come, in London; refuses `not-yet` at this field. */
export function notAfterToday(tx: Tx, date: string | null, field: string): Result<null> {
  const today = dateIn(nowOf(tx));
  if (date === null || date <= today) return ok(null);
  return wrongField(field, 'not-yet', `${showDate(date, today)} is still to come. Check the day.`);
}
