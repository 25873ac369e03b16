import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { dateIn } from '../../lib/time.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { signDialogue } from './dialogue.ts';
import { aDiscussion, aJudgement, desk, hands, meetAll } from './fixtures.ts';
import { endHandover, nextAssessors, offerHandover, readHandover } from './hand-over.ts';
import { queue } from './queue.ts';
import { setAsideDialogue } from './set-aside.ts';

const world = await openWorld();
const code = (answer: { ok: boolean }) =>
  'refusal' in answer ? (answer.refusal as { code: string }).code : 'ok';

/** Aidan has Lena's claim in hand; Omar is an assessor too. */
async function twoAssessors() {
  const of = await desk(world);
  const { quinn } = await world.centre(of.org);
  const omar: Actor = { ...of.org.omar, roles: ['assessor'] };
  await world.owner.query(
    `insert into member_role (organisation_id, member_id, role, given_at) values ($1, $2, 'assessor', now())`,
    [of.org.id, omar.memberId],
  );
  await of.take();
  const offer = (who: Actor, to: Actor | string = omar, id = newId()) =>
    act(world.db, who, (tx) =>
      offerHandover(tx, of.claim.claimId, {
        id,
        toId: typeof to === 'string' ? to : (to.memberId ?? ''),
        note: 'Two of four judged; the plan is still owed.',
      }),
    );
  const sign = (who: Actor, id: string) => act(world.db, who, (tx) => readHandover(tx, id));
  const callOff = (who: Actor, id: string) => act(world.db, who, (tx) => endHandover(tx, id));
  return { ...of, omar, quinn, offer, sign, callOff, his: hands(world, of.org, of.claim, omar) };
}

describe('C5: from one assessor to the next', () => {
  test('a claim moves when the next has signed that they read; who judged what stays', async () => {
    const of = await twoAssessors();
    await of.say(aJudgement(of.id(1)));
    const id = newId();
    expect(code(await of.offer(of.org.aidan, of.omar, id))).toBe('ok');
    expect(code(await of.offer(of.org.aidan, of.omar, id))).toBe('ok');
    expect(code(await of.offer(of.org.aidan))).toBe('already-offered');
    expect(await of.his.view()).toMatchObject({
      value: { state: 'with_other', handovers: [{ forYou: true, readAt: null }] },
    });
    const his = await read(world.db, of.omar, (tx) => queue(tx));
    expect(his).toMatchObject({ value: { rows: [{ offeredToYou: true }] } });
    expect(code(await of.his.say(aJudgement(of.id(2))))).toBe('claim-taken');
    expect(code(await of.sign(of.org.aidan, id))).toBe('not-your-hand-over');
    world.at('2026-11-24T09:00:00Z');
    expect(code(await of.sign(of.omar, id))).toBe('ok');
    expect(code(await of.sign(of.omar, id))).toBe('ok');
    const last = (await world.log(of.org)).at(-1);
    expect(last).toMatchObject({
      kind: 'handover.read',
      envelope: { facts: { party: [], ties: [] } },
    });
    expect(last?.envelope.facts['judgements']).toHaveLength(1);
    expect(code(await of.say(aJudgement(of.id(2))))).toBe('claim-taken');
    await meetAll(of.his);
    expect(code(await of.his.end())).toBe('ok');
    const seen = await of.his.view();
    if (!seen.ok) throw new Error(seen.refusal.because);
    const judged = seen.value.criteria[1]?.history.map(({ assessorName }) => assessorName);
    expect(judged).toEqual([of.omar.name, of.org.aidan.name]);
  });

  test('not to the learner, to nobody who assesses, nor by who neither has it nor answers for quality', async () => {
    const of = await twoAssessors();
    expect(code(await of.offer(of.org.aidan, of.org.lena))).toBe('own-claim');
    expect(code(await of.offer(of.org.aidan, of.org.aidan))).toBe('own-hand-over');
    expect(code(await of.offer(of.org.aidan, of.org.carla))).toBe('not-an-assessor');
    expect(code(await of.offer(of.omar))).toBe('not-your-claim');
    const next = await read(world.db, of.quinn, (tx) => nextAssessors(tx, of.claim.claimId));
    expect(next).toMatchObject({ value: { rows: [{ memberId: of.omar.memberId }] } });
    expect(code(await of.offer(of.quinn))).toBe('ok');
  });

  test('called off, it can be offered again; signed, it cannot be called off', async () => {
    const of = await twoAssessors();
    const [first, second] = [newId(), newId()];
    await of.offer(of.org.aidan, of.omar, first);
    expect(code(await of.callOff(of.omar, first))).toBe('ok');
    expect(code(await of.sign(of.omar, first))).toBe('already-ended');
    await of.offer(of.org.aidan, of.omar, second);
    await of.sign(of.omar, second);
    expect(code(await of.callOff(of.omar, second))).toBe('already-read');
  });

  test('the database moves no claim in hand without a signed hand-over', async () => {
    const of = await twoAssessors();
    const move = () =>
      world.owner.query('update claim set assessor_id = $2 where id = $1', [
        of.claim.claimId,
        of.omar.memberId,
      ]);
    await expect(move()).rejects.toThrow(/moves only when the next assessor has read/);
    await of.offer(of.org.aidan);
    await expect(move()).rejects.toThrow(/moves only when the next assessor has read/);
  });
});

describe('C5: what was asked and is not signed', () => {
  test('keeps a claim from being handed over, until it is signed or set aside with the reason', async () => {
    const of = await twoAssessors();
    await of.say(aDiscussion(of.id(0)));
    const refusedOffer = await of.offer(of.org.aidan);
    expect(refusedOffer.ok ? '' : refusedOffer.refusal.because).toMatch(/24 Nov|23 Nov/);
    const heldOn = refusedOffer.ok ? '' : dateIn(new Date(await askedAt(of.claim.claimId)));
    const aside = (who: Actor, reason = 'The recording was lost.') =>
      act(world.db, who, (tx) => setAsideDialogue(tx, of.claim.claimId, { heldOn, reason }));
    expect(code(await aside(of.omar))).toBe('not-your-claim');
    expect(code(await aside(of.quinn))).toBe('ok');
    expect(code(await aside(of.quinn))).toBe('ok');
    expect(code(await aside(of.quinn, 'Another reason.'))).toBe('nothing-asked');
    const id = newId();
    expect(code(await of.offer(of.org.aidan, of.omar, id))).toBe('ok');
    await of.say(aDiscussion(of.id(0)));
    expect(code(await of.sign(of.omar, id))).toBe('dialogue-unsigned');
    const forged = world.owner.query('update claim_handover set read_at = now() where id = $1', [
      id,
    ]);
    await expect(forged).rejects.toMatchObject({ constraint: 'handover_needs_signed_dialogue' });
    expect(await of.view()).toMatchObject({
      value: {
        dialogues: [{ setAside: { reason: 'The recording was lost.' } }, { setAside: null }],
      },
    });
    await act(world.db, of.org.aidan, (tx) =>
      signDialogue(tx, of.claim.claimId, { id: newId(), heldOn }),
    );
    expect(code(await of.sign(of.omar, id))).toBe('ok');
  });
});

async function askedAt(claimId: string): Promise<string> {
  const { rows } = await world.owner.query('select judged_at from judgement where claim_id = $1', [
    claimId,
  ]);
  return rows[0].judged_at;
}
