import { expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { signDialogue, signOwnDialogue } from './dialogue.ts';
import { aDiscussion, aJudgement, desk } from './fixtures.ts';
import { outcomesOf } from './outcomes.ts';

const world = await openWorld();
const code = (answer: { ok: boolean }) =>
  'refusal' in answer ? (answer.refusal as { code: string }).code : 'ok';

test('R69, R70: what was asked in a sitting is one record, signed by assessor and learner, each by their own press', async () => {
  const of = await desk(world);
  const sign = (who: Actor, id: string, heldOn = '2026-11-23') =>
    act(world.db, who, (tx) => signDialogue(tx, of.claim.claimId, { id, heldOn }));
  const signOwn = (who: Actor, id: string) => act(world.db, who, (tx) => signOwnDialogue(tx, id));
  await of.take();
  await of.say(aDiscussion(of.id(0)));
  await of.say(aDiscussion(of.id(1), { method: 'questioning' }));
  await of.say(aJudgement(of.id(2)));
  expect(await of.view()).toMatchObject({
    value: {
      dialogues: [{ dialogueId: null, heldOn: '2026-11-23', signedAt: null, forYou: true }],
      notes: [{ rule: 'R70', outcome: 'warn' }],
    },
  });
  const [id, second] = [newId(), newId()];
  expect(code(await sign(of.org.omar, id))).toBe('not-your-claim');
  expect(code(await sign(of.org.aidan, id, '2026-11-22'))).toBe('nothing-asked');
  expect(code(await signOwn(of.org.lena, id))).toBe('dialogue-not-found');
  expect(code(await sign(of.org.aidan, id))).toBe('ok');
  expect(code(await sign(of.org.aidan, id))).toBe('ok');
  expect(code(await sign(of.org.aidan, second))).toBe('nothing-asked');
  const [one] = (await world.log(of.org)).filter(({ kind }) => kind === 'dialogue.signed');
  expect(one?.envelope.facts).toMatchObject({ by: 'assessor', questions: 2, statement: 1 });
  expect(JSON.stringify(one)).not.toContain('Why these targets');

  const own = async () => {
    const { rows } = await read(world.db, of.org.lena, (tx) =>
      outcomesOf(tx, of.org.lena.memberId ?? ''),
    );
    return rows[0]?.dialogues;
  };
  expect(await own()).toMatchObject([{ dialogueId: id, learnerSignedAt: null, forYou: true }]);
  expect(code(await signOwn(of.org.aidan, id))).toBe('dialogue-not-found');
  expect(code(await signOwn(of.org.lena, id))).toBe('ok');
  expect(code(await signOwn(of.org.lena, id))).toBe('ok');
  const signed = (await world.log(of.org)).filter(({ kind }) => kind === 'dialogue.signed');
  expect(signed.map(({ envelope }) => envelope.facts['by'])).toEqual(['assessor', 'learner']);
  expect(signed[1]?.envelope.facts['recordSha256']).toBe(one?.envelope.facts['recordSha256']);
  expect(await own()).toMatchObject([{ forYou: false, exchanges: [{}, {}] }]);

  world.at('2026-11-24T09:00:00Z');
  await of.say(aDiscussion(of.id(3)));
  expect(code(await sign(of.org.aidan, second, '2026-11-24'))).toBe('ok');
  expect(await own()).toHaveLength(2);
  await expect(
    world.owner.query('update dialogue set learner_signed_at = null where id = $1', [id]),
  ).rejects.toThrow(/stays as it is/);
});
