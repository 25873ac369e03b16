import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { MIGRATION_TABLE, makeRoles, type RolePasswords, SCHEMA_LOCK } from '../db/migrate.ts';
import { copyIn } from './copy.ts';
import type { BackedUpTable } from './manifest.ts';
import type { Backup } from './read-backup.ts';
import { plainText, relationsOf } from './relations.ts';

export interface Restoring {
  /** A login that owns the database and may create roles. */
  readonly ownerUrl: string;
  readonly backup: Backup;
  readonly passwords: RolePasswords;
  /** Called before each table. */
  readonly onTable?: (name: string, done: number, of: number) => void | Promise<void>;
  /** The last thing before it counts: a throw here leaves nothing. */
  readonly beforeCommit?: () => void;
}

/**
 * Puts a backup into an empty database: its schema, every row, every sequence, in one transaction. Whatever
 * goes wrong, and whoever is killed, leaves the database as empty as it was.
 * Refuses `database-not-empty`, `backup-unknown-table` and what `relationsOf` refuses.
 */
export async function restore(restoring: Restoring): Promise<Result<{ readonly rows: number }>> {
  const client = new pg.Client({ connectionString: restoring.ownerUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [SCHEMA_LOCK]);
    await client.query('begin');
    const filled = await fill(client, restoring);
    if (!filled.ok) {
      await client.query('rollback');
      return filled;
    }
    restoring.beforeCommit?.();
    await client.query('commit');
    await client.query(
      `analyze ${restoring.backup.manifest.tables.map(({ name }) => name).join(', ')}`,
    );
    return filled;
  } finally {
    await client.end().catch(() => {});
  }
}

async function fill(
  client: pg.Client,
  { backup, passwords, onTable }: Restoring,
): Promise<Result<{ readonly rows: number }>> {
  const { manifest, migrations, folder } = backup;
  const before = await relationsOf(client);
  if (!before.ok) return before;
  if (before.value.tables.length + before.value.sequences.length + before.value.views > 0) {
    return refuse(
      'database-not-empty',
      'The database is not empty, and a restore never writes over anything. Stop the server if one is running, and set DATA_DIR to a new folder (or DATABASE_URL to a new, empty database).',
    );
  }
  await makeRoles(client, passwords);
  await client.query(MIGRATION_TABLE);
  for (const { sql } of migrations) await client.query(sql);
  await plainText(client);
  const made = await relationsOf(client);
  if (!made.ok) return made;
  const same = sameTables(manifest.tables, made.value.tables);
  if (!same.ok) return same;
  const names = manifest.tables.map(({ name }) => name);
  const keys = await dropForeignKeys(client);
  const each = (change: string) =>
    client.query(names.map((name) => `alter table ${name} ${change}`).join(';\n'));
  await each('disable trigger user');
  await client.query(`truncate ${names.join(', ')}`);
  let rows = 0;
  for (const [index, table] of manifest.tables.entries()) {
    await onTable?.(table.name, index, names.length);
    rows += await load(client, folder, table);
  }
  for (const { name, lastValue, isCalled } of manifest.sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [name, lastValue, isCalled]);
  }
  // Made anew, each foreign key is checked over all the rows that came in.
  await client.query(keys);
  await each('enable trigger user');
  return ok({ rows });
}

/** The same tables with the same columns, or the backup holds what no migration of it made. */
function sameTables(
  wanted: readonly BackedUpTable[],
  made: readonly { readonly name: string; readonly columns: readonly string[] }[],
): Result<null> {
  const shape = (tables: typeof made) =>
    new Map(tables.map(({ name, columns }) => [name, [...columns].sort().join(', ')]));
  const [left, right] = [shape(wanted), shape(made)];
  const odd =
    [...left].find(([name, columns]) => right.get(name) !== columns) ??
    [...right].find(([name]) => !left.has(name));
  if (!odd) return ok(null);
  return refuse(
    'backup-unknown-table',
    `The table ${odd[0]} of this backup is not one that Deskproof's own migrations make in that form. Nothing was changed. If somebody added it by hand, use your database's own tools for this copy.`,
  );
}

/** Rows come in by table, in any order: foreign keys stand aside meanwhile. @returns how to put them back */
async function dropForeignKeys(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ away: string; back: string }>(`
    select format('alter table %s drop constraint %I', o.conrelid::regclass, o.conname) as away,
      format('alter table %s add constraint %I %s', o.conrelid::regclass, o.conname, pg_get_constraintdef(o.oid)) as back
    from pg_constraint o join pg_namespace n on n.oid = o.connamespace
    where o.contype = 'f' and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
    order by 1`);
  await client.query(rows.map(({ away }) => away).join(';\n'));
  return rows.map(({ back }) => back).join(';\n');
}

async function load(client: pg.Client, folder: string, table: BackedUpTable): Promise<number> {
  const hash = createHash('sha256');
  async function* bytes() {
    for await (const piece of createReadStream(path.join(folder, table.file), {
      highWaterMark: 256 * 1024,
    })) {
      hash.update(piece as Buffer);
      yield piece as Buffer;
    }
  }
  const rows = await copyIn(
    client,
    `copy ${table.name} (${table.columns.join(', ')}) from stdin`,
    bytes(),
  );
  if (hash.digest('hex') !== table.sha256 || rows !== table.rows) {
    throw new Error(
      `${table.file} (${table.name}) changed while it was read. Nothing was restored. Use another backup.`,
    );
  }
  return rows;
}
