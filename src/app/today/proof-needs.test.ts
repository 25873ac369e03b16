import { expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { raiseConcern } from '../../proof/concerns/index.ts';
import { planVisit, writeMessage } from '../../proof/contact/index.ts';
import { ALL_TOPICS, centreWithLearner, done } from '../../proof/programme/fixtures.ts';
import { needsOfProof } from './proof-needs.ts';

const world = await openWorld();
const textsOf = async (who: Actor) =>
  (await read(world.db, who, needsOfProof)).map(({ text }) => text);

/** Lena, with her induction behind her, looked after by Asha. */
async function centre() {
  world.at('2026-12-05T09:00:00Z');
  const c = await centreWithLearner(world);
  await done(c.passEntry());
  await done(c.inductIn(ALL_TOPICS));
  return c;
}

test('an adviser reads of unread messages, the visits of the day and those that nobody finished', async () => {
  const c = await centre();
  const two = { learnerId: c.lena.memberId ?? '', memberId: c.asha.memberId ?? '' };
  await done(
    c.does(c.lena, (tx) =>
      writeMessage(tx, { id: newId(), ...two, words: 'Hello', unitId: null, judgementId: null }),
    ),
  );
  await done(
    c.does(c.asha, (tx) =>
      planVisit(tx, {
        id: newId(),
        learnerId: two.learnerId,
        kind: 'observation',
        on: '2026-12-05',
        clock: '11:00',
        minutes: 60,
        place: 'Her desk',
        words: '',
      }),
    ),
  );
  expect(await textsOf(c.asha)).toEqual([
    expect.stringMatching(/^1 message to read, the first since .*09:0/),
    expect.stringMatching(/^1 visit today, the first .*11:00/),
  ]);
  // The learner wrote it; a visit of today is theirs too.
  expect(await textsOf(c.lena)).toEqual([expect.stringMatching(/^1 visit today/)]);
  world.at('2026-12-06T09:00:00Z');
  expect(await textsOf(c.asha)).toEqual([
    expect.stringMatching(/^1 message/),
    '1 visit past, and nobody said how it went',
  ]);
  expect((await textsOf(c.lena)).join()).not.toContain('nobody said');
});

test('who runs the centre reads what is late there, and not what only waits', async () => {
  const c = await centre();
  await done(
    c.does(c.asha, (tx) =>
      raiseConcern(tx, {
        id: newId(),
        kind: 'complaint',
        saidOn: '2026-12-01',
        dueOn: '2026-12-08',
        saidBy: 'Lena',
        about: 'Visits moved',
        facts: 'Twice in November.',
        against: null,
      }),
    ),
  );
  expect((await textsOf(c.quinn)).join()).not.toContain('concern');
  world.at('2026-12-10T09:00:00Z');
  expect(await textsOf(c.quinn)).toContain(
    '1 concern is past the day by which it was to be answered',
  );
  // An adviser is told nothing of the centre's logs.
  expect((await textsOf(c.asha)).join()).not.toContain('concern');
});
