import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { claimPreview } from '../portfolio/prepare-claim.ts';
import { answerAction } from './answer-action.ts';
import { aClaim, aJudgement, desk, hands } from './fixtures.ts';

const world = await openWorld();

/** Lena's unit is “not yet”: one criterion with its action, and an action for the three that nobody judged. */
async function notYet() {
  const of = await desk(world, { items: 2 });
  await of.take();
  const judged = aJudgement(of.id(1), { outcome: 'not_yet', action: 'Bring the confirmation.' });
  await of.say(judged);
  for (const item of of.claim.items) await of.look(item);
  await of.end({ outcome: 'not_yet', unjudgedAction: 'Bring a record for each.' });
  const answer = (actionId: string, given: object = {}, who: Actor = of.org.lena) =>
    act(world.db, who, (tx) =>
      answerAction(tx, actionId, {
        id: newId(),
        words: 'The confirmation is in E1.',
        evidenceId: of.claim.items[0]?.evidenceId ?? null,
        ...given,
      }),
    );
  const warned = async () => {
    const shown = await read(world.db, of.org.lena, (tx) =>
      claimPreview(tx, of.org.lena.memberId ?? '', of.claim.unitId),
    );
    return shown.ok
      ? shown.value.warnings.filter(({ code }) => code === 'action-not-answered')
      : [];
  };
  return { ...of, judged, answer, warned };
}

const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code;

describe('W36: the answer to an action', () => {
  it('is given before the unit is claimed again, and the preview says which are missing', async () => {
    const { judged, claim, answer, warned } = await notYet();
    expect((await warned())[0]?.because).toMatch(/2 actions are not answered/);
    const id = newId();
    expect(await answer(judged.id, { id })).toEqual(await answer(judged.id, { id }));
    expect((await warned())[0]?.because).toMatch(/1 action is not answered/);
    expect(codeOf(await answer(claim.claimId, { evidenceId: null }))).toBe('ok');
    expect(await warned()).toEqual([]);
  });

  it('is the learner’s alone, on an action of theirs, with an item of theirs', async () => {
    const { org, judged, answer } = await notYet();
    expect(codeOf(await answer(judged.id, {}, org.aidan))).toBe('action-not-found');
    expect(codeOf(await answer(newId()))).toBe('action-not-found');
    expect(codeOf(await answer(judged.id, { evidenceId: newId() }))).toBe('evidence-not-found');
  });

  it('stands beside the judgement in the next attempt, with what is new since', async () => {
    const { org, judged, answer } = await notYet();
    await answer(judged.id);
    const again = await aClaim(world, org, { items: 1 });
    const next = hands(world, org, again);
    const view = await next.view();
    expect(view.ok && view.value.items.map(({ isNew }) => isNew)).toEqual([true]);
    const history = view.ok ? view.value.criteria[1]?.history : [];
    expect(history?.[0]).toMatchObject({
      attempt: 1,
      action: 'Bring the confirmation.',
      answer: { words: 'The confirmation is in E1.' },
    });
    expect(codeOf(await answer(judged.id))).toBe('already-claimed-again');
  });
});
