import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../src/platform/db/pool.ts';

/**
 * A view of the database on which every act is a savepoint of one transaction: the story is there whole or
 * not at all, also when the first start is broken off in the middle of it, and nothing waits for the disk
 * between its acts. A refused act is undone alone, as ever.
 * @param clock tells the time of the acts
 */
export async function inOneTransaction<T>(
  db: Database,
  clock: () => Date,
  work: (stage: Database) => Promise<T>,
): Promise<T> {
  return db.kysely.transaction().execute((whole) => {
    const execute = async <R>(act: (transaction: Transaction<unknown>) => Promise<R>) => {
      await sql`savepoint scene`.execute(whole);
      try {
        const result = await act(whole);
        await sql`release savepoint scene`.execute(whole);
        return result;
      } catch (fault) {
        await sql`rollback to savepoint scene`.execute(whole);
        await sql`release savepoint scene`.execute(whole);
        throw fault;
      }
    };
    // An act asks its database for nothing but a transaction.
    const kysely = { transaction: () => ({ execute }) } as unknown as Kysely<unknown>;
    return work({ ...db, kysely, clock });
  });
}
