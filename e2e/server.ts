import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freshDataDir, removeDataDir } from '../test/left-behind.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const OURS = ['HOST', 'DATABASE_URL', 'SMTP_URL', 'PUBLIC_URL', 'TRUST_PROXY'];
const START_LIMIT = 120_000;

/**
 * Starts the product as `npm start` does (the pages are built if need be), on an empty data folder, and ends
 * it after the last test.
 */
export default async function startProduct(): Promise<() => Promise<void>> {
  const dataDir = await freshDataDir('deskproof-e2e-');
  const port = process.env['DESKPROOF_E2E_PORT'];
  // Named as the start script, it ends when we do, even when we are killed.
  const env = { ...process.env, PORT: port, DATA_DIR: dataDir, npm_lifecycle_event: 'start' };
  for (const name of OURS) Reflect.deleteProperty(env, name);
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = listenTo(child);
  const end = async () => {
    await stop(child);
    removeDataDir(dataDir);
  };
  try {
    await untilAnswering(`http://127.0.0.1:${port}/`, child, said);
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}

/** Keeps the last of what the product says, for the message if it does not start. */
function listenTo(child: ChildProcess): () => string {
  let words = '';
  const keep = (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-8000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => words;
}

async function untilAnswering(url: string, child: ChildProcess, said: () => string): Promise<void> {
  const limit = Date.now() + START_LIMIT;
  while (Date.now() < limit) {
    if (hasEnded(child)) throw new Error(`The product ended before it answered:\n${said()}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer !== undefined && answer.status < 500) return;
    await pause(100);
  }
  throw new Error(`The product did not answer within ${START_LIMIT / 1000} s:\n${said()}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = pause(30_000, 'late', { ref: false });
  if ((await Promise.race([ended, late])) !== 'late') return;
  child.kill('SIGKILL');
  throw new Error('The product did not end within 30 s of SIGTERM.');
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
