import { expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { answerAction } from './answer-action.ts';
import { aJudgement, desk } from './fixtures.ts';
import { myLearners } from './my-learners.ts';

const world = await openWorld();

test('an adviser or assessor sees who waits on them, which actions are late, and who has not moved', async () => {
  const of = await desk(world, { items: 1 });
  const { org, claim } = of;
  const { asha } = await world.centre(org);
  const seen = async (who = org.aidan, quietAfter = 28) => {
    const answer = await read(world.db, who, (tx) => myLearners(tx, { quietAfter }));
    return answer.ok ? answer.value.rows : [];
  };
  expect(await seen()).toEqual([]);
  // Made by hand, it carries the day on which the test runs.
  await world.owner.query('update evidence set accepted_at = $2 where organisation_id = $1', [
    org.id,
    '2026-11-20T09:00:00Z',
  ]);
  await of.take();
  expect(await seen()).toMatchObject([
    { name: 'Lena Lowe', claims: [{ unit: expect.any(String), onYou: true, waitingDays: 3 }] },
  ]);
  expect(await seen(asha)).toEqual([]);
  await world.owner.query(
    `insert into caseload (organisation_id, id, learner_id, framework_code, post, member_id, since, set_by)
     values ($1, $2, $3, 'SALES', 'adviser', $4, '2026-11-01', $5)`,
    [org.id, newId(), org.lena.memberId, asha.memberId, org.olivia.memberId],
  );
  const judged = aJudgement(of.id(1), {
    outcome: 'not_yet',
    action: 'Bring the confirmation.',
    actionDueOn: '2026-11-25',
  });
  await of.say(judged);
  await of.look(claim.items[0]);
  await of.end({ outcome: 'not_yet', unjudgedAction: 'Bring a record for each.' });
  world.at('2026-11-30T09:00:00Z');
  expect(await seen(asha, 7)).toMatchObject([
    {
      as: [{ framework: 'SALES', adviser: true, assessor: false }],
      claims: [],
      quiet: true,
      actions: [{ words: 'Bring the confirmation.', answered: false, late: true }],
    },
  ]);
  await act(world.db, org.lena, (tx) =>
    answerAction(tx, judged.id, { id: newId(), words: 'It is in E1.', evidenceId: null }),
  );
  const [row] = await seen(asha, 365);
  expect(row).toMatchObject({ quiet: false, actions: [{ answered: true, late: false }] });
});
