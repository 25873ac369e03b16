import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { tone } from '../../../db/demo/tone.ts';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { aDecision, aJudgement, desk, meetAll } from '../assessment/fixtures.ts';
import { decide } from '../assessment/index.ts';
import { aFile } from '../files/fixtures.ts';
import { claimUnit } from '../portfolio/claim-unit.ts';
import {
  anEnrolment,
  aQualification,
  as,
  given,
  memberOf,
  refused,
} from '../portfolio/fixtures.ts';
import { takeClaim } from '../portfolio/index.ts';
import { claimPreview } from '../portfolio/prepare-claim.ts';
import { findAuthorship, keepHandOut } from './index.ts';
import { authorshipOf, handOutList } from './queries.ts';
import { findAuthorshipRoute } from './schema.ts';

const world = await openWorld();
const CALL = tone(20);

type Finding = Parameters<typeof findAuthorship>[2];
const finding = (evidenceId: string, more: Partial<Finding> = {}): Finding =>
  findAuthorshipRoute.body.parse({ id: newId(), evidenceId, finding: 'own', ...more });

/** Lena on the qualification, with a file for RPC1 1.1. */
async function withFile(bytes = CALL) {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation();
  const { frameworkId, unit, criterion } = await aQualification(world, org);
  await anEnrolment(world, org, frameworkId);
  const criterionId = criterion('RPC1.1.1');
  const { evidenceId } = given(
    await aFile(world, org.lena, bytes, { criterionIds: [criterionId] }),
  );
  const unitId = unit('RPC1');
  const preview = async () =>
    given(await read(world.db, org.lena, (tx) => claimPreview(tx, memberOf(org.lena), unitId)));
  const claims = () =>
    act(world.db, org.lena, (tx) =>
      claimUnit(tx, { id: newId(), unitId, declaration: 'My own.', declared: 0 }),
    );
  return { org, frameworkId, criterionId, evidenceId, unitId, preview, claims };
}

const finds = (claimId: string, who: Actor, input: Finding) =>
  act(world.db, who, (tx) => findAuthorship(tx, claimId, input));
const whole = (claimId: string, who: Actor) =>
  read(world.db, who, (tx) => authorshipOf(tx, claimId));

async function taken(org: TestOrganisation, claimId: string): Promise<void> {
  await as(world, org.aidan, (tx) => takeClaim(tx, claimId));
}

describe('R55 evidence shows this learner’s own competence', () => {
  it('R55 a file that is a hand-out byte for byte is refused at the claim, and another is not', async () => {
    const { org, preview, claims } = await withFile();
    expect((await preview()).refusal).toBeNull();
    const kept = await act(world.db, org.olivia, (tx) =>
      keepHandOut(tx, { id: newId(), title: 'Model answers', bytes: CALL }),
    );
    const again = await act(world.db, org.olivia, (tx) =>
      keepHandOut(tx, { id: newId(), title: 'The same again', bytes: CALL }),
    );
    expect(given(again)).toEqual(given(kept));
    const { total } = await read(world.db, org.olivia, handOutList);
    expect(total).toBe(1);
    expect((await preview()).refusal).toMatchObject({
      code: 'copy-of-a-paper',
      because: expect.stringContaining('“Model answers”'),
    });
    expect(refused(await claims())).toBe('copy-of-a-paper');
  });

  it('R55 a unit is not achieved while nobody said whose work a file is, in the database too', async () => {
    const { org, evidenceId, claims } = await withFile();
    const { claimId } = given(await claims());
    expect(refused(await finds(claimId, org.aidan, finding(evidenceId)))).toBe('not-your-claim');
    await taken(org, claimId);
    const before = given(await whole(claimId, org.aidan));
    expect(before).toMatchObject({ mayFind: true, items: [{ asks: true, history: [] }] });
    const decided = await act(world.db, org.aidan, (tx) => decide(tx, claimId, aDecision()));
    expect(decided).toMatchObject({
      refusal: { because: expect.stringContaining('nobody said whose work it is') },
    });
    const past = world.owner.query(
      `insert into unit_decision (organisation_id, id, claim_id, outcome, feedback, party, decided_at, decided_by, paper,
         paper_sha256) values ($1, $2, $3, 'achieved', 'Well done', false, now(), $4, '{}', $5)`,
      [org.id, newId(), claimId, memberOf(org.aidan), createHash('sha256').update('{}').digest()],
    );
    await expect(past).rejects.toThrow(/own work/);
    const input = finding(evidenceId);
    const found = await finds(claimId, org.aidan, input);
    expect(await finds(claimId, org.aidan, input)).toEqual(found);
    expect(given(await whole(claimId, org.aidan)).items[0]?.history).toMatchObject([
      { finding: 'own', by: 'Aidan Ash' },
    ]);
  });

  it('R55 nothing is met by an item found not to be the learner’s own, and no unit achieved on it', async () => {
    const of = await desk(world);
    const [item] = of.claim.items;
    const evidenceId = item?.evidenceId ?? '';
    await of.take();
    for (const each of of.claim.items) await of.look(each);
    await meetAll(of);
    const { claimId } = of.claim;
    const by = { finding: 'of_another' as const, because: 'Carla’s name is on the call sheet.' };
    expect(
      refused(await finds(claimId, of.org.aidan, finding(evidenceId, { ...by, because: '' }))),
    ).toBe('reason-missing');
    given(await finds(claimId, of.org.aidan, finding(evidenceId, by)));
    expect(await of.end()).toMatchObject({
      refusal: { because: expect.stringContaining('not to be the learner’s own work') },
    });
    const again = await of.say(aJudgement(of.id(1), { evidenceIds: [evidenceId] }));
    expect(refused(again)).toBe('not-their-own-work');
    given(
      await of.say(aJudgement(of.id(1), { evidenceIds: [of.claim.items[1]?.evidenceId ?? ''] })),
    );
    expect(await of.end()).toMatchObject({ ok: true });
    expect(refused(await finds(claimId, of.org.aidan, finding(evidenceId)))).toBe('claim-changed');
    // The learner reads it once the claim is decided, with the reason; the log has no word of it.
    expect(given(await whole(claimId, of.org.lena)).items[0]?.history).toMatchObject([by]);
    expect(JSON.stringify(await world.log(of.org))).not.toContain('call sheet');
  });

  it('R55 who judges is told that another learner has the same file; the learner is not', async () => {
    const of = await withFile();
    const { frameworkId, org } = of;
    await world.owner.query(
      `insert into member_role (organisation_id, member_id, role, given_at) values ($1, $2, 'learner', now())`,
      [org.id, memberOf(org.carla)],
    );
    const carla = { ...org.carla, roles: [...org.carla.roles, 'learner' as const] };
    await anEnrolment(world, { ...org, lena: carla }, frameworkId);
    given(await aFile(world, carla, CALL));
    const shown = await of.preview();
    expect(shown.refusal).toBeNull();
    expect(JSON.stringify(shown.warnings)).not.toContain('other learner');
    const { claimId } = given(await of.claims());
    await taken(org, claimId);
    expect(given(await whole(claimId, org.aidan)).items[0]?.shows).toEqual([
      '1 other learner has the same file, byte for byte.',
    ]);
    expect(given(await whole(claimId, org.lena)).items[0]?.shows).toEqual([]);
    expect(refused(await whole(claimId, carla))).toBe('claim-not-found');
  });
});
