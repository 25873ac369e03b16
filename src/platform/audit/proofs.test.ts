import { describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { read } from '../db/read.ts';
import { act } from './act.ts';
import { checkpointNote } from './checkpoints.ts';
import { erasePersonFromLog } from './erase.ts';
import { addEntries, checkpoint, checkpointFrom, given, rosa, tom } from './fixtures.ts';
import { verifierKeys } from './log-keys.ts';
import { consistencyBetween, type PartsShown, partsOfEntry, proofOfEntry } from './proofs.ts';
import { checkEntry } from './tree/check-entry.ts';
import { checkConsistency } from './tree/consistency-package.ts';
import { rootOf } from './tree/merkle.ts';
import { readVerifierKey } from './tree/note.ts';

const world = await openWorld({ apart: 'proofs' });

const proof = (org: TestOrganisation, seq: number, parts: PartsShown = 'all', size?: number) =>
  read(world.db, org.olivia, (tx) => proofOfEntry(tx, seq, { parts, size }));
const noteOf = async (org: TestOrganisation, size: number) =>
  checkpointFrom(given(await read(world.db, org.olivia, (tx) => checkpointNote(tx, size))));

/** A log whose last entry, in its one checkpoint, is about Rosa and Tom. */
async function provenLog(options: { readonly sample?: boolean } = {}) {
  const org = await world.organisation(options);
  await addEntries(world, org, 3);
  const size = await checkpoint(world, org);
  return { org, size, kept: await noteOf(org, size) };
}

describe('the proof of an entry', () => {
  it('verifies with nothing but the checkpoint, for every entry of the log', async () => {
    const { org, size, kept } = await provenLog();
    for (let seq = 1; seq <= size; seq++) {
      const proven = given(checkEntry(given(await proof(org, seq)), kept, null));
      expect(proven).toMatchObject({ number: seq, size, isSample: false, keysGiven: false });
    }
    const [key] = await read(world.db, org.olivia, verifierKeys);
    const keys = [given(readVerifierKey(key?.verifierKey ?? ''))];
    expect(given(checkEntry(given(await proof(org, size)), kept, keys)).keysGiven).toBe(true);
  });

  it('shows all parts, some or none, and says how many it withholds', async () => {
    const { org, size, kept } = await provenLog();
    const shown = async (parts: PartsShown) => {
      const proven = given(checkEntry(given(await proof(org, size, parts)), kept, null));
      return [proven.parts.map((part) => part.person).sort(), proven.withheld];
    };
    expect(await shown('all')).toEqual([[rosa, tom].sort(), 0]);
    expect(await shown('none')).toEqual([[], 2]);
    expect(await shown([tom])).toEqual([[tom], 1]);
    expect(await shown([tom, tom, rosa])).toEqual([[rosa, tom].sort(), 0]);
    expect(JSON.stringify(given(await proof(org, size, [tom])))).not.toContain('Rosa');
  });

  it('holds after a person was erased, without their part', async () => {
    const { org, size, kept } = await provenLog();
    given(
      await act(world.db, org.omar, async (tx) => {
        await erasePersonFromLog(tx, rosa, 'asked for erasure');
        return ok(null);
      }),
    );
    expect(await proof(org, size, [rosa], size)).toMatchObject({
      refusal: { code: 'part-erased' },
    });
    const proven = given(checkEntry(given(await proof(org, size, 'all', size)), kept, null));
    expect([proven.parts.map((part) => part.person), proven.withheld]).toEqual([[tom], 1]);
    const states = given(await read(world.db, org.olivia, (tx) => partsOfEntry(tx, size)));
    expect(new Map(states.map((one) => [one.person, one.state]))).toEqual(
      new Map([
        [rosa, 'erased'],
        [tom, 'held'],
      ]),
    );
  });

  it('is refused for what is not there, each in its own words', async () => {
    const { org, size } = await provenLog();
    await addEntries(world, org, 1);
    expect(await proof(org, size + 1)).toMatchObject({
      refusal: {
        code: 'not-in-checkpoint-yet',
        because: expect.stringContaining('within a minute'),
      },
    });
    const later = await checkpoint(world, org);
    expect(await proof(org, later, 'all', size)).toMatchObject({
      refusal: {
        code: 'not-in-checkpoint-yet',
        because: expect.stringContaining(`least ${later}`),
      },
    });
    expect(await proof(org, later + 1)).toMatchObject({ refusal: { code: 'entry-not-found' } });
    expect(await proof(org, 1, 'all', later + 5)).toMatchObject({
      refusal: { code: 'checkpoint-not-found' },
    });
    expect(await proof(org, later, [newId()])).toMatchObject({
      refusal: { code: 'part-not-found' },
    });
    const other = await world.organisation();
    expect(await proof(other, later)).toMatchObject({ refusal: { code: 'entry-not-found' } });
  });

  it('is not handed out when the entry was changed since', async () => {
    const { org, size } = await provenLog();
    await world.owner.query(
      `update log_entry set envelope = replace(envelope, '"minutes":452', '"minutes":453') where organisation_id = $1 and seq = $2`,
      [org.id, size],
    );
    expect(await proof(org, size)).toMatchObject({ refusal: { code: 'log-broken' } });
    await world.owner.query(
      `update log_entry set envelope = '{' where organisation_id = $1 and seq = $2`,
      [org.id, size],
    );
    expect(await proof(org, size)).toMatchObject({ refusal: { code: 'log-broken' } });
  });

  it('of a sample says itself that it is no evidence', async () => {
    const { org, size, kept } = await provenLog({ sample: true });
    const entry = given(await proof(org, size));
    expect(entry).toMatchObject({
      sample: true,
      origin: `deskproof/sample-not-evidence/${org.id}`,
    });
    expect(given(checkEntry(entry, kept, null)).isSample).toBe(true);
    expect(checkEntry({ ...entry, sample: false }, kept, null)).toMatchObject({
      refusal: { code: 'sample-mark-differs' },
    });
    const origin = `deskproof/log/${org.id}`;
    expect(checkEntry({ ...entry, sample: false, origin }, kept, null).ok).toBe(false);
  });

  it('is the same over stored nodes as over all leaves, in a log of many tiles', async () => {
    const org = await world.organisation();
    await addEntries(world, org, 300);
    const small = await checkpoint(world, org);
    await addEntries(world, org, 900);
    const size = await checkpoint(world, org);
    const kept = await noteOf(org, size);
    for (const seq of [1, 2, 255, 256, 257, 300, 511, 512, 513, 1024, 1025, size - 1, size])
      expect(checkEntry(given(await proof(org, seq)), kept, null).ok).toBe(true);
    const older = await noteOf(org, small);
    expect(checkEntry(given(await proof(org, 256, 'none', small)), older, null).ok).toBe(true);
    const growth = given(
      await read(world.db, org.olivia, (tx) => consistencyBetween(tx, small, size)),
    );
    expect(checkConsistency(growth, older, kept, null).ok).toBe(true);
  });

  it('reaches into a log of seventy thousand entries by nodes of both levels', async () => {
    const org = await world.organisation();
    const { rows } = await world.owner.query<{ leaf: Buffer }>(
      `with h as (select seq, chain from log_head where organisation_id = $1),
        made as (insert into log_entry (organisation_id, seq, id, kind, at, envelope, leaf, chain)
          select $1, h.seq + n, gen_random_uuid(), 'made.up', now(), '{"people":[]}',
            sha256(('leaf ' || n)::bytea), h.chain from h, generate_series(1, 70000) n returning seq, leaf)
        select leaf from (select seq, leaf from log_entry where organisation_id = $1
          union all select seq, leaf from made) every_one order by seq`,
      [org.id],
    );
    await world.owner.query('update log_head set seq = $2 where organisation_id = $1', [
      org.id,
      rows.length,
    ]);
    const size = await checkpoint(world, org);
    expect(size).toBe(rows.length);
    const kept = await noteOf(org, size);
    expect(kept.root.equals(rootOf(rows.map((row) => row.leaf)))).toBe(true);
    expect(checkEntry(given(await proof(org, 3, 'none')), kept, null).ok).toBe(true);
  });
});

describe('the proof that a log only grew', () => {
  it('verifies between any two checkpoints, and from one to itself', async () => {
    const { org, size, kept } = await provenLog();
    await addEntries(world, org, 4);
    const later = await checkpoint(world, org);
    const between = (from: number, to: number) =>
      read(world.db, org.olivia, (tx) => consistencyBetween(tx, from, to));
    const newer = await noteOf(org, later);
    const grown = given(await between(size, later));
    expect(given(checkConsistency(grown, kept, newer, null))).toMatchObject({
      from: size,
      to: later,
    });
    expect(checkConsistency(given(await between(size, size)), kept, kept, null).ok).toBe(true);
    expect(await between(later, size)).toMatchObject({ refusal: { code: 'checkpoint-order' } });
    expect(await between(size, later + 1)).toMatchObject({
      refusal: { code: 'checkpoint-not-found' },
    });
    for (let at = 0; at < grown.proof.length; at++) {
      const proof = grown.proof.with(at, Buffer.alloc(32, at).toString('base64'));
      expect(checkConsistency({ ...grown, proof }, kept, newer, null)).toMatchObject({
        refusal: { code: 'log-rewritten' },
      });
    }
    expect(checkConsistency(grown, newer, kept, null)).toMatchObject({
      refusal: { code: 'size-differs' },
    });
    const other = await provenLog();
    expect(checkConsistency(grown, kept, other.kept, null)).toMatchObject({
      refusal: { code: 'other-log' },
    });
  });
});
