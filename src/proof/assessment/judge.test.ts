import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { aDiscussion, aJudgement, desk, takenBack } from './fixtures.ts';

const world = await openWorld();

describe('judging a criterion', () => {
  test('R56: by record rests on what the learner referenced, which is considered with it', async () => {
    const { org, claim, take, say, id, view } = await desk(world);
    await take();
    expect(await say(aJudgement(id(1)))).toMatchObject({ ok: true });
    const seen = await view();
    if (!seen.ok) throw new Error(seen.refusal.because);
    const [, criterion] = seen.value.criteria;
    expect(criterion).toMatchObject({
      state: 'met',
      history: [
        {
          outcome: 'met',
          method: 'record',
          items: [{ title: 'Item 1: Harrow nights 1' }],
          attempt: 1,
        },
      ],
    });
    expect(seen.value.items.map(({ considered }) => considered)).toEqual([true, false, false]);
    const last = (await world.log(org)).at(-1);
    expect(last?.envelope.facts).toEqual({
      criterion: claim.criteria[1]?.code,
      attempt: 1,
      outcome: 'met',
      method: 'record',
      items: [{ evidence: claim.items[0]?.evidenceId, renditionSha256: claim.items[0]?.sha256 }],
      questions: 0,
      observedOn: null,
      actionDueOn: null,
      party: false,
    });
  });

  test('R56: by record with no item at all is refused', async () => {
    const { take, say, id } = await desk(world);
    await take();
    expect(await say(aJudgement(id(0)))).toMatchObject({ refusal: { code: 'evidence-missing' } });
    expect(await say(aJudgement(id(1), { evidenceIds: [] }))).toMatchObject({
      refusal: { code: 'evidence-missing' },
    });
  });

  test('on an item of another claim is refused', async () => {
    const { take, say, id } = await desk(world);
    await take();
    expect(await say(aJudgement(id(1), { evidenceIds: [newId()] }))).toMatchObject({
      refusal: { code: 'evidence-not-found' },
    });
    expect(await say(aJudgement(newId()))).toMatchObject({
      refusal: { code: 'criterion-not-found' },
    });
  });

  test('R69: in discussion keeps every question with its answer, and the log their number', async () => {
    const { org, take, say, id, view } = await desk(world);
    await take();
    expect(await say(aDiscussion(id(0), { answers: [] }))).toMatchObject({
      refusal: { code: 'question-missing' },
    });
    await say(
      aDiscussion(id(0), {
        answers: [
          { question: 'Why these targets?', answer: 'Last year’s figures.' },
          { question: 'Who agreed them?', answer: 'The branch manager.' },
        ],
      }),
    );
    const seen = await view();
    if (!seen.ok) throw new Error(seen.refusal.because);
    expect(seen.value.criteria[0]?.history[0]?.answers).toEqual([
      { question: 'Why these targets?', answer: 'Last year’s figures.' },
      { question: 'Who agreed them?', answer: 'The branch manager.' },
    ]);
    const last = (await world.log(org)).at(-1);
    expect(last).toMatchObject({ kind: 'criterion.judged', envelope: { facts: { questions: 2 } } });
    expect(JSON.stringify(last)).not.toContain('Why these');
  });

  test('R56: by observation keeps day and place', async () => {
    const { take, say, id, view } = await desk(world);
    await take();
    const seenAtWork = {
      method: 'observation' as const,
      note: 'Ran the weekly review with two colleagues.',
      observedOn: '2026-11-19',
      observedWhere: 'Leeds office',
    };
    expect(await say(aJudgement(id(0), { ...seenAtWork, observedWhere: '' }))).toMatchObject({
      refusal: { code: 'observation-incomplete' },
    });
    expect(await say(aJudgement(id(0), seenAtWork))).toMatchObject({ ok: true });
    const seen = await view();
    expect(seen).toMatchObject({
      value: {
        criteria: [
          { history: [{ observedOn: '2026-11-19', observedWhere: 'Leeds office' }] },
          {},
          {},
          {},
        ],
      },
    });
  });

  test('W36: “not yet” needs its action, and a later judgement counts instead', async () => {
    const { take, say, id, view } = await desk(world);
    await take();
    expect(await say(aJudgement(id(1), { outcome: 'not_yet' }))).toMatchObject({
      refusal: { code: 'action-missing' },
    });
    await say(aJudgement(id(1), { outcome: 'not_yet', action: 'Show a second review.' }));
    world.at('2026-11-23T10:00:00Z');
    await say(aJudgement(id(1)));
    const seen = await view();
    expect(seen).toMatchObject({
      value: {
        progress: { met: 1, notYet: 0, unjudged: 3 },
        criteria: [
          {},
          { state: 'met', history: [{ outcome: 'met' }, { outcome: 'not_yet' }] },
          {},
          {},
        ],
      },
    });
  });

  test('only by the assessor who took it, while it is open; the same id twice is one', async () => {
    const { org, claim, take, say, id } = await desk(world);
    const judgement = aJudgement(id(1));
    expect(await say(judgement)).toMatchObject({ refusal: { code: 'claim-not-taken' } });
    await take();
    const other: Actor = { ...org.omar, roles: ['assessor'] };
    expect(await say(judgement, other)).toMatchObject({ refusal: { code: 'claim-taken' } });
    expect(await say(judgement)).toMatchObject({ ok: true });
    const before = (await world.log(org)).length;
    expect(await say(judgement)).toEqual({ ok: true, value: { judgementId: judgement.id } });
    expect((await world.log(org)).length).toBe(before);
    await takenBack(world, org, claim);
    expect(await say(aJudgement(id(2)))).toMatchObject({
      refusal: { code: 'already-withdrawn' },
    });
  });

  test('under the id of another criterion’s judgement is refused', async () => {
    const { take, say, id } = await desk(world);
    await take();
    const first = aJudgement(id(1));
    expect(await say(first)).toMatchObject({ ok: true });
    const again = { ...aJudgement(id(2)), id: first.id };
    expect(await say(again)).toMatchObject({ refusal: { code: 'id-taken' } });
  });
});
