import { beforeAll, describe, expect, it, vi } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  aShift,
  done,
} from '../../desk/bookings/fixtures.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { explainFindingCommand } from './explain-finding.ts';
import { readCall } from './terminal.ts';

const world = await openWorld();
let org: TestOrganisation;
let rosa: string;
let shiftId: string;

beforeAll(async () => {
  world.at('2026-11-16T09:00:00Z');
  org = await world.organisation({ name: 'Explained Care' });
  rosa = await aClearedWorker(world.db, org.carla, 'Rosa');
  const booked = await act(world.db, org.carla, async (tx) =>
    ok(await aBooking(tx, await aPlace(tx), [aShift('2026-11-23', '07:00', '15:00')])),
  );
  [shiftId = ''] = done(booked).shiftIds;
  done(await act(world.db, org.carla, async (tx) => ok(await anAssignment(tx, rosa, [shiftId]))));
  world.at('2026-11-20T09:00:00Z');
});

/** What the command prints and how it ends. */
async function run(...words: string[]) {
  const out: string[] = [];
  const faults: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out.push(String(text));
    return true;
  });
  const fault = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    faults.push(String(text));
    return true;
  });
  const called = readCall(['rules', 'explain', ...words]);
  const code = await explainFindingCommand(called, world.db, world.urls.ownerUrl);
  write.mockRestore();
  fault.mockRestore();
  return { code, out: out.join(''), faults: faults.join('') };
}

describe('rules explain of a worker and a shift', () => {
  const about = () => ['--shift', shiftId, '--worker', rosa, '--organisation', org.id];

  it('prints the sum, the source, the same on an earlier day, and what was stored', async () => {
    const { code, out } = await run('WTR-DAILY', ...about(), '--as-of', '2026-11-15');
    expect(code).toBe(0);
    expect(out).toContain('WTR-DAILY, Daily rest of 11 hours: Rosa Marsh, Mon 23 Nov');
    expect(out).toMatch(/As at Fri 20 Nov 2026:\n {2}pass: 16 h rest/);
    expect(out).toContain('longest rest in them: 16 h');
    expect(out).toContain('As at the end of Sun 15 Nov 2026:');
    expect(out).toContain('Not wound back:');
    expect(out).toContain('Stored when assigned');
  });

  it('refuses what it cannot answer, and says how it is called', async () => {
    expect(await run('NMW-RATE', ...about())).toMatchObject({ code: 1, out: '' });
    expect((await run('WTR-DAILY')).faults).toContain('--shift ID --worker ID');
    expect((await run('WTR-DAILY', ...about(), '--as-of', 'yesterday')).code).toBe(2);
    const nowhere = ['--shift', shiftId, '--worker', rosa, '--organisation', 'Nowhere'];
    expect(await run('WTR-DAILY', ...nowhere)).toMatchObject({ code: 1 });
  });
});
