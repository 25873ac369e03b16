import './index.ts';
import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { recordCall } from '../../desk/communications/index.ts';
import { addPerson } from '../../desk/people/index.ts';
import { newId } from '../../lib/ids.ts';
import { addDays } from '../../lib/time.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { adoptBuiltIn } from '../frameworks/index.ts';
import { claimUnit } from '../portfolio/claim-unit.ts';
import { evidenceOf } from '../portfolio/evidence.ts';
import {
  anEnrolment,
  aQualification,
  as,
  given,
  memberOf,
  refused,
} from '../portfolio/fixtures.ts';
import { claimOf } from '../portfolio/index.ts';
import { behaviourLookedAt, behavioursOf } from './behaviours.ts';
import { countedAgain } from './count-behaviour.ts';
import { type BehaviourInput, sealBehaviour } from './seal-behaviour.ts';
import { collectedDb } from './tables.ts';

const world = await openWorld();
const ASKED = { pattern: 'listening', fromOn: '2026-09-14', toOn: '2026-11-22' };

async function called(by: Actor, personId: string, noted: boolean) {
  await as(world, by, (tx) =>
    recordCall(tx, {
      id: newId(),
      personId,
      about: { kind: 'person', id: personId },
      direction: 'out',
      outcome: 'spoke',
      identityChecked: true,
      words: noted ? 'She can do nights from Monday.' : '',
    }),
  );
}

/** Lena rang somebody twice a week over five weeks, and wrote down what was said but once; Carla rang too. */
async function aBusyAutumn({ weeks = 5 } = {}) {
  world.at('2026-09-14T09:00:00Z');
  const org = await world.organisation();
  const { frameworkId, criterion, unit } = await aQualification(world, org);
  await as(world, org.olivia, (tx) => adoptBuiltIn(tx, { id: newId(), code: 'ST0321' }));
  await anEnrolment(world, org, frameworkId);
  const personId = newId();
  await as(world, org.olivia, (tx) =>
    addPerson(tx, {
      id: personId,
      givenName: 'Rosa',
      familyName: 'Marsh',
      hat: 'worker',
      phones: [],
      emails: [],
    }),
  );
  for (let week = 0; week < weeks; week++) {
    const day = addDays('2026-09-14', 7 * week);
    world.at(`${day}T10:00:00Z`);
    await called(org.lena, personId, true);
    world.at(`${addDays(day, 1)}T10:00:00Z`);
    await called(org.lena, personId, week !== 2);
    await called(org.carla, personId, false);
  }
  world.at('2026-11-23T09:00:00Z');
  return { org, criterion, unit, personId };
}

const figures = (by: Actor, asked = ASKED) =>
  read(world.db, by, (tx) => behaviourLookedAt(tx, asked));

async function sealed(by: Actor, input: Partial<BehaviourInput> = {}) {
  const seen = input.seen ?? given(await figures(by)).seen;
  return act(world.db, by, (tx) =>
    sealBehaviour(tx, { id: newId(), ...ASKED, criterionIds: [], ...input, seen }),
  );
}

describe('behaviour over time', () => {
  it('U16: is counted from the learner’s own records week by week, and sealed as one item that shows its paper', async () => {
    const { org } = await aBusyAutumn();
    const looked = given(await figures(org.lena));
    expect(looked).toMatchObject({ occasions: 10, shown: 9, tooLittle: null });
    expect(looked.weeks).toHaveLength(5);
    expect(looked.weeks[2]).toEqual({ monday: '2026-09-28', occasions: 2, shown: 1 });
    expect(looked.year).toEqual({ fromOn: '2025-11-22', occasions: 10, shown: 9 });
    const { patterns } = given(await read(world.db, org.lena, behavioursOf));
    const statement = patterns.find(({ code }) => code === 'listening')?.criterion;
    expect(statement?.code).toBe('B9');
    const criterionIds = [statement?.criterionId ?? ''];
    const { evidenceId } = given(await sealed(org.lena, { criterionIds }));
    const item = given(
      await read(world.db, org.lena, (tx) => evidenceOf(tx, memberOf(org.lena), evidenceId)),
    );
    expect(item.rendition.title).toBe(
      'Listening and asking on, Mon 14 Sep 2026 to Sun 22 Nov 2026',
    );
    const sections = item.rendition.entries.flatMap(({ documents }) =>
      documents.flatMap((document) => document.sections),
    );
    expect(sections.find(({ heading }) => heading === 'What it answered')?.rows[0]?.value).toBe(
      '9 of 10 (90%)',
    );
    const entry = (await world.log(org)).find(({ kind }) => kind === 'behaviour.counted');
    expect(entry?.envelope.facts).toMatchObject({ occasions: 10, shown: 9, weeks: 5 });
    expect(given(await read(world.db, org.lena, behavioursOf)).rows).toMatchObject([
      { evidenceId, occasions: 10, shown: 9 },
    ]);
  });

  it('gives the same figures whenever it is asked again, whatever was done since', async () => {
    const { org, personId } = await aBusyAutumn();
    const { evidenceId } = given(await sealed(org.lena));
    const again = () =>
      read(world.db, org.lena, async (tx) => {
        const row = await collectedDb(tx)
          .selectFrom('behaviour_count')
          .select(['learner_id', 'result'])
          .where('evidence_id', '=', evidenceId)
          .executeTakeFirstOrThrow();
        const { result, learner_id } = row;
        const raised = { ...result, counted: { ...result.counted, shown: 10 } };
        return [
          await countedAgain(tx, learner_id, result),
          await countedAgain(tx, learner_id, raised),
        ];
      });
    expect(await again()).toEqual([true, false]);
    await called(org.lena, personId, true);
    world.at('2027-05-01T09:00:00Z');
    expect(await again()).toEqual([true, false]);
  });

  it('is counted once more at the claim: figures that were changed are nobody’s evidence', async () => {
    const { org, criterion, unit } = await aBusyAutumn();
    const criterionIds = [criterion('RPC1.1.3')];
    const { evidenceId } = given(await sealed(org.lena, { criterionIds }));
    const claim = (id: string) =>
      act(world.db, org.lena, (tx) =>
        claimUnit(tx, { id, unitId: unit('RPC1'), declaration: 'My own work.', declared: 0 }),
      );
    const put = (shown: number) =>
      world.owner.query(
        `update behaviour_count set result = jsonb_set(result, '{counted,shown}', to_jsonb($2::int))
          where evidence_id = $1`,
        [evidenceId, shown],
      );
    await put(10);
    expect(refused(await claim(newId()))).toBe('counted-otherwise');
    await put(9);
    const id = newId();
    given(await claim(id));
    const card = await read(world.db, org.aidan, (tx) => claimOf(tx, id));
    expect(card?.evidence.map(({ title }) => title)).toEqual([
      'Listening and asking on, Mon 14 Sep 2026 to Sun 22 Nov 2026',
    ]);
  });

  it('refuses too little, days that are not over, other figures than were looked at, and the same again', async () => {
    const { org } = await aBusyAutumn({ weeks: 3 });
    const few = given(await figures(org.lena));
    expect(few.tooLittle).toMatch(/6 occasions in 3 weeks/);
    expect(refused(await sealed(org.lena))).toBe('too-little-counted');
    const { org: busy } = await aBusyAutumn();
    const wrong = async (input: Partial<BehaviourInput>) => refused(await sealed(busy.lena, input));
    expect(await wrong({ toOn: '2026-11-23' })).toBe('not-over-yet');
    expect(await wrong({ fromOn: '2026-11-02' })).toBe('too-short');
    expect(await wrong({ pattern: 'charm' })).toBe('pattern-not-found');
    expect(await wrong({ seen: 'f'.repeat(64) })).toBe('changed-since-seen');
    expect(await wrong({ criterionIds: [newId()] })).toBe('criterion-not-found');
    const id = newId();
    given(await sealed(busy.lena, { id }));
    expect(given(await sealed(busy.lena, { id }))).toEqual({ evidenceId: id });
    expect(await wrong({})).toBe('counted-already');
  });

  it('is a learner’s alone, and another organisation’s learner finds nothing under the same id', async () => {
    const { org } = await aBusyAutumn();
    const { seen } = given(await figures(org.lena));
    expect(refused(await figures(org.carla))).toBe('not-a-learner');
    expect(refused(await sealed(org.carla, { seen }))).toBe('not-a-learner');
    const id = newId();
    given(await sealed(org.lena, { id }));
    const elsewhere = await aBusyAutumn();
    given(await sealed(elsewhere.org.lena, { id }));
    expect(given(await read(world.db, elsewhere.org.lena, behavioursOf)).rows).toHaveLength(1);
  });

  it('one press at once counts once, whether it comes twice or from two windows', async () => {
    const { org } = await aBusyAutumn();
    const id = newId();
    const answers = await Promise.all([
      sealed(org.lena, { id }),
      sealed(org.lena, { id }),
      sealed(org.lena),
    ]);
    expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(2);
    const { rows } = await world.owner.query(
      'select count(*)::int as n from behaviour_count where organisation_id = $1',
      [org.id],
    );
    expect(rows[0]?.n).toBe(1);
  });
});
