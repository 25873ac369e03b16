import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Config } from '../config/config.ts';
import { makeFolder } from '../config/folder.ts';
import { readSecrets } from '../config/secrets.ts';
import { binariesFor, findBinaries } from './binaries.ts';
import { type Cluster, makeCluster, OWNER } from './cluster.ts';
import { connectTo } from './given-database.ts';
import { type Holder, type Lock, livingHolder, takeLock } from './lock.ts';
import type { OpenDatabase } from './open-database.ts';
import { choosePlace, rememberedFolder } from './place.ts';
import { type Running, startServing, stopOrphan, stopServing } from './serve.ts';
import { leaveOnSignal, noteSignals } from './signals.ts';

export type { OpenDatabase } from './open-database.ts';

/** Where the settings say the data is. */
export type Where = Pick<Config, 'dataDir' | 'databaseUrl'>;

/** How to open: tests give up durability for speed; commands keep standard output for their answer. */
export interface Opening {
  readonly durable?: boolean;
  readonly say?: (line: string) => void;
}

const DATABASE = 'deskproof';
const COMMAND_WAITS = 1000;

/**
 * Opens the database for a server: the embedded one in DATA_DIR, or the one DATABASE_URL names. Refuses, in
 * words for the operator, when another Deskproof has the data folder, when the files cannot be read by
 * this version, or when PostgreSQL does not start.
 */
export function openDatabase(where: Where, opening: Opening = {}): Promise<Result<OpenDatabase>> {
  return open(where, 'server', opening);
}

/**
 * The database for one command: a running server's own, else started here and stopped by `stop()` (and
 * by Ctrl-C). While another command has started the database, waits for that command to end.
 */
export async function borrowDatabase(
  where: Where,
  opening: Opening = {},
): Promise<Result<OpenDatabase>> {
  if (where.databaseUrl !== undefined) return connectTo(where.databaseUrl, where.dataDir);
  const say = opening.say ?? toStandardError;
  const limit = Date.now() + 120_000;
  for (let said = false; ; await pause(100)) {
    const holder = livingHolder(lockFile(where.dataDir));
    if (holder === undefined) {
      const opened = await open(where, 'command', opening);
      if (opened.ok) return ok(endedWithCommand(opened.value));
      if (opened.refusal.code !== 'already-running') return opened;
      continue;
    }
    if (holder.purpose === 'server' && holder.database !== undefined) {
      return ok(lent(where.dataDir, holder.database));
    }
    if (Date.now() > limit) return alreadyRunning(where.dataDir, holder);
    if (!said && Date.now() - Date.parse(holder.startedAt) > COMMAND_WAITS) {
      const who = holder.purpose === 'server' ? 'the server to be ready' : 'another command to end';
      say(`Waiting for ${who} (process ${holder.pid})...`);
      said = true;
    }
  }
}

/**
 * Ends the database that a killed Deskproof has left running on a folder nobody will open again.
 * @param even true: also where the run was killed before it had written its lock
 * @returns true when nothing lives on the folder any more and it may be removed
 */
export async function stopLeftBehind(dataDir: string, even: boolean): Promise<boolean> {
  const file = lockFile(dataDir);
  if (!even && !existsSync(file)) return false;
  if (livingHolder(file) !== undefined) return false;
  await stopOrphan(rememberedFolder(dataDir));
  return true;
}

async function open(
  where: Where,
  purpose: Holder['purpose'],
  opening: Opening,
): Promise<Result<OpenDatabase>> {
  if (where.databaseUrl !== undefined) return connectTo(where.databaseUrl, where.dataDir);
  makeFolder(where.dataDir);
  // Before the lock: from the moment its file stands, somebody has to give it back.
  const interruption = noteSignals();
  const taken = await takeLock(lockFile(where.dataDir), purpose).catch((fault: unknown) => {
    interruption.forget();
    throw fault;
  });
  if ('heldBy' in taken) {
    interruption.forget();
    interruption.leaveIfAsked();
    return alreadyRunning(where.dataDir, taken.heldBy);
  }
  if (interruption.asked()) taken.lock.release();
  interruption.leaveIfAsked();
  try {
    const started = await start(where.dataDir, opening);
    if (!started.ok) {
      taken.lock.release();
      interruption.leaveIfAsked();
      return started;
    }
    const { cluster, running } = started.value;
    const { port, pid } = running;
    taken.lock.tell({ database: { port, pid, password: cluster.password } });
    const database = ours(where.dataDir, cluster, running, taken.lock);
    if (interruption.asked()) await database.stop();
    interruption.leaveIfAsked();
    return ok(database);
  } catch (error) {
    taken.lock.release();
    throw error;
  } finally {
    interruption.forget();
  }
}

async function start(
  dataDir: string,
  { durable = true, say = toStandardError }: Opening,
): Promise<Result<{ cluster: Cluster; running: Running }>> {
  const found = findBinaries();
  if (!found.ok) return found;
  const place = choosePlace(dataDir, say);
  if (!place.ok) return place;
  const cluster: Cluster = {
    ...place.value,
    binaries: binariesFor(place.value.account, found.value),
    password: readSecrets(dataDir).ownerPassword,
    log: path.join(dataDir, 'postgres.log'),
    durable,
  };
  const made = await makeCluster(cluster, say);
  if (!made.ok) return made;
  const running = await startServing(cluster, say);
  if (!running.ok) return running;
  if (running.value.takenOver)
    say('Took over the database that a killed Deskproof had left running.');
  await makeDatabase(urlOf(running.value.port, OWNER, cluster.password, 'postgres'));
  return ok({ cluster, running: running.value });
}

function ours(dataDir: string, cluster: Cluster, running: Running, lock: Lock): OpenDatabase {
  let stopping: Promise<void> | undefined;
  const end = async () => {
    await stopServing(cluster, running.pid);
    lock.release();
  };
  return {
    ...lent(dataDir, { port: running.port, password: cluster.password }),
    answersAt: (url) => lock.tell({ url }),
    stop: () => {
      stopping ??= end();
      return stopping;
    },
  };
}

function lent(dataDir: string, at: { port: number; password: string }): OpenDatabase {
  const secrets = readSecrets(dataDir);
  return {
    ownerUrl: urlOf(at.port, OWNER, at.password, DATABASE),
    appUrl: urlOf(at.port, 'deskproof_app', secrets.appPassword, DATABASE),
    authUrl: urlOf(at.port, 'deskproof_auth', secrets.authPassword, DATABASE),
    answersAt: () => {},
    stop: async () => {},
  };
}

async function makeDatabase(serverUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** A command that is interrupted must not leave its database running. */
function endedWithCommand(database: OpenDatabase): OpenDatabase {
  const callOff = leaveOnSignal(database.stop);
  const stop = () => {
    callOff();
    return database.stop();
  };
  return { ...database, stop };
}

function alreadyRunning(dataDir: string, holder: Holder): Result<never> {
  const place = holder.url === undefined ? '' : ` at ${holder.url}`;
  const since = new Date(holder.startedAt).toLocaleString('en-GB', { timeZone: 'Europe/London' });
  return refuse(
    'already-running',
    holder.purpose === 'server'
      ? `Deskproof is already running${place} on ${dataDir} (process ${holder.pid}, since ${since}). Stop that one first, or set DATA_DIR to another folder.`
      : `A Deskproof command is using ${dataDir} (process ${holder.pid}, since ${since}). Try again when it has ended, or set DATA_DIR to another folder.`,
  );
}

function lockFile(dataDir: string): string {
  return path.join(dataDir, 'run.json');
}

function urlOf(port: number, user: string, password: string, database: string): string {
  return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

function toStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}
