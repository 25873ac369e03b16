import { describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { setRoles } from '../../platform/identity/members.ts';
import { frameworksHere } from '../frameworks/index.ts';
import { type AcceptInput, acceptCase } from './accept-case.ts';
import { writeNote } from './describe-evidence.ts';
import { evidenceOf } from './evidence.ts';
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
import { portfolioOf } from './portfolio.ts';
import { referenceEvidence, unreference } from './reference-evidence.ts';
import { setAsideCase, takeBackCase } from './set-aside.ts';

const world = await openWorld();
world.at('2026-11-23T09:00:00Z');

/** Lena, enrolled, with a booking of her own before her. */
async function lenaWithABooking(org?: TestOrganisation) {
  const here = org ?? (await world.organisation());
  const qualification = await aQualification(world, here);
  await anEnrolment(world, here, qualification.frameworkId);
  const { bookingId } = await aConfirmedBooking(world, here.lena);
  await heardAll(world);
  const { rows } = await suggestedTo(world, here.lena);
  const found = rows.find((row) => row.aboutId === bookingId);
  if (!found) throw new Error('The booking was not put before Lena.');
  const input = (change: Partial<AcceptInput> = {}): AcceptInput => ({
    id: newId(),
    caseId: found.caseId,
    seqs: found.entries.map(({ seq }) => seq),
    title: found.suggestedTitle,
    note: '',
    references: [],
    ...change,
  });
  return { org: here, ...qualification, found, rows, input };
}

const accept = (actor: Actor, input: AcceptInput) =>
  act(world.db, actor, (tx) => acceptCase(tx, input));

describe('accepting a case', () => {
  it('makes one item of Lena’s evidence, with her references, tied to the log by hash', async () => {
    const { org, found, input, criterion } = await lenaWithABooking();
    const asked = input({
      note: 'I took the order.',
      references: [{ criterionId: criterion('BA13.2.4'), note: 'All were told' }],
    });
    await as(world, org.lena, (tx) => acceptCase(tx, asked));
    const item = await read(world.db, org.lena, (tx) =>
      evidenceOf(tx, memberOf(org.lena), asked.id),
    );
    if (!item.ok) throw new Error(item.refusal.because);
    expect(item.value.entries.map(({ seq }) => seq)).toEqual(asked.seqs);
    expect(item.value.references).toMatchObject([
      { code: 'BA13.2.4', suggested: true, claimed: false, note: 'All were told' },
    ]);
    expect(item.value.mayShow.map(({ code }) => code)).toContain('RPC6.3.2');
    expect(item.value.entries[0]?.parties).toEqual([{ id: memberOf(org.lena), name: 'Lena Lowe' }]);
    const log = await world.log(org);
    const accepted = log.find(({ kind }) => kind === 'evidence.accepted');
    expect(accepted?.envelope.actor).toBe(memberOf(org.lena));
    expect(accepted?.envelope.facts).toMatchObject({
      entries: item.value.entries.map(({ seq, entryId, leaf, part }) => ({
        seq,
        entry: entryId,
        leaf,
        part,
      })),
      references: [{ framework: 'REC-L2-RR', criterion: 'BA13.2.4' }],
      older: false,
    });
    expect(accepted?.parts).toEqual([]);
    expect((await suggestedTo(world, org.lena)).rows.map(({ caseId }) => caseId)).not.toContain(
      found.caseId,
    );
    expect((await suggestedTo(world, org.lena, { state: 'accepted' })).total).toBe(1);
  });

  it('gives the first result to the same press again', async () => {
    const { org, input } = await lenaWithABooking();
    const asked = input();
    await as(world, org.lena, (tx) => acceptCase(tx, asked));
    await as(world, org.lena, (tx) => acceptCase(tx, asked));
    const log = await world.log(org);
    expect(log.filter(({ kind }) => kind === 'evidence.accepted').length).toBe(1);
  });

  it('refuses a record that shows nothing of her', async () => {
    const { org, input } = await lenaWithABooking();
    const { bookingId } = await aConfirmedBooking(world, org.carla, { day: '2026-12-01' });
    await heardAll(world);
    const carlas = (await world.log(org)).find(
      ({ kind, envelope }) =>
        kind === 'booking.confirmed' && envelope.subjects['booking'] === bookingId,
    );
    const answer = await accept(org.lena, input({ seqs: [carlas?.seq ?? 0] }));
    expect(refused(answer)).toBe('shows-nothing-of-you');
    expect(refused(await accept(org.lena, input({ seqs: [9_999_999] })))).toBe(
      'shows-nothing-of-you',
    );
  });

  it('refuses what is in another item, in another case, set aside, or for no criterion here', async () => {
    const { org, input, rows, found } = await lenaWithABooking();
    const other = rows.find(({ aboutKind }) => aboutKind === 'worker');
    expect(refused(await accept(org.lena, input({ caseId: other?.caseId ?? '' })))).toBe(
      'other-case',
    );
    expect(refused(await accept(org.lena, input({ caseId: newId() })))).toBe('case-not-found');
    const unknown = input({ references: [{ criterionId: newId(), note: '' }] });
    expect(refused(await accept(org.lena, unknown))).toBe('criterion-not-found');
    await as(world, org.lena, (tx) => setAsideCase(tx, found.caseId, 'Not typical'));
    expect(refused(await accept(org.lena, input()))).toBe('case-set-aside');
    expect(
      (await suggestedTo(world, org.lena, { state: 'aside' })).rows[0]?.setAside?.because,
    ).toBe('Not typical');
    await as(world, org.lena, (tx) => takeBackCase(tx, found.caseId));
    await as(world, org.lena, (tx) => acceptCase(tx, input({ seqs: input().seqs.slice(0, 1) })));
    expect(refused(await accept(org.lena, input()))).toBe('already-accepted');
  });

  it('of two presses at once one wins', async () => {
    const { org, input } = await lenaWithABooking();
    const answers = await Promise.all([accept(org.lena, input()), accept(org.lena, input())]);
    expect(answers.map((answer) => (answer.ok ? 'accepted' : answer.refusal.code)).sort()).toEqual([
      'accepted',
      'already-accepted',
    ]);
  });

  it('under the id of another learner’s item is refused, and changes nothing', async () => {
    const { org, input } = await lenaWithABooking();
    const first = input();
    await as(world, org.lena, (tx) => acceptCase(tx, first));
    await as(world, org.olivia, (tx) => setRoles(tx, memberOf(org.ravi), ['resourcer', 'learner']));
    const framework = (await read(world.db, org.olivia, frameworksHere))[0]?.id ?? '';
    await anEnrolment(world, org, framework, { learner: org.ravi });
    expect(refused(await accept(org.ravi, first))).toBe('id-taken');
  });

  it('is for learners alone: nobody accepts for another', async () => {
    const { org, input } = await lenaWithABooking();
    expect(refused(await accept(org.olivia, input()))).toBe('not-a-learner');
    expect(refused(await accept(org.carla, input()))).toBe('not-a-learner');
    await as(world, org.olivia, (tx) =>
      setRoles(tx, memberOf(org.carla), ['consultant', 'learner']),
    );
    const { frameworkId } = await aQualification(world, org);
    await anEnrolment(world, org, frameworkId, { learner: org.carla });
    expect(refused(await accept(org.carla, input()))).toBe('case-not-found');
  });

  it('asks for a reason when the work is older than three years, to the day', async () => {
    const { org, input, found } = await lenaWithABooking();
    const first = found.entries[0]?.seq ?? 0;
    const asked = input({ seqs: [first] });
    world.at('2029-11-23T23:59:00Z');
    const inTime = input({ seqs: [found.entries[1]?.seq ?? 0] });
    await as(world, org.lena, (tx) => acceptCase(tx, inTime));
    world.at('2029-11-24T00:00:00Z');
    const late = await accept(org.lena, asked);
    expect(refused(late)).toBe('older-than-three-years');
    const open = await suggestedTo(world, org.lena);
    const seen = open.rows.flatMap(({ entries }) => entries).find(({ seq }) => seq === first);
    expect(seen?.tooOld).toBe(true);
    await as(world, org.lena, (tx) =>
      acceptCase(tx, { ...asked, olderBecause: 'I have done nothing else since' }),
    );
    world.at('2026-11-23T09:00:00Z');
  });
});

describe('references', () => {
  it('go to any criterion, suggested or her own choice, and can be taken back', async () => {
    const { org, input, criterion } = await lenaWithABooking();
    const item = input();
    await as(world, org.lena, (tx) => acceptCase(tx, item));
    const own = { evidenceId: item.id, criterionId: criterion('ML1.1.1'), note: '' };
    await as(world, org.lena, (tx) => referenceEvidence(tx, own));
    await as(world, org.lena, (tx) => referenceEvidence(tx, own));
    await as(world, org.lena, (tx) => referenceEvidence(tx, { ...own, note: 'see the order' }));
    const shown = await read(world.db, org.lena, (tx) =>
      evidenceOf(tx, memberOf(org.lena), item.id),
    );
    expect(shown.ok && shown.value.references).toMatchObject([
      { code: 'ML1.1.1', suggested: false, note: 'see the order' },
    ]);
    const recorded = (await world.log(org)).filter(({ kind }) => kind === 'evidence.referenced');
    expect(recorded.map(({ envelope }) => envelope.facts['suggested'])).toEqual([false, false]);
    await as(world, org.lena, (tx) => unreference(tx, own));
    const again = await act(world.db, org.lena, (tx) => unreference(tx, own));
    expect(refused(again)).toBe('reference-not-found');
    const portfolio = await read(world.db, org.lena, (tx) => portfolioOf(tx, memberOf(org.lena)));
    expect(portfolio.ok && portfolio.value.references).toEqual([]);
  });

  it('are the learner’s own: another learner is refused, and so is what is not here', async () => {
    const { org, input, criterion, frameworkId } = await lenaWithABooking();
    const item = input();
    await as(world, org.lena, (tx) => acceptCase(tx, item));
    await as(world, org.olivia, (tx) =>
      setRoles(tx, memberOf(org.carla), ['consultant', 'learner']),
    );
    await anEnrolment(world, org, frameworkId, { learner: org.carla });
    const reference = { evidenceId: item.id, criterionId: criterion('BA13.2.4'), note: '' };
    const asCarla = (change: object) =>
      act(world.db, org.carla, (tx) => referenceEvidence(tx, { ...reference, ...change }));
    expect(refused(await asCarla({}))).toBe('not-your-evidence');
    expect(refused(await asCarla({ evidenceId: newId() }))).toBe('evidence-not-found');
    const note = await act(world.db, org.carla, (tx) =>
      writeNote(tx, item.id, { title: 'Mine', note: '' }),
    );
    expect(refused(note)).toBe('not-your-evidence');
    const unknown = await act(world.db, org.lena, (tx) =>
      referenceEvidence(tx, { ...reference, criterionId: newId() }),
    );
    expect(refused(unknown)).toBe('criterion-not-found');
  });

  it('stand in the portfolio as places of items and criteria', async () => {
    const { org, input, criterion } = await lenaWithABooking();
    const item = input({
      references: ['BA13.2.4', 'RPC6.3.2'].map((code) => ({
        criterionId: criterion(code),
        note: '',
      })),
    });
    await as(world, org.lena, (tx) => acceptCase(tx, item));
    const portfolio = await read(world.db, org.lena, (tx) => portfolioOf(tx, memberOf(org.lena)));
    if (!portfolio.ok) throw new Error(portfolio.refusal.because);
    const codes = portfolio.value.frameworks
      .flatMap(({ units }) => units)
      .flatMap(({ criteria }) => criteria.map(({ code }) => code));
    expect(
      portfolio.value.references.map(([at = -1, place = -1]) => [
        portfolio.value.evidence[at]?.evidenceId,
        codes[place],
      ]),
    ).toEqual(
      expect.arrayContaining([
        [item.id, 'BA13.2.4'],
        [item.id, 'RPC6.3.2'],
      ]),
    );
    expect(portfolio.value.frameworks[0]?.findings.length).toBeGreaterThan(0);
  });
});
