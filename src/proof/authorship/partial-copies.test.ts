import './index.ts';
import { describe, expect, it } from 'vitest';
import { tone } from '../../../db/demo/tone.ts';
import { openWorld } from '../../../test/world.ts';
import { aProcedure } from '../../desk/policies/fixtures.ts';
import { publishProcedure } from '../../desk/policies/index.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { writeStatement } from '../collected/index.ts';
import { aFile } from '../files/fixtures.ts';
import { claimUnit } from '../portfolio/claim-unit.ts';
import { evidenceOf } from '../portfolio/evidence.ts';
import { anEnrolment, aQualification, as, given, memberOf } from '../portfolio/fixtures.ts';
import { claimPreview } from '../portfolio/prepare-claim.ts';
import { keepHandOut } from './index.ts';

const world = await openWorld();

const PROCEDURE =
  'Every candidate is asked for a document that shows the right to work before the first shift. The consultant checks the original in the presence of the holder and keeps a copy.';
const OWN =
  'I rang the candidate on Monday, since the card she had sent us was not readable, and asked her to bring the card itself to our office before noon on the next day.';

/** Lena at an agency with a procedure, with a recording and a statement for RPC1 1.1. */
async function stated(words: string) {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation();
  const { frameworkId, unit, criterion } = await aQualification(world, org);
  await anEnrolment(world, org, frameworkId);
  const dates = { inForceFrom: '2026-11-23', reviewOn: '2027-11-23', title: 'How we check' };
  await as(world, org.olivia, (tx) =>
    publishProcedure(tx, aProcedure(memberOf(org.ben), dates), { text: PROCEDURE }),
  );
  const criterionIds = [criterion('RPC1.1.1')];
  const file = given(await aFile(world, org.lena, tone(20), { criterionIds }));
  const id = newId();
  const title = 'How I checked a card';
  await as(world, org.lena, (tx) =>
    writeStatement(tx, { id, title, words, setting: 'work', criterionIds }),
  );
  const unitId = unit('RPC1');
  const preview = async () =>
    given(await read(world.db, org.lena, (tx) => claimPreview(tx, memberOf(org.lena), unitId)));
  const remarks = async (item = id) =>
    given(await read(world.db, org.lena, (tx) => evidenceOf(tx, memberOf(org.lena), item))).remarks;
  const claim = () =>
    act(world.db, org.lena, (tx) =>
      claimUnit(tx, { id: newId(), unitId, declaration: 'My own.', declared: 0 }),
    );
  return { org, file: file.evidenceId, preview, remarks, claim };
}

const partly = {
  code: 'partly-copied',
  because: expect.stringMatching(
    /\b[3-7]\d % of its words are those of “How we check”\. Mark what is quoted/,
  ),
};

describe('R55 words of a procedure among a learner’s own', () => {
  it('R55: are told to Lena on the item and before the claim, with what to do, and stop nothing', async () => {
    const of = await stated(`${PROCEDURE} ${OWN}`);
    expect(await of.remarks()).toEqual([partly]);
    const { warnings, refusal } = await of.preview();
    expect(refusal).toBeNull();
    expect(warnings.filter(({ code }) => code === 'partly-copied')).toEqual([
      {
        ...partly,
        because: expect.stringMatching(/^“How I checked a card”: [3-7]\d % of its words/),
      },
    ]);
    expect(await of.claim()).toMatchObject({ ok: true });
  });

  it('R55: are told of nothing where they are her own', async () => {
    const of = await stated(OWN);
    expect(await of.remarks()).toEqual([]);
    expect((await of.preview()).warnings.map(({ code }) => code)).not.toContain('partly-copied');
  });

  it('R55: a copy and nothing else says on the item that a claim with it is refused', async () => {
    const of = await stated(PROCEDURE);
    expect(await of.remarks()).toMatchObject([
      { code: 'copy-of-a-paper', because: expect.stringContaining('“How we check”') },
    ]);
    expect((await of.preview()).refusal?.code).toBe('copy-of-a-paper');
    await as(world, of.org.olivia, (tx) =>
      keepHandOut(tx, { id: newId(), title: 'Model answers', bytes: tone(20) }),
    );
    expect(await of.remarks(of.file)).toMatchObject([{ code: 'copy-of-a-paper' }]);
  });
});
