import './index.ts';
import { describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { addPerson, erasePerson } from '../../desk/people/index.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import type { BodyIn } from '../../lib/route.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { nowOf } from '../../platform/db/tx.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { aClaim, desk, hands } from '../assessment/fixtures.ts';
import { decisionsOn } from '../assessment/index.ts';
import { answerAppeal } from './answer-appeal.ts';
import { enterAnswer, sendOn } from './awarding-body.ts';
import { decideAppeal, seatPanel } from './decide-appeal.ts';
import { handInPaper } from './hand-in-paper.ts';
import { appealsForMe, findAppeals } from './open-appeals.ts';
import { publishTerms, readTerms } from './publish-terms.ts';
import { appealList, oneAppeal, ownAppeals } from './queries.ts';
import { raiseAppeal } from './raise-appeal.ts';
import type { raiseAppealRoute } from './schema.ts';
import { appealsDb } from './tables.ts';
import { takeFurther } from './take-further.ts';

const world = await openWorld();

const TERMS = {
  id: newId(),
  procedure: 'Talk to your assessor first; then a panel; then the awarding body.',
  nation: 'england' as const,
  raiseDays: 10,
  informalDays: 5,
  furtherDays: 5,
  formalDays: 15,
  bodyDays: 30,
};

/** Monday 23 November: Aidan decides 'not yet' on Lena's unit, under a published procedure. */
async function decided() {
  const of = await desk(world);
  const centre = await world.centre(of.org);
  const does = <T>(who: Actor, work: Parameters<typeof act<T>>[2]) => act(world.db, who, work);
  await of.take();
  for (const item of of.claim.items) await of.look(item);
  const said = await of.end({ outcome: 'not_yet', unjudgedAction: 'Bring one more week.' });
  expect(said).toMatchObject({ ok: true });
  expect(await does(centre.quinn, (tx) => publishTerms(tx, TERMS))).toMatchObject({ ok: true });
  const raise = (id: string = newId(), given: Partial<BodyIn<typeof raiseAppealRoute>> = {}) =>
    does(of.org.lena, (tx) =>
      raiseAppeal(tx, {
        id,
        about: 'decision',
        claimId: of.claim.claimId,
        refused: '',
        refusedOn: null,
        grounds: 'Two of the records show what was not seen.',
        lateBecause: '',
        ...given,
      }),
    );
  return { ...of, ...centre, does, raise };
}
type Decided = Awaited<ReturnType<typeof decided>>;

const further = (of: Decided, id: string, lateBecause = '') =>
  of.does(of.org.lena, (tx) => takeFurther(tx, id, { why: 'It stays unseen.', lateBecause }));
const answer = (of: Decided, id: string, outcome: 'upheld' | 'not_upheld', who = of.org.aidan) =>
  of.does(who, (tx) => answerAppeal(tx, id, { outcome, reasons: 'I looked at each again.' }));
const seat = (of: Decided, id: string, ...who: Actor[]) =>
  of.does(of.quinn, (tx) =>
    seatPanel(tx, id, { memberIds: who.map(({ memberId }) => memberId ?? '') }),
  );
const decision = (of: Decided, id: string, outcome: 'upheld' | 'not_upheld', who = of.quinn) =>
  of.does(who, (tx) =>
    decideAppeal(tx, id, {
      outcome,
      reasons: 'Both records are plain.',
      heldOn: '2026-11-23',
      hearing: 'Lena and Aidan were heard.',
    }),
  );

async function atFormal() {
  const of = await decided();
  const id = newId();
  await of.raise(id);
  await answer(of, id, 'not_upheld');
  expect(await further(of, id)).toMatchObject({ ok: true });
  return { of, id };
}

const tie = (org: TestOrganisation, who: Actor) =>
  world.owner.query(
    `insert into tie (organisation_id, id, member_id, learner_id, kind, words, declared_at, declared_by)
     values ($1, $2, $3, $4, 'friend', 'Old friends', now(), $3)`,
    [org.id, newId(), who.memberId, org.lena.memberId],
  );

describe('raising an appeal', () => {
  it('R92 needs a published procedure; R41 the learner says that they have read it', async () => {
    const of = await desk(world);
    const none = await act(world.db, of.org.lena, (tx) =>
      raiseAppeal(tx, {
        id: newId(),
        about: 'registration',
        claimId: null,
        refused: 'To register me',
        refusedOn: '2026-11-20',
        grounds: 'I meet what is asked.',
        lateBecause: '',
      }),
    );
    expect(none).toMatchObject({ refusal: { code: 'no-appeals-procedure' } });
    const { quinn } = await world.centre(of.org);
    await act(world.db, quinn, (tx) => publishTerms(tx, TERMS));
    const list = () => read(world.db, quinn, (tx) => appealList(tx));
    expect((await list()).unread).toEqual(['Lena Lowe']);
    const twice = async () =>
      act(world.db, of.org.lena, (tx) => readTerms(tx, { termsId: TERMS.id }));
    expect([await twice(), await twice()]).toMatchObject([{ ok: true }, { ok: true }]);
    expect((await list()).unread).toEqual([]);
    const kinds = (await world.log(of.org)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'appeal_terms.read')).toHaveLength(1);
  });

  it('opens the informal stage with its clock in business days; once a decision, and in nobody else’s name', async () => {
    const of = await decided();
    const id = newId();
    expect(await of.raise(id)).toMatchObject({ ok: true });
    expect(await of.raise(id)).toMatchObject({ ok: true });
    expect(await of.raise()).toMatchObject({ refusal: { code: 'already-appealed' } });
    const own = await read(world.db, of.org.lena, (tx) => ownAppeals(tx));
    expect(own).toMatchObject({
      value: { decisions: [], rows: [{ stage: 'informal', dueOn: '2026-11-30', late: false }] },
    });
    expect(JSON.stringify(await world.log(of.org))).not.toContain('what was not seen');
    const other = await of.does(of.org.omar, (tx) =>
      takeFurther(tx, id, { why: 'Mine', lateBecause: '' }),
    );
    expect(other).toMatchObject({ refusal: { code: 'appeal-not-found' } });
  });

  it('after its time only with the reason', async () => {
    const of = await decided();
    world.at('2026-12-08T09:00:00Z');
    expect(await of.raise()).toMatchObject({ refusal: { code: 'appeal-late' } });
    expect(await of.raise(newId(), { lateBecause: 'I was in hospital.' })).toMatchObject({
      ok: true,
    });
  });
});

describe('the stages', () => {
  it('R92 informal first: by the assessor who decided, and nobody sits before it is over', async () => {
    const of = await decided();
    const id = newId();
    await of.raise(id);
    expect(await further(of, id)).toMatchObject({ refusal: { code: 'stage-not-over' } });
    expect(await seat(of, id, of.quinn, of.cleo)).toMatchObject({
      refusal: { code: 'stage-not-open' },
    });
    expect(await answer(of, id, 'upheld', of.quinn)).toMatchObject({
      refusal: { code: 'not-theirs-to-answer' },
    });
    expect(await answer(of, id, 'not_upheld')).toMatchObject({ ok: true });
    expect(await answer(of, id, 'upheld')).toMatchObject({ refusal: { code: 'already-answered' } });
    expect(await further(of, id)).toMatchObject({ ok: true });
  });

  it('an answer that does not come opens the next stage too', async () => {
    const of = await decided();
    const id = newId();
    await of.raise(id);
    world.at('2026-12-01T09:00:00Z');
    const list = await read(world.db, of.quinn, (tx) => appealList(tx));
    expect(list.rows).toMatchObject([{ late: true, open: true }]);
    expect(await further(of, id)).toMatchObject({ ok: true });
  });

  it('R92 nobody sits on what they had a part in: the learner, who decided, who is tied', async () => {
    const { of, id } = await atFormal();
    await tie(of.org, of.cleo);
    for (const who of [of.org.aidan, of.cleo]) {
      expect(await seat(of, id, of.quinn, who)).toMatchObject({
        refusal: { code: 'may-not-sit' },
      });
    }
    expect(await seat(of, id, of.quinn, of.org.lena)).toMatchObject({ ok: false });
    const past = await of.does(of.quinn, async (tx) => {
      await appealsDb(tx)
        .insertInto('appeal_seat')
        .values({
          organisation_id: of.org.id,
          appeal_id: id,
          member_id: of.org.aidan.memberId ?? '',
          seated_at: nowOf(tx),
          seated_by: of.quinn.memberId ?? '',
        })
        .execute();
      return ok(null);
    });
    expect(past).toMatchObject({ refusal: { code: 'may-not-sit' } });
    expect(await seat(of, id, of.quinn, of.org.olivia)).toMatchObject({ ok: true });
  });

  it('R92 nobody sits who observed or looked after the learner in another matter', async () => {
    const { of, id } = await atFormal();
    await world.owner.query(
      `insert into observation (organisation_id, id, learner_id, observer_id, acted_as, kind, held_on, place, minutes,
         words, words_sha256, recorded_at)
       values ($1, $2, $3, $4, 'assessor', 'observation', '2026-11-02', 'At her desk', 30, 'Seen', sha256('Seen'), now())`,
      [of.org.id, newId(), of.org.lena.memberId, of.org.ben.memberId],
    );
    await world.owner.query(
      `insert into caseload (organisation_id, id, learner_id, framework_code, post, member_id, since, set_by)
       values ($1, $2, $3, 'REC-L2-RR', 'adviser', $4, now(), $5)`,
      [of.org.id, newId(), of.org.lena.memberId, of.asha.memberId, of.cleo.memberId],
    );
    expect(await seat(of, id, of.quinn, of.org.ben)).toMatchObject({
      refusal: { code: 'may-not-sit', because: expect.stringContaining('observed this learner') },
    });
    expect(await seat(of, id, of.quinn, of.asha)).toMatchObject({
      refusal: { code: 'may-not-sit', because: expect.stringContaining('adviser or assessor') },
    });
    expect(await seat(of, id, of.quinn, of.cleo)).toMatchObject({ ok: true });
  });

  it('R92 the database holds it: a tie declared after the seating stops the decision', async () => {
    const { of, id } = await atFormal();
    expect(await decision(of, id, 'upheld')).toMatchObject({ refusal: { code: 'panel-needed' } });
    await seat(of, id, of.cleo, of.org.olivia);
    expect(await decision(of, id, 'upheld')).toMatchObject({ refusal: { code: 'not-on-panel' } });
    await tie(of.org, of.org.olivia);
    expect(await decision(of, id, 'upheld', of.cleo)).toMatchObject({
      refusal: { code: 'may-not-sit' },
    });
  });

  it('then the awarding body: sent on under a reference, and its answer is entered', async () => {
    const { of, id } = await atFormal();
    const send = () =>
      of.does(of.cleo, (tx) =>
        sendOn(tx, id, { sentOn: '2026-11-23', reference: 'AB-17', why: 'Lena asks for it.' }),
      );
    expect(await send()).toMatchObject({ refusal: { code: 'stage-not-over' } });
    await seat(of, id, of.quinn, of.cleo);
    expect(await decision(of, id, 'not_upheld')).toMatchObject({ ok: true });
    expect([await send(), await send()]).toMatchObject([{ ok: true }, { ok: true }]);
    const enter = (answeredOn: string) =>
      of.does(of.cleo, (tx) =>
        enterAnswer(tx, id, { outcome: 'partly', reasons: 'One of two.', answeredOn }),
      );
    expect(await enter('2026-11-22')).toMatchObject({ refusal: { code: 'not-yet' } });
    expect(await enter('2026-11-23')).toMatchObject({ ok: true });
    const whole = await read(world.db, of.quinn, (tx) => oneAppeal(tx, id));
    expect(whole).toMatchObject({
      value: {
        open: false,
        outcome: 'partly',
        stages: [{ stage: 'informal' }, { stage: 'formal' }, { reference: 'AB-17' }],
      },
    });
    const kinds = (await world.log(of.org)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'appeal.decided')).toHaveLength(2);
  });
});

describe('what comes of it', () => {
  it('R92 upheld: the decision stays, and another assessor judges the unit again', async () => {
    const { of, id } = await atFormal();
    await seat(of, id, of.quinn, of.cleo);
    await decision(of, id, 'upheld');
    const sent = await of.does(of.cleo, (tx) =>
      sendOn(tx, id, { sentOn: '2026-11-23', reference: 'AB-18', why: 'No need.' }),
    );
    expect(sent).toMatchObject({ refusal: { code: 'appeal-upheld' } });
    const kept = await read(world.db, of.org.lena, (tx) => decisionsOn(tx, [of.claim.claimId]));
    expect(kept.get(of.claim.claimId)).toMatchObject({ outcome: 'not_yet' });
    const view = await of.view();
    expect(JSON.stringify(view)).toContain('formal stage: upheld');
    const next = await aClaim(world, of.org);
    const again = hands(world, of.org, next);
    expect(await again.take()).toMatchObject({ refusal: { code: 'not-authorised' } });
    const bea: Actor = { ...of.org.omar, roles: ['assessor'] };
    expect(await again.take(bea)).toMatchObject({ ok: true });
  });

  it('papers are read by both sides, and handed in by those it is about only', async () => {
    const { of, id } = await atFormal();
    const hand = (who: Actor) =>
      of.does(who, (tx) =>
        handInPaper(tx, id, { id: newId(), title: 'Week 3', words: 'As kept.' }),
      );
    expect(await hand(of.org.lena)).toMatchObject({ ok: true });
    expect(await hand(of.org.aidan)).toMatchObject({ ok: true });
    const bea: Actor = { ...of.org.omar, roles: ['assessor'] };
    expect(await hand(bea)).toMatchObject({ refusal: { code: 'appeal-not-found' } });
    const own = await read(world.db, of.org.lena, (tx) => ownAppeals(tx));
    expect(own).toMatchObject({ value: { rows: [{ papers: [{ by: 'Lena Lowe' }, {}] }] } });
    const not = await read(world.db, bea, (tx) => oneAppeal(tx, id));
    expect(not).toMatchObject({ refusal: { code: 'appeal-not-found' } });
  });

  it('waits on Today for whose step is next, and is found by the learner’s name', async () => {
    const of = await decided();
    const id = newId();
    await of.raise(id);
    const mine = (who: Actor) => read(world.db, who, (tx) => appealsForMe(tx));
    expect(await mine(of.org.aidan)).toEqual({ count: 1, dueOn: '2026-11-30', late: 0 });
    expect(await mine(of.quinn)).toEqual({ count: 0, dueOn: null, late: 0 });
    await answer(of, id, 'not_upheld');
    await further(of, id);
    expect(await mine(of.org.aidan)).toMatchObject({ count: 0 });
    expect(await mine(of.quinn)).toMatchObject({ count: 1 });
    await seat(of, id, of.cleo, of.org.olivia);
    expect(await mine(of.quinn)).toMatchObject({ count: 0 });
    world.at('2027-01-20T09:00:00Z');
    expect(await mine(of.cleo)).toMatchObject({ count: 1, late: 1 });
    const found = (who: Actor, text: string) =>
      read(world.db, who, (tx) => findAppeals(tx, { text, most: 5 }));
    expect(await found(of.quinn, 'lo le')).toMatchObject([{ id, label: 'Appeal of Lena Lowe' }]);
    expect(await found({ ...of.org.omar, roles: ['assessor'] }, 'lena')).toEqual([]);
  });

  it('forgets who is erased in every word of it, and keeps that it was said', async () => {
    const of = await decided();
    const [id, personId] = [newId(), newId()];
    await of.does(of.org.olivia, (tx) =>
      addPerson(tx, {
        id: personId,
        givenName: 'Rosa',
        familyName: 'Quillfeather',
        emails: [],
        phones: [],
        hat: 'candidate',
      }),
    );
    const words = 'Rosa Quillfeather heard it.';
    await of.raise(id, { grounds: words });
    await of.does(of.org.lena, (tx) => handInPaper(tx, id, { id: newId(), title: words, words }));
    await of.does(of.org.aidan, (tx) =>
      answerAppeal(tx, id, { outcome: 'not_upheld', reasons: words }),
    );
    await of.does(of.org.lena, (tx) => takeFurther(tx, id, { why: words, lateBecause: '' }));
    const erased = await of.does(of.org.olivia, (tx) =>
      erasePerson(tx, { personId, reason: 'asked' }),
    );
    expect(erased).toMatchObject({ ok: true });
    const whole = await read(world.db, of.quinn, (tx) => oneAppeal(tx, id));
    expect(JSON.stringify(whole)).not.toContain('Quillfeather');
    expect(whole).toMatchObject({ value: { grounds: '[name] heard it.' } });
  });
});
