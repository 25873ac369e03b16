import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { aWorker, done } from './fixtures.ts';
import { recordCheck } from './record-check.ts';
import { checksRunningOut } from './running-out.ts';

const world = await openWorld();
world.at('2026-06-01T09:00:00Z');

async function dbs(actor: Actor, personId: string, checkedOn: string, expiresOn: string) {
  done(
    await act(world.db, actor, (tx) =>
      recordCheck(tx, {
        id: newId(),
        personId,
        kind: 'dbs',
        name: 'Enhanced DBS',
        outcome: 'satisfied',
        checkedOn,
        expiresOn,
      }),
    ),
  );
}

describe('checks running out', () => {
  it('R115 names who must be checked again, the soonest first, and only by the latest check', async () => {
    const org = await world.organisation();
    const rosa = await aWorker(world.db, org.carla, 'Rosa', { familyName: 'Ahmed' });
    const tom = await aWorker(world.db, org.carla, 'Tom', { familyName: 'Bell' });
    const grace = await aWorker(world.db, org.carla, 'Grace', { familyName: 'Okafor' });
    await dbs(org.omar, rosa, '2026-03-01', '2026-06-20');
    await dbs(org.omar, tom, '2026-03-01', '2026-06-10');
    await dbs(org.omar, tom, '2026-05-30', '2027-05-30');
    await dbs(org.omar, grace, '2025-06-01', '2026-06-01');
    const soon = await read(world.db, org.omar, (tx) => checksRunningOut(tx, 30));
    expect(soon.total).toBe(2);
    expect(soon.rows).toMatchObject([
      { workerName: 'Grace Okafor', daysLeft: 0 },
      { workerName: 'Rosa Ahmed', daysLeft: 19, expiresOn: '2026-06-20' },
    ]);
    const today = await read(world.db, org.omar, (tx) => checksRunningOut(tx, 0));
    expect(today.rows.map((row) => row.workerName)).toEqual(['Grace Okafor']);
  });

  it('shows nothing of another organisation', async () => {
    const org = await world.organisation();
    expect(await read(world.db, org.omar, (tx) => checksRunningOut(tx, 366))).toEqual({
      total: 0,
      rows: [],
    });
  });
});
