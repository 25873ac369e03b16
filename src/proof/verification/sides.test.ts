import { expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { aClaim, hands } from '../assessment/fixtures.ts';
import { allocate } from '../centre/allocate.ts';
import { centresIn, codeOf, done, given, idOf } from './fixtures.ts';

const world = await openWorld();
const { does, centre, begin } = centresIn(world);

const allocated = (
  of: Awaited<ReturnType<typeof centre>>,
  post: 'adviser' | 'assessor',
  { memberId } = of.staff.ivan,
) =>
  codeOf(
    does(of.staff.cleo, (tx) =>
      allocate(tx, {
        id: newId(),
        learnerId: idOf(of.org.lena),
        frameworkCode: 'SALES',
        post,
        memberId: memberId ?? '',
      }),
    ),
  );

it('R30 who verified a learner neither advises nor assesses them afterwards, on whichever unit', async () => {
  const of = await centre();
  await done(of.plan());
  const { samples } = await of.view();
  given(await begin(of, samples[0]?.sampleId ?? ''));
  expect(await allocated(of, 'adviser')).toBe('verifier-not-apart');
  expect(await allocated(of, 'assessor')).toBe('verifier-not-apart');
  const another = await aClaim(world, of.org, { framework: 'REL' });
  expect(await codeOf(hands(world, of.org, another, of.staff.ivan).take())).toBe(
    'verifier-not-apart',
  );
  expect(await allocated(of, 'assessor', of.org.aidan)).toBe('done');
});

it('R30 who is on a learner’s caseload does not verify them, before any claim is taken', async () => {
  const of = await centre();
  expect(await allocated(of, 'assessor')).toBe('done');
  await of.plan();
  const { samples } = await of.view();
  expect(await codeOf(begin(of, samples[0]?.sampleId ?? ''))).toBe('verifier-not-apart');
  const { rows } = await world.owner.query(
    'select side from learner_side where organisation_id = $1 and member_id = $2',
    [of.org.id, of.staff.ivan.memberId],
  );
  expect(rows).toEqual([{ side: 'looks_after' }]);
});
