import { beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { recordDoNotSend } from '../compliance/index.ts';
import { pinAlert } from '../tasks/index.ts';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  aShift,
  done,
  type Place,
} from './fixtures.ts';
import { makeOffers } from './make-offers.ts';
import { shiftPanel } from './queries.ts';
import type { RankingQuery } from './schema.ts';
import { rankingFor, rankingPage, whoMayGoToLine, whoMayGoToShift } from './who-may-go.ts';

const world = await openWorld();
let org: TestOrganisation;
let harrow: Place;
let rosa: string;
let tom: string;
let uma: string;

beforeAll(async () => {
  world.at('2026-11-16T09:00:00Z');
  org = await world.organisation();
  rosa = await aClearedWorker(world.db, org.carla, 'Rosa', { wantedWeeklyMinutes: 1800 });
  tom = await aClearedWorker(world.db, org.carla, 'Tom', {
    familyName: 'Tate',
    postcode: 'S1 2AA',
  });
  uma = await aClearedWorker(world.db, org.carla, 'Uma', { familyName: 'Ueda' });
  harrow = done(await act(world.db, org.carla, async (tx) => ok(await aPlace(tx))));
});

const book = (shifts: readonly object[], line: object = {}) =>
  act(world.db, org.carla, async (tx) => ok(await aBooking(tx, harrow, shifts, { line }))).then(
    done,
  );
const QUERY: RankingQuery = { show: 'may', from: 0, size: 50 };
const forShift = (shiftId = '', query: Partial<RankingQuery> = {}) =>
  read(world.db, org.carla, (tx) => whoMayGoToShift(tx, shiftId))
    .then(done)
    .then((all) => rankingPage(all, { ...QUERY, ...query }));
const forLine = (lineId: string, query: Partial<RankingQuery> = {}) =>
  read(world.db, org.carla, (tx) => whoMayGoToLine(tx, lineId))
    .then(done)
    .then((all) => rankingPage(all, { ...QUERY, ...query }));
const give = (personId: string, shiftIds: readonly string[]) =>
  act(world.db, org.carla, async (tx) => ok(await anAssignment(tx, personId, shiftIds))).then(done);

describe('who may go to a shift', () => {
  it('R110 R111 ranks whoever has been there and is near before others, each with reasons', async () => {
    const past = await book([aShift('2026-11-17', '07:00', '15:00')]);
    await give(rosa, past.shiftIds);
    world.at('2026-11-18T09:00:00Z');
    const { shiftIds } = await book([aShift('2026-12-01', '07:00', '15:00')]);
    const page = await forShift(shiftIds[0]);
    expect(page.may.map(({ personId }) => personId)).toEqual([rosa, uma, tom]);
    const parts = page.may[0]?.reasons.map(({ part }) => part);
    expect(parts).toEqual(expect.arrayContaining(['been-there', 'near', 'availability', 'hours']));
    expect(page.may[0]?.score).toBe(
      page.may[0]?.reasons.reduce((sum, { points }) => sum + points, 0),
    );
    expect(page.may[2]?.miles).toBeGreaterThan(20);
  });

  it('shows what is pinned to a worker beside them, before and after they are chosen', async () => {
    const { shiftIds } = await book([aShift('2026-12-09', '07:00', '15:00')]);
    const shiftId = shiftIds[0] ?? '';
    done(
      await act(world.db, org.carla, (tx) =>
        pinAlert(tx, {
          id: newId(),
          subject: { kind: 'person', id: rosa },
          kind: 'travel',
          words: 'Lift needed from the station',
          basis: null,
          reviewOn: '2027-01-04',
        }),
      ),
    );
    const pinned = [{ kind: 'travel', words: 'Lift needed from the station' }];
    const page = await read(world.db, org.carla, async (tx) =>
      rankingFor(tx, done(await whoMayGoToShift(tx, shiftId)), QUERY),
    );
    expect(page.may.flatMap(({ personId, alerts }) => (personId === rosa ? alerts : []))).toEqual(
      pinned,
    );
    await give(rosa, shiftIds);
    const panel = done(await read(world.db, org.carla, (tx) => shiftPanel(tx, shiftId)));
    expect(panel.worker?.alerts).toEqual(pinned);
  });

  it('R128 names everyone who may not, with the rule, the record and what clears it', async () => {
    const [one, two] = [
      await book([aShift('2026-12-02', '07:00', '15:00')]),
      await book([aShift('2026-12-02', '17:00', '23:00')]),
    ];
    await give(rosa, one.shiftIds);
    done(
      await act(world.db, org.carla, (tx) =>
        recordDoNotSend(tx, {
          id: newId(),
          personId: tom,
          place: 'site',
          placeId: harrow.siteId,
          saidBy: 'client',
          reason: 'Late twice',
        }),
      ),
    );
    const page = await forShift(two.shiftIds[0], { show: 'may-not' });
    expect(page).toMatchObject({ mayTotal: 1, mayNotTotal: 2, total: 2 });
    const why = new Map(page.mayNot.map((row) => [row.personId, row.findings]));
    expect(why.get(tom)?.[0]?.rule).toBe('OWN-DO-NOT-SEND');
    expect(why.get(tom)?.[0]?.restsOn?.[0]?.kind).toBe('do-not-send');
    expect(why.get(rosa)?.map(({ rule }) => rule)).toContain('WTR-DAILY');
    expect(why.get(rosa)?.[0]?.clears).toBeTruthy();
    const barred = await forShift(two.shiftIds[0], { show: 'may-not', rule: 'OWN-DO-NOT-SEND' });
    expect(barred.mayNot.map(({ personId }) => personId)).toEqual([tom]);
    const named = await forShift(two.shiftIds[0], { show: 'may-not', name: 'ta' });
    expect(named.mayNot.map(({ displayName }) => displayName)).toEqual(['Tom Tate']);
  });

  it('pages, and says how an offer stands and who holds the shift', async () => {
    const { shiftIds } = await book([aShift('2026-12-03', '07:00', '15:00')]);
    const round = { id: newId(), shiftIds, personIds: [uma], how: 'phone' as const };
    done(await act(world.db, org.carla, (tx) => makeOffers(tx, round)));
    await give(rosa, shiftIds);
    const page = await forShift(shiftIds[0]);
    const rows = new Map(page.may.map((row) => [row.personId, row]));
    expect(rows.get(uma)?.offer).toBe('withdrawn');
    expect(rows.get(rosa)?.holds).toBe(true);
    const second = await forShift(shiftIds[0], { from: 1, size: 1 });
    expect(second.may).toHaveLength(1);
    expect(second.total).toBe(page.total);
  });

  it('is refused for a shift or a line that is not there', async () => {
    const shift = await read(world.db, org.carla, (tx) => whoMayGoToShift(tx, newId()));
    expect(shift).toMatchObject({ ok: false, refusal: { code: 'shift-not-found' } });
    const line = await read(world.db, org.carla, (tx) => whoMayGoToLine(tx, newId()));
    expect(line).toMatchObject({ ok: false, refusal: { code: 'line-not-found' } });
  });
});

describe('who may go to a line', () => {
  const WEEK = ['2026-12-14', '2026-12-15'].map((date) => aShift(date, '07:00', '15:00'));

  it('for one face needs every shift, otherwise counts those that are clear', async () => {
    const busy = await book([aShift('2026-12-15', '12:00', '20:00')]);
    await give(uma, busy.shiftIds);
    const must = await book(WEEK, { samePerson: 'must' });
    const whole = await forLine(must.lineId);
    expect(whole.may.map(({ personId }) => personId)).toEqual([rosa]);
    const prefer = await book(WEEK, { samePerson: 'prefer' });
    const some = await forLine(prefer.lineId);
    const clear = new Map(some.may.map((row) => [row.personId, row.shiftsClear]));
    expect(clear.get(rosa)).toBe(2);
    expect(clear.get(uma)).toBe(1);
    expect(some.may[0]?.personId).toBe(rosa);
  });

  it('asks about the shifts still to fill, and puts whoever is on the line first', async () => {
    const line = await book(WEEK, { samePerson: 'prefer' });
    await give(rosa, line.shiftIds.slice(0, 1));
    const rest = await forLine(line.lineId);
    expect(rest.shifts).toBe(1);
    expect(rest.may[0]?.personId).toBe(rosa);
    expect(rest.may[0]?.reasons.find(({ part }) => part === 'same-face')?.because).toBe(
      'Already has 1 shift on this line',
    );
  });

  it('says which facts of reg 18 are missing before anyone can be proposed', async () => {
    const line = await book(WEEK, { experience: '' });
    expect((await forLine(line.lineId)).missing).toHaveLength(1);
  });
});
