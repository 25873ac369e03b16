import { sql } from 'kysely';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { worktimeDb } from './tables.ts';

/** A pencil that lapsed before anyone accepted it, now deleted: its shift is open again. */
export interface LapsedPencil {
  readonly personId: string;
  readonly shiftId: string;
}

/**
 * Locks these workers' time until the transaction ends, always in id order, so that two acts on the
 * same workers wait for each other and never deadlock; then deletes their lapsed pencils. Call it once
 * in an act, with every worker concerned, before anything about their time is read. Ids of people who
 * are no candidates are passed over: `takeTime` refuses them.
 * @returns the pencils that lapsed, for the room that holds their shifts
 */
export async function lockWorkers(
  tx: Tx,
  personIds: readonly string[],
): Promise<readonly LapsedPencil[]> {
  if (personIds.length === 0) return [];
  const ids = [...new Set(personIds)];
  await holdWorkers(tx, ids);
  const lapsed = await worktimeDb(tx)
    .deleteFrom('worker_time')
    .where(sql<boolean>`person_id = any(${ids}::uuid[])`)
    .where('lapses_at', '<=', nowOf(tx))
    .returning(['person_id', 'shift_id'])
    .execute();
  return lapsed.map((row) => ({ personId: row.person_id, shiftId: row.shift_id }));
}

/**
 * The same lock without touching their time: for an act that changes what the rules read of a worker, such
 * as a check. Whoever is clearing them at the same moment waits for it, or it waits for them.
 */
export async function holdWorkers(tx: Tx, personIds: readonly string[]): Promise<void> {
  const db = worktimeDb(tx);
  const ids = [...new Set(personIds)];
  // A missing row is made in id order too: whoever comes second waits for the first to commit, holding
  // only rows of smaller ids, and no row is locked before every row exists.
  await sql`
    insert into worker_clock (organisation_id, person_id)
    select organisation_id, person_id from candidates_published
    where person_id = any(${ids}::uuid[])
      and not exists (select from worker_clock c where c.person_id = candidates_published.person_id)
    order by person_id
    on conflict do nothing`.execute(db);
  await db
    .selectFrom('worker_clock')
    .select('person_id')
    .where(sql<boolean>`person_id = any(${ids}::uuid[])`)
    .orderBy('person_id')
    .forUpdate()
    .execute();
}
