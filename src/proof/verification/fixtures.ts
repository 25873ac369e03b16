import type { CentreStaff, World } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { configureLogKeys } from '../../platform/audit/log-keys.ts';
import { read } from '../../platform/db/read.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { type AClaim, aClaim, aDiscussion, aJudgement, hands } from '../assessment/fixtures.ts';
import { recordTariff } from '../centre/record-approval.ts';
import { cycleView } from './cycles.ts';
import { makePlan, openCycle } from './index.ts';
import { recordSample } from './record-sample.ts';
import { openCycleRoute, recordSampleRoute } from './schema.ts';
import { startSample } from './start-sample.ts';

export const idOf = (who: Actor) => who.memberId ?? '';

/** The value of a result, or a fault with its words. */
export function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusal.because);
  return result.value;
}

/** The same of one that is still to come. */
export const done = async <T>(answer: Promise<Result<T>>): Promise<T> => given(await answer);

/** 'done', or the code of the refusal. */
export const codeOf = async (answer: Promise<Result<unknown>>) => {
  const result = await answer;
  return result.ok ? 'done' : result.refusal.code;
};

/** Opens centres with something to verify, and hands to verify with. */
export function centresIn(world: World) {
  configureLogKeys({ secret: 'a secret of the tests alone, for the keys of logs' });
  const does = <T>(who: Actor, command: (tx: Tx) => Promise<Result<T>>) =>
    act(world.db, who, command);
  const asks = <T>(who: Actor, question: (tx: Tx) => Promise<T>) => read(world.db, who, question);

  /** A centre with SALES at 20 per cent, Lena enrolled on it, her one unit claimed, and a cycle open. */
  async function centre({ decided = true, band = '02' as '01' | '02', qualified = true } = {}) {
    world.at('2026-11-23T09:00:00Z');
    const org = { ...(await world.organisation()) };
    const staff = await world.centre(org);
    const claim = await aClaim(world, org);
    const { rows } = await world.owner.query(
      'select framework_id from framework_unit where id = $1',
      [claim.unitId],
    );
    const frameworkId: string = rows[0].framework_id;
    await world.owner.query(
      `insert into enrolment (organisation_id, id, learner_id, framework_id, started_on, enrolled_at, enrolled_by)
      values ($1, $2, $3, $4, '2026-09-01', now(), $3)`,
      [org.id, newId(), idOf(org.lena), frameworkId],
    );
    await world.owner.query(
      `insert into enrolment_unit (organisation_id, enrolment_id, unit_id, chosen_at)
      select organisation_id, id, $2, now() from enrolment where organisation_id = $1`,
      [org.id, claim.unitId],
    );
    await done(
      does(staff.cleo, (tx) =>
        recordTariff(tx, {
          id: newId(),
          frameworkCode: 'SALES',
          band,
          fromOn: '2026-01-01',
          letter: 'Letter of 3 January',
        }),
      ),
    );
    if (qualified) await qualify(org, staff.ivan);
    const aidan = hands(world, org, claim);
    if (decided) await assess(aidan);
    const cycleId = newId();
    const cycle = openCycleRoute.body.parse({
      id: cycleId,
      frameworkId,
      name: 'Autumn',
      fromOn: '2026-09-01',
      toOn: '2026-12-31',
    });
    await done(does(staff.ivan, (tx) => openCycle(tx, cycle)));
    const view = () => asks(staff.cleo, (tx) => cycleView(tx, cycleId)).then(given);
    const plan = (id = newId()) => does(staff.ivan, (tx) => makePlan(tx, cycleId, { id }));
    return { org, staff, claim, frameworkId, cycle, cycleId, aidan, view, plan };
  }

  /** A verifier's certificate of theirs is on record, as Olivia has seen it. */
  const qualify = (org: { readonly id: string; readonly olivia: Actor }, who: Actor) =>
    world.owner.query(
      `insert into staff_qualification (organisation_id, id, member_id, shows, by_way_of, title, awarded_on, seen_on, seen_by)
      values ($1, $2, $3, 'verifying', 'accredited', 'Award', '2020-01-01', '2026-01-01', $4)`,
      [org.id, newId(), idOf(who), idOf(org.olivia)],
    );

  /** Aidan judges every criterion met and decides. */
  async function assess(aidan: ReturnType<typeof hands>) {
    await done(aidan.take());
    for (const at of [0, 1, 2, 3]) {
      await done(aidan.say(at === 0 ? aDiscussion(aidan.id(0)) : aJudgement(aidan.id(at))));
    }
    await done(aidan.end());
  }

  const begin = (of: Opened, sampleId: string, who = of.staff.ivan, id = newId()) =>
    does(who, (tx) => startSample(tx, sampleId, { id, stage: 'final' }));
  const tells = (of: Opened, more: object = {}) =>
    recordSampleRoute.body.parse({
      id: newId(),
      outcome: 'confirmed',
      methods: ['record'],
      feedback: 'Clear and fair.',
      findings: of.claim.criteria.map(({ criterionId }) => ({ criterionId, says: 'agreed' })),
      ...more,
    });
  const write = (of: Opened, startId: string, more: object = {}, who = of.staff.ivan) =>
    does(who, (tx) => recordSample(tx, startId, tells(of, more)));

  return { does, asks, centre, begin, write, qualify };
}

export type Centre = Awaited<ReturnType<ReturnType<typeof centresIn>['centre']>>;
type Opened = { readonly claim: AClaim; readonly staff: CentreStaff };
