import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { openPool } from '../db/pool.ts';
import { read } from '../db/read.ts';
import { opener, type Tx } from '../db/tx.ts';
import { systemActor } from '../identity/create-organisation.ts';
import { act } from './act.ts';
import { makeCheckpoints, startCheckpointWorker } from './checkpoint-worker.ts';
import { checkpointNote, checkpointsOf, latestCheckpoint, makeCheckpoint } from './checkpoints.ts';
import { addEntries, checkpoint, checkpointFrom, given, rewriteFrom } from './fixtures.ts';
import { configureLogKeys, rotateKey, verifierKeys } from './log-keys.ts';
import { readVerifierKey, type VerifierKey, verifyNote } from './tree/note.ts';
import { compactRange } from './tree/range.ts';

const world = await openWorld({ apart: 'checkpoints' });
const SECRET = 'a secret of the tests alone, for the keys of logs';
afterEach(() => configureLogKeys({ secret: SECRET }));

const anyDb = opener<Record<string, never>>();
const keysOf = (org: TestOrganisation) => read(world.db, org.olivia, verifierKeys);
const noteOf = async (org: TestOrganisation, size: number) =>
  checkpointFrom(given(await read(world.db, org.olivia, (tx) => checkpointNote(tx, size))));
const keyFrom = (text: string | undefined): VerifierKey => given(readVerifierKey(text ?? ''));
const lengthOf = async (org: TestOrganisation) => (await world.log(org)).length;

describe('a checkpoint', () => {
  it('is over all entries, signed by the log’s own key, and made once', async () => {
    const org = await world.organisation();
    const length = await lengthOf(org);
    expect(await act(world.db, org.olivia, makeCheckpoint)).toEqual(
      ok({ size: length, made: true }),
    );
    expect(await act(world.db, org.olivia, makeCheckpoint)).toEqual(
      ok({ size: length, made: false }),
    );
    const [key] = await keysOf(org);
    const kept = await noteOf(org, length);
    expect(kept).toMatchObject({ origin: `deskproof/log/${org.id}`, size: length });
    expect(verifyNote(kept.note, [keyFrom(key?.verifierKey)]).ok).toBe(true);
    expect(await lengthOf(org)).toBe(length);
  });

  it('has the root over the leaves of the log', async () => {
    const org = await world.organisation();
    await addEntries(world, org, 5);
    const size = await checkpoint(world, org);
    const { rows } = await world.owner.query(
      'select leaf from log_entry where organisation_id = $1 order by seq',
      [org.id],
    );
    const range = compactRange();
    for (const row of rows) range.append(row.leaf);
    expect((await noteOf(org, size)).root.equals(range.root())).toBe(true);
  });

  it('of a sample is of a log whose name says that it is no evidence', async () => {
    const org = await world.organisation({ sample: true });
    const kept = await noteOf(org, await checkpoint(world, org));
    expect(kept.origin).toBe(`deskproof/sample-not-evidence/${org.id}`);
    expect(kept.note.signatures[0]?.name).toBe(kept.origin);
  });

  it('is refused for a log without entries', async () => {
    const id = newId();
    await world.owner.query(
      `insert into organisation (id, name, kind, created_at) values ($1, 'Empty', 'agency', now())`,
      [id],
    );
    expect(await act(world.db, systemActor(id), makeCheckpoint)).toMatchObject({
      refusal: { code: 'log-empty' },
    });
  });

  it('is made once by two processes at once, with one key', async () => {
    const other = openPool(world.urls.appUrl, { most: 4 });
    try {
      const org = await world.organisation();
      const results = await Promise.all(
        [world.db, other, world.db, other, world.db, other].map((db) =>
          act(db, org.olivia, makeCheckpoint),
        ),
      );
      const made = results.map((one) => given(one)).filter((one) => one.made);
      expect(made).toHaveLength(1);
      expect(await keysOf(org)).toHaveLength(1);
      const size = made[0]?.size ?? 0;
      const kept = await noteOf(org, size);
      expect(verifyNote(kept.note, [keyFrom((await keysOf(org))[0]?.verifierKey)]).ok).toBe(true);
    } finally {
      await other.close();
    }
  });

  it('waits for nobody who is appending, and keeps nobody from it', async () => {
    const org = await world.organisation();
    const holder = await world.owner.connect();
    try {
      await holder.query('begin');
      await holder.query('select 1 from log_head where organisation_id = $1 for update', [org.id]);
      expect(await act(world.db, org.olivia, makeCheckpoint)).toMatchObject({
        value: { made: true },
      });
    } finally {
      await holder.query('rollback');
      holder.release();
    }
  });

  it('is not signed when the log no longer begins with what was signed before', async () => {
    const org = await world.organisation();
    const size = await checkpoint(world, org);
    await rewriteFrom(world.owner, org.id, 2, (text) => text.replace('"version":1', '"version":2'));
    await addEntries(world, org);
    expect(await act(world.db, org.olivia, makeCheckpoint)).toMatchObject({
      refusal: { code: 'log-broken', because: expect.stringContaining(`${size} entries`) },
    });
    expect((await read(world.db, org.olivia, latestCheckpoint))?.size).toBe(size);
  });

  it('is listed newest first, page by page, with its note and its keys', async () => {
    const org = await world.organisation();
    const sizes: number[] = [];
    for (let n = 0; n < 3; n++) {
      await addEntries(world, org);
      sizes.unshift(await checkpoint(world, org));
    }
    const first = await read(world.db, org.olivia, (tx) => checkpointsOf(tx, { most: 2 }));
    expect(first).toMatchObject({ total: 3, rows: sizes.slice(0, 2).map((size) => ({ size })) });
    const rest = await read(world.db, org.olivia, (tx) =>
      checkpointsOf(tx, { before: sizes[1], most: 2 }),
    );
    expect(rest.rows.map((row) => row.size)).toEqual(sizes.slice(2));
    const [key] = await keysOf(org);
    expect(rest.rows[0]?.signedBy).toEqual([key?.id]);
    expect(await read(world.db, org.olivia, (tx) => checkpointNote(tx, 1))).toMatchObject({
      refusal: { code: 'checkpoint-not-found' },
    });
  });

  it('is of its own organisation alone: no other reads, adds or changes it', async () => {
    const [ours, theirs] = [await world.organisation(), await world.organisation()];
    await checkpoint(world, theirs);
    expect(await read(world.db, ours.olivia, (tx) => checkpointsOf(tx, { most: 9 }))).toEqual({
      total: 0,
      rows: [],
    });
    expect(await keysOf(ours)).toEqual([]);
    const tries = (statement: string) =>
      act(world.db, ours.olivia, async (tx: Tx) => {
        await sql.raw(statement).execute(anyDb(tx));
        return ok(null);
      });
    await expect(
      tries(`insert into log_checkpoint (organisation_id, size, root, note, made_at)
        values ('${theirs.id}', 1, sha256(''), '', now())`),
    ).rejects.toThrow(/row-level security/);
    await expect(
      tries(`insert into log_node (organisation_id, level, place, hash)
        values ('${theirs.id}', 8, 0, sha256(''))`),
    ).rejects.toThrow(/row-level security/);
    for (const statement of [
      'update log_checkpoint set note = note',
      'delete from log_checkpoint',
      'update log_node set hash = hash',
      'delete from log_node',
      'delete from log_key',
      'update log_key set sealed = sealed',
      'update log_key set verifier_key = verifier_key',
    ])
      await expect(tries(statement)).rejects.toThrow(/permission denied/);
  });
});

describe('the key of a log', () => {
  it('signs nothing for whoever has the database without the secret beside it', async () => {
    const org = await world.organisation();
    await checkpoint(world, org);
    await addEntries(world, org);
    configureLogKeys({ secret: 'another installation’s secret' });
    expect(await act(world.db, org.olivia, makeCheckpoint)).toMatchObject({
      refusal: { code: 'log-key-locked', because: expect.stringContaining('secrets.json') },
    });
  });

  it('does not open under another organisation’s name', async () => {
    const [ours, theirs] = [await world.organisation(), await world.organisation()];
    await checkpoint(world, ours);
    await checkpoint(world, theirs);
    await world.owner.query(
      `update log_key set sealed = (select sealed from log_key where organisation_id = $2)
        where organisation_id = $1`,
      [ours.id, theirs.id],
    );
    await addEntries(world, ours);
    expect(await act(world.db, ours.olivia, makeCheckpoint)).toMatchObject({
      refusal: { code: 'log-key-locked' },
    });
  });

  it('is rotated in the log: the next checkpoint by both, later ones by the new key alone', async () => {
    const org = await world.organisation();
    await checkpoint(world, org);
    const before = keyFrom((await keysOf(org))[0]?.verifierKey);
    const rotated = given(await act(world.db, org.olivia, rotateKey));
    const [now, old] = await keysOf(org);
    expect([now?.verifierKey, old?.verifierKey]).toEqual([rotated.made, rotated.retired]);
    expect([now?.retiredAt, typeof old?.retiredAt]).toEqual([null, 'string']);
    expect((await world.log(org)).at(-1)).toMatchObject({
      kind: 'log_key.rotated',
      envelope: { facts: { retired: rotated.retired, made: rotated.made } },
    });
    const after = keyFrom(rotated.made);
    const both = await noteOf(org, await checkpoint(world, org));
    expect(given(verifyNote(both.note, [before, after]))).toHaveLength(2);
    expect(verifyNote(both.note, [before]).ok).toBe(true);
    await addEntries(world, org);
    const later = await noteOf(org, await checkpoint(world, org));
    expect(later.note.signatures.map((one) => one.keyId)).toEqual([after.id]);
    expect(verifyNote(later.note, [before])).toMatchObject({ refusal: { code: 'key-unknown' } });
  });

  it('rotated twice before a checkpoint is followed from the first to the third', async () => {
    const org = await world.organisation();
    await checkpoint(world, org);
    await act(world.db, org.olivia, rotateKey);
    await act(world.db, org.olivia, rotateKey);
    const kept = await noteOf(org, await checkpoint(world, org));
    expect(kept.note.signatures.map((one) => one.keyId)).toEqual(
      (await keysOf(org)).map((key) => key.id),
    );
  });

  it('can be rotated when its secret is lost, and checkpoints go on', async () => {
    const org = await world.organisation();
    await checkpoint(world, org);
    configureLogKeys({ secret: 'the secret after the loss' });
    const { made } = given(await act(world.db, org.olivia, rotateKey));
    const kept = await noteOf(org, await checkpoint(world, org));
    expect(given(verifyNote(kept.note, [keyFrom(made)]))).toHaveLength(1);
    expect(kept.note.signatures).toHaveLength(1);
  });

  it('is rotated once by two who press at once, and not before there is one', async () => {
    const org = await world.organisation();
    expect(await act(world.db, org.olivia, rotateKey)).toMatchObject({
      refusal: { code: 'log-key-not-found' },
    });
    await checkpoint(world, org);
    const results = await Promise.all([1, 2].map(() => act(world.db, org.olivia, rotateKey)));
    expect(results.filter((one) => one.ok).length).toBeGreaterThan(0);
    const keys = await keysOf(org);
    expect(keys.filter((key) => key.retiredAt === null)).toHaveLength(1);
    expect(keys).toHaveLength(1 + results.filter((one) => one.ok).length);
  });
});

describe('the worker', () => {
  const quiet = { info: () => {}, error: () => {} };

  it('makes a checkpoint of each log with new entries, and nothing when there are none', async () => {
    const orgs = [await world.organisation(), await world.organisation()];
    await makeCheckpoints(world.db, quiet);
    for (const org of orgs)
      expect((await read(world.db, org.olivia, latestCheckpoint))?.size).toBe(await lengthOf(org));
    const { rows } = await world.db.pool.query('select * from logs_without_checkpoint()');
    expect(rows.map((row) => row.organisation_id)).not.toEqual(
      expect.arrayContaining([orgs[0]?.id]),
    );
  });

  it('goes on with the others when one log is broken, and says which', async () => {
    const [broken, fine] = [await world.organisation(), await world.organisation()];
    await checkpoint(world, broken);
    await rewriteFrom(world.owner, broken.id, 1, (text) => text.replace('agency', 'centre'));
    await addEntries(world, broken);
    const said: object[] = [];
    await makeCheckpoints(world.db, { info: () => {}, error: (facts) => said.push(facts) });
    expect(said).toContainEqual({ organisation: broken.id, code: 'log-broken' });
    expect(await read(world.db, fine.olivia, latestCheckpoint)).not.toBeNull();
  });

  it('starts at once, survives a database that does not answer, and stops when told', async () => {
    const org = await world.organisation();
    const worker = startCheckpointWorker(world.db, { everyMs: 20, log: quiet });
    await expect
      .poll(() => read(world.db, org.olivia, latestCheckpoint), { timeout: 5_000 })
      .not.toBeNull();
    await worker.stop();
    const gone = openPool('postgres://nobody:nothing@127.0.0.1:1/none', { most: 1 });
    let faults = 0;
    const stubborn = startCheckpointWorker(gone, {
      everyMs: 5,
      log: { info: () => {}, error: () => faults++ },
    });
    await expect.poll(() => faults, { timeout: 5_000 }).toBeGreaterThan(2);
    await stubborn.stop();
    await gone.close();
  });
});
