import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { authoriseStaff } from '../centre/authorise-staff.ts';
import { recordQualification } from '../centre/record-qualification.ts';
import { changeState } from './change-state.ts';
import { ALL_TOPICS, centreWithLearner, done, entry, plan, REC } from './fixtures.ts';
import { priorLearningOf, stateOf } from './index.ts';
import { logTime, takeBackTime } from './log-time.ts';
import { claimPrior, decidePrior } from './prior-learning.ts';
import { ownProgramme, programmeList, programmeOf } from './queries.ts';
import { advise, arrangeLanguage, audit, recordSupport, review, testEntry } from './record-step.ts';
import { agreePlan, writePlan } from './write-plan.ts';

const world = await openWorld();
world.at('2026-11-23T09:00:00Z');

const refused = (code: string, source?: string) => ({
  refusal: source ? { code, source } : { code },
});

describe('before the plan', () => {
  test('R37 nothing starts without both entry tests, in the database either', async () => {
    const of = await centreWithLearner(world);
    expect(await of.inductIn(['outline'])).toMatchObject(refused('entry-tests-missing', 'R37'));
    expect(await of.plans()).toMatchObject(refused('entry-tests-missing', 'R37'));
    const hour = { id: newId(), on: '2026-09-03', kind: 'guided' as const, minutes: 60, words: '' };
    expect(await of.does(of.asha, (tx) => logTime(tx, of.enrolmentId, hour))).toMatchObject(
      refused('entry-tests-missing', 'R37'),
    );
    await done(of.passEntry());
    await done(of.inductIn(['outline']));
    await done(
      of.does(of.asha, (tx) =>
        testEntry(tx, of.enrolmentId, entry({ on: '2026-10-01', competence: 'no' })),
      ),
    );
    expect(await of.plans()).toMatchObject(refused('entry-tests-missing', 'R37'));
    await expect(
      world.owner.query(
        `insert into plan_version values ($1, $2, $3, $4, 1, '2026-10-02', '2026-11-02', '[{}]', '', now(), $5)`,
        [of.id, newId(), of.enrolmentId, of.lena.memberId, of.asha.memberId],
      ),
    ).rejects.toThrow(/entry tests of enrolment .* are not passed/);
    await done(
      of.does(of.aidan, (tx) => testEntry(tx, of.enrolmentId, entry({ on: '2026-10-05' }))),
    );
    await done(of.plans());
  });

  test('R49 nobody is turned away at entry for a protected characteristic; arrangements are looked at first', async () => {
    const of = await centreWithLearner(world);
    const turnsAway = (words: string, more: object = { competence: 'no' }) =>
      of.does(of.asha, (tx) => testEntry(tx, of.enrolmentId, entry({ ...more, words })));
    for (const [words, named] of [
      ['He is deaf and cannot take calls.', 'disability'],
      ['She is pregnant and would be away.', 'pregnancy maternity'],
      ['Too old to begin.', 'age'],
      ['The branch wants a male recruiter.', 'sex'],
    ] as const) {
      const because = expect.stringMatching(`names ${named}.*special arrangements first`);
      expect(await turnsAway(words)).toMatchObject({
        refusal: { code: 'protected-characteristic', source: 'R49', because },
      });
      expect(await turnsAway(words, { roleGives: false })).toMatchObject({
        refusal: { code: 'protected-characteristic' },
      });
    }
    expect((await world.log(of)).filter(({ kind }) => kind === 'entry.tested')).toEqual([]);
    await done(turnsAway('The role is filing alone; no worker is placed from it.'));
    await done(turnsAway('She is deaf; a text relay is arranged.', {}));
  });

  test('R41 no plan is agreed before all seven topics of the induction, in the database either', async () => {
    const of = await centreWithLearner(world);
    await done(of.passEntry());
    const { planId } = await done(of.plans());
    const agree = () => of.does(of.lena, (tx) => agreePlan(tx, planId));
    expect(await agree()).toMatchObject(refused('induction-missing', 'R41'));
    await done(of.inductIn(ALL_TOPICS.slice(0, 6)));
    expect(await agree()).toMatchObject(refused('induction-missing', 'R41'));
    const yes = () =>
      world.owner.query(`insert into plan_agreement values ($1, $2, $3, $3, now())`, [
        of.id,
        planId,
        of.lena.memberId,
      ]);
    await expect(yes()).rejects.toThrow(/induction of plan .* is not complete/);
    await done(of.inductIn(ALL_TOPICS.slice(6)));
    expect(await done(agree())).toEqual({ planId });
    expect(await done(agree())).toEqual({ planId });
    const kinds = (await world.log(of)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'plan.agreed')).toHaveLength(1);
  });

  test('R22 R25 only somebody authorised who knows the trade keeps a programme, and nobody their own', async () => {
    const of = await centreWithLearner(world);
    await done(
      of.does(of.quinn, (tx) =>
        authoriseStaff(tx, {
          id: newId(),
          memberId: of.aidan.memberId ?? '',
          post: 'assessor',
          units: { [REC]: ['*'] },
          fromOn: '2026-09-01',
        }),
      ),
    );
    expect(await of.passEntry()).toMatchObject(refused('not-authorised', 'R22'));
    expect(await of.passEntry(of.aidan)).toMatchObject(refused('not-authorised', 'R25'));
    await done(
      of.does(of.quinn, (tx) =>
        recordQualification(tx, {
          id: newId(),
          memberId: of.aidan.memberId ?? '',
          shows: 'occupation',
          byWayOf: 'experience',
          title: 'Six years at a desk',
          awardedOn: '2020-01-01',
          expiresOn: null,
          seenOn: '2026-09-01',
        }),
      ),
    );
    await done(of.passEntry(of.aidan));
    const lenaAdvises = { ...of.lena, roles: [...of.lena.roles, 'adviser' as const] };
    expect(await of.passEntry(lenaAdvises)).toMatchObject(refused('own-programme'));
    await expect(
      world.owner.query(
        `update programme_step set recorded_by = learner_id where organisation_id = $1`,
        [of.id],
      ),
    ).rejects.toThrow(/check/);
  });

  test('R39 R43 R50 keep advice, audit and language with what each asks', async () => {
    const of = await centreWithLearner(world);
    const input = {
      id: newId(),
      on: '2026-08-20',
      covered: ['knowledge' as const],
      words: 'Fits.',
    };
    const first = await done(of.does(of.asha, (tx) => advise(tx, of.enrolmentId, input)));
    expect(await done(of.does(of.asha, (tx) => advise(tx, of.enrolmentId, input)))).toEqual(first);
    expect(
      await of.does(of.asha, (tx) =>
        advise(tx, of.enrolmentId, { ...input, id: newId(), on: '2026-11-24' }),
      ),
    ).toMatchObject(refused('still-to-come'));
    expect(await of.does(of.asha, (tx) => advise(tx, newId(), input))).toMatchObject(
      refused('programme-not-found'),
    );
    const audits = (more: object) =>
      of.does(of.asha, (tx) =>
        audit(tx, of.enrolmentId, {
          id: newId(),
          on: '2026-09-08',
          instrument: 'Unit check',
          version: '3',
          approvedOn: '2026-06-01',
          units: { RPC1: 'part' },
          words: '',
          ...more,
        }),
      );
    expect(await audits({ approvedOn: '2026-09-09' })).toMatchObject(
      refused('instrument-not-approved', 'R43'),
    );
    expect(await audits({ units: { RPC99: 'gap' } })).toMatchObject(refused('unit-not-found'));
    await done(audits({}));
    const speaks = (assessorId: string, verifierId: string) =>
      of.does(of.asha, (tx) =>
        arrangeLanguage(tx, of.enrolmentId, {
          id: newId(),
          on: '2026-09-08',
          language: 'pl',
          assessorId,
          verifierId,
          translator: '',
          toldOn: '2026-09-08',
          words: '',
        }),
      );
    const [aidan, ivan] = [of.aidan.memberId ?? '', of.ivan.memberId ?? ''];
    expect(await speaks(ivan, ivan)).toMatchObject(refused('assessor-needed', 'R50'));
    expect(await speaks(aidan, aidan)).toMatchObject(refused('verifier-needed', 'R50'));
    expect(await speaks(aidan, ivan)).toMatchObject(refused('not-proficient', 'R50'));
  });
});

test('R45 a plan is a new version at each meeting, and the learner agrees to the newest', async () => {
  const of = await centreWithLearner(world);
  await done(of.passEntry());
  await done(of.inductIn(ALL_TOPICS));
  const first = plan();
  const { planId } = await done(of.plans(first));
  expect(await done(of.plans(first))).toEqual({ planId, number: 1 });
  expect(await of.plans({ nextOn: '2026-09-10' })).toMatchObject(refused('next-not-later'));
  expect(await of.plans({ actions: [{ ...first.actions[0], unit: 'RPC99' }] })).toMatchObject(
    refused('unit-not-found'),
  );
  expect(
    await of.plans({ actions: [{ ...first.actions[0], doneOn: '2026-09-11' }] }),
  ).toMatchObject(refused('done-after-meeting'));
  const second = await done(
    of.does(of.aidan, (tx) =>
      writePlan(tx, of.enrolmentId, { ...plan(), meetingOn: '2026-10-10', nextOn: '2026-11-20' }),
    ),
  );
  expect(second.number).toBe(2);
  expect(await of.does(of.lena, (tx) => agreePlan(tx, planId))).toMatchObject(
    refused('plan-superseded'),
  );
  expect(await of.does(of.carla, (tx) => agreePlan(tx, second.planId))).toMatchObject(
    refused('plan-not-found'),
  );
  await done(of.does(of.lena, (tx) => agreePlan(tx, second.planId)));
  const own = await done(of.asks(of.lena, ownProgramme));
  expect(own.programmes[0]?.plans).toMatchObject([
    { number: 2, writtenBy: 'Aidan Ash', actions: [{ unit: 'RPC2' }] },
    { number: 1, agreedAt: null },
  ]);
  expect(own.programmes[0]?.plans[0]?.agreedAt).not.toBeNull();
  await expect(
    world.owner.query(`insert into plan_agreement values ($1, $2, $3, $4, now())`, [
      of.id,
      planId,
      of.lena.memberId,
      of.asha.memberId,
    ]),
  ).rejects.toThrow(/check/);
  const { rows } = await of.asks(of.edith, programmeList);
  expect(rows).toMatchObject([{ name: 'Lena Lowe', step: 'Plan 2', nextOn: '2026-11-20' }]);
  expect(rows[0]?.late.join(' ')).toContain('The meeting of Fri 20 Nov');
  expect(await of.asks(of.asha, (tx) => programmeOf(tx, newId()))).toMatchObject(
    refused('learner-not-found'),
  );
  expect(await of.asks(of.carla, ownProgramme)).toMatchObject(refused('not-a-learner'));
});

test('R13 R14 R47 prior learning is put forward with its currency and decided by an assessor', async () => {
  const of = await centreWithLearner(world);
  const { programmes } = await done(
    of.asks(of.asha, (tx) => programmeOf(tx, of.lena.memberId ?? '')),
  );
  const unitId = programmes[0]?.units[0]?.unitId ?? '';
  const claim = (more: object = {}) =>
    of.does(of.asha, (tx) =>
      claimPrior(tx, of.enrolmentId, {
        id: newId(),
        unitId,
        basis: 'earlier_unit',
        awardedBy: 'Another body',
        achievedOn: '2009-05-01',
        unchanged: false,
        currency: 'Did this work until June.',
        ...more,
      }),
    );
  const decide = (id: string, granted: boolean) =>
    of.does(of.aidan, (tx) => decidePrior(tx, id, { granted, words: 'Seen the certificate.' }));
  expect(await claim({ unitId: newId() })).toMatchObject(refused('unit-not-found'));
  expect(await claim({ achievedOn: '2026-12-01' })).toMatchObject(refused('still-to-come'));
  expect(await claim({ awardedBy: '' })).toMatchObject(refused('awarded-by-needed'));
  const changed = await done(claim());
  expect(await decide(changed.priorId, true)).toMatchObject(refused('unit-changed', 'R14'));
  await done(decide(changed.priorId, false));
  expect(await decide(changed.priorId, true)).toMatchObject(refused('already-decided'));
  const unchanged = await done(claim({ unchanged: true }));
  await done(decide(unchanged.priorId, true));
  const twice = await done(claim({ basis: 'shared_unit' }));
  expect(await decide(twice.priorId, true)).toMatchObject(refused('already-granted'));
  expect(await decide(newId(), true)).toMatchObject(refused('prior-learning-not-found'));
  const learnerId = of.lena.memberId ?? '';
  expect(await of.asks(of.ivan, (tx) => priorLearningOf(tx, [learnerId]))).toEqual(
    new Map([[learnerId, [unitId]]]),
  );
});

test('C7 U38 a break, an extension, a withdrawal and a way back, each from its day on', async () => {
  const of = await centreWithLearner(world);
  const learnerId = of.lena.memberId ?? '';
  const change = (state: string, fromOn: string, newEndOn: string | null = null) =>
    of.does(of.asha, (tx) =>
      changeState(tx, of.enrolmentId, {
        id: newId(),
        state: state as 'break',
        fromOn,
        newEndOn,
        words: 'As they asked',
      }),
    );
  const on = async (day: string) =>
    (await of.asks(of.ivan, (tx) => stateOf(tx, [learnerId], REC, day))).get(learnerId);
  expect(await on('2026-08-31')).toBeUndefined();
  expect(await on('2026-09-01')).toMatchObject({
    state: 'in_learning',
    since: '2026-09-01',
    plannedEndOn: '2028-03-01',
  });
  expect(await change('break', '2026-08-01', '2028-06-01')).toMatchObject(
    refused('before-it-began'),
  );
  expect(await change('break', '2026-10-01')).toMatchObject(refused('end-needed'));
  expect(await change('withdrawn', '2026-10-01', '2028-06-01')).toMatchObject(
    refused('end-not-asked'),
  );
  expect(await change('in_learning', '2026-10-01')).toMatchObject(refused('already-so'));
  expect(await change('extended', '2026-10-01', '2028-03-01')).toMatchObject(
    refused('end-not-later'),
  );
  await done(change('break', '2026-10-01', '2028-06-01'));
  await done(of.passEntry());
  expect(await of.plans()).toMatchObject(refused('not-in-learning'));
  expect(await change('withdrawn', '2026-09-30')).toMatchObject(refused('before-last-state'));
  await done(change('withdrawn', '2026-11-01'));
  expect(await change('completed', '2026-11-02')).toMatchObject(refused('programme-over'));
  await done(change('in_learning', '2026-11-20'));
  expect(await on('2026-09-30')).toMatchObject({ state: 'in_learning' });
  expect(await on('2026-10-31')).toMatchObject({ state: 'break', plannedEndOn: '2028-06-01' });
  expect(await on('2026-11-19')).toMatchObject({ state: 'withdrawn', since: '2026-11-01' });
  expect(await on('2026-11-23')).toMatchObject({ state: 'in_learning', since: '2026-11-20' });
});

test('R6 R7 R8 learning time adds up by kind, and what was entered wrongly counts no longer', async () => {
  const of = await centreWithLearner(world);
  await done(of.passEntry());
  const log = (kind: 'guided' | 'tutorial', minutes: number) =>
    of.does(of.asha, (tx) =>
      logTime(tx, of.enrolmentId, { id: newId(), on: '2026-10-01', kind, minutes, words: '' }),
    );
  await done(log('guided', 180));
  const { timeId } = await done(log('guided', 600));
  await done(log('tutorial', 45));
  const takeBack = () =>
    of.does(of.asha, (tx) => takeBackTime(tx, timeId, { because: 'Another learner' }));
  await done(takeBack());
  expect(await takeBack()).toMatchObject(refused('already-taken-back'));
  expect(
    await of.does(of.asha, (tx) => takeBackTime(tx, newId(), { because: 'No' })),
  ).toMatchObject(refused('time-not-found'));
  const { programmes } = await done(of.asks(of.lena, ownProgramme));
  expect(programmes[0]?.minutes).toEqual({ guided: 180, tutorial: 45 });
  expect(programmes[0]?.time).toHaveLength(3);
});

test('C6 U31 the employer’s support and reviews of three say who was there', async () => {
  const of = await centreWithLearner(world);
  await done(
    of.does(of.asha, (tx) =>
      recordSupport(tx, of.enrolmentId, {
        id: newId(),
        on: '2026-09-01',
        who: 'Grace Hill',
        words: 'An hour a week at work.',
      }),
    ),
  );
  const reviews = (nextOn: string) =>
    of.does(of.asha, (tx) =>
      review(tx, of.enrolmentId, {
        id: newId(),
        on: '2026-11-01',
        who: 'Grace Hill',
        words: 'Books well.',
        nextOn,
      }),
    );
  expect(await reviews('2026-11-01')).toMatchObject(refused('next-not-later'));
  await done(reviews('2027-01-10'));
  const { programmes } = await done(of.asks(of.lena, ownProgramme));
  expect(programmes[0]).toMatchObject({
    support: [{ who: 'Grace Hill' }],
    reviews: [{ who: 'Grace Hill', words: 'Books well.', nextOn: '2027-01-10' }],
  });
  // Words and names of outsiders never enter the log.
  expect(JSON.stringify(await world.log(of))).not.toContain('Grace');
});
