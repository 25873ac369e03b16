import { sql } from 'kysely';
import type { Tx } from '../db/tx.ts';
import { identityDb } from './tables.ts';

/** Names of members by id, for "who said it"; the system (null) and unknown ids are left out. */
export async function memberNames(
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const asked = [...new Set(ids.filter((id) => id !== null))];
  if (asked.length === 0) return new Map();
  const rows = await identityDb(tx)
    .selectFrom('member')
    .select(['id', 'name'])
    .where(sql<boolean>`id = any(${asked}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
