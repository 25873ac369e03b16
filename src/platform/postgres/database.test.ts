import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { borrowDatabase, type OpenDatabase, openDatabase, stopLeftBehind } from './database.ts';
import { isPostgresOn } from './process-life.ts';

// One data folder, in a path with a space, through its whole life: the tests stand in order.
let home: string;
let where: { dataDir: string; databaseUrl: undefined };
let postgresFolder: string;
const heard: string[] = [];
const fast = { durable: false, say: (line: string) => heard.push(line) };

beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'a desk-'));
  // As an operator would name it: the database's own user may walk through.
  chmodSync(home, 0o755);
  where = { dataDir: path.join(home, 'our data'), databaseUrl: undefined };
  postgresFolder = path.join(where.dataDir, 'pg');
});

afterAll(async () => {
  await stopLeftBehind(where.dataDir, true);
  rmSync(home, { recursive: true, force: true });
});

async function opened(): Promise<OpenDatabase> {
  const answer = await openDatabase(where, fast);
  if (!answer.ok) throw new Error(answer.refusal.because);
  return answer.value;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function postgresPid(): number {
  return Number(readFileSync(path.join(postgresFolder, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Another Deskproof process, which opens the database, tells its address, and stays. */
function anotherProcess(
  as: 'openDatabase' | 'borrowDatabase',
  at: typeof where = where,
  before = '',
) {
  const module = JSON.stringify(path.join(import.meta.dirname, 'database.ts'));
  const script = `
    ${before}
    const { ${as} } = await import(${module});
    const answer = await ${as}(${JSON.stringify(at)}, { durable: false, say: () => {} });
    console.log(answer.ok ? answer.value.ownerUrl : answer.refusal.because);
    setInterval(() => {}, 1000);
  `;
  return spawn('node', ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function elsewhere(as: 'openDatabase' | 'borrowDatabase') {
  const child = anotherProcess(as);
  const [words] = await once(child.stdout, 'data');
  return { child, url: String(words).trim() };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

describe('the embedded database', () => {
  test('is made on the first start, and tells that it takes a while', async () => {
    const database = await opened();
    expect(heard).toEqual(['Making the database (on the first start only)...']);
    const settings = await ask(
      database.ownerUrl,
      `select current_setting('listen_addresses') as listens, current_setting('unix_socket_directories')
       as sockets, lower('ÉÖ') as lower, current_setting('server_encoding') as encoding`,
    );
    expect(settings).toEqual([
      { listens: '127.0.0.1', sockets: '', lower: 'éö', encoding: 'UTF8' },
    ]);
    await ask(database.ownerUrl, 'create table kept as select 7 as figure');
    await database.stop();
    await database.stop();
    expect(existsSync(path.join(where.dataDir, 'run.json'))).toBe(false);
    expect(existsSync(path.join(postgresFolder, 'postmaster.pid'))).toBe(false);
  });

  test('lets nobody in without the password', async () => {
    const database = await opened();
    const stranger = new URL(database.ownerUrl);
    stranger.password = 'guess';
    await expect(ask(stranger.href, 'select 1')).rejects.toThrow('password authentication failed');
    await database.stop();
  });

  test('is refused to a second server, in words that say who has it, and lent to a command', async () => {
    const database = await opened();
    database.answersAt('http://127.0.0.1:4999');
    const second = await openDatabase(where, fast);
    expect(second).toMatchObject({ ok: false, refusal: { code: 'already-running' } });
    expect(second.ok ? '' : second.refusal.because).toMatch(
      /^Deskproof is already running at http:\/\/127\.0\.0\.1:4999 on .*our data \(process \d+, since .*\)\. Stop that one first, or set DATA_DIR to another folder\.$/,
    );
    const borrowed = await borrowDatabase(where, fast);
    if (!borrowed.ok) throw new Error(borrowed.refusal.because);
    await borrowed.value.stop();
    expect(await ask(borrowed.value.ownerUrl, 'select figure from kept')).toEqual([{ figure: 7 }]);
    await database.stop();
  });

  test('lives on when its server is killed, and the next server takes it over', async () => {
    const first = await elsewhere('openDatabase');
    await ask(first.url, 'update kept set figure = 8');
    const pid = postgresPid();
    first.child.kill('SIGKILL');
    await ended(first.child);
    expect(isPostgresOn(pid, postgresFolder)).toBe(true);
    const database = await opened();
    expect(heard.at(-1)).toBe('Took over the database that a killed Deskproof had left running.');
    expect(postgresPid()).toBe(pid);
    expect(await ask(database.ownerUrl, 'select figure from kept')).toEqual([{ figure: 8 }]);
    await database.stop();
    expect(isPostgresOn(pid, postgresFolder)).toBe(false);
  });

  test('comes back when server and database are killed together', async () => {
    const first = await elsewhere('openDatabase');
    await ask(first.url, 'update kept set figure = 9');
    first.child.kill('SIGKILL');
    process.kill(postgresPid(), 'SIGKILL');
    await ended(first.child);
    const database = await opened();
    expect(await ask(database.ownerUrl, 'select count(*)::int as n from kept')).toEqual([{ n: 1 }]);
    await database.stop();
  });

  test("is not fooled by a stranger's process that has the dead database's number", async () => {
    const words = [process.pid, postgresFolder, 1, 5432, '', '127.0.0.1', '', 'ready'].join('\n');
    writeFileSync(path.join(postgresFolder, 'postmaster.pid'), `${words}\n`);
    expect(isPostgresOn(process.pid, postgresFolder)).toBe(false);
    const database = await opened();
    await database.stop();
  });

  test('is started for a command when no server runs, and ends with it, by Ctrl-C too', async () => {
    const command = await elsewhere('borrowDatabase');
    const pid = postgresPid();
    const server = await openDatabase(where, fast);
    expect(server.ok ? '' : server.refusal.because).toMatch(/^A Deskproof command is using /);
    const waiting = borrowDatabase(where, fast);
    command.child.kill('SIGINT');
    await ended(command.child);
    expect(command.child.exitCode).toBe(130);
    expect(isPostgresOn(pid, postgresFolder)).toBe(false);
    const next = await waiting;
    if (!next.ok) throw new Error(next.refusal.because);
    expect(await ask(next.value.ownerUrl, 'select count(*)::int as n from kept')).toHaveLength(1);
    await next.value.stop();
  });

  test('that is just starting ends too when Ctrl-C comes early', async () => {
    const dataDir = path.join(home, 'early');
    const child = anotherProcess('openDatabase', { dataDir, databaseUrl: undefined });
    while (!existsSync(path.join(dataDir, 'run.json'))) await pause(10);
    child.kill('SIGINT');
    await ended(child);
    expect(child.exitCode).toBe(130);
    expect(existsSync(path.join(dataDir, 'run.json'))).toBe(false);
    expect(existsSync(path.join(dataDir, 'pg', 'postmaster.pid'))).toBe(false);
  });

  test('gives the data folder back when Ctrl-C comes in the instant it is taken', async () => {
    const dataDir = path.join(home, 'earlier');
    const child = anotherProcess(
      'openDatabase',
      { dataDir, databaseUrl: undefined },
      `import fs from 'node:fs';
       import { syncBuiltinESMExports } from 'node:module';
       const link = fs.linkSync;
       fs.linkSync = (from, to) => {
         link(from, to);
         process.kill(process.pid, 'SIGINT');
       };
       syncBuiltinESMExports();`,
    );
    await ended(child);
    expect(child.exitCode).toBe(130);
    expect(existsSync(path.join(dataDir, 'run.json'))).toBe(false);
    expect(existsSync(path.join(dataDir, 'pg', 'postmaster.pid'))).toBe(false);
  });

  test("can be an operator's own, by DATABASE_URL, and says so when it does not answer", async () => {
    const database = await opened();
    const dataDir = path.join(home, 'beside');
    const own = await openDatabase({ dataDir, databaseUrl: database.ownerUrl }, fast);
    if (!own.ok) throw new Error(own.refusal.because);
    expect(own.value.ownerUrl).toBe(database.ownerUrl);
    expect(new URL(own.value.appUrl)).toMatchObject({
      username: 'deskproof_app',
      host: new URL(database.ownerUrl).host,
    });
    await own.value.stop();
    await database.stop();
    const gone = await openDatabase({ dataDir, databaseUrl: database.ownerUrl }, fast);
    expect(gone).toMatchObject({ ok: false, refusal: { code: 'database-not-reached' } });
    expect(gone.ok ? '' : gone.refusal.because).not.toContain(new URL(database.ownerUrl).password);
  });

  test('whose secrets were lost is refused in words, and left as it was', async () => {
    const file = path.join(where.dataDir, 'secrets.json');
    const kept = readFileSync(file, 'utf8');
    rmSync(file);
    const answer = await openDatabase(where, fast);
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'wrong-database-password' } });
    writeFileSync(file, kept);
    await (await opened()).stop();
  });

  test('of another major version is refused with the way to carry it over', async () => {
    const file = path.join(postgresFolder, 'PG_VERSION');
    const kept = readFileSync(file, 'utf8');
    writeFileSync(file, '17\n');
    const answer = await openDatabase(where, fast);
    writeFileSync(file, kept);
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'other-major' } });
    expect(answer.ok ? '' : answer.refusal.because).toMatch(
      /written by PostgreSQL 17; this Deskproof brings PostgreSQL 18 .* backup DIR, .* DATA_DIR set to a new folder, .* restore DIR/,
    );
    expect(existsSync(path.join(where.dataDir, 'run.json'))).toBe(false);
  });
});
