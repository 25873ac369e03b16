import './index.ts';
import { expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { read } from '../../platform/db/read.ts';
import { anEnrolment, aQualification, as, given, memberOf } from '../portfolio/fixtures.ts';
import { prepareClaim } from '../portfolio/prepare-claim.ts';
import { referenceEvidence } from '../portfolio/reference-evidence.ts';
import { bringRecord } from './bring-record.ts';
import { madeUpRecord } from './fixtures.ts';

const world = await openWorld();

/** Lena came with a record of one item, references it and would claim. @returns why she may not */
async function refusalOf(by?: Parameters<typeof madeUpRecord>[1]) {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation({ name: 'Dales Training' });
  const { frameworkId, unit, criterion } = await aQualification(world, org);
  await anEnrolment(world, org, frameworkId);
  const { bytes, key, item: evidenceId } = madeUpRecord(newId(), by);
  const learnerId = memberOf(org.lena);
  await as(world, org.olivia, (tx) => bringRecord(tx, { id: newId(), learnerId, key, bytes }));
  const criterionId = criterion('BA13.2.4');
  await as(world, org.lena, (tx) => referenceEvidence(tx, { evidenceId, criterionId, note: '' }));
  const prepared = await read(world.db, org.lena, (tx) =>
    prepareClaim(tx, learnerId, unit('BA13')),
  );
  return given(prepared).refusal;
}

test('R55: a claim with an item that came with Lena’s record is refused while it shows nothing of her', async () => {
  const refusal = await refusalOf({ actor: newId(), part: 'actor' });
  expect(refusal?.code).toBe('shows-nothing-of-you');
  expect(refusal?.because).toContain('“A booking confirmed” shows nothing of you');
  expect(await refusalOf()).toBeNull();
});
