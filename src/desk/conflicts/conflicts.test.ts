import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { addDays } from '../../lib/time.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { replaceWorker } from '../attendance/index.ts';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  aShift,
  done,
  type Place,
} from '../bookings/fixtures.ts';
import { cancelShift } from '../bookings/index.ts';
import { erasePerson } from '../people/index.ts';
import { aLimit } from '../policies/fixtures.ts';
import { askApproval, decideApproval, setLimit } from '../policies/index.ts';
import { type Agreement, agreeConflict } from './agree.ts';
import { agreeTerms } from './agree-terms.ts';
import { closeConflict, giveConflict } from './close-conflict.ts';
import { anAgreement, anOpening, aSaying, SCALD } from './fixtures.ts';
import './index.ts';
import { conflictList, conflictNeeds } from './list.ts';
import { type NewConflict, openConflict } from './open-conflict.ts';
import { accidentPage, conflictPage, conflictsOfBooking, startOfConflict } from './queries.ts';
import { sayOnConflict, sayRefilled, type ToSay } from './say.ts';
import { sumsOfShifts } from './sums.ts';
import { waiveSum } from './waive.ts';

const world = await openWorld();
let org: TestOrganisation;
let place: Place;
let rosa: string;
let tom: string;

const code = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code;
const idOf = (actor: Actor) => actor.memberId ?? '';
const entries = async (kind: string) => (await world.log(org)).filter((one) => one.kind === kind);
const facts = async (kind: string) =>
  ((await entries(kind)).at(-1)?.envelope as { facts: Record<string, unknown> } | undefined)?.facts;

/** A day of its own for each shift: none overlaps another. */
let days = 0;
async function aGivenShift(personId = rosa, times: readonly [string, string] = ['07:00', '15:00']) {
  days += 1;
  const date = addDays('2026-11-21', days);
  const booking = await act(world.db, org.carla, async (tx) => ({
    ok: true as const,
    value: await aBooking(tx, place, [aShift(date, ...times)]),
  })).then(done);
  const shiftId = booking.shiftIds[0] ?? '';
  await act(world.db, org.carla, async (tx) => ({
    ok: true as const,
    value: await anAssignment(tx, personId, [shiftId]),
  })).then(done);
  return { date, shiftId, bookingId: booking.bookingId };
}
const open = (change: Partial<NewConflict>, actor: Actor = org.carla) =>
  act(world.db, actor, (tx) => openConflict(tx, anOpening(change)));
const say = (conflictId: string, change: Partial<ToSay>, actor: Actor = org.carla) =>
  act(world.db, actor, (tx) => sayOnConflict(tx, aSaying(conflictId, change)));
const agree = (conflictId: string, change: Partial<Agreement>, actor: Actor = org.carla) =>
  act(world.db, actor, (tx) => agreeConflict(tx, anAgreement(conflictId, change)));
const close = (conflictId: string, words: string, actor: Actor = org.carla) =>
  act(world.db, actor, (tx) => closeConflict(tx, { id: newId(), conflictId, words }));
const page = async (conflictId: string, actor: Actor = org.carla) =>
  done(await read(world.db, actor, (tx) => conflictPage(tx, conflictId)));
const about = (id: string, actor: Actor = org.carla) =>
  read(world.db, actor, (tx) =>
    conflictList(tx, { about: id, state: 'all', whose: 'all', from: 0, size: 50 }),
  );

beforeEach(() => world.at('2026-11-20T09:00:00Z'));
beforeAll(async () => {
  world.at('2026-11-16T09:00:00Z');
  org = await world.organisation();
  place = await act(world.db, org.carla, async (tx) => ({
    ok: true as const,
    value: await aPlace(tx),
  })).then(done);
  rosa = await aClearedWorker(world.db, org.carla, 'Rosa');
  tom = await aClearedWorker(world.db, org.carla, 'Tom');
  const bands = [
    { underMinutes: 240, chargePercent: 100, payPercent: 100 },
    { underMinutes: 1_440, chargePercent: 50, payPercent: 50 },
  ];
  const terms = { follows: 0, fromOn: '2026-11-01', bands, minimumMinutes: 0, note: '' };
  await act(world.db, org.ben, (tx) =>
    agreeTerms(tx, { ...terms, id: newId(), clientId: place.clientId, askedMinutes: null }),
  ).then(done);
});

describe('terms of cancelling', () => {
  test('follow each other by version, and never charge a client by what workers were promised', async () => {
    const bands = [{ underMinutes: 1_440, chargePercent: 0, payPercent: 25 }];
    const set = (change: object) =>
      act(world.db, org.ben, (tx) =>
        agreeTerms(tx, {
          id: newId(),
          clientId: null,
          follows: 0,
          fromOn: '2026-11-10',
          bands,
          minimumMinutes: 60,
          askedMinutes: 1_440,
          note: '',
          ...change,
        }),
      );
    const charged = [{ underMinutes: 60, chargePercent: 10, payPercent: 10 }];
    expect(code(await set({ bands: charged }))).toBe('no-charge-to-workers');
    expect(code(await set({}))).toBe('ok');
    expect(code(await set({}))).toBe('terms-changed');
    expect(code(await set({ follows: 1, fromOn: '2026-11-09' }))).toBe('from-before-version');
    expect(code(await set({ follows: 1, bands: [...bands, ...bands] }))).toBe('bands-out-of-order');
    expect(code(await set({ clientId: newId() }))).toBe('client-not-found');
    expect(await facts('cancellation_terms.agreed')).toMatchObject({
      version: 1,
      askedMinutes: 1_440,
    });
  });
});

describe('a client who cancels', () => {
  test('is charged by the terms, the worker is paid, both shown before anything is pressed', async () => {
    const { shiftId, date } = await aGivenShift();
    world.at(`${date}T05:00:00Z`);
    const before = done(await read(world.db, org.carla, (tx) => startOfConflict(tx, shiftId)));
    expect(before).toMatchObject({
      noticeMinutes: 120,
      termsVersion: 1,
      charge: { pence: 14_800, percent: 100 },
      pay: { pence: 10_400, percent: 100 },
    });
    const input = { id: newId(), kind: 'hirer_cancels', shiftIds: [shiftId] } as const;
    const how = { ...input, did: 'cancelled', byWhom: 'hirer', words: 'Ward closed' } as const;
    const both = await Promise.all([open(how), open(how)]);
    expect(both.map(code)).toEqual(['ok', 'ok']);
    const seen = await page(input.id);
    expect(seen).toMatchObject({ chargePence: 14_800, payPence: 10_400, state: 'open' });
    expect(seen.ofShifts[0]).toMatchObject({
      done: 'cancelled',
      personName: 'Rosa Marsh',
      cancelled: true,
    });
    expect(await facts('cancellation.charged')).toMatchObject({
      noticeMinutes: 120,
      chargePence: 14_800,
    });
    const sums = await read(world.db, org.carla, (tx) => sumsOfShifts(tx, [shiftId]));
    expect(sums.map(({ side, pence }) => [side, pence])).toEqual([
      ['charge', 14_800],
      ['pay', 10_400],
    ]);
  });

  test('through the shift’s own button opens one conflict an hour for a booking, and our own mistake none', async () => {
    const { shiftId, date } = await aGivenShift();
    world.at(`${date}T05:00:00Z`);
    const cancel = (by: 'hirer' | 'desk', of = shiftId) =>
      act(world.db, org.carla, (tx) => cancelShift(tx, { shiftId: of, because: 'Closed', by }));
    done(await cancel('hirer'));
    const { rows } = await about(shiftId);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ kind: 'hirer_cancels', chargePence: 14_800 });
    const other = await aGivenShift();
    done(await cancel('desk', other.shiftId));
    expect((await about(other.shiftId)).total).toBe(0);
  });

  test('is let off within one’s limit or an approval, and what the worker was promised is never touched', async () => {
    const { shiftId, date } = await aGivenShift();
    world.at(`${date}T05:00:00Z`);
    const id = newId();
    done(await open({ id, kind: 'hirer_cancels', shiftIds: [shiftId], did: 'cancelled' }));
    const { sums } = await page(id);
    const charge = sums.find(({ side }) => side === 'charge')?.sumId ?? '';
    const pay = sums.find(({ side }) => side === 'pay')?.sumId ?? '';
    const waive = (sumId: string, pence: number) =>
      act(world.db, org.carla, (tx) => waiveSum(tx, { sumId, pence, because: 'First time' }));
    expect(code(await waive(pay, 100))).toBe('pay-stands');
    expect(code(await waive(charge, 5_000))).toBe('beyond-authority');
    const limit = aLimit({ kind: 'waive_cancellation', amount: 2_000, fromOn: date });
    done(await act(world.db, org.olivia, (tx) => setLimit(tx, limit)));
    expect(code(await waive(charge, 20_000))).toBe('beyond-sum');
    const asked = done(
      await act(world.db, org.carla, (tx) =>
        askApproval(tx, {
          id: newId(),
          kind: 'waive_cancellation',
          amount: 5_000,
          about: { kind: 'conflict_sum', id: charge },
          because: 'A good client',
        }),
      ),
    );
    const decide = { ...asked, answer: 'approved', because: '' } as const;
    done(await act(world.db, org.olivia, (tx) => decideApproval(tx, decide)));
    expect(done(await waive(charge, 5_000))).toEqual({ leftPence: 9_800 });
    expect(code(await waive(charge, 5_000))).toBe('ok');
    expect(code(await waive(charge, 6_000))).toBe('already-waived');
    expect((await page(id)).chargePence).toBe(9_800);
    const entry = (await entries('cancellation.waived')).at(-1)?.envelope as object;
    expect(entry).toMatchObject({ approved_by: [idOf(org.olivia)], facts: { pence: 5_000 } });
  });
});

describe('a worker who cannot come', () => {
  test('is released at once; who steps in, and how soon, is heard from bookings; then it is settled', async () => {
    const { shiftId, date } = await aGivenShift();
    world.at(`${date}T05:00:00Z`);
    const id = newId();
    done(await open({ id, kind: 'sick', shiftIds: [shiftId], did: 'released', words: 'Fever' }));
    // Of an illness the envelope says nothing.
    expect(await facts('conflict.opened')).toMatchObject({ kind: 'worker_cancels', released: 1 });
    const option = newId();
    done(await say(id, { step: 'cause', cause: 'personal', words: '' }));
    expect(code(await agree(id, {}))).toBe('nothing-offered');
    done(await say(id, { id: option, step: 'option', words: 'Tom from seven' }));
    done(await say(id, { step: 'option', words: 'Short-staffed until noon' }, org.ravi));
    world.at(`${date}T05:25:00Z`);
    const assigned = { did: 'assigned', shiftIds: [shiftId], personId: tom } as const;
    expect(code(await agree(id, { optionId: newId(), ...assigned }))).toBe('option-not-found');
    done(await agree(id, { optionId: option, withWhom: ['hirer', 'worker'], ...assigned }));
    expect((await page(id)).ofShifts[0]).toMatchObject({
      refilledBy: 'Tom Marsh',
      holder: { name: 'Tom Marsh' },
    });
    done(await close(id, 'Ask on Sunday who feels unwell'));
    expect(code(await say(id, {}))).toBe('already-closed');
    const entry = (await entries('conflict.resolved')).at(-1)?.envelope as object;
    expect(entry).toMatchObject({
      contributed: [idOf(org.ravi)],
      facts: {
        kind: 'worker_cancels',
        cause: 'personal',
        options: 2,
        agreedWith: ['hirer', 'worker'],
        toRefill: 1,
        refilled: 1,
        minutesToRefill: 25,
        lesson: true,
      },
    });
  });

  test('found missing on the start board opens one too, and the replacement is written down when told', async () => {
    const { shiftId, date, bookingId } = await aGivenShift();
    world.at(`${date}T07:30:00Z`);
    const { rows: held } = await world.owner.query(
      'select id from assignment where shift_id = $1 and ended_at is null',
      [shiftId],
    );
    const replace = { id: newId(), assignmentId: String(held[0]?.id) };
    done(await act(world.db, org.carla, (tx) => replaceWorker(tx, replace)));
    const { rows } = await about(bookingId);
    expect(rows[0]).toMatchObject({ kind: 'no_show', toRefill: 1, worker: { name: 'Rosa Marsh' } });
    const refilled = { id: newId(), conflictId: rows[0]?.conflictId ?? '', shiftId };
    const told = () => act(world.db, org.carla, (tx) => sayRefilled(tx, refilled));
    expect(code(await told())).toBe('nobody-instead');
  });

  test('needs a shift and a worker; a resourcer may write it down and not release', async () => {
    expect(code(await open({ kind: 'no_show' }))).toBe('shift-needed');
    const { shiftId } = await aGivenShift();
    const later = new Date('2027-01-01T00:00:00Z');
    expect(code(await open({ shiftIds: [shiftId], happenedAt: later }))).toBe('in-the-future');
    expect(code(await open({ shiftIds: [shiftId], did: 'cancelled' }))).toBe('not-of-this-kind');
    const release = { kind: 'worker_cancels', shiftIds: [shiftId], did: 'released' } as const;
    expect(code(await open(release, org.ravi))).toBe('not-allowed');
    expect(code(await open({ shiftIds: [shiftId] }, org.ravi))).toBe('ok');
    const cancel = { kind: 'hirer_cancels', shiftIds: [shiftId], did: 'cancelled' } as const;
    expect(code(await open(cancel, org.ravi))).toBe('not-allowed');
  });
});

describe('an agreement', () => {
  test('takes something off for the client only within authority', async () => {
    const id = newId();
    done(await open({ id, kind: 'complaint', personId: rosa, byWhom: 'hirer', words: 'Rude' }));
    const option = newId();
    done(await say(id, { id: option, step: 'option', words: 'An hour off the invoice' }));
    const off = {
      optionId: option,
      sums: [{ id: newId(), side: 'credit' as const, pence: 1_850 }],
    };
    expect(code(await agree(id, off))).toBe('beyond-authority');
    expect(code(await agree(id, off, org.olivia))).toBe('ok');
    expect(await page(id)).toMatchObject({ state: 'agreed', chargePence: -1_850 });
  });
});

describe('a double request', () => {
  test('is seen when the client asks for the same again, and decided by cancelling one without a charge', async () => {
    const first = await aGivenShift();
    const again = await act(world.db, org.carla, async (tx) => ({
      ok: true as const,
      value: await aBooking(tx, place, [aShift(first.date, '08:00', '16:00')]),
    })).then(done);
    const known = done(
      await read(world.db, org.carla, (tx) => conflictsOfBooking(tx, again.bookingId)),
    );
    expect(known.doubles).toMatchObject([
      { bookingId: first.bookingId, shiftIds: [first.shiftId] },
    ]);
    const id = newId();
    const twice = { id, kind: 'double_request', bookingId: again.bookingId } as const;
    expect(code(await open(twice))).toBe('booking-needed');
    done(await open({ ...twice, otherBookingId: first.bookingId, byWhom: 'desk', how: 'noticed' }));
    const option = newId();
    done(await say(id, { id: option, step: 'option', words: 'Keep the first' }));
    world.at(`${first.date}T06:00:00Z`);
    const cancel = { did: 'cancelled', optionId: option, shiftIds: again.shiftIds } as const;
    done(await agree(id, cancel));
    expect(await page(id)).toMatchObject({ state: 'agreed', sums: [] });
  });
});

describe('what is kept apart', () => {
  test('a concern is known to those who answer for it and whoever raised it, and names nobody in the log', async () => {
    const { shiftId } = await aGivenShift();
    const id = newId();
    const concern = { id, kind: 'safeguarding', shiftIds: [shiftId], personId: rosa } as const;
    expect(code(await open(concern))).toBe('owner-needed');
    expect(code(await open({ ...concern, ownerId: idOf(org.ravi) }))).toBe('not-answering');
    done(
      await open({ ...concern, ownerId: idOf(org.omar), words: 'A bruise she could not explain' }),
    );
    const knows = async (actor: Actor) => (await about(shiftId, actor)).total;
    expect(await Promise.all([org.carla, org.omar, org.ben, org.ravi].map(knows))).toEqual([
      1, 1, 1, 0,
    ]);
    expect(code(await read(world.db, org.ravi, (tx) => conflictPage(tx, id)))).toBe(
      'conflict-not-found',
    );
    expect(code(await say(id, {}, org.ravi))).toBe('conflict-not-found');
    const needs = await read(world.db, org.omar, (tx) => conflictNeeds(tx));
    expect(needs).toMatchObject({ mine: 1, concerns: 1 });
    const entry = JSON.stringify((await entries('safeguarding.raised')).at(-1));
    expect(entry).not.toContain(rosa);
    expect(entry).not.toContain('bruise');
    expect((await page(id, org.omar)).questions.map(({ key }) => key)).toEqual([
      'danger',
      'hirer',
      'authority',
      'referral',
    ]);
    expect(code(await close(id, 'Done', org.omar))).toBe('hirer-not-told');
    done(await say(id, { step: 'hirer_told', words: '' }, org.omar));
    done(await say(id, { step: 'no_referral', words: 'A fall that others saw' }, org.omar));
    const given = { id: newId(), conflictId: id, ownerId: idOf(org.ben), words: '' };
    done(await act(world.db, org.omar, (tx) => giveConflict(tx, given)));
    done(await close(id, 'Looked into; no harm', org.ben));
  });

  test('the accident book tells the injury to those who may, and its entry in the log tells none', async () => {
    const { shiftId } = await aGivenShift();
    const id = newId();
    const kind = { id, kind: 'accident', shiftIds: [shiftId], personId: rosa } as const;
    expect(code(await open(kind))).toBe('accident-needed');
    done(await open({ ...kind, accident: SCALD, hirerTold: true, words: 'She rang' }));
    const injury = async (actor: Actor) =>
      (await read(world.db, actor, (tx) => accidentPage(tx))).rows[0]?.accident.injury;
    expect(await Promise.all([org.omar, org.carla, org.ravi].map(injury))).toEqual([
      'Scalded wrist',
      'Scalded wrist',
      null,
    ]);
    const entry = JSON.stringify((await entries('accident.recorded')).at(-1));
    for (const secret of ['wrist', rosa]) expect(entry).not.toContain(secret);
  });

  test('every word about somebody is forgotten with them; what it came to stays', async () => {
    const gone = await aClearedWorker(world.db, org.carla, 'Ida');
    const id = newId();
    done(
      await open({ id, kind: 'complaint', personId: gone, byWhom: 'hirer', words: 'Ida shouted' }),
    );
    done(
      await act(world.db, org.olivia, (tx) => erasePerson(tx, { personId: gone, reason: 'asked' })),
    );
    const { records, kind } = await page(id);
    expect([kind, records.map(({ words }) => words)]).toEqual(['complaint', ['erased']]);
  });
});
