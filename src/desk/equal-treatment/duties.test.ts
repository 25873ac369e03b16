import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { registerCandidate } from '../candidates/index.ts';
import { aClientWithContact } from '../clients/fixtures.ts';
import { aTime } from '../worktime/fixtures.ts';
import { freeTime, lockWorkers, takeTime } from '../worktime/index.ts';
import { answerRequest, recordRequest } from './answer-request.ts';
import { dutiesList } from './duties-list.ts';
import { aComparator } from './fixtures.ts';
import { recordComparator } from './index.ts';
import { listDuties } from './schema.ts';
import { tellDayOne } from './tell-day-one.ts';

const world = await openWorld();
const TODAY = '2026-06-01';
world.at(`${TODAY}T09:00:00Z`);

const ROLE = 'care-assistant';
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.because}`);
  return result.value;
}

/** Rosa, who works at Harrow House on these Mondays. */
async function rosaAtHarrow(...days: string[]) {
  const org = await world.organisation();
  const place = done(
    await act(world.db, org.carla, async (tx) => ok(await aClientWithContact(tx))),
  );
  const rosa = newId();
  done(
    await act(world.db, org.carla, (tx) =>
      registerCandidate(tx, {
        id: rosa,
        givenName: 'Rosa',
        familyName: 'Marsh',
        emails: [],
        phones: [],
        roles: ['Care assistant'],
        someoneElse: true,
      }),
    ),
  );
  const shifts: string[] = [];
  for (const day of days) {
    const time = aTime(rosa, `${day}T07:00:00Z`, `${day}T15:00:00Z`, {
      hirerId: place.hirerId,
      role: ROLE,
      label: day,
    });
    shifts.push(time.shiftId);
    done(
      await act(world.db, org.carla, async (tx) => {
        await lockWorkers(tx, [rosa]);
        return takeTime(tx, time);
      }),
    );
  }
  const list = (query: object = {}) =>
    read(world.db, org.ravi, (tx) =>
      dutiesList(tx, listDuties.query.parse({ days: 366, ...query })),
    );
  const tells = (change: object = {}) =>
    act(world.db, org.ravi, (tx) =>
      tellDayOne(tx, place.hirerId, { id: newId(), personIds: [rosa], toldOn: TODAY, ...change }),
    );
  const asks = (change: object = {}) =>
    act(world.db, org.ravi, (tx) =>
      recordRequest(tx, rosa, {
        id: newId(),
        hirerId: place.hirerId,
        role: ROLE,
        askedOn: '2026-05-04',
        ...change,
      }),
    );
  const answers = (requestId: string, answeredOn: string) =>
    act(world.db, org.ravi, (tx) => answerRequest(tx, requestId, { answeredOn }));
  const comparator = (change: object = {}) =>
    act(world.db, org.carla, (tx) => recordComparator(tx, place.hirerId, aComparator(change)));
  return { org, ...place, rosa, shifts, list, tells, asks, answers, comparator };
}

const mondays = (first: string, count: number) =>
  Array.from({ length: count }, (_, week) =>
    new Date(Date.parse(`${first}T12:00:00Z`) + week * 7 * 86_400_000).toISOString().slice(0, 10),
  );

const brief = ({ rows }: Awaited<ReturnType<typeof dutiesList>>) =>
  rows.map(({ kind, by, state, certain }) => `${kind} ${by} ${state}${certain ? '' : '?'}`);

describe('what is owed to Rosa in her tenth week, and by when', () => {
  test('stands in one list with its days, those to come as they fall if no week is missed', async () => {
    const { list, tells, comparator, org, hirerId, rosa } = await rosaAtHarrow(
      ...mondays('2026-03-30', 10),
    );
    const first = await list();
    expect(brief(first)).toEqual([
      'day_one 2026-03-30 late',
      'comparable_pay 2026-06-01 due',
      'rate 2026-06-15 to_come?',
      'equal_pay 2026-06-22 to_come?',
    ]);
    expect(first).toMatchObject({ late: 1, due: 1, total: 4 });
    expect(first.rows[0]).toMatchObject({ displayName: 'Rosa Marsh', weeks: 10, hirerId });
    // Told, and asked without an answer: one is done, the other is not.
    const telling = { id: newId() };
    expect(done(await tells(telling))).toEqual({ told: 1 });
    expect(done(await tells(telling))).toEqual({ told: 1 });
    const told = (await world.log(org)).filter(({ kind }) => kind === 'day_one.told');
    expect(told.map(({ envelope }) => envelope)).toMatchObject([
      { subjects: { worker: rosa, hirer: hirerId }, facts: { toldOn: TODAY } },
    ]);
    done(await comparator({ payPence: null, askedOn: TODAY, source: '' }));
    const asked = await list();
    expect(brief(asked)[0]).toBe('comparable_pay 2026-06-01 due');
    expect(asked.rows[0]?.says).toContain('was asked on Mon 1 Jun and has not answered');
    // Answered: what is left is the day equal pay begins.
    done(await comparator({ askedOn: TODAY, fromOn: TODAY }));
    expect(brief(await list())).toEqual(['equal_pay 2026-06-22 to_come?']);
    expect(brief(await list({ show: 'done' }))).toEqual([
      'day_one 2026-03-30 done',
      'comparable_pay 2026-06-01 done',
      'rate 2026-06-15 done?',
    ]);
    // As at another day: what was to come then, and what will be.
    expect(brief(await list({ asOf: '2026-04-06' }))).toEqual([
      'day_one 2026-03-30 late',
      'comparable_pay 2026-06-01 to_come?',
      'rate 2026-06-15 to_come?',
      'equal_pay 2026-06-22 to_come?',
    ]);
    expect(brief(await list({ days: 7 }))).toEqual([]);
  });

  test('moves the moment a shift is taken away', async () => {
    const { org, list, shifts } = await rosaAtHarrow(...mondays('2026-03-30', 10));
    const freed = shifts[4] ?? '';
    done(await act(world.db, org.carla, async (tx) => ok(await freeTime(tx, [freed]))));
    expect(brief(await list({ kind: 'equal_pay' }))).toEqual(['equal_pay 2026-06-29 to_come?']);
  });
});

describe('equal pay from the first day of week 13', () => {
  test('is late while nobody knows what a comparable employee earns, and kept once it is known', async () => {
    const { list, comparator } = await rosaAtHarrow(...mondays('2026-03-09', 13));
    expect(brief(await list({ kind: 'equal_pay', show: 'late' }))).toEqual([
      'equal_pay 2026-06-01 late',
    ]);
    done(await comparator());
    expect(await list({ kind: 'equal_pay', show: 'done' })).toMatchObject({
      rows: [{ by: TODAY, says: 'Equal pay is owed: at least £14.10/h.' }],
    });
  });
});

describe('a written request about equal treatment', () => {
  test('is answered by the 28th day, or is late', async () => {
    const { org, list, asks, answers } = await rosaAtHarrow();
    const { requestId, answerBy } = done(await asks());
    expect(answerBy).toBe(TODAY);
    expect(brief(await list())).toEqual([`request ${TODAY} due`]);
    expect(brief(await list({ asOf: '2026-06-02' }))).toEqual([`request ${TODAY} late`]);
    expect(code(await answers(requestId, '2026-06-02'))).toBe('not-yet');
    expect(code(await answers(requestId, '2026-05-03'))).toBe('before-asked');
    expect(code(await answers(newId(), TODAY))).toBe('request-not-found');
    expect(done(await answers(requestId, TODAY))).toEqual({ requestId, late: false });
    expect(done(await answers(requestId, TODAY))).toEqual({ requestId, late: false });
    expect(code(await answers(requestId, '2026-05-30'))).toBe('already-answered');
    expect(brief(await list({ show: 'done' }))).toEqual([`request ${TODAY} done`]);
    const kinds = (await world.log(org)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.startsWith('equal_treatment.'))).toEqual([
      'equal_treatment.asked',
      'equal_treatment.answered',
    ]);
  });
});

describe('what does not fit', () => {
  test('is refused with its reason, and is nothing to another organisation', async () => {
    const { tells, asks, rosa, hirerId } = await rosaAtHarrow();
    expect(code(await tells({ toldOn: '2026-06-02' }))).toBe('not-yet');
    expect(code(await tells({ personIds: [rosa, newId()] }))).toBe('worker-not-found');
    expect(code(await asks({ role: 'astronaut' }))).toBe('role-not-found');
    expect(code(await asks({ hirerId: newId() }))).toBe('hirer-not-found');
    const other = await world.organisation();
    const abroad = await act(world.db, other.carla, (tx) =>
      tellDayOne(tx, hirerId, { id: newId(), personIds: [rosa], toldOn: TODAY }),
    );
    expect(code(abroad)).toBe('hirer-not-found');
    const theirs = await read(world.db, other.carla, (tx) =>
      dutiesList(tx, listDuties.query.parse({})),
    );
    expect(theirs.total).toBe(0);
  });
});
