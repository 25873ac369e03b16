import { sql } from 'kysely';
import type { Database } from '../db/pool.ts';

/** What is tried: a key that opens something, and whose guessing must cost time. */
type Tried = 'token' | 'password' | 'code';

/** Wrong tries a minute after which nothing more is looked at. */
export const MOST_TRIES = 10;

/** Has this address, or this account, tried wrongly too often within a minute? Counted for all processes together. */
export async function triedTooOften(db: Database, what: Tried, who: string): Promise<boolean> {
  const { rows } = await sql<{
    tries: number;
  }>`select bad_tries(${what}, ${who}, ${db.clock()}) as tries`.execute(db.kysely);
  return (rows[0]?.tries ?? 0) >= MOST_TRIES;
}

/** Counts one wrong try. */
export async function noteBadTry(db: Database, what: Tried, who: string): Promise<void> {
  await sql`select note_bad_try(${what}, ${who}, ${db.clock()})`.execute(db.kysely);
}
