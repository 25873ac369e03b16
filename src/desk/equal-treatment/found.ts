import { sql } from 'kysely';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { roleNames } from '../candidates/index.ts';
import { livingPerson, type PersonCard, peopleOf } from '../people/index.ts';
import { equalTreatmentDb } from './tables.ts';

/** The worker with this number, or `worker-not-found` where there is none or they were erased. */
export async function workerOf(tx: Tx, personId: string): Promise<Result<PersonCard>> {
  const candidate = await equalTreatmentDb(tx)
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

/** Which of these are workers on the books. One question. */
export async function workersOnBooks(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await equalTreatmentDb(tx)
    .selectFrom('candidates_published')
    .select('person_id')
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .execute();
  return new Set(rows.map(({ person_id }) => person_id));
}

/** A hirer with a site of this organisation and its client, or `hirer-not-found` at this field. */
export async function hirerOf(
  tx: Tx,
  hirerId: string,
): Promise<Result<{ hirerId: string; hirerName: string; clientId: string }>> {
  const site = await equalTreatmentDb(tx)
    .selectFrom('sites_published')
    .select(['hirer_id as hirerId', 'hirer_name as hirerName', 'client_id as clientId'])
    .where('hirer_id', '=', hirerId)
    .orderBy('site_id')
    .executeTakeFirst();
  if (site) return ok(site);
  return refuse(
    'hirer-not-found',
    'There is no such hirer with a site. Look for it on the client’s record, and add a site first.',
  );
}

/** Whether this is a role on the books; else `role-not-found` at the field. */
export async function roleKnown(tx: Tx, role: string): Promise<Result<null>> {
  if ((await roleNames(tx)).has(role)) return ok(null);
  return wrongField(
    'role',
    'role-not-found',
    `Nobody is on the books as “${role}”. Choose a role from the list.`,
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
