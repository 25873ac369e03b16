import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type Migration, readMigrations } from '../db/migrate.ts';
import { fingerprintOf, type KeptSecrets, readKept } from './kept-secrets.ts';
import { type Manifest, readManifest } from './manifest.ts';

/** A backup whose every file was read and is as its manifest says. */
export interface Backup {
  readonly folder: string;
  readonly manifest: Manifest;
  /** The files of this version that made the backup's schema. */
  readonly migrations: readonly Migration[];
  /** Null when they were left out. */
  readonly secrets: KeptSecrets | null;
}

const damaged = (what: string): Result<never> =>
  refuse(
    'backup-damaged',
    `This backup is damaged: ${what}. Nothing was changed. Use another backup.`,
  );

/**
 * Reads a backup and checks all of it, before anything is touched. Refuses `backup-not-found`,
 * `backup-incomplete`, `backup-damaged`, `backup-newer` and `backup-of-other-schema`.
 */
export async function readBackup(folder: string): Promise<Result<Backup>> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    return refuse('backup-not-found', `There is no folder ${folder}. Check the path.`);
  }
  const file = path.join(folder, 'manifest.json');
  if (!existsSync(file)) {
    return refuse(
      'backup-incomplete',
      `${folder} is no whole backup: its manifest.json, which is written last, is not there. Nothing was changed. Use another backup.`,
    );
  }
  const manifest = readManifest(readFileSync(file, 'utf8'));
  if (!manifest.ok) return manifest;
  const migrations = await schemaOf(manifest.value);
  if (!migrations.ok) return migrations;
  for (const table of manifest.value.tables) {
    const wrong = await differs(path.join(folder, table.file), table);
    if (wrong) return damaged(`${table.file} (${table.name}) ${wrong}`);
  }
  const secrets = secretsOf(folder, manifest.value);
  if (!secrets.ok) return secrets;
  return ok({
    folder,
    manifest: manifest.value,
    migrations: migrations.value,
    secrets: secrets.value,
  });
}

/** The files of this version that make the schema the backup was taken of. */
async function schemaOf(manifest: Manifest): Promise<Result<readonly Migration[]>> {
  const known = new Map((await readMigrations()).map((migration) => [migration.name, migration]));
  const wanted: Migration[] = [];
  for (const { name, sha256 } of manifest.migrations) {
    const migration = known.get(name);
    if (!migration) {
      return refuse(
        'backup-newer',
        `This backup was taken by a later Deskproof: its schema has ${name}, which this version does not know. Nothing was changed. Restore it with that version or a later one.`,
      );
    }
    if (migration.sha256 !== sha256) {
      return refuse(
        'backup-of-other-schema',
        `This backup was taken with another ${name} than this version has. Nothing was changed. Restore it with the version that took it.`,
      );
    }
    wanted.push(migration);
  }
  return ok(wanted);
}

async function differs(
  file: string,
  { bytes, sha256 }: { readonly bytes: number; readonly sha256: string },
): Promise<string | null> {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) return 'is missing';
  if (size !== bytes) return `has ${size} bytes and should have ${bytes}`;
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece);
  return hash.digest('hex') === sha256 ? null : 'was changed since';
}

function secretsOf(folder: string, { secrets }: Manifest): Result<KeptSecrets | null> {
  if (secrets.file === null) return ok(null);
  const file = path.join(folder, 'secrets.json');
  if (!existsSync(file)) return damaged('secrets.json is missing');
  const text = readFileSync(file, 'utf8');
  const kept = readKept(text);
  const same = createHash('sha256').update(text).digest('hex') === secrets.file;
  if (!same || !kept || fingerprintOf(kept) !== secrets.fingerprint) {
    return damaged('secrets.json was changed since');
  }
  return ok(kept);
}
