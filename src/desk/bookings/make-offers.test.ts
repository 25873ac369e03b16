import { beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { answerOffer } from './answer-offer.ts';
import { cancelShift } from './cancel-shift.ts';
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

const worker = (name = 'Rosa') => {
  count += 1;
  return aClearedWorker(world.db, org.carla, name, { familyName: `Marsh${count}` });
};
const book = (shifts: readonly object[], line: object = {}) =>
  act(world.db, org.carla, async (tx) => ok(await aBooking(tx, harrow, shifts, { line }))).then(
    done,
  );
const ask = (personIds: readonly string[], shiftIds: readonly string[], id = newId()) =>
  act(world.db, org.ravi, (tx) => makeOffers(tx, { id, personIds, shiftIds, how: 'phone' }));
const say = (offerId = '', answer: 'accepted' | 'declined' = 'accepted', saidAt?: Date) =>
  act(world.db, org.ravi, (tx) =>
    answerOffer(tx, { offerId, answer, note: '', ...(saidAt ? { saidAt } : {}) }),
  );
const give = (personId: string, shiftIds: readonly string[]) =>
  act(world.db, org.carla, async (tx) => ok(await anAssignment(tx, personId, shiftIds))).then(done);
const offersOf = async (shiftId = '') => {
  const shown = done(await read(world.db, org.carla, (tx) => shiftPanel(tx, shiftId)));
  return new Map(shown.offers.map(({ personId, state }) => [personId, state]));
};
const NINE = [aShift('2026-11-23', '09:00', '17:00')];

describe('offers of work', () => {
  it('ask several workers, hold nothing, and give the first result when the round comes twice', async () => {
    const [rosa, tom] = [await worker(), await worker('Tom')];
    const one = await book(NINE);
    const two = await book(NINE);
    const round = newId();
    const press = () => ask([rosa, tom], one.shiftIds, round);
    const [first, second] = (await Promise.all([press(), press()])).map(done);
    if (!first || !second) throw new Error('Both presses answer.');
    expect(first.offers).toHaveLength(2);
    expect(second.offers.map(({ offerId }) => offerId).sort()).toEqual(
      first.offers.map(({ offerId }) => offerId).sort(),
    );
    done(await ask([rosa], two.shiftIds));
    const held = await world.owner.query('select from worker_time where person_id = $1', [rosa]);
    expect(held.rowCount).toBe(0);
  });

  it('leave out whom a rule stops or who was asked already, with the reason', async () => {
    const [rosa, tom] = [await worker(), await worker('Tom')];
    const one = await book(NINE);
    const two = await book(NINE);
    await give(tom, one.shiftIds);
    done(await ask([rosa], two.shiftIds));
    const uma = await worker('Uma');
    const made = done(await ask([rosa, tom, uma], two.shiftIds));
    expect(made.offers.map(({ personId }) => personId)).toEqual([uma]);
    const why = new Map(made.leftOut.map((one) => [one.personId, one]));
    expect(why.get(rosa)?.because).toBe('Was asked already and has not answered.');
    expect(why.get(tom)?.findings[0]?.rule).toBe('OWN-BUSY');
  });

  it('are refused when nobody is left to ask, and the refusal is kept', async () => {
    const tom = await worker('Tom');
    const one = await book(NINE);
    const two = await book(NINE);
    await give(tom, one.shiftIds);
    const refused = await ask([tom], two.shiftIds);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'not-cleared' } });
    const kept = (await world.log(org)).filter(
      ({ kind, envelope }) =>
        kind === 'supply.refused' && envelope.subjects['booking'] === two.bookingId,
    );
    expect(kept).toHaveLength(1);
  });

  it('are refused while reg 18 facts are missing, for a shift that is taken or cancelled', async () => {
    const [rosa, tom] = [await worker(), await worker('Tom')];
    const bare = await book(NINE, { duties: '' });
    expect(await ask([rosa], bare.shiftIds)).toMatchObject({
      refusal: { code: 'particulars-missing' },
    });
    const taken = await book(NINE);
    await give(tom, taken.shiftIds);
    expect(await ask([rosa], taken.shiftIds)).toMatchObject({ refusal: { code: 'shift-taken' } });
    const gone = await book(NINE);
    const [shiftId = ''] = gone.shiftIds;
    done(
      await act(world.db, org.carla, (tx) => cancelShift(tx, { shiftId, because: 'Home closed' })),
    );
    expect(await ask([rosa], gone.shiftIds)).toMatchObject({
      refusal: { code: 'shift-cancelled' },
    });
  });

  it('for one face ask about the whole line, and one answer answers it', async () => {
    const rosa = await worker();
    const line = await book(
      [aShift('2026-11-23', '09:00', '17:00'), aShift('2026-11-24', '09:00', '17:00')],
      { samePerson: 'must' },
    );
    expect(await ask([rosa], line.shiftIds.slice(0, 1))).toMatchObject({
      refusal: { code: 'one-face' },
    });
    const made = done(await ask([rosa], line.shiftIds));
    const answered = done(await say(made.offers[0]?.offerId));
    expect(answered.offerIds).toHaveLength(2);
  });

  it('a spoken yes is kept with its moment and holds nothing', async () => {
    const rosa = await worker();
    const { shiftIds } = await book(NINE);
    const made = done(await ask([rosa], shiftIds));
    done(await say(made.offers[0]?.offerId, 'accepted', new Date('2026-11-16T08:41:00Z')));
    const shown = done(await read(world.db, org.carla, (tx) => shiftPanel(tx, shiftIds[0] ?? '')));
    expect(shown.offers[0]).toMatchObject({
      state: 'accepted',
      yesAt: '2026-11-16T08:41:00.000Z',
      madeByName: 'Ravi Rao',
    });
    expect(shown.shift).toMatchObject({ state: 'open', offersYes: 1 });
  });

  it('accepting one lapses the worker’s overlapping offers and withdraws those of others', async () => {
    const [rosa, tom] = [await worker(), await worker('Tom')];
    const early = await book([aShift('2026-11-23', '09:00', '17:00')]);
    const late = await book([aShift('2026-11-23', '16:00', '22:00')]);
    const next = await book([aShift('2026-11-25', '09:00', '17:00')]);
    done(await ask([rosa, tom], early.shiftIds));
    const other = done(await ask([rosa], late.shiftIds));
    done(await ask([rosa], next.shiftIds));
    await give(rosa, early.shiftIds);
    expect(await offersOf(early.shiftIds[0])).toEqual(
      new Map([
        [rosa, 'accepted'],
        [tom, 'withdrawn'],
      ]),
    );
    expect((await offersOf(late.shiftIds[0])).get(rosa)).toBe('lapsed');
    expect((await offersOf(next.shiftIds[0])).get(rosa)).toBe('made');
    expect(await say(other.offers[0]?.offerId)).toMatchObject({
      refusal: { code: 'already-answered' },
    });
    const entry = (await world.log(org)).find(
      ({ kind, envelope }) =>
        kind === 'shift.assigned' && envelope.subjects['booking'] === early.bookingId,
    );
    expect(entry?.envelope.facts).toMatchObject({
      from: 'offer',
      offersLapsed: 1,
      offersWithdrawn: 1,
    });
    expect(entry?.envelope['prepared_by']).toEqual([org.ravi.memberId]);
  });

  it('the yes of a worker who is released counts no more', async () => {
    const rosa = await worker();
    const { shiftIds } = await book(NINE);
    done(await ask([rosa], shiftIds));
    const { assignments } = await give(rosa, shiftIds);
    const [{ assignmentId = '' } = {}] = assignments;
    done(await act(world.db, org.carla, (tx) => release(tx, { assignmentId, because: 'Unwell' })));
    expect((await offersOf(shiftIds[0])).get(rosa)).toBe('withdrawn');
    expect(done(await ask([rosa], shiftIds)).offers).toHaveLength(1);
  });

  it('can be declined, and a change of mind is a yes', async () => {
    const rosa = await worker();
    const { shiftIds } = await book(NINE);
    const made = done(await ask([rosa], shiftIds));
    const [{ offerId = '' } = {}] = made.offers;
    done(await say(offerId, 'declined'));
    expect((await offersOf(shiftIds[0])).get(rosa)).toBe('declined');
    done(await say(offerId));
    expect((await offersOf(shiftIds[0])).get(rosa)).toBe('accepted');
    expect(await say(newId())).toMatchObject({ refusal: { code: 'offer-not-found' } });
    const later = await say(offerId, 'declined', new Date('2027-01-01T00:00:00Z'));
    expect(later).toMatchObject({ refusal: { code: 'said-in-future' } });
  });
});
