import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { editPreferences, type Preferences, workerFacts } from '../candidates/index.ts';
import { aDossier, aHeld, aPlace, aWork, aWorker, done, say } from './fixtures.ts';
import { endPlaceWish, placeWishesOf, recordPlaceWish } from './place-wishes.ts';
import { doNotSendsToReview, placeWishesShown } from './queries.ts';
import { recordDoNotSend } from './record-do-not-send.ts';
import { endDoNotSend, keepDoNotSend } from './review-do-not-send.ts';

const world = await openWorld();
const FRIDAY = '2026-11-20T09:00:00Z';
const monday = aWork('2026-06-08', '07:00', '15:00');
const wish = {
  id: newId(),
  clientId: null,
  hirerId: null,
  siteId: null,
  likes: false,
  reason: 'too loud',
  saidOn: '2026-05-11',
};

describe('what a worker wants', () => {
  test('warns and never stops: place, notice, days, hours', () => {
    const found = say(
      aDossier({
        wishes: [{ ...wish, hirerId: monday.hirerId }],
        worker: { noticeMinutes: 20_160, wantedDays: [6, 7], mostWeeklyMinutes: 900 },
        held: [aHeld('2026-06-10', '07:00', '15:00')],
      }),
      monday,
    );
    expect(new Set(found.map(({ rule, outcome }) => `${rule} ${outcome}`))).toEqual(
      new Set(['OWN-WISH warn', 'OWN-NOTICE warn', 'OWN-DAYS warn', 'OWN-HOURS warn']),
    );
    const words = found.map(({ because }) => because).join(' ');
    expect(words).toContain('Would rather not go to this hirer, said on Mon 11 May');
    expect(words).toContain('the days they want are Sat and Sun');
    expect(words).toContain('15 h 30 that week with this shift; they want 15 h at the most');
  });

  test('the narrowest word about a place counts, and what is as they want says nothing', () => {
    const rules = (dossier: Parameters<typeof aDossier>[0]) =>
      say(aDossier(dossier), monday).map(({ rule }) => rule);
    const likesSite = { ...wish, id: newId(), siteId: monday.siteId, likes: true };
    expect(rules({ wishes: [{ ...wish, clientId: monday.clientId }, likesSite] })).toEqual([]);
    expect(
      rules({ worker: { wantedDays: [1], mostWeeklyMinutes: 480, noticeMinutes: 0 } }),
    ).toEqual([]);
  });

  test('is kept with who changed what, and refused where the hours cross', async () => {
    world.at(FRIDAY);
    const org = await world.organisation();
    const personId = await aWorker(world.db, org.carla);
    const wants: Preferences = {
      wantedWeeklyMinutes: 1800,
      leastWeeklyMinutes: 960,
      mostWeeklyMinutes: 2400,
      travelMiles: 10,
      minimumPayPence: 1271,
      worksNights: false,
      noticeMinutes: 720,
      wantedDays: [5, 1, 1],
    };
    const edit = (change: Partial<Preferences> = {}) =>
      act(world.db, org.ravi, (tx) => editPreferences(tx, { ...wants, ...change, personId }));
    expect(done(await edit()).changed).toHaveLength(8);
    expect(done(await edit()).changed).toEqual([]);
    expect(await edit({ leastWeeklyMinutes: 2500 })).toMatchObject({
      refusal: { code: 'hours-crossed' },
    });
    const facts = await read(world.db, org.carla, (tx) => workerFacts(tx, [personId]));
    expect(facts.get(personId)).toMatchObject({ noticeMinutes: 720, wantedDays: [1, 5] });
    const entries = (await world.log(org)).filter(({ kind }) => kind === 'candidate.updated');
    expect(entries).toHaveLength(1);
  });
});

describe('a place they like or would rather not go to', () => {
  test('is one word a place, ends once, and is sealed with its reason as theirs', async () => {
    world.at(FRIDAY);
    const org = await world.organisation();
    const personId = await aWorker(world.db, org.carla);
    const { siteId } = await aPlace(world.db, org.carla);
    const say = (id: string, likes: boolean, placeId = siteId) =>
      act(world.db, org.carla, (tx) =>
        recordPlaceWish(tx, { id, personId, place: 'site', placeId, likes, reason: 'kind people' }),
      );
    const [first, second] = [newId(), newId()];
    done(await say(first, false));
    done(await say(second, true));
    done(await say(second, true));
    expect(await say(newId(), true, newId())).toMatchObject({
      refusal: { code: 'place-not-found' },
    });
    const shown = await read(world.db, org.ravi, (tx) => placeWishesShown(tx, personId));
    expect(shown.rows).toMatchObject([{ id: second, likes: true, place: 'site' }]);
    const end = (wishId: string) =>
      act(world.db, org.carla, (tx) => endPlaceWish(tx, { personId, wishId }));
    done(await end(second));
    done(await end(second));
    expect(await end(newId())).toMatchObject({ refusal: { code: 'wish-not-found' } });
    expect(await read(world.db, org.carla, (tx) => placeWishesOf(tx, [personId]))).toEqual(
      new Map(),
    );
    const entries = (await world.log(org)).filter(({ kind }) => kind.startsWith('place_wish.'));
    expect(entries.map(({ kind }) => kind)).toEqual([
      'place_wish.recorded',
      'place_wish.recorded',
      'place_wish.ended',
    ]);
    expect(entries[0]?.parts[0]?.part).toEqual({ reason: 'kind people' });
  });
});

describe('a do-not-send', () => {
  test('comes up for review on its day, or after half a year, and is kept with a reason until the next', async () => {
    world.at('2026-05-01T09:00:00Z');
    const org = await world.organisation();
    const personId = await aWorker(world.db, org.carla);
    const { siteId, clientId } = await aPlace(world.db, org.carla);
    const other = await aPlace(world.db, org.carla);
    const [byClient, byWorker] = [newId(), newId()];
    const word = (id: string, saidBy: 'client' | 'worker', placeId: string, reviewOn?: string) =>
      act(world.db, org.carla, (tx) =>
        recordDoNotSend(tx, {
          id,
          personId,
          place: 'site',
          placeId,
          saidBy,
          reason: 'late',
          reviewOn,
        }),
      );
    done(await word(byClient, 'client', siteId, '2026-12-01'));
    done(await word(byWorker, 'worker', other.siteId));
    world.at(FRIDAY);
    const list = (query: Parameters<typeof doNotSendsToReview>[1]) =>
      read(world.db, org.omar, (tx) => doNotSendsToReview(tx, query));
    expect((await list({})).rows).toMatchObject([
      { id: byWorker, reviewOn: '2026-11-01', reviewDue: true, saidBy: 'worker' },
      { id: byClient, reviewOn: '2026-12-01', reviewDue: false, saidBy: 'client' },
    ]);
    expect((await list({ clientId })).rows).toMatchObject([{ id: byClient }]);
    const keep = (doNotSendId: string, reviewOn: string, id = newId()) =>
      act(world.db, org.omar, (tx) =>
        keepDoNotSend(tx, { id, personId, doNotSendId, reason: 'asked again: still', reviewOn }),
      );
    expect(await keep(byWorker, '2026-11-20')).toMatchObject({
      refusal: { code: 'review-in-past' },
    });
    expect(await keep(newId(), '2027-05-01')).toMatchObject({
      refusal: { code: 'do-not-send-not-found' },
    });
    const id = newId();
    done(await keep(byWorker, '2027-05-01', id));
    done(await keep(byWorker, '2027-05-01', id));
    expect((await list({ due: 'yes' })).total).toBe(0);
    expect((await list({})).rows.at(-1)).toMatchObject({ reviewedBy: 'Omar Obi' });
    done(
      await act(world.db, org.omar, (tx) => endDoNotSend(tx, { personId, doNotSendId: byWorker })),
    );
    expect(await keep(byWorker, '2027-06-01')).toMatchObject({
      refusal: { code: 'already-ended' },
    });
    const kept = (await world.log(org)).filter(({ kind }) => kind === 'do_not_send.kept');
    expect(kept).toHaveLength(1);
  });
});
