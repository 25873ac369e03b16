import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { SCHEMA_LOCK } from '../db/migrate.ts';
import { copyOut } from './copy.ts';
import { fingerprintOf, type KeptSecrets } from './kept-secrets.ts';
import { type BackedUpTable, FORMAT, type Manifest, writeManifest } from './manifest.ts';
import { plainText, relationsOf, type Table } from './relations.ts';

export interface BackingUp {
  /** A login that owns the schema. */
  readonly ownerUrl: string;
  /** A folder that is not there yet, or is empty. */
  readonly folder: string;
  readonly secrets: KeptSecrets;
  /** False: the secrets are kept elsewhere, and only their fingerprint stands in the backup. */
  readonly withSecrets: boolean;
  /** Called before each table. */
  readonly onTable?: (name: string, done: number, of: number) => void | Promise<void>;
}

/**
 * Copies a whole database into a folder, from one snapshot, while others read and write it: each table as
 * PostgreSQL's own text copy, and last of all the manifest, without which the folder is no backup.
 * Refuses `backup-folder-taken`, `nothing-to-back-up` and `backup-unknown-kind`; what a fault or a refusal
 * has left in the folder is removed.
 */
export async function backUp(backing: BackingUp): Promise<Result<Manifest>> {
  const { folder } = backing;
  const wasThere = existsSync(folder);
  if (wasThere && readdirSync(folder).length > 0) {
    return refuse(
      'backup-folder-taken',
      `${folder} is not empty, and a backup never writes over anything. Name a new folder.`,
    );
  }
  mkdirSync(path.join(folder, 'tables'), { recursive: true, mode: 0o700 });
  let taken: Result<Manifest> | undefined;
  try {
    taken = await snapshot(backing);
    return taken;
  } finally {
    if (!taken?.ok) {
      for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true });
      if (!wasThere) rmSync(folder, { recursive: true });
    }
  }
}

async function snapshot(backing: BackingUp): Promise<Result<Manifest>> {
  const client = new pg.Client({ connectionString: backing.ownerUrl });
  // A connection that is cut shows in the statement that ran on it; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    // Another process that brings the schema to a new version waits until this copy is taken.
    await client.query('select pg_advisory_lock_shared($1)', [SCHEMA_LOCK]);
    await client.query('begin isolation level repeatable read read only');
    await plainText(client);
    const here = await relationsOf(client);
    if (!here.ok) return here;
    const { tables, sequences } = here.value;
    if (!tables.some(({ name }) => name === 'public.migration')) {
      return refuse(
        'nothing-to-back-up',
        'There is no database of Deskproof here. Check DATA_DIR and DATABASE_URL.',
      );
    }
    const manifest: Manifest = {
      deskproof: 'backup',
      format: FORMAT,
      ...(await moment(client)),
      migrations: (await client.query('select name, sha256 from migration order by name')).rows,
      tables: await copyTables(client, tables, backing),
      sequences: await sequenceValues(client, sequences),
      secrets: await keepSecrets(backing),
    };
    await client.query('commit');
    const draft = path.join(backing.folder, 'manifest.json.part');
    await writeFile(draft, writeManifest(manifest));
    await rename(draft, path.join(backing.folder, 'manifest.json'));
    return ok(manifest);
  } finally {
    await client.end().catch(() => {});
  }
}

async function moment(client: pg.Client): Promise<Pick<Manifest, 'takenAt' | 'postgres'>> {
  const { rows } = await client.query(
    "select now() as at, current_setting('server_version') as version",
  );
  return { takenAt: (rows[0].at as Date).toISOString(), postgres: rows[0].version };
}

async function copyTables(
  client: pg.Client,
  tables: readonly Table[],
  { folder, onTable }: BackingUp,
): Promise<BackedUpTable[]> {
  const done: BackedUpTable[] = [];
  for (const [index, { name, columns }] of tables.entries()) {
    await onTable?.(name, index, tables.length);
    const file = `tables/${String(index + 1).padStart(4, '0')}.copy`;
    const hash = createHash('sha256');
    let bytes = 0;
    const rows = await written(path.join(folder, file), (handle) =>
      copyOut(client, `copy ${name} (${columns.join(', ')}) to stdout`, async (piece) => {
        hash.update(piece);
        bytes += piece.length;
        await handle.writeFile(piece);
      }),
    );
    done.push({ name, columns: [...columns], file, rows, bytes, sha256: hash.digest('hex') });
  }
  return done;
}

async function sequenceValues(
  client: pg.Client,
  names: readonly string[],
): Promise<Manifest['sequences']> {
  const values: Manifest['sequences'] = [];
  for (const name of names) {
    const { rows } = await client.query(
      `select last_value::text as "lastValue", is_called as "isCalled" from ${name}`,
    );
    values.push({ name, ...rows[0] });
  }
  return values;
}

async function keepSecrets({
  folder,
  secrets,
  withSecrets,
}: BackingUp): Promise<Manifest['secrets']> {
  const fingerprint = fingerprintOf(secrets);
  if (!withSecrets) return { fingerprint, file: null };
  const text = `${JSON.stringify(secrets, null, 2)}\n`;
  await writeFile(path.join(folder, 'secrets.json'), text);
  return { fingerprint, file: createHash('sha256').update(text).digest('hex') };
}

/** Makes a file for its owner alone, and sees it on the disk before it is called written. */
async function written<T>(file: string, write: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(file, 'wx', 0o600);
  try {
    const value = await write(handle);
    await handle.sync();
    return value;
  } finally {
    await handle.close();
  }
}

async function writeFile(file: string, text: string): Promise<void> {
  await written(file, (handle) => handle.writeFile(text));
}
