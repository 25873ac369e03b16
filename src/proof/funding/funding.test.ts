import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { changeState } from '../programme/change-state.ts';
import { centreWithLearner, done } from '../programme/fixtures.ts';
import { logTime, takeBackTime } from '../programme/log-time.ts';
import { review } from '../programme/record-step.ts';
import { breaksOf, endOf, missingOf, monthsOf } from './evidence.ts';
import { exportFunding } from './export-funding.ts';
import { noteEligibility, recordAgreement } from './note-funding.ts';
import { fundingList, fundingOf } from './queries.ts';

const world = await openWorld();
const refused = (code: string) => ({ ok: false, refusal: { code } });

describe('months, breaks and ends', () => {
  const states = [
    { state: 'break', fromOn: '2026-10-01' },
    { state: 'break', fromOn: '2026-10-10' },
    { state: 'in_learning', fromOn: '2026-12-01' },
    { state: 'withdrawn', fromOn: '2027-01-20' },
  ];
  const taken = [
    { on: '2026-09-03', what: 'Session of the induction' },
    { on: '2026-12-10', what: 'Unit claimed' },
    { on: '2027-02-01', what: 'Evidence accepted' },
  ];

  it('C10: a break goes from its first day to the day before learning goes on', () => {
    expect(breaksOf(states)).toEqual([{ from: '2026-10-01', to: '2026-11-30' }]);
    expect(breaksOf(states.slice(0, 1))).toEqual([{ from: '2026-10-01', to: null }]);
    const same = [
      { state: 'break', fromOn: '2026-10-01' },
      { state: 'in_learning', fromOn: '2026-10-01' },
    ];
    expect(breaksOf(same)).toEqual([]);
  });

  it('C10: the last day is the last on which they took part before they left, and nothing after it', () => {
    expect(endOf(states, taken, '2027-03-01')).toEqual({
      state: 'withdrawn',
      on: '2027-01-20',
      lastDay: '2026-12-10',
    });
    expect(endOf(states, taken, '2026-12-20')).toBeNull();
    expect(endOf(states, [], '2027-03-01')).toMatchObject({ lastDay: null });
  });

  it('C10: names each month in which nothing was done, but none of a break and not the one in hand', () => {
    const months = monthsOf('2026-09-01', '2027-01-20', taken, [], breaksOf(states));
    expect(months.map(({ month, days, onBreak }) => [month, days.length, onBreak])).toEqual([
      ['2026-09', 1, false],
      ['2026-10', 0, true],
      ['2026-11', 0, true],
      ['2026-12', 1, false],
      ['2027-01', 0, false],
    ]);
    const of = {
      startedOn: '2026-09-01',
      eligibility: { on: '2026-08-30', eligible: true },
      agreement: { on: '2026-08-31' },
      months,
      guidedMinutes: 0,
      guidedAsked: null,
      ended: null,
    };
    expect(missingOf({ ...of, today: '2027-01-20' })).toEqual([]);
    expect(missingOf({ ...of, today: '2027-02-20' })).toEqual([
      expect.stringContaining('in 2027-01'),
    ]);
  });
});

describe('funding evidence of Lena', () => {
  it('C10: counts sessions, reviews and time from the log, not time taken back, and says what is missing', async () => {
    world.at('2026-11-23T09:00:00Z');
    const of = await centreWithLearner(world);
    await done(of.passEntry());
    await done(of.inductIn(['outline']));
    const logs = (on: string) =>
      of.does(of.asha, (tx) =>
        logTime(tx, of.enrolmentId, { id: newId(), on, kind: 'guided', minutes: 90, words: '' }),
      );
    await done(logs('2026-09-10'));
    const { timeId } = await done(logs('2026-10-10'));
    await done(of.does(of.asha, (tx) => takeBackTime(tx, timeId, { because: 'Another learner' })));
    await done(
      of.does(of.asha, (tx) =>
        review(tx, of.enrolmentId, {
          id: newId(),
          on: '2026-11-20',
          who: 'Marta Q',
          words: 'Goes well',
          nextOn: '2027-01-20',
        }),
      ),
    );
    const asks = async () => done(of.asks(of.cleo, (tx) => fundingOf(tx, of.enrolmentId)));
    const before = await asks();
    expect(before.guidedMinutes).toBe(90);
    expect(before.months.map(({ month, days }) => [month, days.map(({ what }) => what)])).toEqual([
      ['2026-09', ['Session of the induction', 'Learning time']],
      ['2026-10', []],
      ['2026-11', ['Review of three']],
    ]);
    expect(before.missing).toEqual([
      expect.stringContaining('Nobody noted whether they are eligible'),
      expect.stringContaining('No signed agreement'),
      expect.stringContaining('2026-10'),
    ]);
    const notes = (id: string, eligible = true, on = '2026-08-31') =>
      of.does(of.cleo, (tx) =>
        noteEligibility(tx, of.enrolmentId, { id, on, eligible, words: 'Passport seen' }),
      );
    const id = newId();
    await done(notes(newId(), false));
    expect((await asks()).missing[0]).toContain('not eligible');
    world.at('2026-11-23T09:05:00Z');
    const both = await Promise.all([notes(id), notes(id)]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    const agreed = of.does(of.cleo, (tx) =>
      recordAgreement(tx, of.enrolmentId, {
        id,
        on: '2026-08-31',
        signedBy: 'Lena',
        words: 'Ours',
      }),
    );
    expect(await agreed).toMatchObject(refused('id-taken'));
    expect(await notes(newId(), true, '2026-11-24')).toMatchObject(refused('still-to-come'));
    await done(
      of.does(of.cleo, (tx) =>
        recordAgreement(tx, of.enrolmentId, {
          id: newId(),
          on: '2026-09-01',
          signedBy: 'Lena Lowe',
          words: 'Learning agreement 7',
        }),
      ),
    );
    await done(
      of.does(of.asha, (tx) =>
        changeState(tx, of.enrolmentId, {
          id: newId(),
          state: 'withdrawn',
          fromOn: '2026-11-22',
          newEndOn: null,
          words: 'Moved away',
        }),
      ),
    );
    const after = await asks();
    expect(after.ended).toEqual({ state: 'withdrawn', on: '2026-11-22', lastDay: '2026-11-20' });
    expect(after.eligibility).toHaveLength(2);
    expect(after.missing.map((words) => words.slice(0, 20))).toEqual([
      'Nothing shows that t',
      'Guided learning come',
    ]);
    const list = await of.asks(of.cleo, (tx) => fundingList(tx));
    expect(list.rows).toMatchObject([{ eligibleOn: '2026-08-31', agreedOn: '2026-09-01' }]);
  });

  it('C10: leaves as a table and as a paper, each time on the record, and never of another centre', async () => {
    world.at('2026-11-23T09:00:00Z');
    const of = await centreWithLearner(world);
    const csv = await done(of.does(of.quinn, (tx) => exportFunding(tx, of.enrolmentId, 'csv')));
    expect(Buffer.from(csv.bytes).toString()).toContain('"Missing"');
    const pdf = await done(of.does(of.quinn, (tx) => exportFunding(tx, of.enrolmentId, 'pdf')));
    expect(Buffer.from(pdf.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    const log = await world.log(of);
    expect(
      log.filter(({ kind }) => kind === 'funding.exported').map(({ envelope }) => envelope.facts),
    ).toMatchObject([{ as: 'csv' }, { as: 'pdf' }]);
    const other = await centreWithLearner(world);
    expect(
      await other.does(other.quinn, (tx) => exportFunding(tx, of.enrolmentId, 'csv')),
    ).toMatchObject(refused('enrolment-not-found'));
    expect(
      await other.does(other.quinn, (tx) =>
        noteEligibility(tx, of.enrolmentId, {
          id: newId(),
          on: '2026-11-01',
          eligible: true,
          words: 'Seen',
        }),
      ),
    ).toMatchObject(refused('enrolment-not-found'));
  });
});
