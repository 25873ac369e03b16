import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { codeOf, done, given, idOf } from '../verification/fixtures.ts';
import { visitsIn } from './fixtures.ts';
import { answerAction, askAction, judgeAction, visitsWaiting } from './index.ts';
import { visitsOverview } from './queries.ts';

const world = await openWorld();
const { does, asks, visited } = visitsIn(world);

describe('an action of a visit', () => {
  test('an action is answered by the centre and closed by the external verifier, or not, with a reason', async () => {
    const of = await visited();
    const visitId = await of.held();
    const id = newId();
    const ask = (more: object = {}) =>
      does(of.edith, (tx) =>
        askAction(tx, {
          id,
          of: 'visit',
          sourceId: visitId,
          words: 'Ask for the second target',
          ownerId: idOf(of.ivan),
          dueOn: '2026-12-08',
          ...more,
        }),
      );
    expect(await codeOf(ask({ sourceId: newId() }))).toBe('source-not-found');
    expect(await codeOf(ask({ ownerId: idOf(of.edith) }))).toBe('owner-not-found');
    expect(await codeOf(ask({ dueOn: '2026-11-30' }))).toBe('due-in-past');
    await done(ask());
    world.at('2026-12-09T09:00:00Z');
    expect(await asks(of.quinn, visitsWaiting)).toMatchObject({ lateActions: 1 });
    const judge = (number: number, closed: boolean, words = '') =>
      does(of.edith, (tx) => judgeAction(tx, id, { number, closed, words }));
    const answer = (number: number, words: string) =>
      does(of.cleo, (tx) => answerAction(tx, id, { number, words }));
    expect(await codeOf(judge(1, true))).toBe('answer-not-found');
    await done(answer(1, 'Asked for'));
    expect(await codeOf(answer(2, 'And again'))).toBe('already-answered');
    expect(await codeOf(judge(1, false))).toBe('reason-needed');
    await done(judge(1, false, 'Where is it?'));
    expect(await codeOf(judge(1, true))).toBe('already-judged');
    await done(answer(2, 'Here it is'));
    await done(judge(2, true));
    expect(await codeOf(answer(3, 'More'))).toBe('already-closed');
    await expect(
      world.owner.query(
        'update visit_action_answer set judged_by = answered_by where action_id = $1',
        [id],
      ),
    ).rejects.toThrow(/visit_action_judged_apart|stays/);
    expect((await of.view(visitId)).actions).toMatchObject([{ state: 'closed', late: false }]);
  });
});

describe('an action without a visit', () => {
  test('is asked by letter or in remote contact under an own appointment, counted as a visit’s is, and closed by an external verifier alone', async () => {
    const of = await visited();
    const id = newId();
    const ask = (more: object = {}, who: Actor = of.edith) =>
      does(who, (tx) =>
        askAction(tx, {
          id,
          of: 'letter',
          sourceId: of.appointmentId,
          words: 'Send the minutes of October',
          ownerId: idOf(of.cleo),
          dueOn: '2026-11-27',
          ...more,
        }),
      );
    expect(await codeOf(ask({ sourceId: newId() }))).toBe('source-not-found');
    expect(await codeOf(ask({}, of.quinn))).toBe('source-not-found');
    expect(await codeOf(ask({ dueOn: '2026-11-22' }))).toBe('due-in-past');
    expect(await codeOf(ask({ ownerId: idOf(of.edith) }))).toBe('owner-not-found');
    await done(ask());
    await done(ask());
    await done(ask({ id: newId(), of: 'remote', words: 'Call back' }));
    const { actions } = given(await asks(of.cleo, visitsOverview));
    expect(actions.map((one) => [one.of, one.sourceId, one.ownerName]).sort()).toEqual([
      ['letter', of.appointmentId, 'Cleo Crane'],
      ['remote', of.appointmentId, 'Cleo Crane'],
    ]);
    world.at('2026-11-28T09:00:00Z');
    expect(await asks(of.quinn, visitsWaiting)).toMatchObject({ openActions: 2, lateActions: 2 });
    const log = await world.log(of.org);
    const asked = log.filter(({ kind }) => kind === 'visit.action_asked');
    expect(asked).toHaveLength(2);
    expect(asked[0]?.envelope).toMatchObject({
      subjects: { appointment: of.appointmentId },
      facts: { of: 'letter', dueOn: '2026-11-27' },
    });
    expect(JSON.stringify(log)).not.toContain('minutes of October');
    await done(does(of.cleo, (tx) => answerAction(tx, id, { number: 1, words: 'Sent' })));
    await expect(
      world.owner.query(
        `update visit_action_answer set closed = true, judged_at = now(), judged_by = $2 where action_id = $1`,
        [id, idOf(of.quinn)],
      ),
    ).rejects.toThrow(/Only an external verifier/);
    await done(does(of.edith, (tx) => judgeAction(tx, id, { number: 1, closed: true, words: '' })));
    await world.owner.query('update external_appointment set to_on = $2 where id = $1', [
      of.appointmentId,
      '2026-11-27',
    ]);
    expect(await codeOf(ask({ id: newId(), dueOn: '2026-12-01' }))).toBe('source-not-found');
  });
});
