import { describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { consentRecorded } from '../../desk/people/events.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { actorOf, type Tx } from '../db/tx.ts';
import { act } from './act.ts';
import type { HeardEntry } from './heard.ts';
import { hearOnce, holdListener, type Listener, startListeners } from './listen.ts';
import { record } from './record.ts';

const world = await openWorld({ apart: 'listen' });

/** Consents of as many people, an entry each. */
async function entries(org: TestOrganisation, count: number): Promise<void> {
  await act(world.db, org.carla, async (tx) => {
    for (let i = 0; i < count; i++) {
      record(tx, consentRecorded, {
        subjects: { person: newId() },
        facts: { purpose: 'matching', givenAt: '2026-11-20T09:00:00.000Z' },
      });
    }
    return ok(null);
  });
}

/** A listener of this test's own organisation that notes what it hears. */
function noting(
  org: TestOrganisation,
  also: (heard: readonly HeardEntry[], tx: Tx) => void = () => {},
) {
  const seqs: number[] = [];
  const batches: number[] = [];
  const listener: Listener = {
    name: `test-${newId()}`,
    async hear(tx, heard) {
      if (actorOf(tx).organisationId !== org.id) return;
      batches.push(heard.length);
      seqs.push(...heard.map(({ seq }) => seq));
      also(heard, tx);
    },
  };
  return { listener, seqs, batches };
}

const bookmark = async (org: TestOrganisation, name: string): Promise<number | undefined> =>
  (
    await world.owner.query(
      'select seq from log_bookmark where organisation_id = $1 and listener = $2',
      [org.id, name],
    )
  ).rows[0]?.seq;

describe('listening to the log', () => {
  it('gives each entry once, in order, in batches, and goes on where it stopped', async () => {
    const org = await world.organisation();
    await entries(org, 1_200);
    const all = (await world.log(org)).map(({ seq }) => seq);
    const { listener, seqs, batches } = noting(org);
    await hearOnce(world.db, listener);
    expect(seqs).toEqual(all);
    expect(Math.max(...batches)).toBe(500);
    await entries(org, 2);
    await hearOnce(world.db, listener);
    expect(seqs.length).toBe(all.length + 2);
    expect(await bookmark(org, listener.name)).toBe(all.length + 2);
    await hearOnce(world.db, listener);
    expect(seqs.length).toBe(all.length + 2);
  });

  it('hands over the envelope, its leaf, and acts as the system of that organisation', async () => {
    const org = await world.organisation({ sample: true });
    await entries(org, 1);
    const heard: HeardEntry[] = [];
    const actors: unknown[] = [];
    const { listener } = noting(org, (found, tx) => {
      heard.push(...found);
      actors.push(actorOf(tx));
    });
    await hearOnce(world.db, listener);
    const last = heard.at(-1);
    expect(last?.kind).toBe('consent.recorded');
    expect(last?.actor).toBe(org.carla.memberId);
    expect(last?.envelope.facts).toEqual({
      purpose: 'matching',
      givenAt: '2026-11-20T09:00:00.000Z',
    });
    expect(last?.leaf.length).toBe(32);
    expect(actors[0]).toMatchObject({ organisationId: org.id, memberId: null, isSample: true });
  });

  it('moves no bookmark when the work fails, undoes the work, and hears the other organisations', async () => {
    const [failing, other] = [await world.organisation(), await world.organisation()];
    await entries(failing, 3);
    await entries(other, 3);
    const heardOfOther: number[] = [];
    let fails = true;
    const listener: Listener = {
      name: `test-${newId()}`,
      async hear(tx, heard) {
        const { organisationId } = actorOf(tx);
        if (organisationId === other.id) heardOfOther.push(heard.length);
        if (organisationId === failing.id && fails) throw new Error('The work broke.');
      },
    };
    await expect(hearOnce(world.db, listener)).rejects.toThrow('The work broke.');
    expect(await bookmark(failing, listener.name)).toBeUndefined();
    expect(heardOfOther.length).toBe(1);
    fails = false;
    await hearOnce(world.db, listener);
    expect(await bookmark(failing, listener.name)).toBe((await world.log(failing)).length);
    expect(heardOfOther.length).toBe(1);
  });

  it('is done by one of two processes at a time, and each entry once', async () => {
    const org = await world.organisation();
    await entries(org, 700);
    const { listener, seqs } = noting(org);
    await Promise.all([hearOnce(world.db, listener), hearOnce(world.db, listener)]);
    await hearOnce(world.db, listener);
    expect([...seqs].sort((a, b) => a - b)).toEqual((await world.log(org)).map(({ seq }) => seq));
  });

  it('waits while its bookmark is held, so that nothing falls between reading back and listening', async () => {
    const org = await world.organisation();
    await entries(org, 1);
    const { listener, seqs } = noting(org);
    await act(world.db, org.olivia, async (tx) => {
      expect(await holdListener(tx, listener.name)).toBe(0);
      return ok(null);
    });
    await act(world.db, org.olivia, async (tx) => {
      await holdListener(tx, listener.name);
      await hearOnce(world.db, listener);
      expect(seqs).toEqual([]);
      return ok(null);
    });
    await hearOnce(world.db, listener);
    expect(seqs.length).toBeGreaterThan(0);
  });

  it('goes on after a fault, says so to its operator, and stops when told', async () => {
    const org = await world.organisation();
    await entries(org, 1);
    let broken = 2;
    const { listener, seqs } = noting(org);
    const said: string[] = [];
    const running = startListeners(
      world.db,
      [
        {
          name: listener.name,
          async hear(tx, heard) {
            if (actorOf(tx).organisationId === org.id && broken-- > 0) throw new Error('Broke.');
            await listener.hear(tx, heard);
          },
        },
      ],
      { everyMs: 5, log: { error: (_facts, words) => said.push(words) } },
    );
    await expect.poll(() => seqs.length, { timeout: 10_000 }).toBeGreaterThan(0);
    await running.stop();
    expect(said.length).toBe(2);
    const before = seqs.length;
    await entries(org, 1);
    expect(seqs.length).toBe(before);
  });
});
