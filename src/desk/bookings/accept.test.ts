import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { archiveCandidate } from '../candidates/index.ts';
import { type AcceptInput, accept } from './accept.ts';
import { aBooking, aClearedWorker, aPlace, aShift, done, type Place } from './fixtures.ts';
import { pencil } from './pencil.ts';
import { shiftPanel } from './queries.ts';
import { release } from './release.ts';

const world = await openWorld();
let org: TestOrganisation;
let harrow: Place;
let count = 0;

beforeAll(async () => {
  world.at('2026-11-16T09:00:00Z');
  org = await world.organisation();
  await aClearedWorker(world.db, org.carla, 'Asha');
  harrow = done(await act(world.db, org.carla, async (tx) => ok(await aPlace(tx))));
});
beforeEach(() => world.at('2026-11-16T09:00:00Z'));

const worker = (name = 'Rosa', change: Parameters<typeof aClearedWorker>[3] = {}) => {
  count += 1;
  return aClearedWorker(world.db, org.carla, name, { familyName: `Marsh${count}`, ...change });
};
const book = (shifts: readonly object[], line: object = {}) =>
  act(world.db, org.carla, async (tx) => ok(await aBooking(tx, harrow, shifts, { line }))).then(
    done,
  );
const yes = (personId: string, shiftIds: readonly string[], change: Partial<AcceptInput> = {}) => ({
  personId,
  assignments: shiftIds.map((shiftId) => ({ id: newId(), shiftId })),
  how: 'spoken' as const,
  willing: true,
  ...change,
});
const assign = (personId: string, shiftIds: readonly string[], change = {}) =>
  act(world.db, org.carla, (tx) => accept(tx, yes(personId, shiftIds, change)));
const put = (personId: string, shiftIds: readonly string[], lapsesAt?: Date) =>
  act(world.db, org.carla, (tx) =>
    pencil(tx, {
      personId,
      assignments: shiftIds.map((shiftId) => ({ id: newId(), shiftId })),
      ...(lapsesAt ? { lapsesAt } : {}),
    }),
  );
const panel = (shiftId = '') =>
  read(world.db, org.carla, (tx) => shiftPanel(tx, shiftId)).then(done);
const rulesOf = (result: { ok: boolean }) => {
  const refusal = (result as { refusal?: { details?: { findings?: { rule: string }[] } } }).refusal;
  return refusal?.details?.findings?.map(({ rule }) => rule);
};

describe('assigning a worker', () => {
  it('takes their time, starts the clock of reg 21 for both sides, and is in the log', async () => {
    const rosa = await worker();
    const { shiftIds, bookingId } = await book([aShift('2026-11-23', '07:00', '15:00')]);
    const taken = done(await assign(rosa, shiftIds));
    expect(taken.informationDueOn).toBe('2026-11-19');
    const shown = await panel(shiftIds[0]);
    expect(shown.shift).toMatchObject({ state: 'assigned', paper: 'none' });
    expect(shown.worker?.informationDue).toHaveLength(2);
    const entry = (await world.log(org)).find(
      ({ kind, envelope }) =>
        kind === 'shift.assigned' && envelope.subjects['booking'] === bookingId,
    );
    expect(entry?.envelope.facts).toMatchObject({ from: 'straight', how: 'spoken', willing: true });
    expect(JSON.stringify(entry?.envelope)).not.toContain('Marsh');
  });

  it('counts the third business day by the nation of the site: St Andrew only in Scotland', async () => {
    world.at('2026-11-26T10:00:00Z');
    const fiona = await worker('Fiona');
    const glasgow = done(
      await act(world.db, org.carla, async (tx) =>
        ok(
          await aPlace(
            tx,
            {
              name: 'Glen View',
              same: { nation: 'scotland', postcode: 'G1 1AA', companyNumber: '' },
            },
            { familyName: 'Glen', email: 'glen@glen.example', phone: '' },
          ),
        ),
      ),
    );
    const dues: (string | null)[] = [];
    for (const [place, date] of [
      [glasgow, '2026-12-07'],
      [harrow, '2026-12-10'],
    ] as const) {
      const { shiftIds } = done(
        await act(world.db, org.carla, async (tx) =>
          ok(await aBooking(tx, place, [aShift(date, '08:00', '14:00')])),
        ),
      );
      dues.push(done(await assign(fiona, shiftIds)).informationDueOn);
    }
    expect(dues).toEqual(['2026-12-02', '2026-12-01']);
  });

  it('gives the first result when pressed twice', async () => {
    const rosa = await worker();
    const { shiftIds } = await book([aShift('2026-11-23', '07:00', '15:00')]);
    const input = yes(rosa, shiftIds);
    const first = done(await act(world.db, org.carla, (tx) => accept(tx, input)));
    const second = done(await act(world.db, org.carla, (tx) => accept(tx, input)));
    expect(second.assignments).toEqual(first.assignments);
    expect(second.informationDueOn).toBe(first.informationDueOn);
  });

  it('is refused while reg 18 facts are missing, naming each, and the refusal is kept', async () => {
    const rosa = await worker();
    const { shiftIds, bookingId } = await book([aShift('2026-11-23', '07:00', '15:00')], {
      duties: '',
    });
    for (const refused of [await assign(rosa, shiftIds), await put(rosa, shiftIds)]) {
      expect(refused).toMatchObject({ ok: false, refusal: { code: 'particulars-missing' } });
      expect(rulesOf(refused)).toEqual(['CR-18']);
    }
    const log = await world.log(org);
    const kept = log.filter(
      ({ kind, envelope }) =>
        kind === 'supply.refused' && envelope.subjects['booking'] === bookingId,
    );
    expect(kept.map(({ envelope }) => envelope.facts['step'])).toEqual(['assign', 'pencil']);
    expect(kept[0]?.envelope.facts['missing']).toEqual(['position, type of work, place and hours']);
  });

  it('is refused when a rule stops the worker, and the refusal is kept without a name', async () => {
    const nora = await worker('Nora');
    const { shiftIds, bookingId } = await book([aShift('2026-11-23', '07:00', '15:00')], {
      requiredSkills: ['Hoist'],
    });
    const refused = await assign(nora, shiftIds);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'not-cleared' } });
    expect(rulesOf(refused)).toEqual(['OWN-SKILLS']);
    const kept = (await world.log(org)).find(
      ({ kind, envelope }) =>
        kind === 'supply.refused' && envelope.subjects['booking'] === bookingId,
    );
    expect(kept?.envelope.facts['rules']).toEqual([
      { rule: 'OWN-SKILLS', outcome: 'block', count: 1 },
    ]);
    expect(kept?.envelope.subjects['worker']).toBe(nora);
  });

  it('is refused without the word that they are willing, and for a moment still to come', async () => {
    const rosa = await worker();
    const { shiftIds } = await book([aShift('2026-11-23', '07:00', '15:00')]);
    const unwilling = await assign(rosa, shiftIds, { willing: false });
    expect(unwilling).toMatchObject({ ok: false, refusal: { code: 'not-willing' } });
    const later = await assign(rosa, shiftIds, { saidAt: new Date('2026-11-17T09:00:00Z') });
    expect(later).toMatchObject({ ok: false, refusal: { code: 'said-in-future' } });
  });

  it('is refused for a shift that is over, unknown, or of a worker who is not on the books', async () => {
    const rosa = await worker();
    const { shiftIds } = await book([aShift('2026-11-16', '10:00', '12:00')]);
    const stranger = await assign(newId(), shiftIds);
    expect(stranger).toMatchObject({ ok: false, refusal: { code: 'worker-not-found' } });
    world.at('2026-11-16T12:00:00Z');
    expect(await assign(rosa, shiftIds)).toMatchObject({ refusal: { code: 'shift-over' } });
    expect(await assign(rosa, [newId()])).toMatchObject({ refusal: { code: 'shift-not-found' } });
  });

  it('is refused for a worker who left the books', async () => {
    const lena = await worker('Lena');
    const { shiftIds } = await book([aShift('2026-11-23', '07:00', '15:00')]);
    done(
      await act(world.db, org.carla, (tx) =>
        archiveCandidate(tx, { personId: lena, reason: 'Moved away' }),
      ),
    );
    expect(rulesOf(await assign(lena, shiftIds))).toEqual(['OWN-BOOKS']);
  });

  it('is refused for a worker who does not do this role', async () => {
    const idris = await worker('Idris', { roles: ['Chef'] });
    const { shiftIds } = await book([aShift('2026-11-23', '07:00', '15:00')]);
    expect(rulesOf(await assign(idris, shiftIds))).toEqual(['OWN-ROLE']);
  });

  it('is refused when someone else has the shift, and says who', async () => {
    const [rosa, tom] = [await worker(), await worker('Tom')];
    const { shiftIds } = await book([aShift('2026-11-23', '07:00', '15:00')]);
    done(await assign(rosa, shiftIds));
    const refused = await assign(tom, shiftIds);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'shift-taken' } });
    expect(JSON.stringify(refused)).toContain('Rosa');
  });

  it('finds a clash of Mon 22:00-06:00 with Tue 05:00-13:00', async () => {
    const rosa = await worker();
    const { shiftIds } = await book([
      aShift('2026-11-23', '22:00', '06:00'),
      aShift('2026-11-24', '05:00', '13:00'),
    ]);
    done(await assign(rosa, shiftIds.slice(0, 1)));
    const refused = await assign(rosa, shiftIds.slice(1));
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'not-cleared' } });
    expect(rulesOf(refused)).toContain('OWN-BUSY');
  });

  it('judges shifts taken in one act together', async () => {
    const rosa = await worker();
    const { shiftIds } = await book([
      aShift('2026-11-23', '07:00', '19:00'),
      aShift('2026-11-23', '23:00', '07:00'),
    ]);
    const refused = await assign(rosa, shiftIds);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'not-cleared' } });
    expect(rulesOf(refused)).toContain('WTR-DAILY');
  });

  it('lets a split shift of one day pass, and the two nights the clocks change', async () => {
    const rosa = await worker();
    const { shiftIds } = await book([
      aShift('2026-11-23', '07:00', '11:00'),
      aShift('2026-11-23', '16:00', '20:00'),
      aShift('2027-03-27', '22:00', '06:00'),
    ]);
    done(await assign(rosa, shiftIds));
  });

  it('takes a line for one face whole or not at all', async () => {
    const rosa = await worker();
    const { shiftIds } = await book(
      ['2026-11-23', '2026-11-24', '2026-11-25'].map((date) => aShift(date, '07:00', '15:00')),
      { samePerson: 'must' },
    );
    const part = await assign(rosa, shiftIds.slice(0, 2));
    expect(part).toMatchObject({ ok: false, refusal: { code: 'one-face' } });
    expect(done(await assign(rosa, shiftIds)).assignments).toHaveLength(3);
  });
});

describe('pencilling a worker', () => {
  it('holds the time until 18:00 on the next business day', async () => {
    world.at('2026-11-20T16:00:00Z');
    const rosa = await worker();
    const { shiftIds } = await book([
      aShift('2026-11-30', '07:00', '15:00'),
      aShift('2026-11-30', '12:00', '20:00'),
    ]);
    const held = done(await put(rosa, shiftIds.slice(0, 1)));
    expect(held.lapsesAt.toISOString()).toBe('2026-11-23T18:00:00.000Z');
    expect((await panel(shiftIds[0])).shift.state).toBe('pencilled');
    expect(rulesOf(await assign(rosa, shiftIds.slice(1)))).toContain('OWN-BUSY');
  });

  it('keeps others out until it lapses; then the next act ends it and takes the shift', async () => {
    const [rosa, tom] = [await worker(), await worker('Tom')];
    const { shiftIds } = await book([aShift('2026-11-30', '07:00', '15:00')]);
    done(await put(rosa, shiftIds, new Date('2026-11-16T12:00:00Z')));
    const early = await assign(tom, shiftIds);
    expect(early).toMatchObject({ ok: false, refusal: { code: 'shift-taken' } });
    expect(JSON.stringify(early)).toContain('pencilled until Mon 16 Nov 12:00');
    world.at('2026-11-16T12:00:00Z');
    expect((await panel(shiftIds[0])).shift.state).toBe('open');
    done(await assign(tom, shiftIds));
    const shown = await panel(shiftIds[0]);
    expect(shown.worker?.personId).toBe(tom);
    expect(shown.past[0]).toMatchObject({ personId: rosa, endedBecause: 'The pencil lapsed.' });
  });

  it('becomes an assignment, and the log names who pencilled it', async () => {
    const rosa = await worker();
    const { shiftIds, bookingId } = await book([aShift('2026-11-30', '07:00', '15:00')]);
    const held = done(
      await act(world.db, org.ravi, (tx) =>
        pencil(tx, {
          personId: rosa,
          assignments: shiftIds.map((shiftId) => ({ id: newId(), shiftId })),
        }),
      ),
    );
    const taken = done(await assign(rosa, shiftIds));
    expect(taken.assignments).toEqual(held.assignments);
    const entry = (await world.log(org)).find(
      ({ kind, envelope }) =>
        kind === 'shift.assigned' && envelope.subjects['booking'] === bookingId,
    );
    expect(entry?.envelope.facts['from']).toBe('pencil');
    expect(entry?.envelope['prepared_by']).toEqual([org.ravi.memberId]);
  });

  it('refuses a moment that is past', async () => {
    const rosa = await worker();
    const { shiftIds } = await book([aShift('2026-11-30', '07:00', '15:00')]);
    const refused = await put(rosa, shiftIds, new Date('2026-11-16T08:00:00Z'));
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'lapses-too-early' } });
  });
});

describe('releasing a worker', () => {
  it('frees time and shift, and says why under the worker', async () => {
    const rosa = await worker();
    const { shiftIds } = await book([aShift('2026-11-30', '07:00', '15:00')]);
    const { assignments } = done(await assign(rosa, shiftIds));
    const [{ assignmentId = '' } = {}] = assignments;
    const off = { assignmentId, because: 'Her car broke down' };
    done(await act(world.db, org.carla, (tx) => release(tx, off)));
    expect((await panel(shiftIds[0])).shift.state).toBe('open');
    done(await assign(rosa, shiftIds));
    const again = await act(world.db, org.carla, (tx) => release(tx, off));
    expect(again).toMatchObject({ ok: false, refusal: { code: 'already-released' } });
    const entry = (await world.log(org)).find(
      ({ kind, envelope }) =>
        kind === 'assignment.released' && envelope.subjects['assignment'] === assignmentId,
    );
    expect(JSON.stringify(entry?.envelope)).not.toContain('car');
    expect(entry?.parts[0]?.part).toEqual({ because: 'Her car broke down' });
  });

  it('lets a resourcer take off a pencil, and not an assignment', async () => {
    const rosa = await worker();
    const { shiftIds } = await book([
      aShift('2026-11-30', '07:00', '15:00'),
      aShift('2026-12-01', '07:00', '15:00'),
    ]);
    const pencilled = done(await put(rosa, shiftIds.slice(0, 1))).assignments[0]?.assignmentId;
    const assigned = done(await assign(rosa, shiftIds.slice(1))).assignments[0]?.assignmentId;
    const byRavi = (assignmentId = '') =>
      act(world.db, org.ravi, (tx) => release(tx, { assignmentId, because: 'Asked to' }));
    done(await byRavi(pencilled));
    expect(await byRavi(assigned)).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await byRavi(newId())).toMatchObject({ refusal: { code: 'assignment-not-found' } });
  });
});

describe('at the same moment', () => {
  it('two shifts with four hours between them go to one worker only once: the rule refuses', async () => {
    const rosa = await worker();
    const [one, two] = [
      await book([aShift('2026-11-23', '07:00', '15:00')]),
      await book([aShift('2026-11-23', '19:00', '03:00')]),
    ];
    const results = await Promise.all([assign(rosa, one.shiftIds), assign(rosa, two.shiftIds)]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const refused = results.find((result) => !result.ok);
    expect(refused).toMatchObject({ refusal: { code: 'not-cleared' } });
    expect(refused && rulesOf(refused)).toContain('WTR-DAILY');
  });

  it('one shift goes to one of two workers', async () => {
    const [rosa, tom] = [await worker(), await worker('Tom')];
    const { shiftIds } = await book([aShift('2026-11-23', '07:00', '15:00')]);
    const results = await Promise.all([assign(rosa, shiftIds), assign(tom, shiftIds)]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toMatchObject({
      refusal: { code: 'shift-taken' },
    });
  });

  it('the same press twice gives both the same result', async () => {
    const rosa = await worker();
    const { shiftIds } = await book([aShift('2026-11-23', '07:00', '15:00')]);
    const input = yes(rosa, shiftIds);
    const press = () => act(world.db, org.carla, (tx) => accept(tx, input));
    const [one, two] = (await Promise.all([press(), press()])).map(done);
    expect(two?.assignments).toEqual(one?.assignments);
  });

  it('of forty acceptances for one worker on overlapping shifts exactly one succeeds', async () => {
    const rosa = await worker();
    const shifts = Array.from({ length: 40 }, (_, i) =>
      aShift('2026-12-07', `${String(6 + (i % 4)).padStart(2, '0')}:00`, '15:00'),
    );
    const { shiftIds } = await book(shifts);
    const results = await Promise.all(shiftIds.map((shiftId) => assign(rosa, [shiftId])));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const codes = new Set(results.flatMap((result) => (result.ok ? [] : [result.refusal.code])));
    expect([...codes]).toEqual(['not-cleared']);
    const held = await world.owner.query(
      'select count(*) as held from worker_time where person_id = $1',
      [rosa],
    );
    expect(held.rows[0].held).toBe(1);
  }, 60_000);
});
