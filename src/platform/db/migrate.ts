import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';

const FOLDER = new URL('../../../db/migrations/', import.meta.url);

/** Passwords of the two roles that serve requests. */
export interface RolePasswords {
  readonly appPassword: string;
  readonly authPassword: string;
}

/** Held while the schema is brought to a version, and while a copy of it is taken or put back. */
export const SCHEMA_LOCK = 7_310_001;

/** Where it is written which files made a schema. */
export const MIGRATION_TABLE =
  'create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())';

/** One file of the schema. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/** The files of this version's schema, in the order in which they are applied. */
export async function readMigrations(): Promise<readonly Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, FOLDER), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** Makes the two request roles, or gives them the passwords of this installation. */
export async function makeRoles(client: pg.Client, passwords: RolePasswords): Promise<void> {
  for (const [role, password] of [
    ['deskproof_app', passwords.appPassword],
    ['deskproof_auth', passwords.authPassword],
  ] as const) {
    const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    const literal = client.escapeLiteral(password);
    // An owner who is no superuser may make roles without powers, but not take powers off again.
    await client.query(
      found.rowCount
        ? `alter role ${role} login password ${literal}`
        : `create role ${role} login nosuperuser nocreatedb nocreaterole nobypassrls password ${literal}`,
    );
  }
  await client.query('alter role deskproof_auth set search_path = auth');
}

/**
 * Brings the database to the newest schema: plain SQL files in order, forward only, each in its own
 * transaction, under an advisory lock, so that two processes starting at once do it once.
 * @param ownerUrl a login that owns the schema and may create roles
 * @returns the names of the migrations applied now
 * @throws if a migration that was applied has been changed since
 */
export async function migrate(
  ownerUrl: string,
  passwords: RolePasswords,
): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [SCHEMA_LOCK]);
    await makeRoles(client, passwords);
    await client.query(MIGRATION_TABLE);
    const rows = (await client.query('select name, sha256 from migration')).rows as {
      name: string;
      sha256: string;
    }[];
    const applied = new Map(rows.map((row) => [row.name, row.sha256]));
    const done: string[] = [];
    for (const migration of await readMigrations()) {
      const before = applied.get(migration.name);
      if (before && before !== migration.sha256) {
        throw new Error(
          `Migration ${migration.name} was changed after it was applied to this database. Restore the file as it was and put the change in a new migration.`,
        );
      }
      if (before) continue;
      await client.query('begin');
      try {
        await client.query(migration.sql);
        await client.query('insert into migration (name, sha256) values ($1, $2)', [
          migration.name,
          migration.sha256,
        ]);
        await client.query('commit');
      } catch (fault) {
        await client.query('rollback');
        throw new Error(`Migration ${migration.name} failed: ${(fault as Error).message}`, {
          cause: fault,
        });
      }
      done.push(migration.name);
    }
    return done;
  } finally {
    await client.end();
  }
}
