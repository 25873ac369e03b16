import { describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { aClearedWorker, aPlace } from '../../desk/bookings/fixtures.ts';
import { recordCall, recordMessage } from '../../desk/communications/index.ts';
import { erasePerson } from '../../desk/people/index.ts';
import { aProcedure } from '../../desk/policies/fixtures.ts';
import { acknowledgeProcedure, publishProcedure } from '../../desk/policies/index.ts';
import { aTask } from '../../desk/tasks/fixtures.ts';
import { addTask, completeTask, giveHandover } from '../../desk/tasks/index.ts';
import { recordWords } from '../../desk/worktime/index.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { makeCheckpoint } from '../../platform/audit/checkpoints.ts';
import { readCheckpoint } from '../../platform/audit/tree/checkpoint.ts';
import { checkEvidence, readEvidencePackage } from '../../platform/audit/tree/evidence-package.ts';
import { read } from '../../platform/db/read.ts';
import { acceptCase } from '../../proof/portfolio/accept-case.ts';
import { claimUnit } from '../../proof/portfolio/claim-unit.ts';
import { claimOf } from '../../proof/portfolio/claims.ts';
import { writeNote } from '../../proof/portfolio/describe-evidence.ts';
import { evidenceOf } from '../../proof/portfolio/evidence.ts';
import { exportEvidence } from '../../proof/portfolio/export-evidence.ts';
import {
  aConfirmedBooking,
  anAcceptedBooking,
  anEnrolment,
  aQualification,
  as,
  bytesOf,
  heardAll,
  memberOf,
  refused,
  suggestedTo,
} from '../../proof/portfolio/fixtures.ts';
import { renditionsOf } from '../../proof/portfolio/rendition.ts';
import { viewOriginal } from '../../proof/portfolio/view-original.ts';
import './documents.ts';
import './names.ts';

const world = await openWorld();

const NOTE =
  'I rang Rosa Marsh (07700 900123, rosa@example.org) about the ward at harrow house, 12 Park Row, LS1 4AP. ' +
  'Grace Hill wanted £18.50 per hour. Rosa’s yes came by text; Grace was glad. Carla listened.';

/** A confirmed booking of Lena's as one item with a note full of names, claimed for BA13. */
async function lenasItem(sample = false) {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation({ sample });
  const { frameworkId, unit, criterion } = await aQualification(world, org);
  await anEnrolment(world, org, frameworkId);
  const { bookingId, personId, place } = await aConfirmedBooking(world, org.lena);
  const { evidenceId, found } = await anAcceptedBooking(world, org.lena, bookingId, {
    title: 'Rosa’s booking at Harrow House',
    note: NOTE,
    references: [{ criterionId: criterion('BA13.2.4'), note: 'See what I said to Rosa' }],
  });
  const item = async () => {
    const shown = await read(world.db, org.lena, (tx) =>
      evidenceOf(tx, memberOf(org.lena), evidenceId),
    );
    if (!shown.ok) throw new Error(shown.refusal.because);
    return shown.value;
  };
  const confirmed = found?.entries.find(({ kind }) => kind === 'booking.confirmed')?.seq ?? 0;
  return { org, evidenceId, personId, place, item, unit, confirmed, title: found.title };
}

/** What the originals hold and no rendition may say. */
const SECRETS = [
  'Rosa',
  'Marsh',
  'Harrow',
  'Grace',
  'Hill',
  'Park Row',
  'LS1',
  '4AP',
  '07700',
  '900123',
  '0113',
  '@',
  '18.50',
  '13.00',
  '£',
  'Carla',
  'Nurse in charge',
];

describe('a confirmation before an assessor', () => {
  it('is told from its facts: the work whole, every name a pseudonym, prices hidden', async () => {
    const { item, title } = await lenasItem();
    expect(title).toMatch(/^Booking B-\d+ for Harrow House/);
    const { rendition, entries } = await item();
    const confirmed = rendition.entries.find(({ kind }) => kind === 'booking.confirmed');
    const [worker, hirer] = confirmed?.documents ?? [];
    expect([worker?.key, hirer?.key].sort()).toEqual(['hirer', 'worker']);
    const rows = (confirmed?.documents ?? [])
      .flatMap(({ sections }) => sections)
      .flatMap((s) => s.rows);
    const said = (label: string) => rows.find((row) => row.label === label)?.value;
    expect(said('Duties')).toBe('Personal care and meals');
    expect(said('Risks')).toBe('Lifting, infection.');
    expect(said('Rate of pay')).toBe('hidden');
    expect(said('Charge')).toBe('hidden');
    expect(said('Worker')).toMatch(/^Worker \w{3}-\w{3}$/);
    expect(said('Hirer')).toMatch(/^Hirer \w{3}-\w{3}$/);
    expect(said('Shift')).toContain('07:00-15:00');
    expect(said('To reach them')).toBe('left out');
    expect(said('Report to')).toBe('left out');
    const subject = confirmed?.subjects.find(({ role }) => role === 'worker')?.pseudonym;
    expect(subject).toBe(said('Worker'));
    expect(rendition.note).toContain(`[${subject}]`);
    expect(entries.at(-1)?.documents.map(({ original }) => original)).toEqual([true, true]);
  });

  it('R120 says no name, address, number, e-mail or amount of the originals, in any case', async () => {
    const { item } = await lenasItem();
    const { rendition } = await item();
    // Random ids, hashes and pseudonyms aside: by chance they spell any short piece.
    const text = JSON.stringify(rendition)
      .replaceAll(
        /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}|\b[0-9A-Z]{3}-[0-9A-Z]{3}\b/g,
        '',
      )
      .toLowerCase();
    for (const secret of SECRETS) expect(text, secret).not.toContain(secret.toLowerCase());
    expect(text).not.toMatch(/"[^"]*\b(1850|1300)\b[^"]*"/);
  });

  it('says nobody of another case either: who could not go, another client, nor in the declaration', async () => {
    const { org, item, evidenceId, unit } = await lenasItem();
    const other = { isSomebodyElse: true, email: 'joan.ormerod@calder.example' };
    await as(world, org.carla, async (tx) => ({
      ok: true,
      value: await aPlace(tx, { name: 'Calder Bridge Care' }, other),
    }));
    const parveen = await aClearedWorker(world.db, org.carla, 'Parveen', { familyName: 'Akhtar' });
    const elsewhere =
      'Parveen Akhtar could not go (Mrs AKHTAR’s car); Calder Bridge Care rang first.';
    await as(world, org.lena, (tx) =>
      writeNote(tx, evidenceId, { title: 'Instead of Parveen Akhtar', note: elsewhere }),
    );
    const { rendition } = await item();
    expect(rendition.title).toBe('Instead of [name]');
    expect(rendition.note).toBe('[name] could not go (Mrs [name] car); [client] rang first.');
    const claimId = newId();
    const declaration = `I, Lena Lowe, sent Rosa Marsh to Harrow House, not Parveen Akhtar: 07700 900123.`;
    await as(world, org.lena, (tx) =>
      claimUnit(tx, { id: claimId, unitId: unit('BA13'), declaration, declared: 0 }),
    );
    const claim = await read(world.db, org.aidan, (tx) => claimOf(tx, claimId));
    expect(claim?.declaration).toMatch(
      /^I, Lena Lowe, sent \[Worker \S+\] to \[\w+ \S+\], not \[name\]: \[number\]\.$/,
    );
    world.at('2028-01-10T09:00:00Z');
    await as(world, org.olivia, (tx) => erasePerson(tx, { personId: parveen, reason: 'asked' }));
    expect((await item()).note).toMatch(
      /^\[Person \w{3}-\w{3}\] could not go \(Mrs AKHTAR’s car\)/,
    );
  });

  it('says that a paper is no longer kept once the worker was erased; what was frozen stays', async () => {
    const { org, item, evidenceId, personId, unit, confirmed } = await lenasItem();
    const claimId = newId();
    await as(world, org.lena, (tx) =>
      claimUnit(tx, {
        id: claimId,
        unitId: unit('BA13'),
        declaration: 'This is my own work.',
        declared: 0,
      }),
    );
    const frozen = await read(world.db, org.aidan, (tx) => claimOf(tx, claimId));
    world.at('2028-01-10T09:00:00Z');
    await as(world, org.olivia, (tx) => erasePerson(tx, { personId, reason: 'asked' }));
    const { note, title, rendition, references } = await item();
    expect(note).not.toMatch(/rosa(?!@)|marsh/i);
    expect(note).toContain('Grace Hill');
    expect(title).toMatch(/^\[Person \w{3}-\w{3}\] booking at Harrow House$/);
    expect(references[0]?.note).toMatch(/^See what I said to \[Person/);
    const document = rendition.entries.at(-1)?.documents[0];
    expect(document?.sections[0]?.rows[0]?.value).toBe(
      'The paper is no longer kept; its hash is in the record.',
    );
    expect(document?.sha256).toMatch(/^[0-9a-f]{64}$/);
    const original = await act(world.db, org.olivia, (tx) =>
      viewOriginal(tx, evidenceId, { seq: confirmed, key: 'worker' }),
    );
    expect(refused(original)).toBe('original-not-kept');
    expect(await read(world.db, org.aidan, (tx) => claimOf(tx, claimId))).toEqual(frozen);
    for (const name of ['Rosa', 'Marsh'])
      expect(frozen?.evidence[0]?.renditionText).not.toContain(name);
  });
});

describe('a procedure, a task, a hand-over, a call and availability before an assessor', () => {
  it('say what was done, and no name, number, rate or word of those it was about', async () => {
    world.at('2026-11-23T09:00:00Z');
    const org = await world.organisation();
    const { frameworkId } = await aQualification(world, org);
    await anEnrolment(world, org, frameworkId);
    const { bookingId, personId } = await aConfirmedBooking(world, org.lena);
    await everyNewKind(org, bookingId, personId);
    await heardAll(world);
    const { rows } = await suggestedTo(world, org.lena);
    const ids = rows.map(() => newId());
    for (const [index, { caseId, entries }] of rows.entries()) {
      const item = { id: ids[index] ?? '', caseId, title: 'Mine', note: '', references: [] };
      const seqs = entries.map(({ seq }) => seq);
      await as(world, org.lena, (tx) => acceptCase(tx, { ...item, seqs }));
    }
    const shown = await read(world.db, org.lena, (tx) => renditionsOf(tx, memberOf(org.lena), ids));
    const entries = [...shown.values()].flatMap(({ rendition }) => rendition.entries);
    const told = (kind: string) =>
      entries.filter((entry) => entry.kind === kind).flatMap(({ says }) => says);
    expect(told('task.completed')).toContainEqual({ label: 'In time', value: 'yes' });
    expect(told('handover.given')).toContainEqual({ label: 'They were', value: '1 place to fill' });
    expect(told('call.made')).toContainEqual({ label: 'Filed to', value: 'the booking’s record' });
    expect(told('message.exchanged')).toContainEqual({ label: 'By', value: 'WhatsApp' });
    expect(told('availability.recorded')).toContainEqual({ label: 'Times said', value: '1' });
    expect(told('policy.acknowledged')[0]?.value).toBe(
      '[name] at [client], [amount], ring [number]',
    );
    const text = JSON.stringify([...shown.values()].map(({ rendition }) => rendition))
      .replaceAll(
        /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}|\b[0-9A-Z]{3}-[0-9A-Z]{3}\b/g,
        '',
      )
      .toLowerCase();
    for (const secret of [...SECRETS, 'Calder', 'Parveen', 'Akhtar', 'whispered']) {
      expect(text, secret).not.toContain(secret.toLowerCase());
    }
  });
});

/** Lena reads, does, hands over, rings and writes; every word of it names somebody or whispers something. */
async function everyNewKind(org: TestOrganisation, bookingId: string, personId: string) {
  const lena = memberOf(org.lena);
  const words = 'Rosa Marsh whispered: 07700 900123, £18.50 an hour at Harrow House';
  await as(world, org.carla, async (tx) => ({
    ok: true,
    value: await aPlace(
      tx,
      { name: 'Calder Bridge Care' },
      { isSomebodyElse: true, email: 'joan.ormerod@calder.example' },
    ),
  }));
  await aClearedWorker(world.db, org.carla, 'Parveen', { familyName: 'Akhtar' });
  const title = 'Parveen Akhtar at Calder Bridge Care, £18.50, ring 07700 900123';
  const procedure = aProcedure(memberOf(org.ben), {
    title,
    inForceFrom: '2026-11-23',
    governs: ['availability.recorded', 'task.completed'],
  });
  const { procedureId } = await as(world, org.olivia, (tx) =>
    publishProcedure(tx, procedure, { text: words }),
  );
  const did = <T>(work: Parameters<typeof as<T>>[2]) => as(world, org.lena, work);
  await did((tx) => acknowledgeProcedure(tx, { procedureId, version: 1 }));
  const dueAt = new Date('2026-11-30T12:00:00Z');
  for (const about of [null, { kind: 'booking', id: bookingId }]) {
    const task = aTask(lena, { title: words, standard: words, dueAt, about, personId });
    const own = about === null ? { ...task, personId: null } : task;
    await did((tx) => addTask(tx, own));
    await did((tx) => completeTask(tx, { taskId: own.id, outcome: words }));
  }
  const item = { kind: 'gap', words, about: null, personIds: [personId], ownerId: lena } as const;
  const until = new Date('2026-11-24T07:00:00Z');
  const handover = { id: newId(), toId: memberOf(org.carla), until, words };
  await did((tx) => giveHandover(tx, { ...handover, items: [{ ...item, dueAt: null }] }));
  const about = { kind: 'booking', id: bookingId } as const;
  const spoken = { personId, about, direction: 'out', words } as const;
  const call = { outcome: 'spoke', identityChecked: true } as const;
  await did((tx) => recordCall(tx, { id: newId(), ...spoken, ...call }));
  await did((tx) => recordMessage(tx, { id: newId(), ...spoken, medium: 'whatsapp' }));
  const span = { startsAt: '2026-12-07T08:00:00Z', endsAt: '2026-12-07T16:00:00Z' };
  const spans = [{ id: newId(), state: 'available', ...span } as const];
  await did((tx) => recordWords(tx, { personId, how: 'phone', reason: words, spans }));
}

describe('an original', () => {
  it('opens as it was sent, and who opened it stands in the log', async () => {
    const { org, evidenceId, confirmed } = await lenasItem();
    const open = (key: string, seq = confirmed) =>
      act(world.db, org.ben, (tx) => viewOriginal(tx, evidenceId, { seq, key }));
    const file = await open('hirer');
    expect(file.ok && file.value.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(refused(await open('nothing'))).toBe('document-not-found');
    expect(refused(await open('hirer', 1))).toBe('evidence-not-found');
    const viewed = (await world.log(org)).filter(({ kind }) => kind === 'evidence.original_viewed');
    expect(viewed.map(({ envelope }) => [envelope.actor, envelope.facts['document']])).toEqual([
      [memberOf(org.ben), 'hirer'],
    ]);
  });
});

describe('an item that leaves the house', () => {
  it('takes its rendition, sealed entries with proofs and the checkpoint, and opens nothing personal', async () => {
    const { org, evidenceId, item } = await lenasItem();
    const early = await act(world.db, org.lena, (tx) => exportEvidence(tx, evidenceId));
    expect(refused(early)).toBe('not-in-checkpoint-yet');
    await as(world, org.olivia, makeCheckpoint);
    const file = await as(world, org.lena, (tx) => exportEvidence(tx, evidenceId));
    const made = JSON.parse(bytesOf(file).toString('utf8'));
    expect(made.format).toBe('deskproof-evidence/1');
    const rendition = JSON.parse(made.rendition);
    expect(rendition).toEqual((await item()).rendition);
    const checkpoint = readCheckpoint(made.checkpoint);
    expect(checkpoint.ok && checkpoint.value.size).toBeGreaterThan(0);
    expect(made.entries.map(({ index }: { index: number }) => index + 1)).toEqual(
      rendition.entries.map(({ seq }: { seq: number }) => seq),
    );
    for (const entry of made.entries) expect(entry.parts).toEqual([]);
    const read = readEvidencePackage(bytesOf(file));
    if (!read.ok || !checkpoint.ok) throw new Error('The file is not one of evidence.');
    expect(checkEvidence(read.value, checkpoint.value, null)).toMatchObject({ ok: true });
    expect((await world.log(org)).at(-1)?.kind).toBe('evidence.exported');
    const text = bytesOf(file).toString('utf8');
    for (const secret of ['Rosa', 'Marsh', 'Grace', '07700']) expect(text).not.toContain(secret);
  });

  it('is refused for a sample', async () => {
    const { org, evidenceId } = await lenasItem(true);
    await as(world, org.olivia, makeCheckpoint);
    const answer = await act(world.db, org.lena, (tx) => exportEvidence(tx, evidenceId));
    expect(refused(answer)).toBe('sample-not-evidence');
  });

  it('is the learner’s own to export', async () => {
    const { org, evidenceId } = await lenasItem();
    const answer = await act(world.db, org.olivia, (tx) => exportEvidence(tx, evidenceId));
    expect(refused(answer)).toBe('not-a-learner');
  });
});
