import { createHash } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { declareTie } from '../centre/declare-tie.ts';
import { baseOf } from './base.ts';
import { dashboard } from './dashboard.ts';
import { centresIn, codeOf, done, given, idOf } from './fixtures.ts';
import { cycleHere } from './found.ts';
import { includeUnit, unsampled } from './include-unit.ts';
import { openCycle } from './index.ts';
import { mailPlan, sendRunning } from './mail-plan.ts';
import { planMonitoring, recordMonitoring } from './monitor.ts';
import { addLearners, rateRisk } from './open-cycle.ts';
import { onExternals } from './outside.ts';
import { planOf } from './plan.ts';
import { planAsFile, recordSending } from './send-plan.ts';

const world = await openWorld();
const { does, asks, centre, begin } = centresIn(world);

describe('the plan', () => {
  test('R77 R79 is drawn by the newest checkpoint’s root, once for the same base, and anybody repeats it', async () => {
    const of = await centre();
    expect(await of.view()).toMatchObject({ counts: null, plan: null, samples: [] });
    const id = newId();
    expect(await of.plan(id)).toEqual({ ok: true, value: { planId: id, version: 1 } });
    expect(await of.plan(id)).toEqual({ ok: true, value: { planId: id, version: 1 } });
    expect(await codeOf(of.plan())).toBe('already-planned');
    const file = given(await asks(of.staff.edith, (tx) => planAsFile(tx, id)));
    const told = JSON.parse(file.bytes.toString());
    const { rows } = await world.owner.query(
      `select encode(root, 'hex') as root from log_checkpoint where organisation_id = $1`,
      [of.org.id],
    );
    expect(rows.map(({ root }) => root)).toContain(told.seed);
    const verifiers = told.verifiers.map(
      (one: { memberId: string; unitIds: string[] | null; tiedTo: string[] }) => ({
        memberId: one.memberId,
        unitIds: one.unitIds && new Set(one.unitIds),
        tiedTo: new Set(one.tiedTo),
      }),
    );
    expect(
      planOf(told.units, verifiers, {
        percent: told.percent,
        assessorPercent: new Map(Object.entries(told.assessorPercent)),
        seed: told.seed,
        kept: new Set(told.kept),
      }),
    ).toEqual(told.plan);
    const view = await of.view();
    expect(view).toMatchObject({ grown: false, counts: { base: 1, asked: 1, drawn: 1, done: 0 } });
    expect(view.samples).toMatchObject([
      {
        learnerName: 'Lena Lowe',
        assessorName: 'Aidan Ash',
        verifierName: 'Ivan Innes',
        state: 'ready',
      },
    ]);
    const sealed = (await world.log(of.org)).find(({ kind }) => kind === 'sample.planned');
    expect(sealed?.envelope.facts).toMatchObject({
      seed: told.seed,
      fileSha256: createHash('sha256').update(file.bytes).digest('hex'),
    });
  });

  test('R77 is not drawn without a tariff, nor of nobody; a cycle ends after it begins', async () => {
    const of = await centre();
    await world.owner.query('delete from centre_tariff where organisation_id = $1', [of.org.id]);
    expect(await codeOf(of.plan())).toBe('tariff-missing');
    const cycle = { ...of.cycle, id: newId() };
    const open = (more: object) =>
      codeOf(does(of.staff.ivan, (tx) => openCycle(tx, { ...cycle, ...more })));
    expect(await open({ toOn: '2026-09-01' })).toBe('cycle-ends-first');
    expect(await open({ learnerIds: [idOf(of.org.carla)] })).toBe('learner-not-found');
    expect(await open({ frameworkId: newId() })).toBe('framework-not-found');
  });

  test('R83 more of an assessor may be asked, with a reason, never less; what was chosen stays chosen', async () => {
    const of = await centre();
    await done(of.plan());
    const [before] = (await of.view()).samples;
    const rate = (percent: number, assessor = of.org.aidan, who = of.staff.ivan) =>
      does(who, async (tx) =>
        rateRisk(
          tx,
          of.cycleId,
          { id: newId(), assessorId: idOf(assessor), percent, because: 'Two early slips' },
          new Map([[idOf(of.org.aidan), 'Aidan Ash']]),
        ),
      );
    await done(rate(60));
    expect(await codeOf(rate(40))).toBe('risk-shrinks');
    expect(await codeOf(rate(70, of.staff.ivan))).toBe('own-risk');
    expect(await codeOf(rate(70, of.org.carla))).toBe('assessor-not-found');
    expect((await of.view()).grown).toBe(true);
    expect(given(await of.plan())).toMatchObject({ version: 2 });
    const view = await of.view();
    expect(view.grown).toBe(false);
    expect(view.samples.map(({ sampleId }) => sampleId)).toEqual([before?.sampleId]);
  });

  test('R84 says when and to whom it was sent', async () => {
    const of = await centre();
    const { planId } = await done(of.plan());
    const send = (sentOn: string) =>
      does(of.staff.cleo, (tx) =>
        recordSending(tx, planId, { id: newId(), toName: 'Edith Eve', way: 'email', sentOn }),
      );
    expect(await codeOf(send('2027-01-01'))).toBe('sent-in-future');
    await done(send('2026-11-22'));
    expect(await of.view()).toMatchObject({
      sentToExternal: true,
      plan: { sendings: [{ toName: 'Edith Eve', sentOn: '2026-11-22' }] },
    });
    expect(JSON.stringify(await world.log(of.org))).not.toContain('"Edith Eve"');
  });

  test('R30 W34 nobody who may verify: it is said, with what to do', async () => {
    const of = await centre();
    await done(
      does(of.staff.ivan, (tx) =>
        declareTie(tx, {
          id: newId(),
          memberId: idOf(of.staff.ivan),
          learnerId: idOf(of.org.lena),
          kind: 'family',
          words: '',
        }),
      ),
    );
    await done(of.plan());
    const view = await of.view();
    const [sample] = view.samples;
    expect(view.counts).toMatchObject({ impossible: 1 });
    expect(sample?.impossible).toContain('Ivan Innes has a tie to the learner.');
    expect(await codeOf(begin(of, sample?.sampleId ?? ''))).toBe('verifier-tied');
  });

  test('R84 is mailed with its file to an external verifier of the centre, and the sending is recorded', async () => {
    const of = await centre();
    const planId = newId();
    await done(of.plan(planId));
    const id = newId();
    const send = (memberId: string, own = id) =>
      codeOf(does(of.staff.cleo, (tx) => mailPlan(tx, planId, { id: own, memberId })));
    expect(await send(idOf(of.staff.ivan))).toBe('verifier-not-found');
    expect(await send(idOf(of.staff.edith))).toBe('done');
    expect(await send(idOf(of.staff.edith))).toBe('done');
    expect(await of.view()).toMatchObject({
      sentToExternal: true,
      externals: [{ name: 'Edith Eve' }],
      plan: { sendings: [{ toName: 'Edith Eve', way: 'email' }] },
    });
    const { rows } = await world.owner.query(
      `select a.file_name, a.content = convert_to(p.file, 'UTF8') as whole,
        position(convert_to('Lena Lowe,', 'UTF8') in a.content) > 0 as names
        from verification_sending s join message_attachment a on a.message_id = s.message_id
        join verification_plan p on p.id = s.plan_id where s.id = $1
        order by a.file_name like '%.csv'`,
      [id],
    );
    // Beside the plan the list of names, registration numbers, and who advised and assessed (R29, R81).
    expect(rows).toMatchObject([{ whole: true }, { names: true }]);
    expect(
      (await world.log(of.org)).filter(({ kind }) => kind === 'sample.plan_sent'),
    ).toHaveLength(1);
  });

  test('R74 nothing is sampled that was not planned before: what the draw left out is asked for with its reason first', async () => {
    const of = await centre();
    const asks = (learnerId: string, more: object = {}, who = of.staff.ivan) =>
      codeOf(
        does(who, (tx) =>
          includeUnit(tx, of.cycleId, {
            id: newId(),
            learnerId,
            unitId: of.claim.unitId,
            because: 'The learner said the visit was short',
            ...more,
          }),
        ),
      );
    const lena = idOf(of.org.lena);
    expect(await asks(lena, { unitId: newId() })).toBe('unit-not-in-base');
    expect(await asks(idOf(of.staff.ivan))).toBe('own-work');
    expect(await codeOf(begin(of, newId()))).toBe('sample-not-found');
    const id = newId();
    expect(await asks(lena, { id })).toBe('done');
    expect(await asks(lena, { id })).toBe('done');
    expect(await asks(lena)).toBe('already-included');
    const told = () =>
      does(of.staff.ivan, (tx) => unsampled(tx, of.cycleId)).then((one) => given(one).included);
    expect(await told()).toMatchObject([{ learnerName: 'Lena Lowe', planned: false }]);
    await done(of.plan());
    expect(await told()).toMatchObject([{ planned: true }]);
    const [sample] = (await of.view()).samples;
    expect(sample?.why.map(({ why }) => why)).toContain('asked');
    expect(await asks(lena)).toBe('already-included');
    const sealed = await world.log(of.org);
    expect(sealed.some(({ kind }) => kind === 'verification.unit_included')).toBe(true);
    expect(JSON.stringify(sealed)).not.toContain('visit was short');
    await expect(
      world.owner.query(
        `insert into verification_inclusion select organisation_id, $1, cycle_id, learner_id, unit_id, because,
          included_at, learner_id from verification_inclusion where id = $2`,
        [newId(), id],
      ),
    ).rejects.toThrow(/verification_not_own/);
  });

  test('R74 R76 the stages before assessment are planned, then looked at, by a verifier apart from the learner', async () => {
    const of = await centre();
    const look = (more: object = {}) =>
      codeOf(
        does(of.staff.quinn, (tx) =>
          planMonitoring(tx, of.cycleId, {
            id: newId(),
            stage: 'advice',
            learnerId: idOf(of.org.lena),
            verifierId: idOf(of.staff.ivan),
            dueOn: '2026-12-01',
            ...more,
          }),
        ),
      );
    expect(await look({ learnerId: idOf(of.org.carla) })).toBe('learner-not-found');
    expect(await look({ verifierId: idOf(of.org.aidan) })).toBe('verifier-not-found');
    expect(await look({ dueOn: '2026-11-22' })).toBe('due-in-past');
    const id = newId();
    expect(await look({ id })).toBe('done');
    expect(await look({ id })).toBe('done');
    expect(await look()).toBe('already-planned');
    const see = (more: object = {}, who = of.staff.ivan) =>
      codeOf(
        does(who, (tx) =>
          recordMonitoring(tx, id, {
            id: newId(),
            heldOn: '2026-11-23',
            outcome: 'sound',
            words: 'Every topic was talked through',
            ...more,
          }),
        ),
      );
    expect(await see({}, of.staff.quinn)).toBe('not-your-monitoring');
    expect(await see({ heldOn: '2026-11-22' })).toBe('held-before-planned');
    expect(await see({ heldOn: '2026-11-24' })).toBe('held-in-future');
    expect(await see()).toBe('done');
    expect(await see()).toBe('already-recorded');
    const { lines } = given(await asks(of.staff.ivan, dashboard)).cycles[0] ?? { lines: [] };
    expect(lines.map(({ face, name }) => `${face} ${name}`).slice(0, 6)).toEqual([
      'stage Advice',
      'stage Training and induction',
      'stage Help with evidence',
      'stage While it is assessed',
      'stage Once decided',
      'stage Standardisation',
    ]);
    expect(lines[0]).toMatchObject({ base: 1, drawn: 1, done: 1 });
    const forge = (verifier: string) =>
      world.owner.query(
        `insert into verification_monitoring select organisation_id, $1, cycle_id, 'training', learner_id, $3,
          hands, due_on, planned_at, planned_by from verification_monitoring where id = $2`,
        [newId(), id, verifier],
      );
    await expect(forge(idOf(of.org.lena))).rejects.toThrow(/verification_monitor_apart/);
    await expect(forge(idOf(of.org.aidan))).rejects.toThrow(/verification_monitor_apart/);
    expect(JSON.stringify(await world.log(of.org))).not.toContain('talked through');
  });

  test('R84 the plan goes to whoever is appointed in the act that draws it, again when it changes, and the page says when it went to nobody', async () => {
    const of = await centre();
    await done(of.plan());
    expect((await of.view()).notSent).toContain('is appointed for SALES today. Appoint one');
    const before = onExternals(async (_tx, code) =>
      code === 'SALES' ? [idOf(of.staff.edith)] : [],
    );
    onTestFinished(() => {
      onExternals(before);
    });
    const run = () =>
      does(of.staff.quinn, async (tx) => ok({ sent: await sendRunning(tx, 'SALES') })).then(given);
    expect(await run()).toEqual({ sent: 1 });
    expect(await run()).toEqual({ sent: 0 });
    expect(await of.view()).toMatchObject({ notSent: null, sentToExternal: true });
    await done(
      does(of.staff.ivan, (tx) =>
        rateRisk(
          tx,
          of.cycleId,
          { id: newId(), assessorId: idOf(of.org.aidan), percent: 80, because: 'A late visit' },
          new Map([[idOf(of.org.aidan), 'Aidan Ash']]),
        ),
      ),
    );
    await done(of.plan());
    onExternals(before);
    expect(await of.view()).toMatchObject({
      notSent: null,
      plan: { version: 2, sendings: [{ toName: 'Edith Eve', way: 'email' }] },
    });
  });

  test('R83 new learners enlarge a cycle of named ones, which is planned again', async () => {
    const of = await centre();
    const add = (cycleId: string, learnerId = idOf(of.org.lena)) =>
      codeOf(does(of.staff.ivan, (tx) => addLearners(tx, cycleId, { learnerIds: [learnerId] })));
    expect(await add(of.cycleId)).toBe('already-everyone');
    const id = newId();
    await done(
      does(of.staff.ivan, (tx) =>
        openCycle(tx, { ...of.cycle, id, learnerIds: [idOf(of.org.lena)] }),
      ),
    );
    expect(await add(id, newId())).toBe('learner-not-found');
    await world.owner.query('delete from verification_cycle_learner where cycle_id = $1', [id]);
    const base = () =>
      asks(of.staff.ivan, async (tx) => baseOf(tx, given(await cycleHere(tx, id)))).then(
        ({ units }) => units,
      );
    expect(await base()).toEqual([]);
    expect(await add(id)).toBe('done');
    expect(await base()).toMatchObject([{ learnerId: idOf(of.org.lena), sites: ['Main branch'] }]);
  });
});
