import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { standingsOf } from '../assessment/index.ts';
import { recordApproval } from '../centre/record-approval.ts';
import { countersignSample } from './countersign-sample.ts';
import { cycleView } from './cycles.ts';
import { answerSampleAction, feedbackFor, waitingFor } from './feedback.ts';
import { type Centre, centresIn, codeOf, done, given, idOf } from './fixtures.ts';
import { newestPlan } from './found.ts';
import { releaseBase } from './index.ts';
import { closeAction } from './record-sample.ts';
import { recordSignature } from './release-base.ts';
import { sampleItem, sampleView } from './sample-view.ts';
import { recordSending } from './send-plan.ts';
import { startSample } from './start-sample.ts';

const world = await openWorld();
const { does, asks, centre, begin, write, qualify } = centresIn(world);

describe('a sample', () => {
  test('R30 the internal verifier is never the learner’s assessor, in the database too', async () => {
    const of = await centre();
    await done(of.plan());
    const [sample] = (await of.view()).samples;
    const sampleId = sample?.sampleId ?? '';
    const asVerifier = (who: Actor): Actor => ({
      ...who,
      roles: [...who.roles, 'internal_verifier'],
    });
    expect(await codeOf(begin(of, sampleId, asVerifier(of.org.aidan)))).toBe('verifier-not-apart');
    expect(await codeOf(begin(of, sampleId, asVerifier(of.org.lena)))).toBe('own-work');
    await done(begin(of, sampleId));
    const { rows } = await world.owner.query('select * from verification_start');
    const own = rows.find((row) => row.sample_id === sampleId);
    const forge = (verifier: Actor, assessor: Actor) =>
      world.owner.query(
        `insert into verification_start select organisation_id, $2, sample_id, learner_id, unit_id, stage, 9,
          claim_id, $4, hands, $3, decision_id, frozen, frozen_sha256, started_at
          from verification_start where id = $1`,
        [own.id, newId(), idOf(verifier), idOf(assessor)],
      );
    await expect(forge(of.staff.quinn, of.staff.quinn)).rejects.toThrow(/check constraint/);
    await expect(forge(of.org.aidan, of.staff.quinn)).rejects.toThrow(/check constraint/);
    await expect(forge(of.org.lena, of.org.aidan)).rejects.toThrow(/check constraint/);
  });

  test('R82 is frozen when taken up, and recorded criterion by criterion, once, by who took it up', async () => {
    const of = await centre();
    await done(of.plan());
    const sampleId = (await of.view()).samples[0]?.sampleId ?? '';
    const startId = newId();
    await done(begin(of, sampleId, of.staff.ivan, startId));
    await done(begin(of, sampleId, of.staff.ivan, startId));
    expect(await codeOf(begin(of, sampleId))).toBe('already-started');
    const seen = given(await asks(of.staff.ivan, (tx) => sampleView(tx, sampleId)));
    const [start] = seen.starts;
    expect(seen).toMatchObject({ state: 'started', mayStart: [] });
    expect(start).toMatchObject({ isMine: true, decision: { outcome: 'achieved' }, record: null });
    expect(start?.criteria.map(({ judged }) => judged?.outcome)).toEqual([
      'met',
      'met',
      'met',
      'met',
    ]);
    const item = of.claim.items[0];
    expect(
      given(await asks(of.staff.ivan, (tx) => sampleItem(tx, startId, item?.evidenceId ?? ''))),
    ).toMatchObject({ unchanged: true, sha256: item?.sha256 });
    const [first, ...others] = of.claim.criteria;
    const agreed = others.map(({ criterionId }) => ({ criterionId, says: 'agreed' }));
    const but = (more: object) => [{ criterionId: first?.criterionId, ...more }, ...agreed];
    const attempt = (more: object, who?: Actor) => codeOf(write(of, startId, more, who));
    expect(await attempt({}, of.staff.quinn)).toBe('not-your-sample');
    expect(await attempt({ findings: agreed })).toBe('criteria-missing');
    expect(await attempt({ findings: but({ says: 'not_agreed' }) })).toBe('why-missing');
    const question = but({ says: 'question', words: 'Where is the second target?' });
    expect(await attempt({ findings: question })).toBe('outcome-contradicts');
    expect(await attempt({ findings: question, outcome: 'action_needed' })).toBe(
      'outcome-contradicts',
    );
    expect(await attempt({ outcome: 'not_supported' })).toBe('outcome-contradicts');
    const late = [{ id: newId(), words: 'Ask again', dueOn: '2026-11-01' }];
    expect(await attempt({ outcome: 'action_needed', actions: late })).toBe('due-in-past');
    const elsewhere = but({ says: 'agreed', evidenceIds: [newId()] });
    expect(await attempt({ findings: elsewhere })).toBe('evidence-not-found');
    const actionId = newId();
    await done(
      write(of, startId, {
        outcome: 'action_needed',
        findings: question,
        actions: [{ id: actionId, words: 'Ask for the second target', dueOn: '2026-12-01' }],
      }),
    );
    expect(await attempt({})).toBe('already-recorded');
    expect(await of.view()).toMatchObject({ counts: { done: 0 }, samples: [{ state: 'action' }] });
    const close = (who: Actor) =>
      codeOf(does(who, (tx) => closeAction(tx, actionId, { words: 'Asked and answered' })));
    expect(await close(of.org.aidan)).toBe('own-action');
    expect(await close(of.staff.ivan)).toBe('done');
    expect(await close(of.staff.ivan)).toBe('already-closed');
    expect(await of.view()).toMatchObject({ counts: { done: 1 }, samples: [{ state: 'done' }] });
    expect(await codeOf(begin(of, sampleId))).toBe('already-verified');
    await expect(
      world.owner.query(`update verification_action set closed_at = now() where id = $1`, [
        actionId,
      ]),
    ).rejects.toThrow(/has ended/);
    const closed = (await world.log(of.org)).find(({ kind }) => kind === 'sample.closed');
    expect(closed?.envelope.facts).toMatchObject({ outcome: 'action_needed', actions: 1 });
    expect(JSON.stringify(closed)).not.toContain('second target');
  });

  test('R27 of a verifier without a certificate waits for one who has it, and the base cannot be released before', async () => {
    const of = await centre({ qualified: false });
    const { ivan, quinn } = of.staff;
    const other: Actor = { ...quinn, roles: ['internal_verifier'] };
    await done(of.plan());
    const sampleId = (await of.view()).samples[0]?.sampleId ?? '';
    const startId = newId();
    const stand = (who: Actor) => codeOf(does(who, (tx) => countersignSample(tx, startId)));
    expect(await stand(other)).toBe('start-not-found');
    await done(begin(of, sampleId, ivan, startId));
    expect(await stand(other)).toBe('not-recorded-yet');
    await done(write(of, startId));
    expect((await of.view()).missing.join(' ')).toContain('a qualified one countersigns first');
    await expect(
      world.owner.query(
        `insert into verification_release select organisation_id, cycle_id, id, now(), planned_by
          from verification_plan where cycle_id = $1`,
        [of.cycleId],
      ),
    ).rejects.toThrow(/waits for a countersignature/);
    expect(await stand(ivan)).toBe('own-record');
    expect(await stand({ ...of.org.aidan, roles: ['internal_verifier'] })).toBe(
      'verifier-not-apart',
    );
    expect(await stand(other)).toBe('not-qualified');
    await qualify(of.org, quinn);
    expect(
      given(await asks(other, (tx) => sampleView(tx, sampleId))).starts[0]?.record,
    ).toMatchObject({ countersignature: 'needed', mayCountersign: true });
    expect(await stand(other)).toBe('done');
    expect(await stand(other)).toBe('done');
    expect((await of.view()).missing.join(' ')).not.toContain('a qualified one countersigns');
    const clear = await centre();
    await done(clear.plan());
    const second = newId();
    await done(
      begin(clear, (await clear.view()).samples[0]?.sampleId ?? '', clear.staff.ivan, second),
    );
    await done(write(clear, second));
    expect(await codeOf(does(clear.staff.quinn, (tx) => countersignSample(tx, second)))).toBe(
      'countersignature-not-needed',
    );
  });

  test('R30 a former adviser of the learner does not verify either', async () => {
    const of = await centre();
    await done(of.plan());
    const sampleId = (await of.view()).samples[0]?.sampleId ?? '';
    await world.owner.query(
      `insert into caseload (organisation_id, id, learner_id, framework_code, post, member_id, since, set_by, ended_at)
        values ($1, $2, $3, 'SALES', 'adviser', $4, '2026-09-01', $5, '2026-10-01')`,
      [of.org.id, newId(), idOf(of.org.lena), idOf(of.staff.ivan), idOf(of.org.olivia)],
    );
    expect(await codeOf(begin(of, sampleId))).toBe('verifier-not-apart');
  });

  test('tells its assessor the feedback, who answers the action; what is late stands on Today of both', async () => {
    const of = await centre();
    await done(of.plan());
    const sampleId = (await of.view()).samples[0]?.sampleId ?? '';
    const startId = newId();
    await done(begin(of, sampleId, of.staff.ivan, startId));
    const [first, ...others] = of.claim.criteria;
    const actionId = newId();
    await done(
      write(of, startId, {
        outcome: 'action_needed',
        findings: [
          { criterionId: first?.criterionId, says: 'not_agreed', words: 'Only one target' },
          ...others.map(({ criterionId }) => ({ criterionId, says: 'agreed' })),
        ],
        actions: [{ id: actionId, words: 'Ask for the second', dueOn: '2026-12-01' }],
      }),
    );
    expect((await of.view()).samples[0]).toMatchObject({ askLearner: true, waits: false });
    const read = () => asks(of.org.aidan, feedbackFor).then((all) => given(all).rows);
    expect(await read()).toMatchObject([
      { outcome: 'action_needed', findings: [{ words: 'Only one target' }] },
    ]);
    const answer = (who: Actor) =>
      codeOf(does(who, (tx) => answerSampleAction(tx, actionId, { answer: 'Asked' })));
    expect(await answer(of.staff.ivan)).toBe('not-your-action');
    expect(await answer(of.org.aidan)).toBe('done');
    world.at('2026-12-02T09:00:00Z');
    const waits = (who: Actor) => asks(who, waitingFor).then(given);
    expect(await waits(of.org.aidan)).toMatchObject({ openOwn: 1, lateOwn: 1, lateOthers: 0 });
    expect(await waits(of.staff.ivan)).toMatchObject({ openOwn: 0, lateOthers: 1, unobserved: 1 });
    await done(does(of.staff.ivan, (tx) => closeAction(tx, actionId, { words: 'Seen' })));
    expect(await answer(of.org.aidan)).toBe('already-closed');
    expect((await read())[0]?.actions[0]).toMatchObject({ answer: 'Asked', late: false });
    expect(await of.view()).toMatchObject({
      board: { assessors: [{ name: 'Aidan Ash', base: 1, drawn: 1, done: 1, risk: null }] },
    });
  });

  test('is verified while it is assessed only once an assessor has it, and at the end once decided', async () => {
    const of = await centre({ decided: false });
    await done(of.plan());
    const [sample] = (await of.view()).samples;
    expect(sample?.state).toBe('waiting');
    const start = (stage: 'interim' | 'final') =>
      codeOf(
        does(of.staff.ivan, (tx) =>
          startSample(tx, sample?.sampleId ?? '', { id: newId(), stage }),
        ),
      );
    const [asked = 'final'] = sample?.stages ?? [];
    expect(await start(asked)).toBe('not-assessed-yet');
    expect(await start(asked === 'final' ? 'interim' : 'final')).toBe('stage-not-asked');
  });
});

describe('the release of the base', () => {
  const release = (of: Centre) => does(of.staff.ivan, (tx) => releaseBase(tx, of.cycleId));
  async function approved(of: Centre) {
    for (const kind of ['centre', 'qualification'] as const) {
      await done(
        does(of.staff.cleo, (tx) =>
          recordApproval(tx, {
            id: newId(),
            kind,
            frameworkCode: kind === 'centre' ? null : 'SALES',
            reference: 'Letter',
            fastTrack: false,
            fromOn: '2026-01-01',
          }),
        ),
      );
    }
  }
  async function decisionOf(of: Centre) {
    const { rows } = await world.owner.query('select id from unit_decision where claim_id = $1', [
      of.claim.claimId,
    ]);
    return String(rows[0].id);
  }

  test('R73 R84 R91 W24 ratifies every decision once all samples are done and the external verifier signed', async () => {
    const of = await centre();
    await done(of.plan());
    await approved(of);
    const decisionId = await decisionOf(of);
    const standing = () =>
      asks(of.org.aidan, (tx) => standingsOf(tx, [decisionId])).then((all) => all.get(decisionId));
    const sampleId = (await of.view()).samples[0]?.sampleId ?? '';
    expect(await codeOf(release(of))).toBe('base-not-ready');
    const startId = newId();
    await done(begin(of, sampleId, of.staff.ivan, startId));
    await done(write(of, startId));
    // Aidan holds no qualification on record, so his decision waits for a countersignature (R26).
    await world.owner.query(`update unit_decision set countersign = false where id = $1`, [
      decisionId,
    ]);
    // R84: nor is a base released whose plan went to no external verifier.
    expect((await of.view()).missing).toEqual([
      expect.stringContaining('went to no external verifier'),
      expect.stringContaining('has not signed'),
    ]);
    await done(
      does(of.staff.cleo, async (tx) =>
        recordSending(tx, (await newestPlan(tx, of.cycleId))?.id ?? '', {
          id: newId(),
          toName: 'Edith Eve',
          way: 'portal',
          sentOn: '2026-11-23',
        }),
      ),
    );
    expect(await standing()).toBe('informal');
    await done(
      does(of.staff.cleo, (tx) =>
        recordSignature(tx, of.cycleId, { reference: 'EV-7', signedOn: '2026-11-23' }),
      ),
    );
    expect(given(await release(of))).toMatchObject({ decisions: 1 });
    expect(given(await release(of))).toMatchObject({ decisions: 1 });
    expect(await standing()).toBe('ratified');
    expect(await codeOf(of.plan())).toBe('already-released');
    expect(await of.view()).toMatchObject({
      released: true,
      missing: [],
      release: { decisions: 1 },
    });
    expect((await world.log(of.org)).filter(({ kind }) => kind === 'base.released')).toHaveLength(
      1,
    );
  });

  test('R15 waits for approvals, for a decision that was not supported, and is never open to another organisation', async () => {
    const of = await centre({ band: '01' });
    await done(of.plan());
    const sampleId = (await of.view()).samples[0]?.sampleId ?? '';
    const startId = newId();
    await done(begin(of, sampleId, of.staff.ivan, startId));
    const [first, ...others] = of.claim.criteria;
    await done(
      write(of, startId, {
        outcome: 'not_supported',
        findings: [
          { criterionId: first?.criterionId, says: 'not_agreed', words: 'Not shown' },
          ...others.map(({ criterionId }) => ({ criterionId, says: 'agreed' })),
        ],
      }),
    );
    const view = await of.view();
    expect(view.samples[0]?.state).toBe('not_supported');
    // R83: a poor early sample asks for the tariff's 15 per cent of them once more, by itself.
    expect(view.board.assessors).toMatchObject([{ name: 'Aidan Ash', risk: 30 }]);
    expect(view.grown).toBe(true);
    expect(view.signatureNeeded).toBe(false);
    expect(view.missing.join(' ')).toContain('approvals');
    expect(view.missing.join(' ')).toContain('1 sample not done');
    expect(await codeOf(release(of))).toBe('base-not-ready');
    const other = await world.organisation();
    expect(await codeOf(asks(other.olivia, (tx) => cycleView(tx, of.cycleId)))).toBe(
      'cycle-not-found',
    );
    expect(await codeOf(asks(other.olivia, (tx) => sampleView(tx, sampleId)))).toBe(
      'sample-not-found',
    );
  });
});
