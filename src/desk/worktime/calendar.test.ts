import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { calendarOf } from './calendar.ts';
import { endPattern } from './end-pattern.ts';
import { aTime, aWorker, done } from './fixtures.ts';
import { availabilityOf, lockWorkers, recordPattern, recordWords, takeTime } from './index.ts';
import { recordAbsence } from './record-absence.ts';
import type { PatternSaid } from './record-pattern.ts';

const world = await openWorld();
const FRIDAY = '2026-11-20T09:00:00Z';

/** Monday to Friday nights from the 23rd, until further notice. */
function nightsOf(personId: string, change: Partial<PatternSaid> = {}): PatternSaid {
  return {
    id: newId(),
    personId,
    state: 'available',
    weekdays: [1, 2, 3, 4, 5],
    everyWeeks: 1,
    fromOn: '2026-11-23',
    untilOn: null,
    fromClock: '22:00',
    toClock: '06:00',
    how: 'phone',
    ...change,
  };
}

const night = (date: string, next: string) => ({
  start: new Date(`${date}T22:00:00Z`),
  end: new Date(`${next}T06:00:00Z`),
});
const WEDNESDAY = night('2026-11-25', '2026-11-26');

async function asked(actor: Actor, personId: string, spans = [WEDNESDAY], saidBy?: Date) {
  const answers = await read(world.db, actor, (tx) =>
    availabilityOf(tx, [personId], spans, saidBy),
  );
  return answers.get(personId)?.map(({ state }) => state);
}

async function cell(actor: Actor, personId: string, date: string, part: string) {
  const calendar = done(await read(world.db, actor, (tx) => calendarOf(tx, personId, undefined)));
  const day = calendar.days.find((one) => one.date === date);
  return { ...day?.parts.find((one) => one.part === part), held: day?.held };
}

describe('a pattern on a worker’s calendar', () => {
  test('answers for every shift it covers, is sealed, and beside it the weekend stays unknown', async () => {
    world.at(FRIDAY);
    const org = await world.organisation();
    const rosa = await aWorker(world.db, org.carla);
    const pattern = nightsOf(rosa, { reason: 'her studies' });
    const record = () => act(world.db, org.carla, (tx) => recordPattern(tx, pattern));
    done(await record());
    done(await record());
    expect(await asked(org.carla, rosa, [WEDNESDAY, night('2026-11-28', '2026-11-29')])).toEqual([
      'available',
      'unknown',
    ]);
    const entries = (await world.log(org)).filter(({ kind }) => kind === 'availability.recorded');
    expect(entries).toHaveLength(1);
    expect(entries[0]?.envelope.facts).toMatchObject({
      by: 'desk',
      pattern: { pattern: pattern.id },
    });
    expect(entries[0]?.parts[0]).toMatchObject({ person: rosa, part: { reason: 'her studies' } });
    expect(await cell(org.carla, rosa, '2026-11-27', 'night')).toMatchObject({
      state: 'available',
      said: { source: 'pattern', how: 'phone', recordedBy: 'Carla Costa' },
    });
  });

  test('gives way to days away whenever they were said, and to a dated word said since', async () => {
    world.at(FRIDAY);
    const { carla } = await world.organisation();
    const rosa = await aWorker(world.db, carla);
    const away = { kind: 'annual_leave', fromOn: '2026-11-25', toOn: '2026-11-26' } as const;
    done(
      await act(world.db, carla, (tx) =>
        recordAbsence(tx, { id: newId(), personId: rosa, ...away }),
      ),
    );
    world.at('2026-11-21T09:00:00Z');
    done(await act(world.db, carla, (tx) => recordPattern(tx, nightsOf(rosa))));
    expect(await asked(carla, rosa)).toEqual(['unavailable']);
    world.at('2026-11-22T09:00:00Z');
    const word = {
      id: newId(),
      state: 'available',
      startsAt: WEDNESDAY.start.toISOString(),
      endsAt: WEDNESDAY.end.toISOString(),
    } as const;
    done(
      await act(world.db, carla, (tx) =>
        recordWords(tx, { personId: rosa, how: 'phone', spans: [word] }),
      ),
    );
    expect(await asked(carla, rosa)).toEqual(['available']);
    expect(await asked(carla, rosa, [WEDNESDAY], new Date('2026-11-21T12:00:00Z'))).toEqual([
      'unavailable',
    ]);
  });

  test('ends from the day it is ended, and still stood before', async () => {
    world.at(FRIDAY);
    const org = await world.organisation();
    const rosa = await aWorker(world.db, org.carla);
    const pattern = nightsOf(rosa);
    done(await act(world.db, org.carla, (tx) => recordPattern(tx, pattern)));
    world.at('2026-11-25T09:00:00Z');
    const end = (patternId: string) =>
      act(world.db, org.ravi, (tx) => endPattern(tx, { personId: rosa, patternId }));
    done(await end(pattern.id));
    done(await end(pattern.id));
    expect(await end(newId())).toMatchObject({ refusal: { code: 'pattern-not-found' } });
    const tuesday = night('2026-11-24', '2026-11-25');
    expect(await asked(org.carla, rosa, [tuesday, WEDNESDAY])).toEqual(['available', 'unknown']);
    expect(await asked(org.carla, rosa, [WEDNESDAY], new Date(FRIDAY))).toEqual(['available']);
    const kinds = (await world.log(org)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'availability_pattern.ended')).toHaveLength(1);
  });

  test('refuses no day, a last day before the first, and a worker who is not there', async () => {
    const { carla } = await world.organisation();
    const rosa = await aWorker(world.db, carla);
    const tried = (change: Partial<PatternSaid>) =>
      act(world.db, carla, (tx) => recordPattern(tx, nightsOf(rosa, change)));
    expect(await tried({ weekdays: [] })).toMatchObject({ refusal: { code: 'no-day-named' } });
    expect(await tried({ untilOn: '2026-11-22' })).toMatchObject({
      refusal: { code: 'ends-before-it-starts' },
    });
    expect(await tried({ personId: newId() })).toMatchObject({
      refusal: { code: 'worker-not-found' },
    });
  });
});

describe('a week said in a breath', () => {
  test('is one entry, and not sure takes back a yes', async () => {
    world.at(FRIDAY);
    const org = await world.organisation();
    const rosa = await aWorker(world.db, org.carla);
    const say = (state: 'available' | 'unknown', days: readonly number[]) =>
      act(world.db, org.carla, (tx) =>
        recordWords(tx, {
          personId: rosa,
          how: 'text',
          spans: days.map((day) => ({
            id: newId(),
            state,
            startsAt: `2026-11-${day}T00:00:00Z`,
            endsAt: `2026-11-${day + 1}T00:00:00Z`,
          })),
        }),
      );
    done(await say('available', [25, 24, 26]));
    expect(await cell(org.carla, rosa, '2026-11-25', 'day')).toMatchObject({
      state: 'available',
      inPart: false,
    });
    world.at('2026-11-20T10:00:00Z');
    done(await say('unknown', [25]));
    expect(await cell(org.carla, rosa, '2026-11-25', 'day')).toMatchObject({ state: 'unknown' });
    expect(await cell(org.carla, rosa, '2026-11-24', 'night')).toMatchObject({
      state: 'unknown',
      inPart: true,
    });
    const entries = (await world.log(org)).filter(({ kind }) => kind === 'availability.recorded');
    expect(entries.map(({ envelope }) => envelope.facts['state'])).toEqual([
      'available',
      'unknown',
    ]);
    expect(await say('available', [25, 25])).toMatchObject({ refusal: { code: 'spans-overlap' } });
  });

  test('shows the shifts held beside it, on the day they begin', async () => {
    world.at(FRIDAY);
    const { carla } = await world.organisation();
    const rosa = await aWorker(world.db, carla);
    done(
      await act(world.db, carla, async (tx) => {
        await lockWorkers(tx, [rosa]);
        return takeTime(tx, aTime(rosa, '2026-11-25T22:00:00Z', '2026-11-26T06:00:00Z'));
      }),
    );
    expect((await cell(carla, rosa, '2026-11-25', 'night')).held).toHaveLength(1);
    expect((await cell(carla, rosa, '2026-11-26', 'day')).held).toEqual([]);
  });
});
