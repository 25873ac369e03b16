import { describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { aBooking, aClearedWorker, aPlace, aShift } from '../../desk/bookings/fixtures.ts';
import { accept, makeOffers } from '../../desk/bookings/index.ts';
import { recordCall } from '../../desk/communications/index.ts';
import { aProcedure } from '../../desk/policies/fixtures.ts';
import { acknowledgeProcedure, publishProcedure } from '../../desk/policies/index.ts';
import { aTask } from '../../desk/tasks/fixtures.ts';
import {
  acknowledgeHandover,
  addTask,
  answerHanding,
  completeTask,
  giveHandover,
  handTask,
} from '../../desk/tasks/index.ts';
import { recordWords } from '../../desk/worktime/index.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { systemActor } from '../../platform/identity/create-organisation.ts';
import { setRoles } from '../../platform/identity/members.ts';
import { acceptCase } from './accept-case.ts';
import { askContribution } from './ask-contribution.ts';
import { CAPTURED_KINDS } from './capture.ts';
import { exportEvidence } from './export-evidence.ts';
import {
  aConfirmedBooking,
  anEnrolment,
  aQualification,
  as,
  heardAll,
  memberOf,
  refused,
  suggestedTo,
} from './fixtures.ts';
import { titleOf } from './words.ts';

const world = await openWorld();
world.at('2026-11-23T09:00:00Z');

describe('what the log puts before a learner', () => {
  it('is her own booking from order to confirmation, as one case in words', async () => {
    const org = await world.organisation();
    const { frameworkId } = await aQualification(world, org);
    await anEnrolment(world, org, frameworkId);
    const { bookingId } = await aConfirmedBooking(world, org.lena);
    await heardAll(world);
    const { rows } = await suggestedTo(world, org.lena);
    const booking = rows.find((row) => row.aboutId === bookingId);
    expect(booking?.entries.map(({ kind, part }) => [kind, part])).toEqual([
      ['booking.taken', 'actor'],
      ['shift.assigned', 'actor'],
      ['booking.confirmed', 'actor'],
    ]);
    expect(booking?.title).toContain('Booking');
    expect(booking?.suggestedTitle).toBe('Booking: taken, worker assigned, confirmed');
    const confirmed = booking?.entries.at(-1);
    expect(confirmed?.says).toContainEqual({ label: 'Sent to', value: 'worker and hirer' });
    expect(confirmed?.mayShow.map(({ code }) => code)).toContain('BA13.2.4');
    expect(booking?.mayShow.find(({ code }) => code === 'RPC6.3.2')?.supports).toBe(false);
    expect(rows.map(({ aboutKind }) => aboutKind).sort()).toEqual(['booking', 'worker']);
  });

  it('shows what Carla did as context only, and lets Lena ask Carla', async () => {
    const org = await world.organisation();
    const { frameworkId } = await aQualification(world, org);
    await anEnrolment(world, org, frameworkId);
    const place = await as(world, org.lena, async (tx) => ({ ok: true, value: await aPlace(tx) }));
    const worker = await aClearedWorker(world.db, org.carla);
    const booking = await as(world, org.lena, async (tx) => ({
      ok: true,
      value: await aBooking(tx, place, [aShift('2026-11-30', '07:00', '15:00')]),
    }));
    await as(world, org.carla, (tx) =>
      accept(tx, {
        personId: worker,
        assignments: booking.shiftIds.map((shiftId) => ({ id: newId(), shiftId })),
        how: 'spoken',
        willing: true,
      }),
    );
    await heardAll(world);
    const { rows } = await suggestedTo(world, org.lena);
    const [found] = rows;
    expect(found?.entries.map(({ kind }) => kind)).toEqual(['booking.taken']);
    expect(found?.others.map(({ kind, actor, mayAsk }) => [kind, actor?.name, mayAsk])).toEqual([
      ['shift.assigned', 'Carla Costa', [{ id: memberOf(org.carla), name: 'Carla Costa' }]],
    ]);
  });

  it('is what Ravi prepared: his offer that Carla turned into an assignment', async () => {
    const org = await world.organisation();
    const { frameworkId } = await aQualification(world, org);
    await as(world, org.olivia, (tx) => setRoles(tx, memberOf(org.ravi), ['resourcer', 'learner']));
    await anEnrolment(world, org, frameworkId, { learner: org.ravi });
    const place = await as(world, org.carla, async (tx) => ({ ok: true, value: await aPlace(tx) }));
    const worker = await aClearedWorker(world.db, org.carla);
    const booking = await as(world, org.carla, async (tx) => ({
      ok: true,
      value: await aBooking(tx, place, [aShift('2026-11-30', '07:00', '15:00')]),
    }));
    await as(world, org.ravi, (tx) =>
      makeOffers(tx, {
        id: newId(),
        shiftIds: booking.shiftIds,
        personIds: [worker],
        how: 'phone',
      }),
    );
    await as(world, org.carla, (tx) =>
      accept(tx, {
        personId: worker,
        assignments: booking.shiftIds.map((shiftId) => ({ id: newId(), shiftId })),
        how: 'spoken',
        willing: true,
      }),
    );
    await heardAll(world);
    const { rows } = await suggestedTo(world, org.ravi);
    expect(rows[0]?.entries.map(({ kind, part }) => [kind, part])).toEqual([
      ['shift.offered', 'actor'],
      ['shift.assigned', 'prepared'],
    ]);
  });

  it('is a call under the booking it was about, and no word that somebody gave by their own link', async () => {
    const org = await world.organisation();
    const { frameworkId } = await aQualification(world, org);
    await anEnrolment(world, org, frameworkId);
    const { bookingId, personId } = await aConfirmedBooking(world, org.lena);
    const span = (day: string) => ({
      id: newId(),
      state: 'available' as const,
      startsAt: `2026-12-${day}T08:00:00Z`,
      endsAt: `2026-12-${day}T16:00:00Z`,
    });
    await as(world, org.lena, (tx) =>
      recordCall(tx, {
        id: newId(),
        personId,
        about: { kind: 'booking', id: bookingId },
        direction: 'out',
        outcome: 'spoke',
        identityChecked: true,
        words: 'She comes by the first bus',
      }),
    );
    await as(world, org.lena, (tx) =>
      recordWords(tx, { personId, how: 'phone', spans: [span('07'), span('08')] }),
    );
    for (const how of ['link', 'text_reply']) {
      await as(world, systemActor(org.id), (tx) =>
        recordWords(tx, { personId, how, spans: [span(how === 'link' ? '09' : '10')] }),
      );
    }
    await heardAll(world);
    const { rows } = await suggestedTo(world, org.lena);
    const entries = rows.flatMap((row) =>
      row.entries.map((entry) => ({ ...entry, ...row, entry })),
    );
    const call = entries.find(({ entry }) => entry.kind === 'call.made');
    expect(call?.aboutId).toBe(bookingId);
    expect(call?.entry.mayShow.map(({ code }) => code)).toContain('CS11.3.2');
    const said = entries.filter(({ entry }) => entry.kind === 'availability.recorded');
    const toWhom = said.map(
      ({ entry }) => entry.says.find(({ label }) => label === 'Said to')?.value,
    );
    // The first was said when the worker came on the books; those by link and by text are not here.
    expect(toWhom.sort()).toEqual(['the desk', undefined]);
  });

  it('is nothing for who is no learner, and each record once however often it is heard', async () => {
    const org = await world.organisation();
    const { frameworkId } = await aQualification(world, org);
    await aConfirmedBooking(world, org.lena);
    await heardAll(world);
    expect((await suggestedTo(world, org.lena)).total).toBe(0);
    await anEnrolment(world, org, frameworkId);
    const before = await suggestedTo(world, org.lena);
    expect(before.total).toBe(2);
    await world.owner.query('update log_bookmark set seq = 0 where organisation_id = $1', [org.id]);
    await heardAll(world);
    expect(await suggestedTo(world, org.lena)).toEqual(before);
  });

  it('knows its kinds by a title', () => {
    for (const kind of CAPTURED_KINDS) expect(titleOf(kind)).toMatch(/^[A-Z]/);
  });
});

/** Carla, a learner, reads a procedure, does one task in time and hands another to Lena, and the desk with it. */
async function carlasOwnWork(org: TestOrganisation) {
  const { procedureId } = await as(world, org.olivia, (tx) =>
    publishProcedure(tx, aProcedure(memberOf(org.ben), { inForceFrom: '2026-11-23' }), {
      text: 'Ask first who asked for work.',
    }),
  );
  const did = (work: Parameters<typeof as>[2]) => as(world, org.carla, work);
  await did((tx) => acknowledgeProcedure(tx, { procedureId, version: 1 }));
  const noon = { dueAt: new Date('2026-11-30T12:00:00Z') };
  const done = aTask(memberOf(org.carla), noon);
  const handed = aTask(memberOf(org.carla), noon);
  await did((tx) => addTask(tx, done));
  await did((tx) => addTask(tx, handed));
  await did((tx) => completeTask(tx, { taskId: done.id, outcome: 'The ward has it' }));
  const handingId = newId();
  await did((tx) =>
    handTask(tx, { id: handingId, taskId: handed.id, toId: memberOf(org.lena), words: '' }),
  );
  await as(world, org.lena, (tx) =>
    answerHanding(tx, { handingId, answer: 'accepted', because: '' }),
  );
  const handoverId = newId();
  const open = { words: 'Ward 3, Tuesday', about: null, personIds: [], dueAt: null };
  await did((tx) =>
    giveHandover(tx, {
      id: handoverId,
      toId: memberOf(org.lena),
      until: new Date('2026-11-24T07:00:00Z'),
      words: 'Ward 3 rings at six',
      items: [
        { ...open, kind: 'gap', ownerId: memberOf(org.lena) },
        { ...open, kind: 'gap', ownerId: memberOf(org.carla) },
        { ...open, kind: 'task', ownerId: memberOf(org.carla) },
      ],
    }),
  );
  await as(world, org.lena, (tx) => acknowledgeHandover(tx, handoverId));
  await as(world, org.lena, (tx) => completeTask(tx, { taskId: handed.id, outcome: '' }));
}

describe('own work that is about no record', () => {
  /** What stands in Carla's cases of own work. */
  const casesOf = async (org: TestOrganisation) =>
    (await suggestedTo(world, org.carla)).rows
      .map(({ aboutKind, title, suggestedTitle, entries, others }) => ({
        aboutKind,
        title,
        suggestedTitle,
        kinds: entries.map(({ kind }) => kind),
        others: others.map(({ kind }) => kind),
      }))
      .sort((a, b) => (a.title < b.title ? -1 : 1));

  it('is found when she is enrolled, a month of one kind a case, and goes on with what she does after', async () => {
    world.at('2026-11-23T09:00:00Z');
    const org = await world.organisation();
    const { frameworkId } = await aQualification(world, org);
    await as(world, org.olivia, (tx) =>
      setRoles(tx, memberOf(org.carla), ['consultant', 'learner']),
    );
    await anEnrolment(world, org, frameworkId, { learner: org.lena });
    await carlasOwnWork(org);
    await anEnrolment(world, org, frameworkId, { learner: org.carla });
    await heardAll(world);
    const november = await casesOf(org);
    expect(november).toEqual([
      {
        aboutKind: 'handover',
        title: 'Hand-overs in November 2026',
        suggestedTitle: 'Hand-over: given',
        kinds: ['handover.given'],
        others: ['handover.acknowledged'],
      },
      {
        aboutKind: 'policy',
        title: 'Procedures read in November 2026',
        suggestedTitle: 'Procedure: acknowledged',
        kinds: ['policy.acknowledged'],
        others: [],
      },
      {
        aboutKind: 'task',
        title: 'Tasks done in November 2026',
        suggestedTitle: 'Task: completed',
        kinds: ['task.completed'],
        others: ['task.completed'],
      },
    ]);
    const { rows } = await suggestedTo(world, org.carla);
    const codes = rows.flatMap(({ mayShow }) => mayShow.map(({ code }) => code));
    for (const code of ['ML1.3.1', 'ML1.1.3', 'ML2.2.3', 'BA13.2.4']) expect(codes).toContain(code);
    const given = rows.find(({ aboutKind }) => aboutKind === 'handover')?.entries[0];
    expect(given?.says).toContainEqual({
      label: 'They were',
      value: '2 places to fill and 1 task due',
    });
    const lenas = await suggestedTo(world, org.lena);
    expect(lenas.rows.flatMap(({ entries }) => entries.map(({ kind }) => kind))).toEqual([
      'task.completed',
    ]);
    world.at('2026-12-01T09:00:00Z');
    const later = aTask(memberOf(org.carla), { dueAt: new Date('2026-12-01T12:00:00Z') });
    await as(world, org.carla, (tx) => addTask(tx, later));
    await as(world, org.carla, (tx) => completeTask(tx, { taskId: later.id, outcome: '' }));
    await heardAll(world);
    expect((await casesOf(org)).map(({ title }) => title)).toEqual([
      ...november.map(({ title }) => title).slice(0, 2),
      'Tasks done in December 2026',
      'Tasks done in November 2026',
    ]);
  });

  it('is nobody’s part: what a colleague read cannot be asked about, and a sample’s is no evidence', async () => {
    world.at('2026-11-23T09:00:00Z');
    const org = await world.organisation({ sample: true });
    const { frameworkId } = await aQualification(world, org);
    await as(world, org.olivia, (tx) =>
      setRoles(tx, memberOf(org.carla), ['consultant', 'learner']),
    );
    await anEnrolment(world, org, frameworkId, { learner: org.lena });
    await anEnrolment(world, org, frameworkId, { learner: org.carla });
    await carlasOwnWork(org);
    await heardAll(world);
    const { rows } = await suggestedTo(world, org.carla);
    const read = rows.find(({ aboutKind }) => aboutKind === 'policy');
    const seqs = (read?.entries ?? []).map(({ seq }) => seq);
    const asked = await act(world.db, org.lena, (tx) =>
      askContribution(tx, {
        id: newId(),
        seq: seqs[0] ?? 0,
        askedOf: memberOf(org.carla),
        what: 'I read it to her',
      }),
    );
    expect(refused(asked)).toBe('kind-not-evidence');
    const evidenceId = newId();
    await as(world, org.carla, (tx) =>
      acceptCase(tx, {
        id: evidenceId,
        caseId: read?.caseId ?? '',
        seqs,
        title: 'What I read',
        note: '',
        references: [],
      }),
    );
    const left = await act(world.db, org.carla, (tx) => exportEvidence(tx, evidenceId));
    expect(refused(left)).toBe('sample-not-evidence');
  });
});
