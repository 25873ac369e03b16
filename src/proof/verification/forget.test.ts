import { expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { addPerson, erasePerson } from '../../desk/people/index.ts';
import { newId } from '../../lib/ids.ts';
import { centresIn, done, given } from './fixtures.ts';
import { includeUnit } from './include-unit.ts';
import './index.ts';

const world = await openWorld();
const { does, centre, begin, write } = centresIn(world);

it('forgets an erased person in what was written of a sample, and keeps that it was verified', async () => {
  const of = await centre();
  const personId = newId();
  await done(
    does(of.org.olivia, (tx) =>
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
  const words = 'Rosa Quillfeather is in it.';
  await done(
    does(of.staff.ivan, (tx) =>
      includeUnit(tx, of.cycleId, {
        id: newId(),
        learnerId: of.org.lena.memberId ?? '',
        unitId: of.claim.unitId,
        because: words,
      }),
    ),
  );
  await done(of.plan());
  const { samples } = await of.view();
  const { startId } = given(await begin(of, samples[0]?.sampleId ?? ''));
  const action = { id: newId(), words, dueOn: '2026-12-01' };
  await done(write(of, startId, { feedback: words, outcome: 'action_needed', actions: [action] }));
  await done(does(of.org.olivia, (tx) => erasePerson(tx, { personId, reason: 'asked' })));
  const { rows } = await world.owner.query(
    `select feedback as words from verification_record where organisation_id = $1 union all
      select words from verification_action where organisation_id = $1 union all
      select because from verification_inclusion where organisation_id = $1`,
    [of.org.id],
  );
  expect(rows.map((row) => row.words)).toEqual(Array(3).fill('[name] is in it.'));
});
