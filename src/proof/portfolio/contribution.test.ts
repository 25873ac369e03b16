import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { leave } from '../../platform/identity/members.ts';
import { acceptCase } from './accept-case.ts';
import { answerContribution } from './answer-contribution.ts';
import { type AskInput, askContribution } from './ask-contribution.ts';
import { contributionsOf } from './contributions.ts';
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

const world = await openWorld();
world.at('2026-11-23T09:00:00Z');

/** Carla confirmed a booking for which Lena says she drew up the shortlist. */
async function carlasBooking() {
  const org = await world.organisation();
  const { frameworkId } = await aQualification(world, org);
  await anEnrolment(world, org, frameworkId);
  const { bookingId } = await aConfirmedBooking(world, org.carla);
  await heardAll(world);
  const log = await world.log(org);
  const entry = (kind: string): number =>
    log.find((each) => each.kind === kind && each.envelope.subjects['booking'] === bookingId)
      ?.seq ?? 0;
  const ask = (change: Partial<AskInput> = {}) =>
    act(world.db, org.lena, (tx) =>
      askContribution(tx, {
        id: newId(),
        seq: entry('shift.assigned'),
        askedOf: memberOf(org.carla),
        what: 'I rang everybody on the list and found out who could come.',
        ...change,
      }),
    );
  return { org, log, entry, ask, bookingId };
}

describe('a part in another’s record', () => {
  it('is put before Lena once Carla confirms it in words, and Carla’s word stands in the log', async () => {
    const { org, entry, ask, bookingId } = await carlasBooking();
    const asked = await ask();
    if (!asked.ok) throw new Error(asked.refusal.because);
    const { contributionId } = asked.value;
    const before = await read(world.db, org.carla, (tx) => contributionsOf(tx, 'asked'));
    expect(before).toMatchObject({
      open: 1,
      rows: [
        {
          contributionId,
          learner: { name: 'Lena Lowe' },
          title: 'Worker assigned',
          mayAnswer: true,
          confirmed: null,
        },
      ],
    });
    await as(world, org.carla, (tx) =>
      answerContribution(tx, contributionId, { confirmed: true, words: 'She rang them all.' }),
    );
    const { rows } = await suggestedTo(world, org.lena);
    expect(rows.map(({ aboutId }) => aboutId)).toEqual([bookingId]);
    expect(rows[0]?.entries).toMatchObject([{ seq: entry('shift.assigned'), part: 'contributed' }]);
    const confirmed = (await world.log(org)).find(({ kind }) => kind === 'contribution.confirmed');
    expect(confirmed?.envelope.actor).toBe(memberOf(org.carla));
    expect(confirmed?.envelope['contributed']).toEqual([memberOf(org.lena)]);
    expect(JSON.stringify(confirmed?.envelope)).not.toContain('rang');
    const own = await read(world.db, org.lena, (tx) => contributionsOf(tx, 'asks'));
    expect(own.rows).toMatchObject([
      { confirmed: true, words: 'She rang them all.', mayAnswer: false },
    ]);
  });

  it('stays Carla’s when she declines, and may be asked about again', async () => {
    const { org, ask } = await carlasBooking();
    const asked = await ask();
    if (!asked.ok) throw new Error(asked.refusal.because);
    expect(refused(await ask())).toBe('already-asked');
    await as(world, org.carla, (tx) =>
      answerContribution(tx, asked.value.contributionId, {
        confirmed: false,
        words: 'I did it alone.',
      }),
    );
    expect((await suggestedTo(world, org.lena)).total).toBe(0);
    expect((await ask()).ok).toBe(true);
  });

  it('gives the first result to the same question again', async () => {
    const { org, ask } = await carlasBooking();
    const id = newId();
    expect(await ask({ id })).toEqual(await ask({ id }));
    expect((await world.log(org)).filter(({ kind }) => kind === 'contribution.asked').length).toBe(
      1,
    );
  });

  it('cannot be asked of the wrong person, of the system, of one’s own record, or where nothing is assessed', async () => {
    const { org, ask, log } = await carlasBooking();
    expect(refused(await ask({ askedOf: memberOf(org.ravi) }))).toBe('wrong-answerer');
    expect(refused(await ask({ askedOf: memberOf(org.lena) }))).toBe('wrong-answerer');
    expect(refused(await ask({ seq: 9_999_999 }))).toBe('entry-not-found');
    const clients = log.find(({ kind }) => kind === 'client.added')?.seq ?? 0;
    expect(refused(await ask({ seq: clients }))).toBe('kind-not-evidence');
    const { bookingId } = await aConfirmedBooking(world, org.lena, { day: '2026-12-01' });
    const own = (await world.log(org)).find(
      ({ kind, envelope }) =>
        kind === 'shift.assigned' && envelope.subjects['booking'] === bookingId,
    );
    expect(refused(await ask({ seq: own?.seq ?? 0 }))).toBe('own-entry');
    const bySystem = await world.owner.query(
      'select seq from log_entry where organisation_id = $1 and actor is null limit 1',
      [org.id],
    );
    if (bySystem.rows[0]) {
      expect(refused(await ask({ seq: bySystem.rows[0].seq }))).toBe('system-entry');
    }
    const asCarla = await act(world.db, org.carla, (tx) =>
      askContribution(tx, { id: newId(), seq: 1, askedOf: memberOf(org.ben), what: 'I did it.' }),
    );
    expect(refused(asCarla)).toBe('not-a-learner');
  });

  it('is answered by a manager in Carla’s place once she has left', async () => {
    const { org, ask } = await carlasBooking();
    await as(world, org.olivia, (tx) => leave(tx, memberOf(org.carla)));
    expect(refused(await ask())).toBe('wrong-answerer');
    const asked = await ask({ askedOf: memberOf(org.ben) });
    if (!asked.ok) throw new Error(asked.refusal.because);
    await as(world, org.ben, (tx) =>
      answerContribution(tx, asked.value.contributionId, {
        confirmed: true,
        words: 'I saw her do it.',
      }),
    );
    expect((await suggestedTo(world, org.lena)).total).toBe(1);
  });

  it('is answered by a manager when Carla leaves without an answer; Ben is a party to the item then', async () => {
    const { org, entry, ask } = await carlasBooking();
    const asked = await ask();
    if (!asked.ok) throw new Error(asked.refusal.because);
    const { contributionId } = asked.value;
    const answer = (actor: typeof org.ben) =>
      act(world.db, actor, (tx) =>
        answerContribution(tx, contributionId, { confirmed: true, words: 'I saw her do it.' }),
      );
    expect(refused(await answer(org.ben))).toBe('not-asked-of-you');
    await as(world, org.olivia, (tx) => leave(tx, memberOf(org.carla)));
    expect(refused(await answer(org.ravi))).toBe('not-asked-of-you');
    const open = await read(world.db, org.ben, (tx) => contributionsOf(tx, 'asked'));
    expect(open.rows).toMatchObject([{ contributionId, mayAnswer: true }]);
    expect((await answer(org.ben)).ok).toBe(true);
    const { rows } = await suggestedTo(world, org.lena);
    const evidenceId = newId();
    await as(world, org.lena, (tx) =>
      acceptCase(tx, {
        id: evidenceId,
        caseId: rows[0]?.caseId ?? '',
        seqs: [entry('shift.assigned')],
        title: 'Found who could come',
        note: '',
        references: [],
      }),
    );
    const item = await read(world.db, org.lena, (tx) =>
      evidenceOf(tx, memberOf(org.lena), evidenceId),
    );
    if (!item.ok) throw new Error(item.refusal.because);
    const [shown] = item.value.entries;
    expect(shown?.part).toBe('contributed');
    expect(shown?.parties.map(({ name }) => name).sort()).toEqual(['Ben Brook', 'Carla Costa']);
    const [told] = item.value.rendition.entries;
    expect(told?.says.slice(-2).map(({ value }) => value)).toEqual([
      'I rang everybody on the list and found out who could come.',
      'I saw her do it.',
    ]);
    expect(told?.subjects.map(({ role }) => role)).toContain('confirmed the learner’s part');
  });

  it('is answered by whoever was asked and by nobody else, once', async () => {
    const { org, ask } = await carlasBooking();
    const asked = await ask();
    if (!asked.ok) throw new Error(asked.refusal.because);
    const { contributionId } = asked.value;
    const answer = (actor: typeof org.carla, confirmed: boolean) =>
      act(world.db, actor, (tx) =>
        answerContribution(tx, contributionId, { confirmed, words: confirmed ? 'Yes.' : 'No.' }),
      );
    expect(refused(await answer(org.lena, true))).toBe('not-asked-of-you');
    expect(refused(await answer(org.olivia, true))).toBe('not-asked-of-you');
    const both = await Promise.all([answer(org.carla, true), answer(org.carla, false)]);
    expect(both.map((each) => (each.ok ? 'answered' : each.refusal.code)).sort()).toEqual([
      'already-answered',
      'answered',
    ]);
    const unknown = await act(world.db, org.carla, (tx) =>
      answerContribution(tx, newId(), { confirmed: true, words: 'Yes.' }),
    );
    expect(refused(unknown)).toBe('contribution-not-found');
  });
});
