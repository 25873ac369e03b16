import { beforeEach, describe, expect, it } from 'vitest';
import { workerDatabase } from '../../../test/worker-database.ts';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { openPool } from '../../platform/db/pool.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { systemActor } from '../../platform/identity/create-organisation.ts';
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
import { receiveText } from '../communications/receive-text.ts';
import { recordDoNotContact } from '../people/index.ts';
import { liftStop, stopCredit } from '../rates/index.ts';
import './answer-by-text.ts';
import { bookingOffers } from './booking-offers.ts';
import { closeRound } from './close-round.ts';
import { nameFavourite } from './favourite.ts';
import { setQuietHours } from './hours.ts';
import { setLineMode } from './mode.ts';
import { answerOfferByLink, lookAtOfferByLink } from './open-link.ts';
import { roundList, roundPage } from './queries.ts';
import { putInReserve } from './reserve.ts';
import { askDueRing, dueRings } from './ring-worker.ts';
import { type RoundInput, startRound } from './start-round.ts';

const world = await openWorld();
const urls = await workerDatabase();
const URL = 'https://desk.example';
let org: TestOrganisation;
let harrow: Place;
let count = 0;

beforeEach(async () => {
  world.at('2026-11-16T09:00:00Z');
  if (org) return;
  org = await world.organisation();
  await aClearedWorker(world.db, org.carla, 'Asha', { roles: ['Chef'] });
  harrow = await by(org.carla, async (tx) => ok(await aPlace(tx)));
});

type Does<T> = Parameters<typeof act<T>>[2];
const by = <T>(actor: Actor, does: Does<T>): Promise<T> =>
  act(world.db, actor, does).then((result) => done(result as Result<T>));

const worker = (givenName = 'Rosa', change: object = {}) => {
  count += 1;
  const phone = `07700 900${String(count).padStart(3, '0')}`;
  return aClearedWorker(world.db, org.carla, givenName, {
    familyName: `Marsh${count}`,
    phones: [phone],
    ...change,
  });
};
const NINE = aShift('2026-11-23', '09:00', '17:00');
const book = (shifts: readonly object[], line: object = {}) =>
  by(org.carla, async (tx) => ok(await aBooking(tx, harrow, shifts, { line })));
const mode = (lineId: string, way: 'first_yes' | 'collect' | 'hirer_first') =>
  by(org.carla, (tx) => setLineMode(tx, { lineId, mode: way }));
const begin = (shiftIds: readonly string[], change: Partial<RoundInput> = {}, actor = org.carla) =>
  act(world.db, actor, (tx) =>
    startRound(
      tx,
      {
        id: newId(),
        shiftIds,
        channel: 'mail',
        note: '',
        picked: [],
        rings: [],
        ringMinutes: 20,
        ...change,
      },
      URL,
    ),
  );
/** The tokens of the newest links to a round, by person, out of the messages as people read them. */
async function tokens(roundId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await world.owner.query(
    `select a.person_id, coalesce(m.body, t.body) as body from offer_asked a
       left join message m on m.organisation_id = a.organisation_id and m.id = a.sent_id
       left join outgoing_text t on t.organisation_id = a.organisation_id and t.id = a.sent_id
      where a.round_id = $1 and a.left_out is null`,
    [roundId],
  );
  return new Map(rows.map((row) => [row.person_id, /offer#([\w-]+)/.exec(row.body)?.[1] ?? '']));
}
const answer = (token = '', yes: readonly string[] = [], words = '', db = world.db) =>
  answerOfferByLink(db, token, { id: newId(), yes: yes.map((at) => Date.parse(at)), words });
const MONDAY = '2026-11-23T09:00:00.000Z';
const page = (roundId: string) =>
  read(world.db, org.carla, (tx) => roundPage(tx, roundId)).then(done);
const standings = async (roundId: string) =>
  new Map((await page(roundId)).people.map((one) => [one.personId, one.standing]));
const holderOf = async (shiftId = '') => {
  const { rows } = await world.owner.query(
    'select person_id from assignment where shift_id = $1 and ended_at is null',
    [shiftId],
  );
  return rows.map((row) => row.person_id);
};
const mailsTo = async (personId: string) => {
  const { rows } = await world.owner.query(
    'select subject, body from message where person_id = $1 order by written_at, id',
    [personId],
  );
  return rows as { subject: string; body: string }[];
};

describe('a round of asking', () => {
  it('gives the place to the first yes by link at once, and tells whoever else had said yes', async () => {
    const [rosa, tom] = [await worker(), await worker('Tom')];
    const { shiftIds, lineId } = await book([NINE]);
    await mode(lineId, 'first_yes');
    const { roundId } = done(await begin(shiftIds, { picked: [rosa, tom] }));
    const links = await tokens(roundId);
    const seen = done(await lookAtOfferByLink(world.db, links.get(rosa) ?? ''));
    expect(seen).toMatchObject({ state: 'open', firstYes: true, payPence: { least: 1300 } });
    const said = done(await answer(links.get(rosa), [MONDAY]));
    expect(said).toMatchObject({ outcome: 'assigned', again: false });
    expect(await holderOf(shiftIds[0])).toEqual([rosa]);
    const again = done(await answer(links.get(rosa), []));
    expect(again).toMatchObject({ outcome: 'assigned', again: true });
    expect(done(await lookAtOfferByLink(world.db, links.get(rosa) ?? ''))).toMatchObject({
      state: 'answered',
      said: { outcome: 'assigned', at: '2026-11-16T09:00:00.000Z' },
    });
    const late = done(await answer(links.get(tom), [MONDAY]));
    expect(late.outcome).toBe('filled');
    expect(await standings(roundId)).toEqual(
      new Map([
        [rosa, 'assigned'],
        [tom, 'stood_down'],
      ]),
    );
    const log = await world.log(org);
    const assigned = log.filter(({ kind }) => kind === 'shift.assigned').at(-1);
    expect(assigned?.envelope).toMatchObject({ actor: null, facts: { how: 'in_writing' } });
    expect((await page(roundId)).closedWhy).toBe('filled');
  });

  it('of twenty yes at once on two connections makes exactly one assignment', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => worker('Many')));
    const { shiftIds, lineId } = await book([NINE]);
    await mode(lineId, 'first_yes');
    const { roundId } = done(await begin(shiftIds, { picked: people }));
    const links = await tokens(roundId);
    const other = openPool(urls.appUrl, { most: 10, clock: world.db.clock });
    try {
      const said = await Promise.all(
        people.map((id, index) =>
          answer(links.get(id), [MONDAY], '', index % 2 ? world.db : other),
        ),
      );
      const outcomes = said.map((one) => (one.ok ? one.value.outcome : one.refusal.code));
      expect(outcomes.filter((one) => one === 'assigned')).toHaveLength(1);
      expect(outcomes.filter((one) => one === 'filled' || one === 'offer-closed')).toHaveLength(19);
    } finally {
      await other.close();
    }
    expect(await holderOf(shiftIds[0])).toHaveLength(1);
  }, 30_000);

  it('a YES by text and the desk’s own assignment at once make one, and the other is told', async () => {
    const [rosa, tom] = [await worker(), await worker('Tom')];
    const { shiftIds, lineId } = await book([NINE]);
    await mode(lineId, 'first_yes');
    const { roundId } = done(await begin(shiftIds, { picked: [rosa], channel: 'text' }));
    const { rows } = await world.owner.query(
      'select to_number, body from outgoing_text where person_id = $1',
      [rosa],
    );
    expect(rows[0].body).toContain('Reply YES');
    const [, desk] = await Promise.all([
      receiveText(world.db, systemActor(org.id), {
        id: newId(),
        from: rows[0].to_number,
        to: '',
        body: 'Yes',
        providerId: newId(),
        receivedAt: new Date('2026-11-16T09:00:00Z'),
      }),
      act(world.db, org.carla, async (tx) => ok(await anAssignment(tx, tom, shiftIds))).catch(
        () => 'taken',
      ),
    ]);
    const held = await holderOf(shiftIds[0]);
    expect(held).toHaveLength(1);
    expect(held[0]).toBe(desk === 'taken' ? rosa : tom);
    expect((await page(roundId)).closedWhy).toBe('filled');
  });

  it('keeps a yes that a rule stops for the desk with the finding, and answers politely', async () => {
    const [rosa, tom] = [await worker(), await worker('Tom')];
    const { shiftIds, lineId } = await book([NINE]);
    await mode(lineId, 'first_yes');
    const { roundId } = done(await begin(shiftIds, { picked: [rosa, tom] }));
    await by(org.omar, async (tx) => {
      const { archiveCandidate } = await import('../candidates/index.ts');
      return archiveCandidate(tx, { personId: rosa, reason: 'Moved away' });
    });
    const said = done(await answer((await tokens(roundId)).get(rosa), [MONDAY]));
    expect(said.outcome).toBe('stopped');
    expect(await holderOf(shiftIds[0])).toEqual([]);
    const rosas = (await page(roundId)).people.find(({ personId }) => personId === rosa);
    expect(rosas).toMatchObject({ standing: 'stopped', findings: [{ rule: 'OWN-BOOKS' }] });
    const { rows, waiting } = await read(world.db, org.carla, async (tx) =>
      ok(await roundList(tx, { state: 'open' })),
    ).then(done);
    expect(rows.find((row) => row.roundId === roundId)?.waiting).toBe(1);
    expect(waiting).toBeGreaterThan(0);
  });

  it('collects interest where we choose, tells the others when we have, and reserves read that they are', async () => {
    const [rosa, tom, uma] = [await worker(), await worker('Tom'), await worker('Uma')];
    const { shiftIds, lineId } = await book([NINE]);
    const { roundId } = done(await begin(shiftIds, { picked: [rosa, tom, uma] }));
    const links = await tokens(roundId);
    for (const who of [rosa, tom, uma]) {
      expect(done(await answer(links.get(who), [MONDAY])).outcome).toBe('interested');
    }
    await by(org.carla, (tx) => putInReserve(tx, { id: newId(), lineId, personId: uma }));
    await by(org.carla, async (tx) => ok(await anAssignment(tx, rosa, shiftIds)));
    expect(await standings(roundId)).toEqual(
      new Map([
        [rosa, 'assigned'],
        [tom, 'stood_down'],
        [uma, 'reserve'],
      ]),
    );
    expect((await mailsTo(tom)).at(-1)?.body).toContain('went to others this time');
    expect((await mailsTo(uma)).at(-1)?.body).toContain('You are in reserve');
    expect(await mailsTo(rosa)).toHaveLength(1);
    const told = await read(world.db, org.carla, async (tx) => {
      const { rows } = await world.owner.query(
        'select booking_id from round_of_asking where id = $1',
        [roundId],
      );
      return bookingOffers(tx, rows[0].booking_id);
    }).then(done);
    const ofTom = told.history.filter(({ personId }) => personId === tom).map(({ what }) => what);
    expect(ofTom).toEqual(['Said yes, by link', 'Asked by e-mail, number 2']);
  });

  it('takes part of a block: the ticked days are theirs, the rest stays open', async () => {
    const rosa = await worker();
    const days = ['2026-11-23', '2026-11-24', '2026-11-25'];
    const { shiftIds, lineId } = await book(days.map((day) => aShift(day, '09:00', '17:00')));
    await mode(lineId, 'first_yes');
    const { roundId } = done(await begin(shiftIds, { picked: [rosa] }));
    const said = done(
      await answer((await tokens(roundId)).get(rosa), [MONDAY, '2026-11-25T09:00:00.000Z']),
    );
    expect(said.gotShifts).toHaveLength(2);
    expect(await Promise.all(shiftIds.map(holderOf))).toEqual([[rosa], [], [rosa]]);
    const whole = await book(
      days.map((day) => aShift(day, '18:00', '20:00')),
      { samePerson: 'must' },
    );
    const tom = await worker('Tom');
    const one = done(await begin(whole.shiftIds, { picked: [tom] }));
    const part = await answer((await tokens(one.roundId)).get(tom), ['2026-11-23T18:00:00.000Z']);
    expect(part).toMatchObject({ refusal: { code: 'one-face' } });
    expect(await begin(whole.shiftIds.slice(0, 1), { picked: [rosa] })).toMatchObject({
      refusal: { code: 'one-face' },
    });
  });

  it('asks ring after ring by itself, once on two processes, not at night, and stops when filled', async () => {
    const [rosa, tom] = [await worker(), await worker('Tom')];
    const { shiftIds, lineId } = await book([NINE]);
    await mode(lineId, 'first_yes');
    await by(org.carla, (tx) =>
      nameFavourite(tx, {
        id: newId(),
        clientId: harrow.clientId,
        personId: rosa,
        because: 'Asks for her',
      }),
    );
    world.at('2026-11-16T20:50:00Z');
    const begun = done(
      await begin(shiftIds, { rings: ['favourites', 'know_site', 'everyone'], ringMinutes: 15 }),
    );
    expect([...(await tokens(begun.roundId)).keys()]).toEqual([rosa]);
    expect(await dueRings(world.db, 5)).toEqual([]);
    world.at('2026-11-16T21:05:00Z');
    const both = (await Promise.all([dueRings(world.db, 5), dueRings(world.db, 5)])).flat();
    expect(both.map((claim) => claim.round_id)).toEqual([begun.roundId]);
    const [claim] = both;
    if (!claim) throw new Error('A ring is due.');
    expect(await askDueRing(world.db, claim, URL)).toEqual({ asked: 0 });
    expect((await page(begun.roundId)).nextRingAt).toBe('2026-11-17T07:00:00.000Z');
    world.at('2026-11-17T07:00:00Z');
    const [due] = await dueRings(world.db, 5);
    if (!due) throw new Error('The ring is due in the morning.');
    const asked = await Promise.all([
      askDueRing(world.db, due, URL),
      askDueRing(world.db, due, URL),
    ]);
    expect(asked.filter((one) => 'asked' in one && one.asked > 0)).toHaveLength(1);
    const links = await tokens(begun.roundId);
    expect(links.has(tom)).toBe(true);
    const offered = (await world.log(org)).findLast(({ kind }) => kind === 'shift.offered');
    expect(offered?.envelope).toMatchObject({ actor: null, prepared_by: [org.carla.memberId] });
    done(await answer(links.get(tom), [MONDAY]));
    const { people, closedWhy, nextRingAt } = await page(begun.roundId);
    expect({ closedWhy, nextRingAt }).toEqual({ closedWhy: 'filled', nextRingAt: null });
    expect(people.every(({ ring }) => ring === 1 || ring === 3)).toBe(true);
    expect(new Set(people.map(({ personId }) => personId)).size).toBe(people.length);
  });

  it('asks at night about a shift that starts soon', async () => {
    const rosa = await worker();
    world.at('2026-11-16T22:00:00Z');
    await by(org.carla, (tx) => setQuietHours(tx, { from: 1260, until: 420, unlessHours: 12 }));
    const { shiftIds } = await book([aShift('2026-11-17', '06:00', '12:00')]);
    const begun = done(await begin(shiftIds, { picked: [rosa] }));
    expect(begun.asked).toBe(1);
    const rings = await book([aShift('2026-11-17', '06:00', '12:00')]);
    const ringed = await begin(rings.shiftIds, {
      rings: ['everyone', 'know_site'],
      ringMinutes: 5,
    });
    world.at('2026-11-16T22:05:00Z');
    const due = await dueRings(world.db, 20);
    const claim = due.find((one) => one.round_id === done(ringed).roundId);
    if (!claim) throw new Error('The second ring is due at night.');
    await askDueRing(world.db, claim, URL);
    const { rings: told } = await page(claim.round_id);
    expect(told.map(({ askedAt }) => askedAt !== null)).toEqual([true, true]);
  });

  it('leaves out whom a rule stops and who wants no texts, and is refused for a client on stop', async () => {
    const [rosa, tom, uma] = [
      await worker(),
      await worker('Tom'),
      await worker('Uma', { roles: ['Chef'] }),
    ];
    await by(org.carla, (tx) =>
      recordDoNotContact(tx, { id: newId(), personId: tom, channel: 'text', reason: 'Ring me' }),
    );
    const { shiftIds } = await book([NINE]);
    const begun = done(await begin(shiftIds, { picked: [rosa, tom, uma], channel: 'text' }));
    expect(new Map(begun.leftOut.map((one) => [one.personId, one.why]))).toEqual(
      new Map([
        [tom, 'do_not_contact'],
        [uma, 'not_cleared'],
      ]),
    );
    const nobody = await begin(shiftIds, { picked: [tom], channel: 'text' });
    expect(nobody).toMatchObject({ refusal: { code: 'nobody-to-ask' } });
    expect(await begin(shiftIds, {})).toMatchObject({ refusal: { code: 'nobody-chosen' } });
    const early = await begin(shiftIds, { picked: [rosa], closesAt: new Date(0) });
    expect(early).toMatchObject({ refusal: { code: 'closes-wrong' } });
    await by(org.olivia, (tx) =>
      stopCredit(tx, harrow.billToId, { id: newId(), because: 'Pays late' }),
    );
    expect(await begin(shiftIds, { picked: [rosa] })).toMatchObject({
      refusal: { code: 'client-on-stop' },
    });
    await by(org.olivia, (tx) => liftStop(tx, harrow.billToId, { because: 'Paid' } as never));
  });

  it('that was ended or whose shift was cancelled says so to whoever opens its link', async () => {
    const [rosa, tom] = [await worker(), await worker('Tom')];
    const one = await book([NINE]);
    const { roundId } = done(await begin(one.shiftIds, { picked: [rosa, tom] }));
    const links = await tokens(roundId);
    done(await answer(links.get(rosa), [MONDAY]));
    const ended = await by(org.ravi, (tx) => closeRound(tx, roundId));
    expect(ended.stoodDown).toBe(1);
    expect(await by(org.ravi, (tx) => closeRound(tx, roundId))).toMatchObject({ stoodDown: 1 });
    const tooLate = await answer(links.get(tom), [MONDAY]);
    expect(tooLate).toMatchObject({ refusal: { code: 'offer-closed' } });
    const gone = await book([NINE]);
    const two = done(await begin(gone.shiftIds, { picked: [rosa] }));
    await by(org.carla, (tx) =>
      cancelShift(tx, { shiftId: gone.shiftIds[0] ?? '', because: 'Home closed' }),
    );
    const link = (await tokens(two.roundId)).get(rosa) ?? '';
    expect(done(await lookAtOfferByLink(world.db, link)).state).toBe('closed');
    world.at('2026-11-23T09:00:01Z');
    expect(await lookAtOfferByLink(world.db, link)).toMatchObject({
      refusal: { code: 'link-expired' },
    });
  });
});
