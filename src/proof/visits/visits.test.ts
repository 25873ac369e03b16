import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { keepConfirmation } from '../../platform/identity/confirm.ts';
import { tariffOn } from '../centre/index.ts';
import { codeOf, done, given, idOf } from '../verification/fixtures.ts';
import { contactList } from './contact.ts';
import { visitsIn } from './fixtures.ts';
import {
  announceContact,
  giveReport,
  recordContact,
  takeTariff,
  visitsWaiting,
  watchWork,
  writeReport,
} from './index.ts';
import { visitsOverview, visitWhole } from './queries.ts';

const world = await openWorld();
const { does, asks, visited } = visitsIn(world);

describe('a visit', () => {
  test('R34 is announced by either side, moved and agreed by the other, within the appointment', async () => {
    const of = await visited();
    expect(await codeOf(of.announce(of.cleo, { on: '2026-11-01' }))).toBe('day-in-past');
    expect(await codeOf(of.announce(of.cleo, { on: '2027-01-05' }))).toBe('beyond-appointment');
    expect(await codeOf(of.announce(of.cleo, { appointmentId: newId() }))).toBe(
      'appointment-not-found',
    );
    const { visitId } = await done(of.announce(of.cleo));
    expect(await of.view(visitId)).toMatchObject({ state: 'asked', waitsFor: 'verifier' });
    expect(await codeOf(of.step(of.ivan, visitId, 1, 'agreed'))).toBe('other-side-answers');
    expect(await codeOf(of.step(of.edith, visitId, 1, 'proposed', { on: '2026-12-02' }))).toBe(
      'reason-needed',
    );
    const moved = { on: '2026-12-02', words: 'At another centre that day' };
    await done(of.step(of.edith, visitId, 1, 'proposed', moved));
    expect(await codeOf(of.step(of.edith, visitId, 1, 'proposed', moved))).toBe('done');
    expect(await codeOf(of.step(of.ivan, visitId, 1, 'called_off', { words: 'Late' }))).toBe(
      'visit-changed',
    );
    await done(of.step(of.ivan, visitId, 2, 'agreed'));
    expect(await of.view(visitId)).toMatchObject({ state: 'agreed', on: '2026-12-02' });
    expect(await codeOf(of.step(of.ivan, visitId, 3, 'held', { on: '2026-11-23' }))).toBe(
      'verifier-says-that',
    );
    expect(await codeOf(of.step(of.edith, visitId, 3, 'held', { on: '2026-12-02' }))).toBe(
      'still-to-come',
    );
    await expect(
      world.owner.query(
        `insert into visit_step (organisation_id, visit_id, number, member_id, kind, side, words, answers,
          answers_side, written_at, written_by)
          select organisation_id, visit_id, 9, member_id, 'agreed', side, '', number, side, now(), written_by
          from visit_step where visit_id = $1 and number = 2`,
        [visitId],
      ),
    ).rejects.toThrow(/visit_step_answers/);
    expect(JSON.stringify(await world.log(of.org))).not.toContain('another centre');
  });

  test('R35 warns of obstruction, with its reason kept: no answer in time, a refused visit, access or pack', async () => {
    const of = await visited();
    const { visitId } = await done(of.announce(of.edith));
    world.at('2026-11-30T09:00:00Z');
    expect((await of.view(visitId)).obstructions).toEqual([]);
    world.at('2026-12-01T09:00:00Z');
    const [late] = (await of.view(visitId)).obstructions;
    expect(late).toMatchObject({ rule: 'R35', outcome: 'warn' });
    expect(late?.because).toContain('8 days ago');
    expect(await codeOf(of.step(of.cleo, visitId, 1, 'refused'))).toBe('reason-needed');
    await done(of.step(of.cleo, visitId, 1, 'refused', { words: 'Nobody is here' }));
    await done(of.step(of.edith, visitId, 2, 'pack_withheld', { words: 'No minutes' }));
    await done(of.step(of.edith, visitId, 3, 'access_refused', { words: 'Door shut' }));
    const because = (await of.view(visitId)).obstructions.map((one) => one.because);
    expect(because.join(' ')).toMatch(/Nobody is here.*No minutes.*Door shut/);
    expect(await asks(of.quinn, visitsWaiting)).toMatchObject({ obstructed: 1 });
  });

  test('R34 W33 counts against the pattern of the support status, and is another qualification’s business to nobody', async () => {
    const of = await visited();
    await world.owner.query(
      `insert into centre_support (organisation_id, id, status, from_on, visits, remote, letter, recorded_at, recorded_by)
        values ($1, $2, 'Standard', '2026-01-01', 2, 1, 'Letter', now(), $3)`,
      [of.org.id, newId(), idOf(of.cleo)],
    );
    const visitId = await of.held();
    const seen = given(await asks(of.edith, visitsOverview));
    expect(seen.pattern?.lines).toEqual([
      { kind: 'in_person', asked: 2, held: 1, agreed: 0 },
      { kind: 'remote', asked: 1, held: 0, agreed: 0 },
    ]);
    expect(await codeOf(of.step(of.cleo, visitId, 3, 'called_off', { words: 'x' }))).toBe(
      'already-settled',
    );
    await world.owner.query('update external_appointment set to_on = $2 where id = $1', [
      of.appointmentId,
      '2026-11-30',
    ]);
    expect(await codeOf(asks(of.edith, (tx) => visitWhole(tx, visitId)))).toBe('not-appointed');
    expect(given(await asks(of.edith, visitsOverview)).visits).toEqual([]);
  });
});

describe('after the visit', () => {
  test('a report is a draft until it is given by a confirmed press, then stays and is superseded', async () => {
    const of = await visited();
    const { visitId: early } = await done(of.announce(of.edith));
    const write = (visit: string, id: string, words = 'All in order.', more: object = {}) =>
      does(of.edith, (tx) =>
        writeReport(tx, visit, { id, words, band: null, bandFrom: null, ...more }),
      );
    expect(await codeOf(write(early, newId()))).toBe('not-held');
    const visitId = await of.held();
    const id = newId();
    expect(await codeOf(write(visitId, id, 'Good.', { band: '01' }))).toBe('day-needed');
    await done(write(visitId, id));
    await done(write(visitId, id, 'All in order, and well kept.'));
    expect(await codeOf(write(visitId, newId()))).toBe('draft-waits');
    expect((await of.view(visitId)).reports).toEqual([]);
    const give = (report = id) => does(of.edith, (tx) => giveReport(tx, report));
    expect(await codeOf(give())).toBe('confirm-it-is-you');
    await done(does(of.edith, (tx) => keepConfirmation(tx, false)));
    expect(given(await give())).toEqual(given(await give()));
    expect(await codeOf(write(visitId, id, 'Other'))).toBe('already-given');
    await expect(
      world.owner.query(
        `update visit_report set band = '01', band_from = '2027-01-01' where id = $1`,
        [id],
      ),
    ).rejects.toThrow(/stays as it is/);
    const second = newId();
    await done(write(visitId, second, 'One thing more.'));
    await done(give(second));
    expect((await of.view(visitId)).reports).toMatchObject([
      { number: 2, superseded: false },
      { number: 1, superseded: true },
    ]);
  });

  test('R19 R20 a proposed tariff becomes the centre’s on the quality manager’s press, from its day, once', async () => {
    const of = await visited();
    const visitId = await of.held();
    const id = newId();
    await done(
      does(of.edith, (tx) =>
        writeReport(tx, visitId, { id, words: 'More care.', band: '3a', bandFrom: '2026-12-10' }),
      ),
    );
    const press = (tariffId = newId()) =>
      does(of.quinn, (tx) => takeTariff(tx, id, { id: tariffId }));
    expect(await codeOf(press())).toBe('not-given');
    await done(does(of.edith, (tx) => keepConfirmation(tx, false)));
    await done(does(of.edith, (tx) => giveReport(tx, id)));
    expect(given(await press())).toEqual(given(await press()));
    const on = (day: string) => asks(of.quinn, (tx) => tariffOn(tx, 'SALES', day));
    expect(await on('2026-12-09')).toMatchObject({ band: '02', externalPercent: 15 });
    expect(await on('2026-12-10')).toMatchObject({ band: '3a', externalPercent: 20 });
  });
});

describe('contacts and observations from outside', () => {
  test('R89 any learner of the qualification is contacted, announced by mail, with notes for verifiers alone', async () => {
    const of = await visited();
    const id = newId();
    const say = (more: object = {}) =>
      does(of.edith, (tx) =>
        announceContact(tx, {
          id,
          frameworkCode: 'SALES',
          learnerId: idOf(of.org.lena),
          how: 'telephone',
          on: '2026-11-25',
          words: '',
          announce: true,
          ...more,
        }),
      );
    expect(await codeOf(say({ frameworkCode: 'OTHER' }))).toBe('not-appointed');
    expect(await codeOf(say({ learnerId: idOf(of.org.carla) }))).toBe('learner-not-found');
    expect(await codeOf(say({ on: '2026-11-20' }))).toBe('day-in-past');
    await done(say());
    await done(say());
    const { rows } = await world.owner.query(
      'select count(*)::int as n from message where organisation_id = $1',
      [of.org.id],
    );
    expect(rows[0].n).toBe(1);
    const note = (heldOn: string) =>
      does(of.edith, (tx) =>
        recordContact(tx, id, { heldOn, outcome: 'satisfied', notes: 'Sees Aidan weekly' }),
      );
    expect(await codeOf(note('2026-11-25'))).toBe('still-to-come');
    world.at('2026-11-25T10:00:00Z');
    await done(note('2026-11-25'));
    await done(note('2026-11-25'));
    const [row] = given(await asks(of.ivan, contactList)).rows;
    expect(row).toMatchObject({ learnerName: 'Lena Lowe', held: { outcome: 'satisfied' } });
    const seen = JSON.stringify(given(await asks(of.cleo, visitsOverview)));
    expect(seen).not.toContain('weekly');
    expect(seen).toContain('"contacts":{"announced":1,"held":1}');
  });

  test('R90 assessment and internal verification are watched, never oneself, each with its outcome', async () => {
    const of = await visited();
    const watch = (more: object = {}) =>
      does(of.edith, (tx) =>
        watchWork(tx, {
          id: newId(),
          frameworkCode: 'SALES',
          kind: 'assessment',
          observedId: idOf(of.org.aidan),
          on: '2026-11-23',
          seen: 'A clear talk',
          outcome: 'satisfied',
          ...more,
        }),
      );
    expect(await codeOf(watch({ observedId: idOf(of.edith) }))).toBe('member-not-found');
    expect(await codeOf(watch({ kind: 'internal_verification' }))).toBe('member-not-found');
    expect(await codeOf(watch({ on: '2026-11-24' }))).toBe('still-to-come');
    await done(watch());
    await done(watch({ kind: 'internal_verification', observedId: idOf(of.ivan) }));
    const { observations } = given(await asks(of.cleo, visitsOverview));
    expect(observations.map(({ observedName }) => observedName).sort()).toEqual([
      'Aidan Ash',
      'Ivan Innes',
    ]);
  });
});
