import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { livingHolder } from '../../src/platform/postgres/lock.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The product as people run it: `node src/main.ts` on a data folder of its own. */
export interface RunningServer {
  readonly url: string;
  readonly pid: number;
  /** Of the embedded PostgreSQL; 0 where DATABASE_URL names another. */
  readonly databasePid: number;
  /** From the start of the process until it answers, recovery included. */
  readonly startMilliseconds: number;
  /** Everything it has said so far. */
  readonly said: () => string;
  /** Ends it as Ctrl-C does, its database too; gives the exit code. */
  stop(): Promise<number | null>;
  /** Resolves when the process is gone. */
  readonly ended: Promise<void>;
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Starts the product and waits until it says that it is ready; throws what it said otherwise. */
export async function startServer(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [path.join(ROOT, 'src/main.ts')], {
    cwd: ROOT,
    env: { ...withoutSettings(), DATA_DIR: dataDir, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (words: string) => {
      said += words;
    });
  }
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await untilReady(child, () => said);
  const databasePid =
    env['DATABASE_URL'] === undefined
      ? livingHolder(path.join(dataDir, 'run.json'))?.database?.pid
      : 0;
  if (!child.pid || databasePid === undefined)
    throw new Error(`No database stands in run.json. ${said}`);
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid,
    databasePid,
    startMilliseconds: performance.now() - began,
    said: () => said,
    ended,
    async stop() {
      child.kill('SIGINT');
      await ended;
      return child.exitCode;
    },
  };
}

/** The settings of whoever runs the tests must not reach the server under test. */
function withoutSettings(): NodeJS.ProcessEnv {
  const names = ['DATABASE_URL', 'SMTP_URL', 'PUBLIC_URL', 'HOST', 'TRUST_PROXY', 'NODE_OPTIONS'];
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !names.includes(name)));
}

async function untilReady(child: ChildProcess, said: () => string): Promise<void> {
  const limit = Date.now() + 90_000;
  while (!said().includes('Deskproof is ready at')) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > limit) {
      child.kill('SIGKILL');
      throw new Error(`The server did not start. It said:\n${said()}`);
    }
    await pause(20);
  }
}

/** PostgreSQL's first process and every one it has started, as they are now. */
export function databaseProcesses(databasePid: number): readonly number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === databasePid);
  return [databasePid, ...children];
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

/** kill -9; a process that is gone already is as good. */
export function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ESRCH') throw fault;
  }
}
