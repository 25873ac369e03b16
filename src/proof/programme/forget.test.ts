import { expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { addPerson, erasePerson } from '../../desk/people/index.ts';
import { newId } from '../../lib/ids.ts';
import { changeState } from './change-state.ts';
import { ALL_TOPICS, centreWithLearner, done } from './fixtures.ts';
import { logTime } from './index.ts';

const world = await openWorld();

it('forgets an erased person in plans, time, states and steps, and keeps that each was written', async () => {
  world.at('2026-11-23T09:00:00Z');
  const org = await centreWithLearner(world);
  const { asha, olivia, enrolmentId, does } = org;
  const personId = newId();
  await done(
    does(olivia, (tx) =>
      addPerson(tx, {
        id: personId,
        givenName: 'Rosa',
        familyName: 'Quillfeather',
        emails: [],
        phones: [],
        hat: 'candidate',
      }),
    ),
  );
  const words = 'Rosa Quillfeather was there.';
  const action = { resources: words, dueOn: '2026-12-01', unit: 'RPC2', doneOn: null };
  await done(org.passEntry());
  await done(org.inductIn(ALL_TOPICS));
  await done(org.plans({ words, actions: [{ what: words, ...action }] }));
  await done(
    does(asha, (tx) =>
      logTime(tx, enrolmentId, {
        id: newId(),
        on: '2026-09-10',
        kind: 'guided',
        minutes: 60,
        words,
      }),
    ),
  );
  await done(
    does(asha, (tx) =>
      changeState(tx, enrolmentId, {
        id: newId(),
        state: 'break',
        fromOn: '2026-11-01',
        newEndOn: '2027-12-01',
        words,
      }),
    ),
  );
  await done(does(olivia, (tx) => erasePerson(tx, { personId, reason: 'asked' })));
  const { rows } = await world.owner.query(
    `select words from plan_version where organisation_id = $1 union all
      select actions::text from plan_version where organisation_id = $1 union all
      select words from guided_time where organisation_id = $1 union all
      select words from learner_state where organisation_id = $1`,
    [org.id],
  );
  expect(rows).toHaveLength(4);
  for (const row of rows) {
    expect(row.words).toContain('[name] was there.');
    expect(row.words).not.toContain('Quillfeather');
  }
});
