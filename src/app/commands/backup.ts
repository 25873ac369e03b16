import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Result, refuse } from '../../lib/result.ts';
import { counted } from '../../lib/text.ts';
import { backUp } from '../../platform/backup/back-up.ts';
import { adoptSecrets, fingerprintOf, keptSecrets } from '../../platform/backup/kept-secrets.ts';
import { type Backup, readBackup } from '../../platform/backup/read-backup.ts';
import { restore } from '../../platform/backup/restore.ts';
import { type Config, readConfig } from '../../platform/config/config.ts';
import { readSecrets } from '../../platform/config/secrets.ts';
import { migrate } from '../../platform/db/migrate.ts';
import { borrowDatabase, type OpenDatabase } from '../../platform/postgres/database.ts';
import { type Called, progressOf, say } from './terminal.ts';
import { verifyCommand } from './verify.ts';

const WRONG_USE = 2;

function complain(because: string, code = 1): number {
  process.stderr.write(`${because}\n`);
  return code;
}

/** The one folder a command names, as an absolute path, and nothing else that it does not know. */
function folderOf(called: Called, option: string): string | null {
  const [, folder, ...more] = called.words;
  const known = Object.keys(called.options).every((name) => name === option);
  return folder && more.length === 0 && known ? path.resolve(folder) : null;
}

/** Runs work with the database that the settings name, and lets it go again. @returns the exit code */
async function withDatabase(
  config: Config,
  work: (database: OpenDatabase) => Promise<number>,
): Promise<number> {
  const opened = await borrowDatabase(config);
  if (!opened.ok) return complain(opened.refusal.because);
  try {
    return await work(opened.value);
  } catch (fault) {
    return complain((fault as Error).message);
  } finally {
    await opened.value.stop();
  }
}

/**
 * `backup DIR [--without-secrets]`: copies the database into a new folder, from one snapshot; a running
 * server goes on working meanwhile.
 * @returns the exit code: 0 done, 1 refused or broken, 2 called wrongly
 */
export async function backupCommand(called: Called): Promise<number> {
  const folder = folderOf(called, 'without-secrets');
  if (!folder) return complain('Usage: backup DIR [--without-secrets]', WRONG_USE);
  const settings = readConfig();
  if (!settings.ok) return complain(settings.refusal.because, WRONG_USE);
  const config = settings.value;
  if (!config.databaseUrl && !existsSync(config.dataDir)) {
    return complain(`There is no data folder ${config.dataDir}. Check DATA_DIR and DATABASE_URL.`);
  }
  const withSecrets = !('without-secrets' in called.options);
  return withDatabase(config, async ({ ownerUrl }) => {
    const progress = progressOf('Copying');
    const taken = await backUp({
      ownerUrl,
      folder,
      secrets: keptSecrets(config.dataDir),
      withSecrets,
      onTable: (_name, done, of) => progress.tell(done, of),
    });
    progress.end();
    if (!taken.ok) return complain(taken.refusal.because);
    const { tables, takenAt } = taken.value;
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const size = tables.reduce((sum, table) => sum + table.bytes, 0) / 1_048_576;
    say(
      `Backed up ${counted(tables.length, 'table')}, ${counted(rows, 'row')}, ${size.toFixed(1)} MB, as at ${takenAt}, into ${folder}.`,
    );
    say(
      withSecrets
        ? 'It holds personal data and the secrets that seal the log’s keys: keep it where only you can read it.'
        : `It holds personal data, and not the secrets: keep ${path.join(config.dataDir, 'secrets.json')} elsewhere, or nobody signs in with an authenticator after a restore.`,
    );
    return 0;
  });
}

/** What a restore does with the secrets: takes the backup's, keeps fitting ones, or refuses to lose them. */
function secretsFit(backup: Backup, dataDir: string, isNew: boolean): Result<null> {
  const { secrets, manifest } = backup;
  const here = existsSync(path.join(dataDir, 'secrets.json')) ? keptSecrets(dataDir) : null;
  const fits = here !== null && fingerprintOf(here) === manifest.secrets.fingerprint;
  if (secrets || fits || isNew) return { ok: true, value: null };
  return refuse(
    'secrets-missing',
    `This backup was taken without its secrets, and those in ${dataDir} are not the ones. Nothing was changed. Put the secrets.json of the old installation into ${dataDir} and try again. If it is lost, restore with --new-secrets: the key of each log must then be rotated on its page Checkpoints, and each authenticator be taken off with reset-authenticator.`,
  );
}

/**
 * `restore DIR [--new-secrets]`: puts a backup into an empty database, all of it or nothing, brings the
 * schema to this version, and checks every log.
 * @returns the exit code: 0 restored and every log whole, 1 refused or a log is broken, 2 called wrongly
 */
export async function restoreCommand(called: Called): Promise<number> {
  const folder = folderOf(called, 'new-secrets');
  if (!folder) return complain('Usage: restore DIR [--new-secrets]', WRONG_USE);
  const settings = readConfig();
  if (!settings.ok) return complain(settings.refusal.because, WRONG_USE);
  const config = settings.value;
  const backup = await readBackup(folder);
  if (!backup.ok) return complain(backup.refusal.because);
  const isNew = 'new-secrets' in called.options;
  const fit = secretsFit(backup.value, config.dataDir, isNew);
  if (!fit.ok) return complain(fit.refusal.because);
  // A data folder that was used before may hold secrets that open something else.
  const keepOld = existsSync(path.join(config.dataDir, 'secrets.json'));
  return withDatabase(config, (database) =>
    putBack(database, backup.value, config.dataDir, { keepOld, isNew }),
  );
}

async function putBack(
  { ownerUrl }: OpenDatabase,
  backup: Backup,
  dataDir: string,
  { keepOld, isNew }: { readonly keepOld: boolean; readonly isNew: boolean },
): Promise<number> {
  const progress = progressOf('Restoring');
  let aside: string | null = null;
  const restored = await restore({
    ownerUrl,
    backup,
    passwords: readSecrets(dataDir),
    onTable: (_name, done, of) => progress.tell(done, of),
    beforeCommit: () => {
      if (backup.secrets && !isNew)
        aside = adoptSecrets(dataDir, backup.secrets, { keepOld, at: new Date() });
    },
  });
  progress.end();
  if (!restored.ok) return complain(restored.refusal.because);
  const { tables, takenAt } = backup.manifest;
  say(
    `Restored ${counted(tables.length, 'table')}, ${counted(restored.value.rows, 'row')}, as at ${takenAt}.`,
  );
  if (aside) say(`The secrets that were here are kept in ${aside}.`);
  const applied = await migrate(ownerUrl, readSecrets(dataDir));
  if (applied.length > 0) say(`Applied ${applied.join(', ')}.`);
  return verifyCommand({ words: ['verify'], options: {} }, ownerUrl);
}
