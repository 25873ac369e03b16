import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { aClaim, aDiscussion, aJudgement, hands } from '../assessment/fixtures.ts';
import { answerAction, closeStaffAction } from './actions.ts';
import { interviewLearner } from './interview-learner.ts';
import { itemView, observationsOf } from './item-view.ts';
import { agreeItem, judgeItem, uncoverItem } from './judge-item.ts';
import { countersignObservation, observeAssessor, signObservation } from './observe-assessor.ts';
import { openItem } from './open-item.ts';
import { interviewList, overview } from './queries.ts';
import { alikeOf, spreadOf } from './spread.ts';
import { writeMinutes } from './write-minutes.ts';

const world = await openWorld();
const idOf = (who: Actor) => who.memberId ?? '';
const does = <T>(who: Actor, command: (tx: Tx) => Promise<Result<T>>) =>
  act(world.db, who, command);
const asks = <T>(who: Actor, question: (tx: Tx) => Promise<T>) => read(world.db, who, question);
const codeOf = async (answer: Promise<Result<unknown>>) => {
  const result = await answer;
  return result.ok ? 'done' : result.refusal.code;
};
const given = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.because);
  return result.value;
};

/** A centre whose SALES claim of Lena is decided by Aidan. */
async function centre() {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation();
  const staff = await world.centre(org);
  const claim = await aClaim(world, org);
  const aidan = hands(world, org, claim);
  given(await aidan.take());
  for (const at of [0, 1, 2, 3]) {
    given(await aidan.say(at === 0 ? aDiscussion(aidan.id(0)) : aJudgement(aidan.id(at))));
  }
  given(await aidan.end());
  return { org, staff, claim };
}
type Centre = Awaited<ReturnType<typeof centre>>;

const qualify = (of: Centre, who: Actor) =>
  world.owner.query(
    `insert into staff_qualification (organisation_id, id, member_id, shows, by_way_of, title, awarded_on, seen_on, seen_by)
      values ($1, $2, $3, 'verifying', 'accredited', 'Award', '2020-01-01', '2026-01-01', $4)`,
    [of.org.id, newId(), idOf(who), idOf(of.org.olivia)],
  );

const watched = (of: Centre, more: object = {}) => ({
  id: newId(),
  assessorId: idOf(of.org.aidan),
  learnerId: idOf(of.org.lena),
  unitId: of.claim.unitId,
  heldOn: '2026-11-20',
  agreedOn: '2026-11-19',
  seen: 'Asked open questions and waited.',
  strengths: 'Feedback at once.',
  actions: [{ id: newId(), words: 'Name the criterion', dueOn: '2026-12-01' }],
  ...more,
});

describe('an observation of an assessor', () => {
  test('R27 of a verifier without a certificate waits for the countersignature of one who has it, in the database too', async () => {
    const of = await centre();
    const { ivan, quinn } = of.staff;
    const one = watched(of);
    const observe = (who: Actor, more: object = {}) =>
      codeOf(does(who, (tx) => observeAssessor(tx, { ...one, ...more })));
    expect(await observe(ivan, { heldOn: '2026-11-24' })).toBe('held-in-future');
    expect(await observe(ivan, { agreedOn: '2026-11-21' })).toBe('agreed-later');
    expect(await observe(ivan, { learnerId: idOf(ivan) })).toBe('own-observation');
    expect(await observe(of.org.aidan)).toBe('own-observation');
    expect(await observe(ivan, { assessorId: idOf(quinn) })).toBe('assessor-not-found');
    expect(await observe(ivan)).toBe('done');
    expect(await observe(ivan)).toBe('done');
    const sign = (who: Actor) =>
      codeOf(does(who, (tx) => signObservation(tx, one.id, { answer: 'I will.' })));
    const stand = (who: Actor) => codeOf(does(who, (tx) => countersignObservation(tx, one.id)));
    expect(await sign(ivan)).toBe('not-your-observation');
    expect(await sign(of.org.aidan)).toBe('done');
    expect(await stand(ivan)).toBe('own-observation');
    expect(await stand(quinn)).toBe('not-qualified');
    const due = () => asks(ivan, overview).then((all) => given(all).unobserved.length);
    expect(await due()).toBe(1);
    await expect(
      world.owner.query('update assessor_observation set countersign = false where id = $1', [
        one.id,
      ]),
    ).rejects.toThrow(/observation_waits/);
    await qualify(of, quinn);
    expect(await stand(quinn)).toBe('done');
    expect(await stand(quinn)).toBe('done');
    expect(await due()).toBe(0);
    await qualify(of, ivan);
    const second = watched(of);
    given(await does(ivan, (tx) => observeAssessor(tx, second)));
    expect(await codeOf(does(quinn, (tx) => countersignObservation(tx, second.id)))).toBe(
      'countersignature-not-needed',
    );
    const file = given(await asks(of.org.aidan, (tx) => observationsOf(tx, idOf(of.org.aidan))));
    expect(file.observations.map(({ countersignature }) => countersignature).sort()).toEqual([
      'given',
      'not_needed',
    ]);
    expect(given(await asks(of.org.aidan, overview)).open).toHaveLength(2);
    expect(JSON.stringify(await world.log(of.org))).not.toContain('open questions');
  });

  test('asks the assessor for actions, which another closes', async () => {
    const of = await centre();
    const one = watched(of);
    given(await does(of.staff.ivan, (tx) => observeAssessor(tx, one)));
    const action = one.actions[0]?.id ?? '';
    const answer = (who: Actor) =>
      codeOf(does(who, (tx) => answerAction(tx, action, { answer: 'Done' })));
    const close = (who: Actor) =>
      codeOf(does(who, (tx) => closeStaffAction(tx, action, { words: 'Seen' })));
    expect(await answer(of.staff.ivan)).toBe('not-your-action');
    expect(await answer(of.org.aidan)).toBe('done');
    expect(await close(of.org.aidan)).toBe('own-action');
    world.at('2026-12-02T09:00:00Z');
    expect(given(await asks(of.org.aidan, overview)).open).toMatchObject([
      { late: true, mine: true, answer: 'Done' },
    ]);
    expect(await close(of.staff.ivan)).toBe('done');
    expect(await close(of.staff.ivan)).toBe('already-closed');
  });
});

test('R87 a verifier interviews a learner of others, and only verifiers read the notes', async () => {
  const of = await centre();
  const ask = (who: Actor, learner = of.org.lena) =>
    codeOf(
      does(who, (tx) =>
        interviewLearner(tx, {
          id: newId(),
          learnerId: idOf(learner),
          unitId: of.claim.unitId,
          heldOn: '2026-11-20',
          how: 'telephone',
          outcome: 'in_doubt',
          notes: 'Was not asked about the second target.',
          actions: [],
        }),
      ),
    );
  expect(await ask(of.org.aidan)).toBe('verifier-not-apart');
  expect(await ask(of.staff.ivan, of.org.ben)).toBe('learner-not-found');
  expect(await ask(of.staff.ivan)).toBe('done');
  expect(given(await asks(of.staff.edith, interviewList)).rows).toMatchObject([
    { outcome: 'in_doubt', verifierName: 'Ivan Innes' },
  ]);
  expect(JSON.stringify(await asks(of.org.aidan, overview))).not.toContain('second target');
  expect(JSON.stringify(await world.log(of.org))).not.toContain('second target');
});

test('C12 an item is judged blind: nobody sees another’s answer before it is uncovered, whoever asks the database', async () => {
  const of = await centre();
  const { ivan, quinn, asha } = of.staff;
  const id = newId();
  const criterionIds = of.claim.criteria.slice(0, 2).map(({ criterionId }) => criterionId);
  const [first = '', second = ''] = criterionIds;
  const open = (more: object = {}) =>
    codeOf(
      does(ivan, (tx) =>
        openItem(tx, {
          id,
          claimId: of.claim.claimId,
          evidenceId: of.claim.items[0]?.evidenceId ?? '',
          criterionIds,
          memberIds: [idOf(of.org.aidan), idOf(quinn), idOf(asha)],
          dueOn: '2026-12-01',
          ...more,
        }),
      ),
    );
  expect(await open({ evidenceId: newId() })).toBe('evidence-not-found');
  expect(await open({ criterionIds: [newId()] })).toBe('criterion-not-found');
  expect(await open({ memberIds: [idOf(of.org.lena), idOf(quinn)] })).toBe('own-work');
  expect(await open({ dueOn: '2026-11-01' })).toBe('due-in-past');
  expect(await open()).toBe('done');
  const judge = (who: Actor, says: 'met' | 'not_yet', criteria = [first, second]) =>
    codeOf(
      does(who, (tx) =>
        judgeItem(tx, id, {
          answers: criteria.map((criterionId) => ({
            criterionId,
            says: criterionId === second ? says : 'met',
            why: `Because of ${who.memberId}`,
          })),
        }),
      ),
    );
  expect(await judge(ivan, 'met')).toBe('not-asked');
  expect(await judge(of.org.aidan, 'met', [first])).toBe('criteria-missing');
  expect(await judge(of.org.aidan, 'met')).toBe('done');
  expect(await judge(of.org.aidan, 'not_yet')).toBe('already-judged');
  const uncover = () => codeOf(does(ivan, (tx) => uncoverItem(tx, id)));
  expect(await uncover()).toBe('too-few-judged');
  expect(await judge(quinn, 'not_yet')).toBe('done');
  const seen = async (who: Actor) =>
    given(await asks(who, (tx) => itemView(tx, id))).criteria.flatMap(({ answers }) =>
      answers.map(({ name }) => name),
    );
  expect(await seen(ivan)).toEqual([]);
  expect(JSON.stringify(await asks(quinn, (tx) => itemView(tx, id)))).not.toContain('Lena');
  expect(await seen(quinn)).toEqual(['Quinn Quaid', 'Quinn Quaid'].map(() => expect.any(String)));
  expect(new Set(await seen(quinn)).size).toBe(1);
  const raw = await world.owner.connect();
  try {
    await raw.query('begin');
    await raw.query('set local role deskproof_app');
    await raw.query(`select set_config('app.organisation', $1, true)`, [of.org.id]);
    expect((await raw.query('select * from standardised_answer')).rows).toEqual([]);
  } finally {
    await raw.query('rollback');
    raw.release();
  }
  const agree = (criteria: readonly string[], attendedIds = [idOf(quinn)]) =>
    codeOf(
      does(ivan, (tx) =>
        agreeItem(tx, id, {
          answers: criteria.map((criterionId) => ({
            criterionId,
            says: 'met',
            reasons: 'Both targets show.',
          })),
          attendedIds,
          conclusion: 'Ask for both targets.',
          actions: [],
        }),
      ),
    );
  expect(await agree([first, second])).toBe('still-blind');
  expect(await uncover()).toBe('done');
  expect(await judge(asha, 'met')).toBe('already-uncovered');
  expect(new Set(await seen(quinn)).size).toBe(2);
  expect(await agree([first])).toBe('criteria-missing');
  expect(await agree([first, second], [idOf(ivan)])).toBe('not-asked');
  expect(await agree([first, second])).toBe('done');
  const whole = given(await asks(of.org.aidan, (tx) => itemView(tx, id)));
  expect(whole).toMatchObject({ state: 'agreed', alike: { percent: 50, pairs: 2 } });
  expect(whole.seats.filter(({ attended }) => !attended)).toHaveLength(2);
  expect(await codeOf(asks(of.org.lena, (tx) => itemView(tx, id)))).toBe('not-asked');
  await expect(
    world.owner.query(
      `insert into standardised_answer select organisation_id, item_id, $2, criterion_id, says, why, answered_at
        from standardised_answer where item_id = $1 and member_id = $3`,
      [id, idOf(asha), idOf(quinn)],
    ),
  ).rejects.toThrow(/is uncovered/);
});

test('the spread is a count, and the share of those who said the same', () => {
  const said = (words: readonly ('met' | 'not_yet')[], criterionId: string) =>
    words.map((says, at) => ({ criterionId, memberId: `${at}`, says }));
  const all = [...said(['met', 'met', 'met', 'not_yet'], 'a'), ...said(['met', 'met'], 'b')];
  expect(spreadOf(all, 'a')).toEqual({ met: 3, notYet: 1, percent: 75 });
  expect(alikeOf(all)).toEqual({ percent: 57, pairs: 7 });
  expect(alikeOf([])).toEqual({ percent: 0, pairs: 0 });
});

test('R85 minutes always hold equal opportunities, and follow up each open action of the meeting before', async () => {
  const of = await centre();
  const action = newId();
  const write = (more: object = {}) =>
    codeOf(
      does(of.staff.ivan, (tx) =>
        writeMinutes(tx, {
          id: newId(),
          heldOn: '2026-11-20',
          name: 'Team meeting',
          presentIds: [idOf(of.staff.ivan), idOf(of.org.aidan)],
          absentIds: [idOf(of.staff.quinn)],
          equalOpportunities: 'A learner asked for larger print.',
          items: [{ heading: 'Numbers', minutes: 'Twelve learners.' }],
          followedUp: [],
          actions: [],
          ...more,
        }),
      ),
    );
  const own = [{ id: action, words: 'Print', ownerId: idOf(of.staff.ivan), dueOn: '2026-12-01' }];
  expect(await write({ heldOn: '2026-11-30' })).toBe('held-in-future');
  expect(await write({ presentIds: [newId()] })).toBe('member-not-found');
  expect(await write({ actions: [{ ...own[0], dueOn: '2026-11-01' }] })).toBe('due-in-past');
  expect(await write({ actions: own })).toBe('done');
  expect(await write()).toBe('follow-up-missing');
  const spoken = { words: 'Printed', done: true };
  expect(await write({ followedUp: [{ actionId: newId(), ...spoken }] })).toBe('follow-up-missing');
  expect(await write({ followedUp: [{ actionId: action, ...spoken }] })).toBe('done');
  expect(await write()).toBe('done');
  const { meetings, open } = given(await asks(of.org.aidan, overview));
  expect(open).toEqual([]);
  expect(meetings).toHaveLength(3);
  await expect(
    world.owner.query(`update staff_meeting set equal_opportunities = '' where name = $1`, [
      'Team meeting',
    ]),
  ).rejects.toThrow(/equal_opportunities/);
});
