import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { declareHours } from './declare-hours.ts';
import { endOptOut } from './end-opt-out.ts';
import { aTime, aWorker, done } from './fixtures.ts';
import { availabilityOf, declarationsOf, lockWorkers, takeTime } from './index.ts';
import { worktimeOf } from './queries.ts';
import { recordAbsence } from './record-absence.ts';
import { recordAvailability } from './record-availability.ts';
import { recordOptOut } from './record-opt-out.ts';

const world = await openWorld();
world.at('2026-11-20T09:00:00Z');

const monday = { start: new Date('2026-11-23T08:00:00Z'), end: new Date('2026-11-23T16:00:00Z') };
const tuesday = { start: new Date('2026-11-24T08:00:00Z'), end: new Date('2026-11-24T16:00:00Z') };

async function asked(actor: Actor, personId: string) {
  const answers = await read(world.db, actor, (tx) =>
    availabilityOf(tx, [personId], [monday, tuesday]),
  );
  return answers.get(personId);
}

function says(
  actor: Actor,
  personId: string,
  change: Partial<Parameters<typeof recordAvailability>[1]> = {},
) {
  return act(world.db, actor, (tx) =>
    recordAvailability(tx, {
      id: newId(),
      personId,
      state: 'available',
      startsAt: '2026-11-23T00:00:00Z',
      endsAt: '2026-11-24T00:00:00Z',
      how: 'phone',
      ...change,
    }),
  );
}

describe('what a worker says about their time', () => {
  test('answers for the shifts it covers, and says nothing about others', async () => {
    const { carla } = await world.organisation();
    const rosa = await aWorker(world.db, carla);
    expect(await asked(carla, rosa)).toMatchObject([
      { state: 'unknown', saidAt: null },
      { state: 'unknown', saidAt: null },
    ]);
    done(await says(carla, rosa));
    expect(await asked(carla, rosa)).toEqual([
      { state: 'available', saidAt: '2026-11-20T09:00:00.000Z', reason: '' },
      { state: 'unknown', saidAt: '2026-11-20T09:00:00.000Z', reason: '' },
    ]);
  });

  test('is overtaken by what they say later', async () => {
    const { carla } = await world.organisation();
    const rosa = await aWorker(world.db, carla);
    done(await says(carla, rosa, { saidAt: '2026-11-19T18:00:00Z' }));
    done(await says(carla, rosa, { state: 'unavailable', reason: 'at the dentist' }));
    expect((await asked(carla, rosa))?.[0]).toMatchObject({
      state: 'unavailable',
      reason: 'at the dentist',
    });
    const early = { state: 'available' as const, saidAt: '2026-11-18T18:00:00Z' };
    done(await says(carla, rosa, early));
    expect((await asked(carla, rosa))?.[0]?.state).toBe('unavailable');
  });

  test('is sealed once however often it is sent, with the reason in the worker’s own part', async () => {
    const org = await world.organisation();
    const rosa = await aWorker(world.db, org.carla);
    const id = newId();
    const word = { id, state: 'unavailable' as const, reason: 'a wedding' };
    expect(done(await says(org.carla, rosa, word))).toEqual({ wordId: id });
    expect(done(await says(org.carla, rosa, word))).toEqual({ wordId: id });
    const entries = (await world.log(org)).filter(({ kind }) => kind === 'availability.recorded');
    expect(entries).toHaveLength(1);
    expect(entries[0]?.envelope.facts).toMatchObject({ word: id, state: 'unavailable' });
    expect(JSON.stringify(entries[0]?.envelope)).not.toContain('wedding');
    expect(entries[0]?.parts[0]).toMatchObject({ person: rosa, part: { reason: 'a wedding' } });
  });

  test('is refused when it ends before it starts, reaches past a year, or was said later than now', async () => {
    const { carla } = await world.organisation();
    const rosa = await aWorker(world.db, carla);
    const code = async (change: Parameters<typeof says>[2]) => {
      const result = await says(carla, rosa, change);
      return result.ok ? 'ok' : result.refusal.code;
    };
    expect(await code({ endsAt: '2026-11-23T00:00:00Z' })).toBe('ends-before-it-starts');
    expect(await code({ endsAt: '2027-12-23T00:00:00Z' })).toBe('too-long-a-time');
    expect(await code({ saidAt: '2026-11-20T09:00:01Z' })).toBe('said-in-future');
    expect(await code({ reason: 'x'.repeat(301) })).toBe('too-long');
    expect(await code({ personId: newId() })).toBe('worker-not-found');
  });

  test('is another organisation’s secret', async () => {
    const { carla } = await world.organisation();
    const { carla: stranger } = await world.organisation();
    const rosa = await aWorker(world.db, carla);
    done(await says(carla, rosa));
    expect((await asked(stranger, rosa))?.[0]).toMatchObject({ state: 'unknown', saidAt: null });
    expect(await says(stranger, rosa)).toMatchObject({ refusal: { code: 'worker-not-found' } });
    expect(await read(world.db, stranger, (tx) => worktimeOf(tx, rosa))).toMatchObject({
      refusal: { code: 'worker-not-found' },
    });
  });
});

describe('a declaration of hours for others', () => {
  test('answers for three months unless it is said for how long', async () => {
    const org = await world.organisation();
    const rosa = await aWorker(world.db, org.carla);
    const said = { id: newId(), personId: rosa, weeklyMinutes: 720, saidOn: '2026-11-20' };
    const declared = await act(world.db, org.carla, (tx) => declareHours(tx, said));
    expect(done(declared)).toMatchObject({ answersUntil: '2027-02-20' });
    const found = await read(world.db, org.carla, (tx) => declarationsOf(tx, [rosa]));
    expect(found.get(rosa)).toMatchObject([{ weeklyMinutes: 720, answersUntil: '2027-02-20' }]);
    const [entry] = (await world.log(org)).filter(({ kind }) => kind === 'hours.declared');
    expect(entry?.envelope.facts).toMatchObject({ weeklyMinutes: 720, saidOn: '2026-11-20' });
  });

  test('shows as lapsed from the day after its last', async () => {
    const { carla } = await world.organisation();
    const rosa = await aWorker(world.db, carla);
    const said = { id: newId(), personId: rosa, weeklyMinutes: 0, saidOn: '2026-08-01' };
    done(
      await act(world.db, carla, (tx) => declareHours(tx, { ...said, answersUntil: '2026-11-19' })),
    );
    const shown = done(await read(world.db, carla, (tx) => worktimeOf(tx, rosa)));
    expect(shown.declarations).toMatchObject([{ lapsed: true, recordedBy: 'Carla Costa' }]);
  });

  test('is refused for the future, and for longer than a year', async () => {
    const { carla } = await world.organisation();
    const rosa = await aWorker(world.db, carla);
    const declare = (change: object) =>
      act(world.db, carla, (tx) =>
        declareHours(tx, {
          id: newId(),
          personId: rosa,
          weeklyMinutes: 0,
          saidOn: '2026-11-20',
          ...change,
        }),
      );
    expect(await declare({ saidOn: '2026-11-21' })).toMatchObject({
      refusal: { code: 'said-in-future' },
    });
    expect(await declare({ answersUntil: '2027-11-21' })).toMatchObject({
      refusal: { code: 'answers-too-long' },
    });
  });
});

describe('an opt-out from 48 hours', () => {
  const signed = (personId: string) => ({
    id: newId(),
    personId,
    signedOn: '2026-11-02',
    noticeDays: 28,
  });

  test('holds until the notice given has run', async () => {
    const org = await world.organisation();
    const rosa = await aWorker(world.db, org.carla);
    const optOut = signed(rosa);
    done(await act(world.db, org.carla, (tx) => recordOptOut(tx, optOut)));
    const ended = await act(world.db, org.omar, (tx) =>
      endOptOut(tx, { personId: rosa, optOutId: optOut.id, noticeGivenOn: '2026-11-19' }),
    );
    expect(done(ended).limitAppliesFrom).toBe('2026-12-17');
    const shown = done(await read(world.db, org.carla, (tx) => worktimeOf(tx, rosa)));
    expect(shown.optOuts).toMatchObject([{ holds: true, limitAppliesFrom: '2026-12-17' }]);
    const kinds = (await world.log(org)).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['opt_out.recorded', 'opt_out.ended']));
  });

  test('is refused under 18 and where the age is not known, with the paragraph', async () => {
    const { carla } = await world.organisation();
    const sam = await aWorker(world.db, carla, 'Sam', { dateOfBirth: '2009-02-01' });
    const ada = await aWorker(world.db, carla, 'Ada', { dateOfBirth: undefined });
    const young = await act(world.db, carla, (tx) => recordOptOut(tx, signed(sam)));
    expect(young).toMatchObject({ refusal: { code: 'opt-out-not-valid' } });
    expect(!young.ok && young.refusal.because).toMatch(/17; nobody under 18/);
    expect(!young.ok && young.refusal.source).toMatch(/Working Time Regulations 1998/);
    expect(await act(world.db, carla, (tx) => recordOptOut(tx, signed(ada)))).toMatchObject({
      refusal: { code: 'opt-out-not-valid' },
    });
  });

  test('ends once: a second notice with another day is refused, the same again is not', async () => {
    const { carla } = await world.organisation();
    const rosa = await aWorker(world.db, carla);
    const optOut = signed(rosa);
    done(await act(world.db, carla, (tx) => recordOptOut(tx, optOut)));
    const end = (noticeGivenOn: string, personId = rosa) =>
      act(world.db, carla, (tx) => endOptOut(tx, { personId, optOutId: optOut.id, noticeGivenOn }));
    expect(await end('2026-11-01')).toMatchObject({ refusal: { code: 'notice-day-wrong' } });
    expect(await end('2026-11-21')).toMatchObject({ refusal: { code: 'notice-day-wrong' } });
    expect(await end('2026-11-19', newId())).toMatchObject({
      refusal: { code: 'opt-out-not-found' },
    });
    done(await end('2026-11-19'));
    done(await end('2026-11-19'));
    expect(await end('2026-11-18')).toMatchObject({ refusal: { code: 'already-ended' } });
  });
});

describe('days away', () => {
  test('make the worker unavailable, and give back the shifts held in them', async () => {
    const org = await world.organisation();
    const rosa = await aWorker(world.db, org.carla);
    done(await says(org.carla, rosa, { endsAt: '2026-11-28T00:00:00Z' }));
    const held = aTime(rosa, '2026-11-24T08:00:00Z', '2026-11-24T16:00:00Z', { label: 'Tue' });
    await act(world.db, org.carla, async (tx) => {
      await lockWorkers(tx, [rosa]);
      return takeTime(tx, held);
    });
    world.at('2026-11-20T10:00:00Z');
    const away = await act(world.db, org.carla, (tx) =>
      recordAbsence(tx, {
        id: newId(),
        personId: rosa,
        kind: 'sickness',
        fromOn: '2026-11-24',
        toOn: '2026-11-25',
      }),
    );
    expect(done(away).held).toEqual([{ shiftId: held.shiftId, label: 'Tue' }]);
    expect(await asked(org.carla, rosa)).toMatchObject([
      { state: 'available' },
      { state: 'unavailable', reason: 'away' },
    ]);
    const [entry] = (await world.log(org)).filter(({ kind }) => kind === 'absence.recorded');
    expect(entry?.envelope.facts).toMatchObject({ fromOn: '2026-11-24', outOfAverage: true });
    expect(JSON.stringify(entry?.envelope)).not.toContain('sickness');
    world.at('2026-11-20T09:00:00Z');
  });

  test('are refused backwards', async () => {
    const { carla } = await world.organisation();
    const rosa = await aWorker(world.db, carla);
    const away = await act(world.db, carla, (tx) =>
      recordAbsence(tx, {
        id: newId(),
        personId: rosa,
        kind: 'other',
        fromOn: '2026-11-25',
        toOn: '2026-11-24',
      }),
    );
    expect(away).toMatchObject({ refusal: { code: 'ends-before-it-starts' } });
  });
});
