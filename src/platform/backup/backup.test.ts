import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../audit/act.ts';
import { makeCheckpoint } from '../audit/checkpoints.ts';
import { eventKind, record } from '../audit/record.ts';
import { verifyLog } from '../audit/verify.ts';
import { type Database, openPool } from '../db/pool.ts';
import { addBranch } from '../identity/members.ts';
import { backUp } from './back-up.ts';
import { fingerprintOf } from './kept-secrets.ts';
import { type Manifest, writeManifest } from './manifest.ts';
import { readBackup } from './read-backup.ts';
import { relationsOf } from './relations.ts';
import { restore } from './restore.ts';

const world = await openWorld({ apart: 'backup' });
const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-backup-'));
const secrets = { authSecret: 'sessions', logSecret: 'log keys', samplePassword: 'a sample' };
const rang = eventKind('call.made', 1, z.strictObject({ minutes: z.number() }));
const rosa = newId();
const made: string[] = [];
let org: TestOrganisation;
let manifest: Manifest;

/** A row with everything that a copy as text could spoil. */
const AWKWARD = 'Tab\there, back\\slash, \\N, \\., "quotes", new\nline, Zoë 🐝';

async function call(db: Database = world.db) {
  const done = await act(db, org.carla, async (tx) => {
    record(tx, rang, {
      subjects: { worker: rosa },
      facts: { minutes: 7 },
      people: { [rosa]: { name: AWKWARD } },
    });
    return ok(null);
  });
  if (!done.ok) throw new Error(done.refusal.because);
}

function urlOf(from: string, name: string): string {
  const url = new URL(from);
  url.pathname = `/${name}`;
  return url.href;
}

/** A database with nothing in it. */
async function emptyDatabase(): Promise<{ ownerUrl: string; appUrl: string }> {
  const name = `${new URL(world.urls.ownerUrl).pathname.slice(1)}_${made.length + 1}`;
  await world.owner.query(`create database ${name}`);
  made.push(name);
  return { ownerUrl: urlOf(world.urls.ownerUrl, name), appUrl: urlOf(world.urls.appUrl, name) };
}

const passwords = {
  appPassword: new URL(world.urls.appUrl).password,
  authPassword: new URL(world.urls.authUrl).password,
};

async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Every row of every table as the database prints it, in an order of its own. */
function allRows(ownerUrl: string): Promise<Record<string, readonly string[]>> {
  return asOwner(ownerUrl, async (client) => {
    const here = await relationsOf(client);
    if (!here.ok) throw new Error(here.refusal.because);
    const all: Record<string, string[]> = {};
    for (const { name } of here.value.tables) {
      const { rows } = await client.query(`select t::text as row from ${name} t order by 1`);
      all[name] = rows.map(({ row }) => row);
    }
    return all;
  });
}

/** What holds rows together and strangers out: constraints, triggers, indexes, policies, grants. */
const walls = (ownerUrl: string) =>
  asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query(`
      select conrelid::regclass::text || ' ' || conname || ' ' || convalidated || ' ' || pg_get_constraintdef(oid) as line
        from pg_constraint where connamespace in ('public'::regnamespace, 'auth'::regnamespace)
      union all select tgrelid::regclass::text || ' ' || tgenabled::text || ' ' || pg_get_triggerdef(oid)
        from pg_trigger where not tgisinternal
      union all select pg_get_indexdef(indexrelid) from pg_index i join pg_class c on c.oid = i.indrelid
        where c.relnamespace in ('public'::regnamespace, 'auth'::regnamespace)
      union all select c.oid::regclass::text || ' ' || c.relrowsecurity || ' ' || coalesce(c.relacl::text, '') from pg_class c
        where c.relnamespace in ('public'::regnamespace, 'auth'::regnamespace) and c.relkind in ('r', 'v')
      union all select attrelid::regclass::text || ' ' || attname || ' ' || attacl::text from pg_attribute where attacl is not null
        and attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
      union all select proname || ' ' || prosecdef || ' ' || coalesce(proacl::text, '') || md5(prosrc) from pg_proc
        where pronamespace = 'public'::regnamespace
      union all select tablename || ' ' || policyname || ' ' || coalesce(qual, '') || coalesce(with_check, '') from pg_policies
      order by 1`);
    expect(rows.length).toBeGreaterThan(500);
    return rows.map(({ line }) => line);
  });

const verdictOf = (ownerUrl: string) =>
  asOwner(ownerUrl, (client) =>
    verifyLog(async (text, values) => (await client.query(text, [...values])).rows, org.id),
  );

async function whole(name: string) {
  const read = await readBackup(path.join(folder, name));
  if (!read.ok) throw new Error(read.refusal.because);
  return read.value;
}

/** A copy of the good backup, to be spoilt. */
function spoilt(name: string, spoil: (place: string) => void): string {
  const place = path.join(folder, name);
  cpSync(path.join(folder, 'good'), place, { recursive: true });
  spoil(place);
  return place;
}

let before: Record<string, readonly string[]>;

beforeAll(async () => {
  org = await world.organisation({ name: AWKWARD });
  await act(world.db, org.olivia, (tx) => addBranch(tx, { id: newId(), name: AWKWARD }));
  await world.owner.query(
    `insert into auth."user" (id, name, email, "emailVerified") values ('u1', $1, 'rosa@example.co.uk', true)`,
    [AWKWARD],
  );
  for (let n = 0; n < 3; n++) await call();
  const signed = await act(world.db, org.olivia, (tx) => makeCheckpoint(tx));
  if (!signed.ok) throw new Error(signed.refusal.because);
  before = await allRows(world.urls.ownerUrl);
  // Before each table somebody makes another call: none of them may be in the copy, in no table.
  const taken = await backUp({
    ownerUrl: world.urls.ownerUrl,
    folder: path.join(folder, 'good'),
    secrets,
    withSecrets: true,
    onTable: () => call(),
  });
  if (!taken.ok) throw new Error(taken.refusal.because);
  manifest = taken.value;
}, 60_000);

afterAll(async () => {
  for (const name of made) await world.owner.query(`drop database ${name} with (force)`);
  rmSync(folder, { recursive: true });
});

describe('a backup', () => {
  it('holds every table of the catalogue, sign-in and migrations too', () => {
    const names = manifest.tables.map(({ name }) => name);
    expect(names).toEqual(Object.keys(before));
    expect(names).toEqual(
      expect.arrayContaining(['auth."user"', 'public.log_entry', 'public.migration']),
    );
  });

  it('is readable by its owner alone', () => {
    const files = readdirSync(path.join(folder, 'good'), { recursive: true, encoding: 'utf8' });
    const open = files
      .map((name) => statSync(path.join(folder, 'good', name)))
      .filter((found) => (found.mode & 0o077) !== 0);
    expect(open).toEqual([]);
  });

  it('never writes over anything', async () => {
    const again = await backUp({
      ownerUrl: world.urls.ownerUrl,
      folder: path.join(folder, 'good'),
      secrets,
      withSecrets: true,
    });
    expect(again).toMatchObject({ ok: false, refusal: { code: 'backup-folder-taken' } });
  });

  it('that breaks off leaves nothing that could be taken for one', async () => {
    const place = path.join(folder, 'broken-off');
    const broken = backUp({
      ownerUrl: world.urls.ownerUrl,
      folder: place,
      secrets,
      withSecrets: true,
      onTable: async (_name, done) => {
        if (done === 5) {
          await world.owner.query(
            `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and mode = 'ShareLock'
               and database = (select oid from pg_database where datname = current_database())`,
          );
        }
      },
    });
    await expect(broken).rejects.toThrow();
    expect(await readBackup(place)).toMatchObject({
      ok: false,
      refusal: { code: 'backup-not-found' },
    });
  });

  it('can leave the secrets out and then still tell which they are', async () => {
    const taken = await backUp({
      ownerUrl: world.urls.ownerUrl,
      folder: path.join(folder, 'without'),
      secrets,
      withSecrets: false,
    });
    expect(taken).toMatchObject({
      ok: true,
      value: { secrets: { file: null, fingerprint: fingerprintOf(secrets) } },
    });
    expect((await whole('without')).secrets).toBeNull();
    expect(readdirSync(path.join(folder, 'without'))).not.toContain('secrets.json');
  });

  it('is refused of a database that is none of ours, or holds what rows alone would not bring back', async () => {
    const { ownerUrl } = await emptyDatabase();
    const place = { folder: path.join(folder, 'nothing'), secrets, withSecrets: true };
    const nothing = await backUp({ ownerUrl, ...place });
    expect(nothing).toMatchObject({ ok: false, refusal: { code: 'nothing-to-back-up' } });
    await asOwner(ownerUrl, (client) =>
      client.query('create materialized view sums as select 1 as one'),
    );
    const odd = await backUp({ ownerUrl, ...place });
    expect(odd).toMatchObject({ ok: false, refusal: { code: 'backup-unknown-kind' } });
  });
});

describe('a restore', () => {
  it('refused or killed half way leaves an empty database; the next one makes it equal, and it goes on', async () => {
    const { ownerUrl, appUrl } = await emptyDatabase();
    const backup = await whole('good');
    const byHand = manifest.tables.map((table, index) =>
      index === 0 ? { ...table, name: 'public.by_hand' } : table,
    );
    const refused = await restore({
      ownerUrl,
      backup: { ...backup, manifest: { ...manifest, tables: byHand } },
      passwords,
    });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'backup-unknown-table' } });
    const half = Math.floor(manifest.tables.length / 2);
    const killed = restore({
      ownerUrl,
      backup,
      passwords,
      onTable: async (_name, done) => {
        if (done !== half) return;
        await world.owner.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
          [new URL(ownerUrl).pathname.slice(1)],
        );
      },
    });
    await expect(killed).rejects.toThrow();
    expect(await asOwner(ownerUrl, relationsOf)).toEqual({
      ok: true,
      value: { tables: [], sequences: [], views: 0 },
    });

    let last = '';
    const restored = await restore({
      ownerUrl,
      backup,
      passwords,
      beforeCommit: () => {
        last = 'the secrets are put in place';
      },
    });
    expect(last).toBe('the secrets are put in place');
    expect(restored).toEqual({
      ok: true,
      value: { rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0) },
    });
    expect(await allRows(ownerUrl)).toEqual(before);
    expect(await walls(ownerUrl)).toEqual(await walls(world.urls.ownerUrl));
    const verdict = await verdictOf(ownerUrl);
    expect(verdict).toMatchObject({ whole: true, checkpoints: 1 });

    const db = openPool(appUrl);
    await call(db);
    await db.close();
    const after = await verdictOf(ownerUrl);
    expect(verdict.whole && after.whole && after.entries - verdict.entries).toBe(1);

    const again = await restore({ ownerUrl, backup, passwords });
    expect(again).toMatchObject({ ok: false, refusal: { code: 'database-not-empty' } });
    expect(await verdictOf(ownerUrl)).toEqual(after);
  }, 120_000);
});

describe('a backup is refused before anything is touched', () => {
  const rewrite = (place: string, change: (manifest: Manifest) => Manifest) =>
    writeFileSync(path.join(place, 'manifest.json'), writeManifest(change(manifest)));
  const fileOf = (name: string) => manifest.tables.find((table) => table.name === name)?.file ?? '';

  it.each<readonly [string, string, (place: string) => void]>([
    [
      'one byte of a table differs',
      'backup-damaged',
      (place) => {
        const file = path.join(place, fileOf('public.log_entry'));
        const bytes = readFileSync(file);
        bytes[40] = (bytes[40] ?? 0) ^ 1;
        writeFileSync(file, bytes);
      },
    ],
    [
      'a table is longer',
      'backup-damaged',
      (place) => appendFileSync(path.join(place, fileOf('public.member')), 'x'),
    ],
    [
      'a table is missing',
      'backup-damaged',
      (place) => rmSync(path.join(place, fileOf('public.member'))),
    ],
    [
      'the secrets are missing',
      'backup-damaged',
      (place) => rmSync(path.join(place, 'secrets.json')),
    ],
    [
      'the secrets are others',
      'backup-damaged',
      (place) => writeFileSync(path.join(place, 'secrets.json'), '{}'),
    ],
    [
      'the manifest is missing',
      'backup-incomplete',
      (place) => rmSync(path.join(place, 'manifest.json')),
    ],
    [
      'the manifest was changed',
      'backup-damaged',
      (place) => {
        const file = path.join(place, 'manifest.json');
        writeFileSync(
          file,
          readFileSync(file, 'utf8')
            .replace('"isCalled"', '"isCalled "')
            .replace(/"takenAt": "2/, '"takenAt": "1'),
        );
      },
    ],
    [
      'the manifest is no JSON',
      'backup-damaged',
      (place) => writeFileSync(path.join(place, 'manifest.json'), '{'),
    ],
    [
      'its form is a later one',
      'backup-newer',
      (place) =>
        writeFileSync(path.join(place, 'manifest.json'), '{"deskproof":"backup","format":99}'),
    ],
    [
      'its schema is a later one',
      'backup-newer',
      (place) =>
        rewrite(place, (was) => ({
          ...was,
          migrations: [...was.migrations, { name: '9999_later.sql', sha256: '0'.repeat(64) }],
        })),
    ],
    [
      'its schema was made by other files',
      'backup-of-other-schema',
      (place) =>
        rewrite(place, (was) => ({
          ...was,
          migrations: was.migrations.map((one) => ({ ...one, sha256: '0'.repeat(64) })),
        })),
    ],
  ])('because %s', async (what, code, spoil) => {
    const place = spoilt(what.replaceAll(' ', '-'), spoil);
    expect(await readBackup(place)).toMatchObject({ ok: false, refusal: { code } });
  });
});
