import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  aShift,
  done,
} from '../../desk/bookings/fixtures.ts';
import { aTask } from '../../desk/tasks/fixtures.ts';
import { addTask, handoversOf, setOnCall } from '../../desk/tasks/index.ts';
import { type Turn, turnsToCome, withdrawOnCall } from '../../desk/tasks/on-call.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { openItems } from './collect.ts';
import { handOver } from './hand-over.ts';
import { handoverPdf } from './sheet.ts';

const world = await openWorld();
let org: TestOrganisation;
let rosa: string;
const EVENING = '2026-11-16T18:00:00Z';
const idOf = (actor: Actor) => actor.memberId ?? '';
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const items = () => read(world.db, org.carla, (tx) => openItems(tx));

beforeAll(async () => {
  world.at('2026-11-16T09:00:00Z');
  org = await world.organisation();
  rosa = await aClearedWorker(world.db, org.carla, 'Rosa', { phones: ['07700 900111'] });
  done(
    await act(world.db, org.carla, async (tx) => {
      const place = await aPlace(tx);
      const { shiftIds } = await aBooking(tx, place, [
        aShift('2026-11-17', '07:00', '15:00'),
        aShift('2026-11-17', '15:00', '22:00'),
        aShift('2026-11-25', '07:00', '15:00'),
      ]);
      await anAssignment(tx, rosa, shiftIds.slice(0, 1));
      return ok(null);
    }),
  );
  const due = { dueAt: new Date('2026-11-16T20:00:00Z') };
  const ring = { ...due, kind: 'ring_back', personId: rosa, title: 'About nights' } as const;
  for (const task of [aTask(idOf(org.ravi), due), aTask(idOf(org.carla), ring)]) {
    done(await act(world.db, org.carla, (tx) => addTask(tx, task)));
  }
  const far = aTask(idOf(org.carla), { dueAt: new Date('2026-12-16T12:00:00Z') });
  done(await act(world.db, org.carla, (tx) => addTask(tx, far)));
  world.at(EVENING);
});

describe('the desk in the evening', () => {
  it('collects what is open for the next 36 hours: places, papers, tasks and people to ring', async () => {
    const open = await items();
    expect(open.map(({ kind }) => kind).sort()).toEqual([
      'confirmation',
      'gap',
      'ring_back',
      'task',
    ]);
    const due = open.map(({ dueAt }) => dueAt?.getTime() ?? Number.POSITIVE_INFINITY);
    expect(due).toEqual(due.toSorted((a, b) => a - b));
    const words = open.map(({ words: said }) => said).join('\n');
    expect(words).toContain('Rosa Marsh on 07700 900111: About nights');
    expect(words).toContain('Nobody asked yet');
    const other = await world.organisation();
    expect(await read(world.db, other.carla, (tx) => openItems(tx))).toEqual([]);
  });

  it('is handed over whole: each item with its owner, as chosen, as it was, or whoever takes over', async () => {
    const open = await items();
    const key = (kind: string) => open.find((item) => item.kind === kind)?.key ?? '';
    const gives = (change: object = {}) =>
      act(world.db, org.carla, (tx) =>
        handOver(tx, {
          id: newId(),
          toId: idOf(org.ben),
          until: '2026-11-17T07:00:00Z',
          words: 'The ward rings at six.',
          owners: { [key('gap')]: idOf(org.carla) },
          leftOut: [key('confirmation')],
          mail: true,
          ...change,
        }),
      );
    expect(code(await gives({ toId: idOf(org.carla) }))).toBe('own-handover');
    expect(code(await gives({ until: EVENING }))).toBe('until-when');
    const twice = { id: newId() };
    const given = done(await gives(twice));
    expect(given.items).toBe(3);
    done(await gives(twice));
    const [kept] = await read(world.db, org.ben, (tx) => handoversOf(tx, given.handoverId));
    expect(kept?.items.map(({ kind, ownerName }) => `${kind} ${ownerName}`).sort()).toEqual(
      [`gap ${org.carla.name}`, `ring_back ${org.carla.name}`, `task ${org.ravi.name}`].sort(),
    );
    const { rows } = await world.owner.query(
      'select count(*)::int as n from message where organisation_id = $1 and subject like $2',
      [org.id, 'The desk is yours%'],
    );
    expect(rows[0].n).toBe(1);
  });
});

describe('who is on call', () => {
  const turn = (change: Partial<Turn> = {}): Turn => ({
    id: newId(),
    memberId: idOf(org.ben),
    startsAt: new Date(EVENING),
    endsAt: new Date('2026-11-17T07:00:00Z'),
    phone: '07700 900456',
    ...change,
  });
  const sets = (of: Turn) => act(world.db, org.carla, (tx) => setOnCall(tx, of));

  it('is one at a time, from when to when, and stands on the sheet of the hand-over', async () => {
    const ben = turn();
    done(await sets(ben));
    done(await sets(ben));
    const late = { startsAt: new Date('2026-11-17T06:00:00Z') };
    expect(code(await sets(turn({ ...late, endsAt: new Date('2026-11-17T09:00:00Z') })))).toBe(
      'on-call-taken',
    );
    expect(code(await sets(turn({ memberId: newId() })))).toBe('member-not-found');
    expect(code(await sets(turn({ endsAt: new Date(EVENING) })))).toBe('turn-over');
    expect(code(await sets(turn({ endsAt: new Date('2026-12-17T07:00:00Z') })))).toBe(
      'turn-too-long',
    );
    expect(code(await sets(turn({ phone: 'the red one' })))).toBe('not-a-phone');
    const sheet = await read(world.db, org.ben, async (tx) => {
      const [kept] = await handoversOf(tx);
      return kept && handoverPdf(tx, kept);
    });
    const pdf = await getDocumentProxy(new Uint8Array(sheet ?? Buffer.alloc(0)));
    const { text } = await extractText(pdf, { mergePages: true });
    expect(text.replace(/\s+/g, ' ')).toContain(`On call: ${org.ben.name}, 07700 900456`);
    const withdrawn = () => act(world.db, org.carla, (tx) => withdrawOnCall(tx, ben.id));
    done(await withdrawn());
    done(await withdrawn());
    expect(await read(world.db, org.carla, (tx) => turnsToCome(tx))).toEqual([]);
    done(await sets(turn({ ...late, endsAt: new Date('2026-11-17T09:00:00Z') })));
    const kinds = (await world.log(org)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.startsWith('on_call.'))).toEqual([
      'on_call.set',
      'on_call.withdrawn',
      'on_call.set',
    ]);
    const other = await world.organisation();
    expect(code(await act(world.db, other.carla, (tx) => withdrawOnCall(tx, ben.id)))).toBe(
      'on-call-not-found',
    );
  });
});
