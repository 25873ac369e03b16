import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { keepConfirmation } from '../../platform/identity/confirm.ts';
import { raiseConcern } from '../concerns/index.ts';
import { verifiersIn } from '../external/fixtures.ts';
import { endAppointment, firstPage, openSample, overview } from '../external/index.ts';
import { arrangementList } from '../programme/index.ts';
import { done, given, idOf } from '../verification/fixtures.ts';
import { contactList } from './contact.ts';
import {
  announceContact,
  announceVisit,
  answerAction,
  askAction,
  giveReport,
  makePack,
  stepVisit,
  takePack,
  writeReport,
} from './index.ts';
import { visitsOverview, visitWhole } from './queries.ts';

const world = await openWorld();
const { does, asks, centre, appointing } = verifiersIn(world);

const page = (who: Actor) => asks(who, firstPage).then(given);
const kinds = (waits: readonly { readonly kind: string }[]) => waits.map(({ kind }) => kind).sort();

/** A centre with Edith appointed, on its first day. */
async function appointed() {
  const of = await centre();
  const { appointmentId } = await done(appointing(of));
  const { edith, ivan, quinn } = of.staff;
  const announce = (who: Actor, on: string) =>
    done(
      does(who, (tx) =>
        announceVisit(tx, {
          id: newId(),
          appointmentId,
          kind: 'remote',
          on,
          agenda: 'Sampling',
          asksFor: '',
        }),
      ),
    );
  const step = (who: Actor, visitId: string, after: number, kind: 'agreed' | 'held', on?: string) =>
    done(does(who, (tx) => stepVisit(tx, visitId, { after, kind, on: on ?? null, words: '' })));
  return { ...of, edith, ivan, quinn, appointmentId, announce, step };
}

describe('the first page of an external verifier', () => {
  test('R79 R84 says which bases have no sample, which plan is not read, and what of a sample is open', async () => {
    const of = await appointed();
    await done(of.plan());
    const before = await page(of.edith);
    expect(kinds(before.yours)).toEqual(['base', 'plan']);
    expect(before.yours.find(({ kind }) => kind === 'base')).toMatchObject({
      since: '2026-09-01',
      href: `/external/cycles/${of.cycleId}?framework=SALES`,
    });
    expect(before.yours.find(({ kind }) => kind === 'plan')?.since).toBe('2026-11-23');
    await done(does(of.edith, (tx) => openSample(tx, { id: newId(), cycleId: of.cycleId })));
    await world.owner.query(
      `insert into external_opened (organisation_id, appointment_id, member_id, kind, thing_id, on_day, opened_at)
        values ($1, $2, $3, 'cycle', $4, '2026-11-23', now())`,
      [of.org.id, of.appointmentId, idOf(of.edith), of.cycleId],
    );
    const { yours, qualifications } = await page(of.edith);
    const [sample] = given(await asks(of.edith, (tx) => overview(tx))).samples;
    expect(yours).toMatchObject([
      {
        kind: 'sample',
        what: `Sample of “Autumn”: ${sample?.there} of ${sample?.asked} units picked, not closed`,
        href: `/external/samples/${sample?.sampleId}`,
      },
    ]);
    expect(qualifications).toMatchObject([
      { code: 'SALES', percent: 15, bases: [{ name: 'Autumn', sampleId: sample?.sampleId }] },
    ]);
  });

  test('R34 R48 R89 counts visits, reports, actions, arrangements and contacts as the pages do that it leads to', async () => {
    const of = await appointed();
    const { rows } = await world.owner.query(
      'select id from enrolment where organisation_id = $1 and learner_id = $2',
      [of.org.id, idOf(of.org.lena)],
    );
    await world.owner.query(
      `insert into special_arrangement (organisation_id, id, enrolment_id, learner_id, size, what, asked_on, recorded_at,
        recorded_by) select $1, gen_random_uuid(), $2, $3, 'minor', 'More time', '2026-11-20', now(), $4
        from generate_series(1, 2)`,
      [of.org.id, rows[0].id, idOf(of.org.lena), idOf(of.ivan)],
    );
    await of.announce(of.ivan, '2026-12-03');
    const { visitId } = await of.announce(of.edith, '2026-11-24');
    await of.step(of.ivan, visitId, 1, 'agreed');
    const { visitId: far } = await of.announce(of.edith, '2026-12-10');
    await done(
      does(of.edith, (tx) =>
        announceContact(tx, {
          id: newId(),
          frameworkCode: 'SALES',
          learnerId: idOf(of.org.lena),
          how: 'telephone',
          on: '2026-11-24',
          words: '',
          announce: false,
        }),
      ),
    );
    const action = (dueOn: string) => {
      const id = newId();
      return done(
        does(of.edith, (tx) =>
          askAction(tx, {
            id,
            of: 'letter',
            sourceId: of.appointmentId,
            words: 'Send it',
            ownerId: idOf(of.ivan),
            dueOn,
          }),
        ),
      );
    };
    const { actionId } = await action('2026-11-24');
    await action('2026-11-24');
    await action('2026-12-20');
    await done(does(of.ivan, (tx) => answerAction(tx, actionId, { number: 1, words: 'Sent' })));
    world.at('2026-11-25T09:00:00Z');
    expect((await page(of.edith)).yours.find(({ href }) => href === `/visits/${visitId}`)).toEqual(
      expect.objectContaining({ kind: 'visit', late: true, since: '2026-11-24' }),
    );
    await of.step(of.edith, visitId, 2, 'held', '2026-11-24');

    const { yours, centres, qualifications } = await page(of.edith);
    const seen = given(await asks(of.edith, visitsOverview));
    const counts = (waits: typeof yours, kind: string) =>
      waits.filter((one) => one.kind === kind).reduce((sum, { count }) => sum + count, 0);
    expect(counts(yours, 'visit')).toBe(
      seen.visits.filter(({ waitsFor }) => waitsFor === 'verifier').length,
    );
    expect(counts(centres, 'visit')).toBe(
      seen.visits.filter(({ waitsFor }) => waitsFor === 'centre').length,
    );
    expect(counts(yours, 'action')).toBe(
      seen.actions.filter(({ state }) => state === 'answered').length,
    );
    const open = seen.actions.filter(({ state }) => state === 'open');
    expect(counts(centres, 'action')).toBe(open.length);
    expect(centres.find(({ kind }) => kind === 'action')).toMatchObject({
      what: `${open.length} actions are open at the centre, ${open.filter(({ late }) => late).length} of them late`,
      dueOn: '2026-11-24',
      late: true,
    });
    const arrangements = await asks(of.edith, (tx) => arrangementList(tx));
    expect(counts(yours, 'arrangement')).toBe(
      arrangements.rows.filter(({ agreedOn }) => agreedOn === null).length,
    );
    const contacts = given(await asks(of.edith, contactList)).rows;
    expect(counts(yours, 'contact')).toBe(
      contacts.filter(({ held, isMine }) => held === null && isMine).length,
    );
    expect(kinds(yours)).toEqual(['action', 'arrangement', 'base', 'contact', 'report', 'visit']);
    // What is late stands first.
    expect(yours[0]).toMatchObject({ kind: 'contact', late: true });
    expect(qualifications[0]?.next).toMatchObject({ on: '2026-12-03', agreed: false });

    await done(
      does(of.edith, (tx) =>
        writeReport(tx, visitId, { id: newId(), words: 'Good.', band: null, bandFrom: null }),
      ),
    );
    const [report] = given(await asks(of.edith, (tx) => visitWhole(tx, visitId))).reports;
    expect((await page(of.edith)).yours.find(({ kind }) => kind === 'report')?.what).toContain(
      'is a draft, not given',
    );
    await done(does(of.edith, (tx) => keepConfirmation(tx, false)));
    await done(does(of.edith, (tx) => giveReport(tx, report?.reportId ?? '')));
    expect(kinds((await page(of.edith)).yours)).not.toContain('report');
    expect((await page(of.edith)).centres.map(({ href }) => href)).toContain(`/visits/${far}`);
  });

  test('C14 counts what happened since the last visit that was held, and says whether the pack was taken', async () => {
    const of = await appointed();
    const figure = async (what: string) =>
      (await page(of.edith)).qualifications[0]?.figures.lines.find((one) => one.what === what);
    expect((await page(of.edith)).qualifications[0]?.figures).toMatchObject({
      from: '2026-11-01',
      isVisit: false,
    });
    expect(await figure('Units decided')).toMatchObject({ count: 1, ofCentre: false });
    expect(await figure('Units claimed')).toMatchObject({ count: 1 });
    const { visitId } = await of.announce(of.edith, '2026-11-24');
    await of.step(of.ivan, visitId, 1, 'agreed');
    const packId = newId();
    await done(does(of.ivan, (tx) => makePack(tx, visitId, { id: packId })));
    const pack = async () => (await page(of.edith)).qualifications[0]?.pack;
    expect(await pack()).toMatchObject({ visitId, number: 1, taken: false });
    await done(does(of.edith, (tx) => takePack(tx, packId)));
    expect(await pack()).toMatchObject({ taken: true });
    world.at('2026-11-25T09:00:00Z');
    await of.step(of.edith, visitId, 2, 'held', '2026-11-25');
    expect((await page(of.edith)).qualifications[0]?.figures).toMatchObject({
      from: '2026-11-25',
      isVisit: true,
    });
    expect(await figure('Units decided')).toMatchObject({ count: 0 });
    const { concernId } = await done(
      does(of.quinn, (tx) =>
        raiseConcern(tx, {
          id: newId(),
          kind: 'malpractice',
          saidOn: '2026-11-25',
          dueOn: '2026-12-09',
          saidBy: 'Ivan',
          about: 'A record',
          facts: 'Two hands.',
          against: null,
        }),
      ),
    );
    expect(await figure('Malpractice reported')).toMatchObject({ count: 0, ofCentre: true });
    await world.owner.query(
      `insert into concern_entry (organisation_id, id, concern_id, number, state, on_day, words, reference, written_at, written_by)
        values ($1, gen_random_uuid(), $2, 1, 'reported', '2026-11-25', 'Told', 'AB 9', now(), $3)`,
      [of.org.id, concernId, idOf(of.quinn)],
    );
    expect(await figure('Malpractice reported')).toMatchObject({ count: 1 });
    // Nothing of a concern but its number is there.
    expect(JSON.stringify(await page(of.edith))).not.toContain('Two hands');
  });

  test('W33 shows nothing of a qualification before the first day, after the last, or once the appointment was ended', async () => {
    const of = await centre();
    const { edith } = of.staff;
    expect(await page(edith)).toMatchObject({ appointments: [], yours: [], qualifications: [] });
    const ahead = await done(appointing(of, { fromOn: '2026-12-01', reference: 'AB 1' }));
    const empty = { yours: [], centres: [], qualifications: [] };
    expect(await page(edith)).toMatchObject({ ...empty, appointments: [{ state: 'ahead' }] });
    world.at('2026-12-05T09:00:00Z');
    expect((await page(edith)).qualifications).toMatchObject([{ code: 'SALES' }]);
    await done(does(of.staff.quinn, (tx) => endAppointment(tx, ahead.appointmentId)));
    expect(await page(edith)).toMatchObject({
      ...empty,
      appointments: [{ state: 'ended', endedOn: '2026-12-05' }],
    });
  });
});
