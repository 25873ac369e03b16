import { sql, type Transaction } from 'kysely';
import type { Actor } from '../identity/actor.ts';
import type { Database } from './pool.ts';
import { type Tx, wrap } from './tx.ts';

/** Sets whose rows this transaction may see: row-level security reads it. Null sees no tenant's rows. */
export async function enter(
  transaction: Transaction<unknown>,
  organisationId: string | null,
): Promise<void> {
  await sql`select set_config('app.organisation', ${organisationId ?? ''}, true)`.execute(
    transaction,
  );
}

/** Reads inside the actor's organisation, in one snapshot; it can write nothing. */
export async function read<T>(
  db: Database,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return db.kysely
    .transaction()
    .setAccessMode('read only')
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      await enter(transaction, actor.organisationId);
      return work(wrap(transaction, actor, db.clock()));
    });
}
