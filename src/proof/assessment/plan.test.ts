import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { anEnrolment, aQualification } from '../portfolio/fixtures.ts';
import { agreePlan, ownPlans, plansView, whyLate, writePlan } from './plan-assessment.ts';

const world = await openWorld();
world.at('2026-11-23T09:00:00Z');

async function planning() {
  const org = await world.organisation();
  const { frameworkId, unit } = await aQualification(world, org);
  await anEnrolment(world, org, frameworkId, { unitIds: [unit('BA13')] });
  const lena = org.lena.memberId ?? '';
  const write = (given: object = {}, who: Actor = org.aidan) =>
    act(world.db, who, (tx) =>
      writePlan(tx, lena, {
        id: newId(),
        unitId: unit('BA13'),
        meetingId: null,
        lines: [
          {
            what: 'The diary in use',
            method: 'observation',
            on: '2026-12-01',
            place: 'Leeds desk',
          },
        ],
        ...given,
      }),
    );
  const agree = (id: string, who: Actor = org.lena) =>
    act(world.db, who, (tx) => agreePlan(tx, id));
  const seen = () => read(world.db, org.aidan, (tx) => plansView(tx, lena, frameworkId));
  return { org, unit, write, agree, seen };
}

const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code;

describe('the plan of assessment of a unit', () => {
  it('is agreed by the learner’s own press, and superseded by the next version', async () => {
    const { org, write, agree, seen } = await planning();
    const [first, second] = [newId(), newId()];
    expect(await write({ id: first })).toEqual(await write({ id: first }));
    expect(codeOf(await agree(first, org.aidan))).toBe('plan-not-found');
    expect(codeOf(await agree(first))).toBe('ok');
    world.at('2026-11-23T10:00:00Z');
    expect(await write({ id: second })).toEqual({ ok: true, value: { version: 2 } });
    const view = await seen();
    expect(view.ok && view.value.rows.map((one) => [one.version, one.superseded])).toEqual([
      [2, false],
      [1, true],
    ]);
    const own = await read(world.db, org.lena, (tx) => ownPlans(tx));
    expect(own.ok && own.value.rows).toMatchObject([{ version: 2, agreedAt: null }]);
    const third = newId();
    await write({ id: third });
    expect(codeOf(await agree(second))).toBe('version-replaced');
    const forged = world.owner.query('update assessment_plan set agreed_at = now() where id = $1', [
      first,
    ]);
    await expect(forged).rejects.toMatchObject({ constraint: 'assessment_plan_stays_agreed' });
  });

  it('refuses a day that is over, another’s unit, a meeting that is not theirs, and one’s own plan', async () => {
    const { org, unit, write } = await planning();
    const late = { what: 'The diary', method: 'record', on: '2026-11-22', place: 'Leeds' };
    expect(codeOf(await write({ lines: [late] }))).toBe('day-over');
    expect(codeOf(await write({ unitId: newId() }))).toBe('unit-not-found');
    expect(codeOf(await write({ meetingId: newId() }))).toBe('meeting-not-found');
    expect(codeOf(await write({}, { ...org.lena, roles: ['assessor'] }))).toBe('own-plan');
    expect(unit('BA13')).not.toBe('');
  });

  it('R71 warns where the first units come late', () => {
    const facts = { startedOn: '2026-08-01', firstOn: null, judged: false, today: '2026-11-23' };
    expect(whyLate(facts).map(({ rule }) => rule)).toEqual(['R71']);
    expect(whyLate({ ...facts, firstOn: '2026-10-20' })).toEqual([]);
    expect(whyLate({ ...facts, judged: true })).toEqual([]);
    expect(whyLate({ ...facts, today: '2026-09-01', firstOn: '2026-12-24' })).toHaveLength(1);
  });
});
