import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  aShift,
  done,
  type Place,
} from '../bookings/fixtures.ts';
import { changeShift, confirm, loadShifts } from '../bookings/index.ts';
import { anotherSite, aSheet } from '../clients/fixtures.ts';
import { recordSiteSheet } from '../clients/record-site-sheet.ts';
import { recordDoNotSend } from '../compliance/index.ts';
import { aSettingBody } from '../duties/fixtures.ts';
import { recordSetting } from '../duties/index.ts';
import { erasePerson } from '../people/index.ts';
import { workerTimes } from '../worktime/index.ts';
import { applyAmendment } from './apply-amendment.ts';
import { type AmendmentToAsk, askAmendment } from './ask-amendment.ts';
import './index.ts';
import { confirmationsOwed } from './owed.ts';
import { previewAmendment } from './preview.ts';
import { amendmentsOfBooking, amendmentsToSettle } from './queries.ts';
import { type AmendmentAnswer, answerAmendment, withdrawAmendment } from './say-word.ts';

const world = await openWorld();
let org: TestOrganisation;
let harrow: Place;
let rosa: string;
let tom: string;

beforeAll(async () => {
  world.at('2026-11-16T09:00:00Z');
  org = await world.organisation();
  rosa = await aClearedWorker(world.db, org.carla, 'Rosa', { travelMiles: 30 });
  tom = await aClearedWorker(world.db, org.carla, 'Tom');
  harrow = done(await act(world.db, org.carla, async (tx) => ok(await aPlace(tx))));
});
beforeEach(() => world.at('2026-11-16T09:00:00Z'));

let week = 0;
/** Days of a week of its own, Monday first. */
function days(...which: number[]): string[] {
  week += 1;
  return which.map((day) =>
    new Date(Date.UTC(2026, 10, 16 + 7 * week + day)).toISOString().slice(0, 10),
  );
}

const book = async (on: readonly string[], start = '07:00', end = '15:00', line: object = {}) => {
  const shifts = on.map((date) => aShift(date, start, end));
  return act(world.db, org.carla, async (tx) =>
    ok(await aBooking(tx, harrow, shifts, { line })),
  ).then(done);
};
const give = (shiftIds: readonly string[], personId = rosa) =>
  act(world.db, org.carla, async (tx) => ok(await anAssignment(tx, personId, shiftIds))).then(done);
type Change = Partial<AmendmentToAsk> & Pick<AmendmentToAsk, 'bookingId' | 'shiftIds'>;
const askFor = (change: Change) =>
  act(world.db, org.carla, (tx) =>
    askAmendment(tx, {
      id: newId(),
      terms: {},
      toPersonId: null,
      askedBy: { side: 'hirer', contactId: harrow.contactId },
      how: 'phone',
      because: 'The ward opens later',
      ...change,
    }),
  );
const answer = (amendmentId: string, change: Partial<AmendmentAnswer> = {}) =>
  act(world.db, org.carla, (tx) =>
    answerAmendment(tx, {
      amendmentId,
      id: newId(),
      answer: 'agreed',
      by: { side: 'worker', workerId: rosa },
      how: 'phone',
      words: '',
      ...change,
    }),
  );
const apply = (amendmentId: string, id = newId()) =>
  act(world.db, org.carla, (tx) => applyAmendment(tx, { amendmentId, id }));
const shiftsOf = (ids: readonly string[]) =>
  read(world.db, org.carla, async (tx) => ok(await loadShifts(tx, ids))).then(done);
const list = (bookingId: string) =>
  read(world.db, org.carla, (tx) => amendmentsOfBooking(tx, bookingId)).then(done);

describe('a change to shifts that are booked', () => {
  it('is asked by the hirer, agreed by the worker, and made for all of them in one act', async () => {
    const { bookingId, shiftIds } = await book(days(0, 1, 2));
    await give(shiftIds);
    done(
      await act(world.db, org.carla, (tx) =>
        confirm(tx, { id: newId(), bookingId, personId: rosa, because: '' }),
      ),
    );
    const terms = { days: 1, start: '09:00', end: '17:00', reportTo: 'Gate 4' };
    const id = newId();
    const asked = done(await askFor({ id, bookingId, shiftIds, terms }));
    expect(asked).toEqual({ amendmentId: id, state: 'asked' });
    expect(done(await askFor({ id, bookingId, shiftIds, terms }))).toEqual(asked);
    expect(await apply(id)).toMatchObject({ refusal: { code: 'not-agreed' } });
    const open = done(
      await read(world.db, org.carla, async (tx) => ok(await amendmentsToSettle(tx))),
    );
    expect(open.rows.map((row) => row.amendmentId)).toContain(id);

    world.at('2026-11-16T09:30:00Z');
    expect(done(await answer(id)).state).toBe('agreed');
    const press = newId();
    expect(done(await apply(id, press))).toMatchObject({ shifts: 3, toConfirm: 1 });
    expect(done(await apply(id, press))).toMatchObject({ shifts: 3 });
    expect(await apply(id)).toMatchObject({ refusal: { code: 'already-applied' } });

    const after = await shiftsOf(shiftIds);
    expect(after.map(({ startsAt }) => startsAt.toISOString().slice(11, 16))).toEqual(
      Array(3).fill('09:00'),
    );
    const [first] = after;
    const held = done(
      await read(world.db, org.carla, async (tx) =>
        ok(
          await workerTimes(
            tx,
            [rosa],
            first?.startsAt ?? new Date(),
            new Date((first?.startsAt.getTime() ?? 0) + 4 * 86_400_000),
          ),
        ),
      ),
    );
    expect(held.get(rosa)).toHaveLength(3);
    const [row] = (await list(bookingId)).rows;
    expect(row).toMatchObject({
      state: 'applied',
      parts: ['time', 'place'],
      askedBy: 'Grace Hill',
      missing: [],
    });
    expect(row?.said.map(({ said, name }) => `${said} ${name}`)).toEqual([
      'agreed Grace Hill',
      expect.stringContaining('agreed Rosa'),
      'applied ',
    ]);
    const log = await world.log(org);
    const entry = log.find(
      ({ kind, envelope }) => kind === 'amendment.applied' && envelope.subjects['amendment'] === id,
    );
    expect(entry?.envelope.facts).toMatchObject({
      askedBy: 'hirer',
      agreed: [
        { side: 'hirer', how: 'phone' },
        { side: 'worker', how: 'phone' },
      ],
      allAgreed: true,
      held: 1,
      minutes: 30,
    });
    expect(JSON.stringify(log.map(({ envelope }) => envelope))).not.toContain('ward opens');
  });

  it('shows before anybody agrees what it does to rest, hours, weeks and money, and changes nothing', async () => {
    const { bookingId, shiftIds } = await book(days(0, 1));
    await give(shiftIds);
    const [, second = ''] = shiftIds;
    const [before] = await shiftsOf([second]);
    const look = (terms: object) =>
      read(world.db, org.carla, (tx) =>
        previewAmendment(tx, { bookingId, shiftIds: [second], terms, toPersonId: null }),
      ).then(done);
    const shown = await look({ end: '17:00', chargePence: 2000 });
    const [worker] = shown.workers;
    expect(worker).toMatchObject({ as: 'holds', stops: [] });
    expect(worker?.weeks).toEqual([{ monday: expect.any(String), was: 960, willBe: 1080 }]);
    const rules = worker?.rules.map(({ rule }) => rule);
    expect(rules).toEqual(expect.arrayContaining(['WTR-48', 'WTR-DAILY', 'AWR-EQ']));
    expect(shown.money.was).toMatchObject({ payPence: 10_400, chargePence: 14_800 });
    expect(shown.money.willBe).toMatchObject({ payPence: 13_000, chargePence: 20_000 });
    expect(shown.wordsNeeded.map(({ side }) => side)).toEqual(['hirer', 'worker']);
    const stopped = await look({ start: '00:30', end: '06:00' });
    expect(stopped.workers[0]?.stops[0]).toMatchObject({ rule: 'WTR-DAILY' });
    expect((await shiftsOf([second]))[0]?.revision).toBe(before?.revision);
  });

  it('is refused whole when a rule stops one of the shifts', async () => {
    const { bookingId, shiftIds } = await book(days(0, 1));
    await give(shiftIds);
    const { amendmentId } = done(
      await askFor({ bookingId, shiftIds, terms: { start: '13:00', end: '05:00' } }),
    );
    done(await answer(amendmentId));
    const before = await shiftsOf(shiftIds);
    expect(await apply(amendmentId)).toMatchObject({ refusal: { code: 'not-cleared' } });
    expect((await shiftsOf(shiftIds)).map(({ startsAt }) => startsAt)).toEqual(
      before.map(({ startsAt }) => startsAt),
    );
    expect((await list(bookingId)).rows[0]?.state).toBe('agreed');
  });

  it('puts somebody else in, with their word, and frees whoever held it', async () => {
    const { bookingId, shiftIds } = await book(days(0, 2));
    await give(shiftIds);
    const { amendmentId, state } = done(
      await askFor({
        bookingId,
        shiftIds,
        toPersonId: tom,
        askedBy: { side: 'worker', workerId: rosa },
        because: 'A hospital visit',
      }),
    );
    expect(state).toBe('asked');
    expect((await list(bookingId)).rows[0]?.missing.map(({ side }) => side)).toEqual([
      'hirer',
      'worker',
    ]);
    done(await answer(amendmentId, { by: { side: 'worker', workerId: tom }, how: 'text' }));
    done(await answer(amendmentId, { by: { side: 'hirer', contactId: harrow.contactId } }));
    expect(done(await apply(amendmentId))).toMatchObject({ shifts: 2, toConfirm: 2 });
    const { shifts } = await list(bookingId);
    expect(new Set(shifts.map(({ workerId }) => workerId))).toEqual(new Set([tom]));
  });

  it('moves shifts to another site of the hirer as a booking there, asked anew by its rules, and tells both sides', async () => {
    const { bookingId, shiftIds } = await book(days(0, 1, 2));
    await give(shiftIds);
    const paper = (id: string) =>
      act(world.db, org.carla, (tx) =>
        confirm(tx, { id: newId(), bookingId: id, personId: rosa, because: '' }),
      );
    done(await paper(bookingId));
    const siteId = done(
      await act(world.db, org.carla, async (tx) => ok(await anotherSite(tx, harrow))),
    );
    const later = shiftIds.slice(1);
    const terms = { siteId };
    const look = () =>
      read(world.db, org.carla, (tx) =>
        previewAmendment(tx, { bookingId, shiftIds: later, terms, toPersonId: null }),
      ).then(done);
    expect((await look()).stopped).toEqual([
      expect.stringMatching(/has not told us .*risk.* at Harrow Mews/),
    ]);
    const { amendmentId } = done(await askFor({ bookingId, shiftIds: later, terms }));
    done(await answer(amendmentId));
    expect(await apply(amendmentId)).toMatchObject({ refusal: { code: 'particulars-missing' } });
    expect((await list(bookingId)).shifts).toHaveLength(3);

    done(
      await act(world.db, org.carla, async (tx) => {
        await recordSiteSheet(tx, siteId, aSheet({ reportTo: 'Blue door' }));
        return recordSetting(tx, siteId, aSettingBody(harrow.contactId));
      }),
    );
    const shown = await look();
    expect(shown).toMatchObject({
      stopped: [],
      site: { was: 'Harrow House', willBe: 'Harrow Mews' },
      reportTo: { willBe: 'Blue door' },
      workers: [{ as: 'holds', stops: [] }],
    });
    const changed = shown.workers[0]?.rules.filter((rule) => rule.changed) ?? [];
    expect(changed.map(({ willBe }) => willBe).join()).toMatch(/miles/);
    expect(changed.filter(({ rule }) => rule.startsWith('AWR-'))).toEqual([]);

    expect(done(await apply(amendmentId))).toMatchObject({ shifts: 2, movedTo: amendmentId });
    const [row] = (await list(bookingId)).rows;
    expect(row).toMatchObject({ siteName: 'Harrow Mews', movedTo: { bookingId: amendmentId } });
    const there = (await list(amendmentId)).shifts;
    expect(there.map(({ workerId, payPence }) => [workerId, payPence])).toEqual([
      [rosa, 1300],
      [rosa, 1300],
    ]);
    expect((await list(bookingId)).shifts).toHaveLength(1);
    const owed = await read(world.db, org.carla, async (tx) => ok(await confirmationsOwed(tx)));
    expect(done(owed).rows.map((one) => one.bookingId)).toEqual(
      expect.arrayContaining([bookingId, amendmentId]),
    );
    expect(done(await paper(bookingId)).reason).toBe('change');
    expect(done(await paper(amendmentId)).reason).toBe('first');
  });

  it('is refused at a site where the worker must not go, and is a new booking at another hirer', async () => {
    const { bookingId, shiftIds } = await book(days(0));
    await give(shiftIds, tom);
    const made = await act(world.db, org.carla, async (tx) => {
      const siteId = await anotherSite(tx, harrow);
      await recordSiteSheet(tx, siteId, aSheet());
      await recordSetting(tx, siteId, aSettingBody(harrow.contactId));
      return ok({
        siteId,
        elsewhere: await aPlace(tx, { name: 'Elm Lodge' }, { isSomebodyElse: true }),
      });
    });
    const { siteId, elsewhere } = done(made);
    done(
      await act(world.db, org.olivia, (tx) =>
        recordDoNotSend(tx, {
          id: newId(),
          personId: tom,
          place: 'site',
          placeId: siteId,
          saidBy: 'client',
          reason: 'Fell out with the manager there',
        }),
      ),
    );
    const { amendmentId } = done(await askFor({ bookingId, shiftIds, terms: { siteId } }));
    done(await answer(amendmentId, { by: { side: 'worker', workerId: tom } }));
    expect(await apply(amendmentId)).toMatchObject({ refusal: { code: 'not-cleared' } });
    expect((await list(bookingId)).shifts).toHaveLength(1);
    expect(
      await askFor({ bookingId, shiftIds, terms: { siteId: elsewhere.siteId } }),
    ).toMatchObject({
      refusal: { code: 'another-hirer', because: expect.stringContaining('Take a new booking') },
    });
    expect(await askFor({ bookingId, shiftIds, terms: { siteId: harrow.siteId } })).toMatchObject({
      refusal: { code: 'already-there' },
    });
  });

  it('is not made on an old word: a shift that changed since must be asked about anew', async () => {
    const { bookingId, shiftIds } = await book(days(0));
    await give(shiftIds);
    const [shiftId = ''] = shiftIds;
    const { amendmentId } = done(
      await askFor({ bookingId, shiftIds, terms: { payPence: 1400, chargePence: 1990 } }),
    );
    done(await answer(amendmentId));
    done(await act(world.db, org.carla, (tx) => changeShift(tx, { shiftId, breakMinutes: 30 })));
    expect((await list(bookingId)).rows[0]?.shifts[0]?.moved).toBe(true);
    expect(await apply(amendmentId)).toMatchObject({ refusal: { code: 'booking-changed' } });
    const taken = done(
      await act(world.db, org.carla, (tx) =>
        withdrawAmendment(tx, { amendmentId, id: newId(), because: '' }),
      ),
    );
    expect(taken.state).toBe('withdrawn');
    expect(await answer(amendmentId)).toMatchObject({ refusal: { code: 'already-withdrawn' } });
  });

  it('ends when a side declines, and takes no word of those whom it does not touch', async () => {
    const { bookingId, shiftIds } = await book(days(0));
    await give(shiftIds);
    const terms = { end: '16:00' };
    const { amendmentId } = done(await askFor({ bookingId, shiftIds, terms }));
    const toms = { by: { side: 'worker', workerId: tom } } as const;
    expect(await answer(amendmentId, toms)).toMatchObject({ refusal: { code: 'not-their-shift' } });
    const hirer = { by: { side: 'hirer', contactId: harrow.contactId } } as const;
    expect(await answer(amendmentId, hirer)).toMatchObject({ refusal: { code: 'already-agreed' } });
    expect(await answer(amendmentId, { saidAt: '2026-11-17T09:00:00Z' })).toMatchObject({
      refusal: { code: 'said-in-future' },
    });
    const no = { answer: 'declined', words: 'Picks up her son' } as const;
    expect(done(await answer(amendmentId, no)).state).toBe('declined');
    expect(await apply(amendmentId)).toMatchObject({ refusal: { code: 'already-declined' } });
    expect(await askFor({ bookingId, shiftIds })).toMatchObject({
      refusal: { code: 'nothing-to-change' },
    });
    expect(await askFor({ bookingId, shiftIds: [newId()], terms })).toMatchObject({
      refusal: { code: 'shift-not-found' },
    });
    expect(await askFor({ bookingId: newId(), shiftIds, terms })).toMatchObject({
      refusal: { code: 'booking-not-found' },
    });
    expect(await askFor({ bookingId, shiftIds, toPersonId: rosa })).toMatchObject({
      refusal: { code: 'already-theirs' },
    });
    const stranger = { side: 'hirer', contactId: newId() } as const;
    expect(await askFor({ bookingId, shiftIds, terms, askedBy: stranger })).toMatchObject({
      refusal: { code: 'contact-of-other' },
    });
    expect(await apply(newId())).toMatchObject({ refusal: { code: 'amendment-not-found' } });
    world.at('2027-12-01T09:00:00Z');
    expect(await askFor({ bookingId, shiftIds, terms })).toMatchObject({
      refusal: { code: 'shift-begun' },
    });
    world.at('2029-12-01T09:00:00Z');
    done(
      await act(world.db, org.olivia, (tx) => erasePerson(tx, { personId: rosa, reason: 'asked' })),
    );
    const kept = await world.owner.query(
      `select w.words, a.because from amendment a join amendment_word w on w.amendment_id = a.id
        where a.id = $1`,
      [amendmentId],
    );
    expect(new Set(kept.rows.flatMap((row) => [row.words, row.because]))).toEqual(new Set(['']));
  });
});
