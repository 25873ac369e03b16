import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freshDataDir, removeDataDir } from '../test/left-behind.ts';
import { startMailServer } from '../test/mail-server.ts';
import { STAFF } from './desk.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const OURS = ['HOST', 'DATABASE_URL', 'SMTP_URL', 'PUBLIC_URL', 'TRUST_PROXY'];
const START_LIMIT = 120_000;

/**
 * Starts the product as `npm start` does (the pages are built if need be), on an empty data folder, with a
 * mail server that keeps what arrives; signs the sample's staff in once, since attempts are limited; ends all
 * of it after the last test.
 */
export default async function startProduct(): Promise<() => Promise<void>> {
  const dataDir = await freshDataDir('deskproof-e2e-');
  const port = process.env['DESKPROOF_E2E_PORT'];
  // Named as the start script, it ends when we do, even when we are killed.
  const env: NodeJS.ProcessEnv = { ...process.env, npm_lifecycle_event: 'start' };
  for (const name of OURS) Reflect.deleteProperty(env, name);
  const mail = await startMailServer();
  // Journeys may come from addresses of their own, so that their sign-ins are not one attacker's.
  Object.assign(env, {
    PORT: port,
    DATA_DIR: dataDir,
    SMTP_URL: mail.url,
    TRUST_PROXY: '127.0.0.1',
    // So that a learner's record in parts needs no gigabytes.
    RECORD_PART_MB: '8',
  });
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = listenTo(child);
  const postbox = path.join(dataDir, 'received.json');
  // Tests run in other processes: what arrived is written down for them.
  const post = setInterval(() => writeFileSync(postbox, JSON.stringify(mail.received)), 250);
  const end = async () => {
    clearInterval(post);
    await stop(child);
    await mail.stop();
    removeDataDir(dataDir);
  };
  try {
    const password = await sampleOnce(child, said);
    process.env['DESKPROOF_E2E_POSTBOX'] = postbox;
    process.env['DESKPROOF_E2E_PASSWORD'] = password;
    process.env['DESKPROOF_E2E_SESSIONS'] = await sessionsOf(`http://127.0.0.1:${port}`, password);
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

/** The sample's password, from the line that the product prints when it is ready. */
async function sampleOnce(child: ChildProcess, said: () => string): Promise<string> {
  const limit = Date.now() + START_LIMIT;
  while (Date.now() < limit) {
    if (hasEnded(child)) throw new Error(`The product ended before it was ready:\n${said()}`);
    const password = /is ready at .*, password (\S+)/.exec(said())?.[1];
    if (password !== undefined) return password;
    await pause(100);
  }
  throw new Error(`The product was not ready within ${START_LIMIT / 1000} s:\n${said()}`);
}

/** The session cookies of the sample's staff, by name: JSON for the tests' processes. */
async function sessionsOf(origin: string, password: string): Promise<string> {
  const sessions: Record<string, string> = {};
  for (const name of STAFF) {
    const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ email: `${name}@airevalley.example`, password }),
    });
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
    if (!answer.ok || cookie === undefined) {
      throw new Error(`${name} of the sample could not sign in: ${await answer.text()}`);
    }
    sessions[name] = cookie;
  }
  return JSON.stringify(sessions);
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
