import type { ChildProcess } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type Cluster, OWNER, run } from './cluster.ts';
import { isPostgresOn, stampOf } from './process-life.ts';

/** A PostgreSQL that answers. */
export interface Running {
  readonly pid: number;
  /** On 127.0.0.1. */
  readonly port: number;
  /** True when it had been left running by a Deskproof that was killed. */
  readonly takenOver: boolean;
}

const LOG_LIMIT = 5_000_000;
const TRIES = 20;

/**
 * Starts PostgreSQL on the cluster, or takes over the one a killed Deskproof has left running. It runs in
 * a session of its own, so that Ctrl-C in the terminal reaches us and not the database. Answers when it can
 * be used; recovery after a power cut is waited for.
 */
export async function startServing(
  cluster: Cluster,
  say: (line: string) => void,
): Promise<Result<Running>> {
  let words = '';
  for (let tries = 0; tries < TRIES; tries++) {
    const left = leftRunning(cluster.folder);
    if (left !== undefined) {
      const gone = () => !isPostgresOn(left.pid, cluster.folder);
      const answer = await untilReady({ ...left, gone, password: cluster.password }, say);
      if (answer === 'ready') return ok({ ...left, takenOver: true });
      if (answer === 'wrong-password') return wrongPassword(cluster);
      continue;
    }
    const port = await freePort();
    const from = turnLog(cluster.log);
    const child = spawnPostgres(cluster, port);
    const failed = watch(child);
    const gone = () => failed() !== undefined;
    const answer = await untilReady({ port, gone, password: cluster.password }, say);
    if (answer === 'ready') return ok({ pid: child.pid ?? 0, port, takenOver: false });
    if (answer === 'wrong-password') {
      await stopServing(cluster, child.pid ?? 0);
      return wrongPassword(cluster);
    }
    words = `${failed() ?? ''}\n${readFileSync(cluster.log, 'utf8').slice(from)}`.trim();
    if (!/could not bind|could not create any TCP|shared memory block|lock file/.test(words)) break;
    // Another program took the port, or the last children of a killed server are still letting go.
    await pause(500);
  }
  return refuse(
    'database-did-not-start',
    `The database in ${cluster.folder} did not start. PostgreSQL said:\n${words}`,
  );
}

/** Asks PostgreSQL to end (open transactions are rolled back) and waits until it has. */
export async function stopServing(cluster: Cluster, pid: number): Promise<void> {
  if (!isPostgresOn(pid, cluster.folder)) return;
  if (process.platform === 'win32') {
    const asked = run(cluster, 'pg_ctl', ['stop', '-D', cluster.folder, '-m', 'fast', '-w'], {
      stdio: 'ignore',
    });
    await new Promise((resolve) => asked.once('close', resolve));
    return;
  }
  await end(pid, cluster.folder);
}

/** Ends the server that still runs on a folder, if one does. */
export async function stopOrphan(folder: string): Promise<void> {
  const left = leftRunning(folder);
  if (left !== undefined) await end(left.pid, folder);
}

/** Fast shutdown; after a minute, immediate shutdown, from which the next start recovers. */
async function end(pid: number, folder: string): Promise<void> {
  send(pid, 'SIGINT');
  const limit = Date.now() + 60_000;
  while (isPostgresOn(pid, folder)) {
    if (Date.now() > limit) send(pid, 'SIGQUIT');
    await pause(20);
  }
}

function spawnPostgres(cluster: Cluster, port: number): ChildProcess {
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    // A failed statement and its rows hold people's particulars: only the error's first line is logged.
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
  ];
  // A statement whose client was killed lets go of its locks instead of working to its end.
  if (process.platform !== 'win32') settings.push('client_connection_check_interval=2s');
  if (!cluster.durable) {
    settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
    settings.push('max_connections=200');
  }
  const log = openSync(cluster.log, 'a', 0o600);
  const args = ['-D', cluster.folder, ...settings.flatMap((setting) => ['-c', setting])];
  const child = run(cluster, 'postgres', args, { detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  child.unref();
  return child;
}

function watch(child: ChildProcess): () => string | undefined {
  let failure: string | undefined;
  child.once('error', (error) => {
    failure = error.message;
  });
  child.once('exit', (code, signal) => {
    failure ??= `It ended with ${code ?? signal}.`;
  });
  return () => failure;
}

/** The server that postmaster.pid names, if it lives. A file that names a stranger's process is removed. */
function leftRunning(folder: string): { pid: number; port: number } | undefined {
  const file = path.join(folder, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (pid > 0 && port > 0 && isPostgresOn(pid, folder)) return { pid, port };
  // PostgreSQL removes a dead server's file itself, after looking for its shared memory; it gives up only
  // when another process now has the old number.
  if (pid > 0 && stampOf(pid) !== undefined && !isPostgresOn(pid, folder)) rmSync(file);
  return undefined;
}

type Answer = 'ready' | 'gone' | 'wrong-password';

async function untilReady(
  server: { readonly port: number; readonly password: string; readonly gone: () => boolean },
  say: (line: string) => void,
): Promise<Answer> {
  let sayAt = Date.now() + 3000;
  for (;;) {
    const answer = await tryOnce(server.port, server.password);
    if (answer !== 'not-yet') return answer;
    if (server.gone()) return 'gone';
    if (Date.now() > sayAt) {
      say('Waiting for the database to be ready (after a power cut it first repairs itself)...');
      sayAt = Date.now() + 15_000;
    }
    await pause(25);
  }
}

async function tryOnce(port: number, password: string): Promise<Answer | 'not-yet'> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: OWNER,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    return (error as { code?: string }).code === '28P01' ? 'wrong-password' : 'not-yet';
  } finally {
    await client.end().catch(() => {});
  }
}

function wrongPassword({ folder, log }: Cluster): Result<never> {
  return refuse(
    'wrong-database-password',
    `The password in ${path.join(path.dirname(log), 'secrets.json')} is not that of the database in ${folder}. Put back the secrets.json that belongs to it from your backup; to begin with an empty database instead, move ${folder} away.`,
  );
}

/** Keeps the log short: past 5 MB the old one is kept once beside it. Gives the length to read on from. */
function turnLog(log: string): number {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size < LOG_LIMIT) return size;
  renameSync(log, `${log}.1`);
  return 0;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
