import { beforeAll, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { answerObservation, recordObservation, wordsHash } from '../../proof/collected/index.ts';
import { planVisit, writeMessage } from '../../proof/contact/index.ts';
import { publishDeclaration } from '../../proof/declarations/index.ts';
import { frameworkOf } from '../../proof/frameworks/index.ts';
import { claimUnit } from '../../proof/portfolio/index.ts';
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

test('what was recorded of a learner waits for their signature, and a declaration that changed since their last claim is said', async () => {
  const { unit, criterion } = await unitsOf();
  const id = newId();
  const words = 'Lena took an order by phone, asked for start and break, and read all of it back.';
  await done(
    c.does(c.asha, (tx) =>
      recordObservation(tx, {
        id,
        learnerId: c.lena.memberId ?? '',
        actedAs: 'adviser',
        kind: 'observation',
        heldOn: '2026-12-04',
        place: 'Her desk',
        minutes: 40,
        words,
        setting: 'work',
        marks: [{ criterionId: criterion, atSecond: null, words: '' }],
      }),
    ),
  );
  const says = async (start: string) =>
    (await board()).next.filter(({ text }) => text.startsWith(start)).map(({ href }) => href);
  const SIGN = 'Sign what Asha Amin recorded of you on Fri 4 Dec';
  expect(await says(SIGN)).toEqual(['/portfolio/collected']);
  await done(
    c.does(c.lena, (tx) =>
      answerObservation(tx, id, { agreed: true, wordsSha256: wordsHash(words), answer: '' }),
    ),
  );
  expect(await says(SIGN)).toEqual([]);
  const publish = (text: string) =>
    done(c.does(c.quinn, (tx) => publishDeclaration(tx, { id: newId(), words: text })));
  await publish('This is my own work, and whoever helped me with it is named in it.');
  const CHANGED = 'What you declare with a claim was changed';
  expect(await says(CHANGED)).toEqual([]);
  await done(
    c.does(c.lena, (tx) =>
      claimUnit(tx, { id: newId(), unitId: unit, declaration: 'My own work.', declared: 1 }),
    ),
  );
  expect(await says(CHANGED)).toEqual([]);
  await publish('This is my own work alone, and whoever helped me with it is named in it.');
  expect(await says(CHANGED)).toEqual(['/assessment/declaration']);
});

async function unitsOf() {
  const tree = await c.asks(c.lena, async (tx) => ok(await frameworkOf(tx, c.frameworkId)));
  const [first] = tree.ok ? (tree.value?.units ?? []) : [];
  const criterion = first?.outcomes[0]?.criteria[0];
  return { unit: first?.unitId ?? '', criterion: criterion?.criterionId ?? '' };
}

test('who is no learner is told so', async () => {
  expect(await c.asks(c.aidan, whatNext)).toMatchObject({ refusal: { code: 'learner-not-found' } });
});
