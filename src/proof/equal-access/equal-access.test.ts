import { expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { centreWithLearner } from '../programme/fixtures.ts';
import { answerEqualAccess } from './answer.ts';
import { equalAccessTotals, ownEqualAccess } from './queries.ts';

const world = await openWorld();
world.at('2026-11-23T09:00:00Z');
const SAID = {
  sex: 'female',
  ageBand: 'from_25',
  ethnicGroup: 'white',
  disability: 'yes',
  religion: null,
  orientation: 'not_said',
  firstLanguage: 'english',
} as const;

test('R49 R86 what Lena says of herself is counted and kept with no link to her; twice is once', async () => {
  const of = await centreWithLearner(world);
  const says = (more: object = {}) =>
    of.does(of.lena, (tx) =>
      answerEqualAccess(tx, { frameworkId: of.frameworkId, ...SAID, ...more }),
    );
  for (const answer of await Promise.all([says(), says(), says()])) {
    expect(answer).toEqual(ok({ period: '2026-Q4' }));
  }
  expect(await says({ disability: 'no' })).toEqual(ok({ period: '2026-Q4' }));
  const rows = async (table: string) =>
    (await world.owner.query(`select * from ${table} where organisation_id = $1`, [of.id])).rows;
  const counts = await rows('equal_access_count');
  expect(counts).toHaveLength(7);
  for (const one of counts) {
    expect(Object.keys(one)).toEqual([
      'organisation_id',
      'framework_code',
      'period',
      'question',
      'answer',
      'answers',
    ]);
    expect(one).toMatchObject({ period: '2026-Q4', answers: 1 });
  }
  expect(counts.find(({ question }) => question === 'disability')?.answer).toBe('yes');
  expect(counts.find(({ question }) => question === 'religion')?.answer).toBe('not_said');
  expect(Object.keys((await rows('equal_access_answered'))[0])).toEqual([
    'organisation_id',
    'learner_id',
    'framework_code',
    'period',
  ]);
  const entries = (await world.log(of)).filter(({ kind }) => kind === 'equal_access.answered');
  expect(entries).toHaveLength(1);
  expect(entries[0]?.envelope).toMatchObject({
    facts: {},
    subjects: { framework: of.frameworkId },
  });
  const mine = await read(world.db, of.lena, ownEqualAccess);
  expect(
    mine.ok && mine.value.rows.find(({ frameworkId }) => frameworkId === of.frameworkId),
  ).toMatchObject({ answered: true });
});

test('R49 the verifier monitors totals: of closed quarters, and never of fewer than ten', async () => {
  const of = await centreWithLearner(world);
  const tree = await read(world.db, of.lena, ownEqualAccess);
  const code = tree.ok
    ? (tree.value.rows.find(({ frameworkId }) => frameworkId === of.frameworkId)?.code ?? '')
    : '';
  const put = (period: string, question: string, answer: string, count: number) =>
    world.owner.query('insert into equal_access_count values ($1, $2, $3, $4, $5, $6)', [
      of.id,
      code,
      period,
      question,
      answer,
      count,
    ]);
  const quarter = async (period: string, yes: number, no: number) => {
    await put(period, 'disability', 'yes', yes);
    await put(period, 'disability', 'no', no);
    for (const question of Object.keys(SAID).filter((one) => one !== 'disability'))
      await put(period, question, 'not_said', yes + no);
  };
  const shown = async () => {
    const totals = await read(world.db, of.ivan, equalAccessTotals);
    return totals.rows.find((row) => row.code === code)?.spans ?? [];
  };
  await quarter('2026-Q2', 2, 7);
  await quarter('2026-Q4', 20, 20);
  expect(await shown()).toEqual([]);
  await quarter('2026-Q3', 1, 12);
  const [span, ...more] = await shown();
  expect(more).toEqual([]);
  expect(span).toMatchObject({ from: '2026-07-01', to: '2026-09-30' });
  const asked = (question: string) => span?.questions.find((one) => one.question === question);
  expect(asked('disability')).toMatchObject({ total: 13, groups: { yes: null, no: null } });
  expect(asked('sex')).toMatchObject({ total: 13, groups: { not_said: 13, female: 0 } });
});

test('who is not on the framework says nothing for it', async () => {
  const of = await centreWithLearner(world);
  const says = (who: typeof of.lena, frameworkId: string) =>
    act(world.db, who, (tx) => answerEqualAccess(tx, { frameworkId, ...SAID }));
  expect(await says(of.lena, newId())).toMatchObject({ refusal: { code: 'framework-not-found' } });
  expect(await says(of.aidan, of.frameworkId)).toMatchObject({
    refusal: { code: 'not-a-learner' },
  });
});
