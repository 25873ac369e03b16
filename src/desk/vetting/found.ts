import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { livingPerson } from '../people/index.ts';
import { vettingDb } from './tables.ts';

/** Whether there is a worker with this number who was not erased; else `worker-not-found`. */
export async function workerFound(tx: Tx, personId: string): Promise<Result<string>> {
  const candidate = await vettingDb(tx)
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

/** A day that has come, in London; refuses `not-yet` at this field. */
export function notAfterToday(tx: Tx, date: string, field: string): Result<null> {
  const today = dateIn(nowOf(tx));
  if (date <= today) return ok(null);
  return wrongField(
    field,
    'not-yet',
    `${showDate(date, today)} is still to come. Give the day on which it happened.`,
  );
}
