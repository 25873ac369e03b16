import { beforeAll, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { planVisit, writeMessage } from '../../proof/contact/index.ts';
import { ALL_TOPICS, centreWithLearner, done } from '../../proof/programme/fixtures.ts';
import { agreePlan, logTime } from '../../proof/programme/index.ts';
import { whatNext } from './next.ts';

const world = await openWorld();
let c: Awaited<ReturnType<typeof centreWithLearner>>;
beforeAll(async () => {
  world.at('2026-12-05T09:00:00Z');
  c = await centreWithLearner(world);
  await done(c.passEntry());
  await done(c.inductIn(ALL_TOPICS));
});
const board = async () => done(c.asks(c.lena, whatNext));

test('a learner reads what is next in order, the late first, each with where it is done', async () => {
  const planId = newId();
  await done(c.plans({ id: planId }));
  expect((await board()).next.map(({ text, late, href }) => [text, late, href])).toEqual([
    ['Version 1 of your plan for REC-L2-RR waits for your yes', true, '/my-programme'],
    ['Plan: Write up two searches', true, '/my-programme'],
    ['Next meeting about REC-L2-RR', false, '/diary'],
  ]);
  await done(c.does(c.lena, (tx) => agreePlan(tx, planId)));
  const two = { learnerId: c.lena.memberId ?? '', memberId: c.asha.memberId ?? '' };
  await done(
    c.does(c.asha, (tx) =>
      writeMessage(tx, { id: newId(), ...two, words: 'Hello', unitId: null, judgementId: null }),
    ),
  );
  const id = newId();
  await done(
    c.does(c.asha, (tx) =>
      planVisit(tx, {
        id,
        learnerId: two.learnerId,
        kind: 'observation',
        on: '2026-12-08',
        clock: '10:00',
        minutes: 60,
        place: 'Her desk',
        words: '',
      }),
    ),
  );
  expect((await board()).next.map(({ text, dueOn }) => [text, dueOn])).toEqual([
    ['Plan: Write up two searches', '2026-12-01'],
    ['1 message from Asha Amin to read', '2026-12-05'],
    ['Visit of Asha Amin, Tue 8 Dec 10:00, Her desk', '2026-12-08'],
    ['Next meeting about REC-L2-RR', '2026-12-10'],
  ]);
});

test('progress stands in criteria, credits, guided time and months, and no decision is firmer than it is', async () => {
  await done(
    c.does(c.asha, (tx) =>
      logTime(tx, c.enrolmentId, {
        id: newId(),
        on: '2026-09-05',
        kind: 'guided',
        minutes: 90,
        words: '',
      }),
    ),
  );
  const [one] = (await board()).progress;
  expect(one).toMatchObject({
    frameworkCode: 'REC-L2-RR',
    met: 0,
    withEvidence: 0,
    creditsAchieved: 0,
    guidedMinutes: 90,
    guidedAsked: 132 * 60,
    months: 3,
    plannedMonths: 18,
  });
  expect(one?.criteria).toBeGreaterThan(50);
  expect(new Set(one?.units.map(({ state }) => state))).toEqual(new Set(['open']));
});

test('who is no learner is told so', async () => {
  expect(await c.asks(c.aidan, whatNext)).toMatchObject({ refusal: { code: 'learner-not-found' } });
});
