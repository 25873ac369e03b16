import { describe, expect, test } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { consider } from './consider.ts';
import { decide } from './decide.ts';
import { type AClaim, aClaim, aDecision, aDiscussion, aJudgement, takenBack } from './fixtures.ts';
import { judge } from './judge.ts';
import { itemToJudge, judgingView } from './judging-view.ts';
import { outcomesOf } from './outcomes.ts';
import { queue } from './queue.ts';
import { takeUp } from './take-up.ts';

const world = await openWorld();

async function desk(given: Parameters<typeof aClaim>[2] = {}) {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation();
  const claim = await aClaim(world, org, given);
  return { org, claim, ...hands(org, claim) };
}

function hands(org: TestOrganisation, claim: AClaim, assessor: Actor = org.aidan) {
  const as = <T>(work: Parameters<typeof act<T>>[2], who = assessor) => act(world.db, who, work);
  return {
    take: (who = assessor) => as((tx) => takeUp(tx, claim.claimId), who),
    look: (item = claim.items[0]) =>
      as((tx) => consider(tx, claim.claimId, item?.evidenceId ?? '')),
    say: (judgement: Parameters<typeof judge>[2], who = assessor) =>
      as((tx) => judge(tx, claim.claimId, judgement), who),
    end: (given: Parameters<typeof aDecision>[0] = {}, who = assessor) =>
      as((tx) => decide(tx, claim.claimId, aDecision(given)), who),
    view: (who = assessor) => read(world.db, who, (tx) => judgingView(tx, claim.claimId)),
    id: (at: number) => claim.criteria[at]?.criterionId ?? '',
  };
}

/** Judges all four criteria met: the first in discussion, the others on their items. */
async function meetAll(of: Pick<Awaited<ReturnType<typeof desk>>, 'say' | 'id'>) {
  expect(await of.say(aDiscussion(of.id(0)))).toMatchObject({ ok: true });
  for (const at of [1, 2, 3])
    expect(await of.say(aJudgement(of.id(at)))).toMatchObject({ ok: true });
}

describe('taking a claim', () => {
  test('W34: records whether the assessor had a hand in the work, by id alone', async () => {
    world.at('2026-11-23T09:00:00Z');
    const org = await world.organisation();
    const claim = await aClaim(world, org, { party: [org.aidan] });
    expect(await hands(org, claim).take()).toMatchObject({ ok: true });
    const last = (await world.log(org)).at(-1);
    expect(last).toMatchObject({
      kind: 'claim.taken',
      envelope: {
        actor: org.aidan.memberId,
        subjects: { learner: org.lena.memberId, claim: claim.claimId },
        facts: { attempt: 1, items: 3, party: [claim.items[0]?.evidenceId] },
      },
    });
  });

  test('again by the same assessor changes nothing', async () => {
    const { org, take } = await desk();
    await take();
    const before = (await world.log(org)).length;
    expect(await take()).toMatchObject({ ok: true });
    expect((await world.log(org)).length).toBe(before);
  });

  test('R63: the learner cannot take their own claim, whatever their roles', async () => {
    const { org, take } = await desk();
    const both: Actor = { ...org.lena, roles: ['learner', 'assessor'] };
    expect(await take(both)).toMatchObject({ refusal: { code: 'own-claim' } });
  });

  test('a claim taken, withdrawn or unknown is refused with what to do', async () => {
    const { org, claim, take } = await desk();
    const other: Actor = { ...org.omar, roles: ['assessor'] };
    await take();
    const second = await take(other);
    expect(second).toMatchObject({ refusal: { code: 'claim-taken' } });
    if (!second.ok) expect(second.refusal.because).toContain('Aidan Ash');
    await takenBack(world, claim);
    expect(await take(other)).toMatchObject({ refusal: { code: 'already-withdrawn' } });
    const nowhere = await act(world.db, org.aidan, (tx) => takeUp(tx, newId()));
    expect(nowhere).toMatchObject({ refusal: { code: 'claim-not-found' } });
  });
});

describe('judging a criterion', () => {
  test('R56: by record rests on what the learner referenced, which is considered with it', async () => {
    const { org, claim, take, say, id, view } = await desk();
    await take();
    expect(await say(aJudgement(id(1)))).toMatchObject({ ok: true });
    const seen = await view();
    if (!seen.ok) throw new Error(seen.refusal.because);
    const [, criterion] = seen.value.criteria;
    expect(criterion).toMatchObject({
      state: 'met',
      history: [{ outcome: 'met', method: 'record', items: [{ title: 'Item 1' }], attempt: 1 }],
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
      party: false,
    });
  });

  test('R56: by record with no item at all is refused', async () => {
    const { take, say, id } = await desk();
    await take();
    expect(await say(aJudgement(id(0)))).toMatchObject({ refusal: { code: 'evidence-missing' } });
    expect(await say(aJudgement(id(1), { evidenceIds: [] }))).toMatchObject({
      refusal: { code: 'evidence-missing' },
    });
  });

  test('on an item of another claim is refused', async () => {
    const { take, say, id } = await desk();
    await take();
    expect(await say(aJudgement(id(1), { evidenceIds: [newId()] }))).toMatchObject({
      refusal: { code: 'evidence-not-found' },
    });
    expect(await say(aJudgement(newId()))).toMatchObject({
      refusal: { code: 'criterion-not-found' },
    });
  });

  test('R69: in discussion keeps every question with its answer, and the log their number', async () => {
    const { org, take, say, id, view } = await desk();
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
    const { take, say, id, view } = await desk();
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
    const { take, say, id, view } = await desk();
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
    const { org, claim, take, say, id } = await desk();
    const judgement = aJudgement(id(1));
    expect(await say(judgement)).toMatchObject({ refusal: { code: 'claim-not-taken' } });
    await take();
    const other: Actor = { ...org.omar, roles: ['assessor'] };
    expect(await say(judgement, other)).toMatchObject({ refusal: { code: 'claim-taken' } });
    expect(await say(judgement)).toMatchObject({ ok: true });
    const before = (await world.log(org)).length;
    expect(await say(judgement)).toEqual({ ok: true, value: { judgementId: judgement.id } });
    expect((await world.log(org)).length).toBe(before);
    await takenBack(world, claim);
    expect(await say(aJudgement(id(2)))).toMatchObject({
      refusal: { code: 'already-withdrawn' },
    });
  });
});

describe('deciding a unit', () => {
  test('R9, R66, R67, R73: achieved when all is met and considered, informal until ratified', async () => {
    const of = await desk();
    await of.take();
    expect(await of.end()).toMatchObject({ refusal: { code: 'unit-not-decidable' } });
    await meetAll(of);
    const decision = aDecision();
    expect(await of.end(decision)).toEqual({
      ok: true,
      value: { decisionId: decision.id, outcome: 'achieved' },
    });
    const last = (await world.log(of.org)).at(-1);
    expect(last).toMatchObject({
      kind: 'unit.decided',
      envelope: {
        facts: {
          outcome: 'achieved',
          standing: 'informal',
          criteria: [{ state: 'met', method: 'discussion' }, {}, {}, {}],
          items: of.claim.items.map(({ evidenceId, sha256 }) => ({
            evidence: evidenceId,
            renditionSha256: sha256,
          })),
          party: [],
        },
      },
    });
    const { rows } = await world.owner.query(
      'select decided_at, achieved from claim where id = $1',
      [of.claim.claimId],
    );
    expect(rows[0]).toMatchObject({ achieved: true });
    expect(await of.end(decision)).toMatchObject({ value: { outcome: 'achieved' } });
    expect(await of.end()).toMatchObject({ refusal: { code: 'already-decided' } });
  });

  test('R67: an item nobody considered stops it, and the refusal names the item', async () => {
    const of = await desk({ items: 4 });
    await of.take();
    await of.say(aDiscussion(of.id(0)));
    for (const at of [1, 2, 3])
      await of.say(
        aJudgement(of.id(at), { evidenceIds: [of.claim.items[at - 1]?.evidenceId ?? ''] }),
      );
    const refused = await of.end();
    expect(refused).toMatchObject({
      refusal: { code: 'unit-not-decidable', details: { findings: [{ rule: 'R67' }] } },
    });
    if (!refused.ok) expect(refused.refusal.because).toContain('Item 4');
    expect(await of.look(of.claim.items[3])).toMatchObject({ ok: true });
    expect((await world.log(of.org)).at(-1)?.kind).toBe('evidence.considered');
    expect(await of.end()).toMatchObject({ ok: true });
  });

  test('R68: the log traces it to the paper, and free text is not in the log', async () => {
    const of = await desk();
    await of.take();
    await meetAll(of);
    await of.end({ feedback: 'A phrase that stays in the table.' });
    const { rows } = await world.owner.query(
      `select paper, encode(paper_sha256, 'hex') as sha256 from unit_decision where claim_id = $1`,
      [of.claim.claimId],
    );
    const last = (await world.log(of.org)).at(-1);
    expect(last?.envelope.facts['paperSha256']).toBe(rows[0].sha256);
    expect(rows[0].paper).toContain('A phrase that stays');
    expect(JSON.stringify(last)).not.toContain('A phrase');
  });

  test('W36: “not yet” with its actions; what was met carries over to the next attempt', async () => {
    const of = await desk();
    await of.take();
    await of.say(aDiscussion(of.id(0)));
    await of.say(aJudgement(of.id(1)));
    await of.say(aJudgement(of.id(2), { outcome: 'not_yet', action: 'Show the plan you agreed.' }));
    await of.look(of.claim.items[2]);
    expect(await of.end({ outcome: 'not_yet' })).toMatchObject({
      refusal: { details: { findings: [{ rule: 'W36' }] } },
    });
    const unjudgedAction = 'Bring one record of a team meeting.';
    expect(await of.end({ outcome: 'not_yet', unjudgedAction })).toMatchObject({ ok: true });

    world.at('2026-11-27T09:00:00Z');
    const claim = await aClaim(world, of.org);
    const again = hands(of.org, claim);
    await again.take();
    const seen = await again.view();
    expect(seen).toMatchObject({
      value: {
        progress: { met: 2, notYet: 1, unjudged: 1 },
        earlier: [{ attempt: 1, outcome: 'not_yet' }],
        missing: { achieved: [{ rule: 'R9' }, { rule: 'R66' }, { rule: 'R67' }] },
      },
    });
    await again.say(aJudgement(again.id(2)));
    await again.say(aJudgement(again.id(3)));
    await again.look(claim.items[0]);
    expect(await again.end()).toMatchObject({ ok: true });

    const told = await read(world.db, of.org.lena, (tx) =>
      outcomesOf(tx, of.org.lena.memberId ?? ''),
    );
    expect(told.rows.map(({ attempt, decision }) => [attempt, decision?.outcome])).toEqual([
      [2, 'achieved'],
      [1, 'not_yet'],
    ]);
    expect(told.rows[1]).toMatchObject({
      decision: { unjudgedAction },
      criteria: [
        { state: 'met' },
        { state: 'met' },
        { state: 'not_yet', history: [{ action: 'Show the plan you agreed.' }] },
        { state: 'unjudged' },
      ],
    });
  });

  test('R9: “not yet” is refused when nothing is lacking', async () => {
    const of = await desk();
    await of.take();
    await meetAll(of);
    expect(await of.end({ outcome: 'not_yet' })).toMatchObject({
      refusal: { details: { findings: [{ rule: 'R9' }] } },
    });
  });

  test('W34: a party is said in decision, log and view', async () => {
    world.at('2026-11-23T09:00:00Z');
    const org = await world.organisation();
    const claim = await aClaim(world, org, { party: [org.aidan] });
    const of = hands(org, claim);
    await of.take();
    await meetAll(of);
    await of.end();
    expect((await world.log(org)).at(-1)?.envelope.facts['party']).toEqual([
      claim.items[0]?.evidenceId,
    ]);
    expect(await of.view()).toMatchObject({ value: { decision: { party: true } } });
  });
});

describe('at the same moment', () => {
  test('two assessors take one claim: one of them has it', async () => {
    const { org, take } = await desk();
    const other: Actor = { ...org.omar, roles: ['assessor'] };
    const both = await Promise.all([take(), take(other)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const [lost] = both.filter(({ ok }) => !ok);
    expect(lost).toMatchObject({ refusal: { code: 'claim-taken' } });
    const taken = (await world.log(org)).filter(({ kind }) => kind === 'claim.taken');
    expect(taken).toHaveLength(1);
  });

  test('two decisions: one stands, the other says that it is decided', async () => {
    const of = await desk();
    await of.take();
    await meetAll(of);
    const both = await Promise.all([of.end(), of.end()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const [lost] = both.filter(({ ok }) => !ok);
    expect(lost).toMatchObject({ refusal: { code: 'already-decided' } });
  });

  test('the same decision pressed twice is one decision, answered twice alike', async () => {
    const of = await desk();
    await of.take();
    await meetAll(of);
    const decision = aDecision();
    const both = await Promise.all([of.end(decision), of.end(decision)]);
    expect(both).toEqual([both[0], both[0]]);
    expect(both[0]).toMatchObject({ ok: true });
    const decided = (await world.log(of.org)).filter(({ kind }) => kind === 'unit.decided');
    expect(decided).toHaveLength(1);
  });

  test('a judgement while deciding: it is in the decision, or it is refused', async () => {
    const of = await desk();
    await of.take();
    await meetAll(of);
    const late = aJudgement(of.id(1), { outcome: 'not_yet', action: 'Show another.' });
    const [decided, judged] = await Promise.all([of.end(), of.say(late)]);
    expect([decided.ok, judged.ok].filter(Boolean)).toHaveLength(1);
    if (decided.ok) expect(judged).toMatchObject({ refusal: { code: 'already-decided' } });
    else expect(decided).toMatchObject({ refusal: { code: 'unit-not-decidable' } });
  });

  test('the learner withdraws: decided or withdrawn, never both', async () => {
    const of = await desk();
    await of.take();
    await meetAll(of);
    const withdraw = world.owner.query(
      'update claim set withdrawn_at = now() where id = $1 and decided_at is null returning id',
      [of.claim.claimId],
    );
    const [decided, withdrawn] = await Promise.all([of.end(), withdraw]);
    expect(decided.ok).toBe(withdrawn.rowCount === 0);
    if (!decided.ok) expect(decided.refusal.code).toBe('already-withdrawn');
  });
});

describe('what an assessor sees', () => {
  test('the queue: oldest first, their own part, and nothing they claimed themselves', async () => {
    world.at('2026-11-23T09:00:00Z');
    const org = await world.organisation();
    const claim = await aClaim(world, org, { party: [org.aidan] });
    const mine: Actor = { ...org.lena, roles: ['learner', 'assessor'] };
    const rows = async (who: Actor) => {
      const told = await read(world.db, who, (tx) => queue(tx));
      return told.ok ? told.value.rows : [];
    };
    expect(await rows(org.aidan)).toMatchObject([
      {
        claimId: claim.claimId,
        state: 'waiting',
        learnerName: 'Lena Lowe',
        waitingDays: 3,
        items: 3,
        partyItems: 1,
      },
    ]);
    expect(await rows(mine)).toEqual([]);
    const of = hands(org, claim);
    await of.take();
    expect(await rows(org.aidan)).toMatchObject([{ state: 'in_hand', progress: { unjudged: 4 } }]);
    const other: Actor = { ...org.omar, roles: ['assessor'] };
    expect(await rows(other)).toMatchObject([
      { state: 'with_other', assessorName: 'Aidan Ash', partyItems: 0 },
    ]);
    await meetAll(of);
    await of.end();
    expect(await rows(org.aidan)).toMatchObject([{ state: 'decided', outcome: 'achieved' }]);
  });

  test('their own claim as a learner is not shown for judging', async () => {
    const { org, view } = await desk();
    const both: Actor = { ...org.lena, roles: ['learner', 'assessor'] };
    expect(await view(both)).toMatchObject({ refusal: { code: 'own-claim' } });
  });

  test('whether each rendition is the one that was sealed at the claim', async () => {
    const { org, claim, view } = await desk();
    expect(await view()).toMatchObject({
      value: { items: [{ sealed: true }, { sealed: true }, { sealed: true }] },
    });
    await world.owner.query(
      `update claim_evidence set rendition = rendition || ' ',
        rendition_sha256 = sha256(convert_to(rendition || ' ', 'UTF8'))
        where organisation_id = $1 and evidence_id = $2`,
      [org.id, claim.items[1]?.evidenceId],
    );
    expect(await view()).toMatchObject({
      value: { items: [{ sealed: true }, { sealed: false }, { sealed: true }] },
    });
  });

  test('each entry against the log: in no checkpoint yet, and broken once the entry is another', async () => {
    const { org, claim } = await desk();
    const open = () =>
      read(world.db, org.aidan, (tx) =>
        itemToJudge(tx, claim.claimId, claim.items[0]?.evidenceId ?? ''),
      );
    expect(await open()).toMatchObject({
      value: { records: [{ seq: claim.items[0]?.seq, seal: 'not_in_checkpoint' }] },
    });
    const item = await read(world.db, org.aidan, (tx) => itemToJudge(tx, claim.claimId, newId()));
    expect(item).toMatchObject({ refusal: { code: 'evidence-not-found' } });
  });
});
