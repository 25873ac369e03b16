import { expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { keepConfirmation } from '../../platform/identity/confirm.ts';
import { agreeArrangement, agreeAsVerifier, askArrangement, endArrangement } from './arrange.ts';
import { arrangementList } from './arrangements.ts';
import { changeStates } from './change-states.ts';
import { centreWithLearner, done, REC } from './fixtures.ts';
import { arrangementsBy } from './index.ts';
import { claimPrior, decidePrior } from './prior-learning.ts';
import { programmeOf } from './queries.ts';
import { liftLearning, requireLearning } from './require-learning.ts';

const world = await openWorld();
world.at('2026-11-23T09:00:00Z');
const refused = (code: string, source?: string) => ({
  ok: false,
  refusal: { code, ...(source ? { source } : {}) },
});

test('R44 no learning is required for knowledge already proven, and none without a reason', async () => {
  const of = await centreWithLearner(world);
  const now = async () => {
    const { programmes } = await done(
      of.asks(of.asha, (tx) => programmeOf(tx, of.lena.memberId ?? '')),
    );
    return programmes[0];
  };
  const unitId = (await now())?.units[0]?.unitId ?? '';
  const require = (more: object = {}) =>
    of.does(of.asha, (tx) =>
      requireLearning(tx, of.enrolmentId, {
        id: newId(),
        unitId,
        what: 'Four evenings on the law',
        judgedBy: 'centre',
        because: 'Came from another trade.',
        essential: false,
        ...more,
      }),
    );
  expect(await require({ unitId: newId() })).toMatchObject(refused('unit-not-found'));
  expect(await require({ judgedBy: null })).toMatchObject(refused('reason-needed', 'R44'));
  expect(await require({ because: '' })).toMatchObject(refused('reason-needed', 'R44'));
  const id = newId();
  await done(require({ id }));
  await done(require({ id }));
  expect((await now())?.required).toMatchObject([{ judgedBy: 'centre', lifted: null }]);
  const lift = () => of.does(of.asha, (tx) => liftLearning(tx, id, { because: 'Taken part in' }));
  await done(lift());
  expect(await lift()).toMatchObject(refused('already-lifted'));
  expect(await of.does(of.asha, (tx) => liftLearning(tx, newId(), { because: 'x' }))).toMatchObject(
    refused('required-learning-not-found'),
  );

  const { priorId } = await done(
    of.does(of.asha, (tx) =>
      claimPrior(tx, of.enrolmentId, {
        id: newId(),
        unitId,
        basis: 'shared_unit',
        awardedBy: 'Another body',
        achievedOn: '2025-05-01',
        unchanged: true,
        currency: 'Does this work now.',
      }),
    ),
  );
  await done(
    of.does(of.aidan, (tx) => decidePrior(tx, priorId, { granted: true, words: 'Seen.' })),
  );
  expect(await require()).toMatchObject(refused('knowledge-proven', 'R44'));
  await expect(
    world.owner.query(
      `insert into required_learning (organisation_id, id, enrolment_id, learner_id, unit_id, what, judged_by,
         because, essential, recorded_at, recorded_by)
       values ($1, $2, $3, $4, $5, 'By hand', 'centre', 'x', false, now(), $6)`,
      [of.id, newId(), of.enrolmentId, of.lena.memberId, unitId, of.asha.memberId],
    ),
  ).rejects.toThrow(/is proven/);
  await done(require({ essential: true, judgedBy: 'external_verifier' }));
  expect((await now())?.required[1]).toMatchObject({ essential: true });
});

test('C7 several learners change state in one press; who cannot is named, the others count', async () => {
  const of = await centreWithLearner(world);
  const [mine, gone] = [newId(), newId()];
  const press = () =>
    of.does(of.asha, (tx) =>
      changeStates(tx, {
        changes: [
          { id: mine, enrolmentId: of.enrolmentId },
          { id: gone, enrolmentId: newId() },
        ],
        state: 'withdrawn',
        fromOn: '2026-11-20',
        newEndOn: null,
        words: 'The contract with the employer ended.',
      }),
    );
  const first = await done(press());
  expect(first.changed).toBe(1);
  expect(first.lines).toContainEqual({
    enrolmentId: of.enrolmentId,
    name: 'Lena Lowe',
    because: null,
  });
  expect(first.lines.find(({ because }) => because !== null)?.because).toContain('no such');
  expect((await done(press())).changed).toBe(1);
  const said = (await world.log({ ...of })).filter(({ kind }) => kind === 'learner.state_changed');
  expect(said).toHaveLength(1);
});

test('R48 R78 an arrangement is agreed before it is used, a significant one by the awarding body', async () => {
  const of = await centreWithLearner(world);
  const ask = async (size: 'minor' | 'significant') =>
    (
      await done(
        of.does(of.asha, (tx) =>
          askArrangement(tx, of.enrolmentId, {
            id: newId(),
            on: '2026-09-10',
            size,
            what: 'Questions read aloud',
          }),
        ),
      )
    ).arrangementId;
  const agree = (id: string, more: object = {}) =>
    of.does(of.asha, (tx) =>
      agreeArrangement(tx, id, {
        with: 'external_verifier',
        on: '2026-09-20',
        words: 'Agreed by letter',
        fromOn: '2026-09-21',
        toOn: null,
        ...more,
      }),
    );
  const inUse = async (on: string) =>
    (await of.asks(of.ivan, (tx) => arrangementsBy(tx, [of.lena.memberId ?? ''], on))).size;
  const significant = await ask('significant');
  expect(await agree(significant)).toMatchObject(refused('awarding-body-needed', 'R48'));
  await expect(
    world.owner.query(
      `update special_arrangement set agreed_with = 'external_verifier', agreed_on = '2026-09-20',
        agreed_words = 'x', agreed_recorded_by = $2, from_on = '2026-09-21' where id = $1`,
      [significant, of.asha.memberId],
    ),
  ).rejects.toThrow(/check/);
  const letter = (id: string, more: object = {}) => agree(id, { with: 'awarding_body', ...more });
  expect(await letter(significant, { fromOn: '2026-09-19' })).toMatchObject(
    refused('used-before-agreed', 'R48'),
  );
  expect(await letter(significant, { on: '2026-09-09' })).toMatchObject(refused('before-asked'));
  expect(await letter(significant, { on: '2026-11-24', fromOn: '2026-11-25' })).toMatchObject(
    refused('still-to-come'),
  );
  expect(await letter(significant, { toOn: '2026-09-20' })).toMatchObject(refused('ends-first'));
  expect(await inUse('2026-11-23')).toBe(0);
  await done(letter(significant));
  expect(await inUse('2026-09-20')).toBe(0);
  expect(await inUse('2026-11-23')).toBe(1);

  const minor = await ask('minor');
  expect(await agree(minor)).toMatchObject(refused('verifier-presses', 'R48'));
  const press = (id: string, more: object = {}) =>
    of.does(of.edith, (tx) =>
      agreeAsVerifier(tx, id, { words: 'As asked', fromOn: '2026-11-23', toOn: null, ...more }),
    );
  await world.owner.query(
    `insert into external_appointment (organisation_id, id, member_id, framework_code, from_on, to_on, reference,
      made_at, made_by)
      values ($1, $2, $3, $5, '2026-11-01', '2026-12-31', 'AB 1', now(), $4)`,
    [of.id, newId(), of.edith.memberId, of.asha.memberId, REC],
  );
  const waiting = async () =>
    (await of.asks(of.edith, arrangementList)).rows.filter(({ agreedOn }) => agreedOn === null);
  expect(await waiting()).toMatchObject([{ learnerName: 'Lena Lowe', askedBy: 'Asha Amin' }]);
  expect(await press(await ask('significant'))).toMatchObject(
    refused('awarding-body-needed', 'R48'),
  );
  expect(await press(minor, { fromOn: '2026-11-22' })).toMatchObject(
    refused('used-before-agreed', 'R48'),
  );
  await expect(
    world.owner.query(
      `update special_arrangement set agreed_with = 'external_verifier', agreed_on = '2026-11-23',
        agreed_words = 'x', agreed_recorded_by = $2, from_on = '2026-11-23' where id = $1`,
      [minor, of.aidan.memberId],
    ),
  ).rejects.toThrow(/own press/);
  expect(await press(minor)).toMatchObject(refused('confirm-it-is-you'));
  await done(of.does(of.edith, (tx) => keepConfirmation(tx, false)));
  await done(press(minor));
  expect(await waiting()).toEqual([]);
  expect(await agree(minor)).toMatchObject(refused('already-agreed'));
  expect(await agree(newId())).toMatchObject(refused('arrangement-not-found'));
  const end = () => of.does(of.asha, (tx) => endArrangement(tx, minor, { because: 'Not needed' }));
  await done(end());
  expect(await end()).toMatchObject(refused('already-ended'));
  // It was used: the sample still takes the case in.
  expect(await inUse('2026-11-23')).toBe(1);
});
