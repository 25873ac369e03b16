import { type Kysely, sql } from 'kysely';
import { type Hidden, hideTexts } from '../../lib/redact.ts';

/** Where people write freely: a table of the room that asks, what names a row, and its columns of words. */
export interface FreeTexts {
  readonly table: string;
  readonly keys: readonly string[];
  readonly columns: readonly string[];
}

/** Takes names, addresses and numbers of an erased person out of words; which rows there are stays. */
export async function hideInTexts<T>(
  db: Kysely<T>,
  texts: readonly FreeTexts[],
  hidden: readonly Hidden[],
): Promise<void> {
  for (const { table, keys, columns } of texts) {
    const key = sql.join(
      keys.map((name) => sql`${sql.ref(name)}::text`),
      sql`, `,
    );
    for (const column of columns) {
      const { rows } = await sql<{ key: string[]; words: string }>`
        select array[${key}] as key, ${sql.ref(column)} as words from ${sql.table(table)}
        where organisation_id = current_organisation() and ${sql.ref(column)} <> ''`.execute(db);
      for (const row of rows) {
        const words = hideTexts(row.words, hidden);
        if (words === row.words) continue;
        await sql`
          update ${sql.table(table)} set ${sql.ref(column)} = ${words}
          where organisation_id = current_organisation() and array[${key}] = ${row.key}::text[]`.execute(
          db,
        );
      }
    }
  }
}
