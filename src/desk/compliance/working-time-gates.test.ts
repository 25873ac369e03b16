import { describe, expect, test } from 'vitest';
import { addDays } from '../../lib/days.ts';
import { newId } from '../../lib/ids.ts';
import { startOfDay } from '../../lib/time.ts';
import type { Stint } from '../../rules/working-time/work.ts';
import type { Dossier } from './dossier.ts';
import { aDossier, aHeld, aWork, said, say, stopping } from './fixtures.ts';

const mondayDay = aWork('2026-06-08', '07:00', '15:00');

describe('daily rest', () => {
  test('of 4 h between two shifts is refused, with the figure', () => {
    const held = aHeld('2026-06-08', '06:00', '14:00');
    const findings = say(aDossier({ held: [held] }), aWork('2026-06-08', '18:00', '23:00'));
    expect(stopping(findings)).toEqual(['WTR-DAILY']);
    const [rest] = said(findings, 'WTR-DAILY');
    expect(rest).toMatchObject({ outcome: 'block_override', figures: { dueMinutes: 660 } });
    expect(rest?.restsOn?.map(({ id }) => id)).toContain(held.id);
  });

  test('is enough in a split shift whose longest gap in 24 h is 11 h', () => {
    const held = aHeld('2026-06-08', '07:00', '11:00');
    expect(say(aDossier({ held: [held] }), aWork('2026-06-08', '14:00', '20:00'))).toEqual([]);
  });

  test('is counted in elapsed hours on the night the clocks go forward', () => {
    const held = aHeld('2026-03-28', '13:00', '21:00');
    const after = (from: string, to: string) =>
      stopping(say(aDossier({ held: [held] }), aWork('2026-03-29', from, to), '2026-03-20'));
    expect(after('08:00', '16:00')).toEqual(['WTR-DAILY']);
    expect(after('09:00', '17:00')).toEqual([]);
  });

  test('is counted in elapsed hours on the night the clocks go back', () => {
    const held = aHeld('2026-10-24', '13:00', '21:00');
    const after = (from: string, to: string) =>
      stopping(say(aDossier({ held: [held] }), aWork('2026-10-25', from, to), '2026-10-20'));
    expect(after('06:00', '14:00')).toEqual(['WTR-DAILY']);
    expect(after('07:00', '15:00')).toEqual([]);
  });

  test('is broken by a sleep-in and not by on call at home', () => {
    const night = (kind: 'sleep_in' | 'on_call') =>
      aDossier({ held: [aHeld('2026-06-08', '15:00', '07:00', { kind })] });
    const tuesday = aWork('2026-06-09', '09:00', '13:00');
    expect(stopping(say(night('sleep_in'), tuesday))).toContain('WTR-DAILY');
    expect(stopping(say(night('on_call'), tuesday))).toEqual([]);
  });

  test('lifted on a named ground is a record of who lifted it, while the shift keeps its times', () => {
    const held = aHeld('2026-06-08', '06:00', '14:00');
    const work = aWork('2026-06-08', '18:00', '23:00');
    const override = {
      shiftId: work.shiftId,
      start: work.start,
      end: work.end,
      rule: 'WTR-DAILY',
      ground: 'reg 22, changeover of shifts; rest given on Wednesday',
      givenOn: '2026-06-01',
      givenBy: 'Omar Obi',
    };
    const findings = say(aDossier({ held: [held], overrides: [override] }), work);
    expect(findings).toMatchObject([{ rule: 'WTR-DAILY', outcome: 'record' }]);
    expect(findings[0]?.because).toMatch(/Lifted by Omar Obi on Mon 1 Jun: reg 22, changeover/);
    const moved = { ...work, end: work.end + 60 };
    expect(stopping(say(aDossier({ held: [held], overrides: [override] }), moved))).toEqual([
      'WTR-DAILY',
    ]);
  });
});

/** Twelve-hour days on the first five days of each week before the proposed one. */
function longWeeks(weeks: number, kind: 'waking' | 'sleep_in' | 'on_call' = 'waking') {
  const held: Stint[] = [];
  for (let week = weeks; week >= 1; week--) {
    for (let day = 0; day < 5; day++) {
      held.push(aHeld(addDays('2026-06-08', -7 * week + day), '08:00', '18:00', { kind }));
    }
  }
  return { held, firstHeld: held[0]?.start ?? null };
}

describe('the average week', () => {
  test('over 48 h without an opt-out stops, and with one is a record', () => {
    const busy = longWeeks(17);
    expect(stopping(say(aDossier(busy), mondayDay))).toEqual(['WTR-48']);
    const optedOut = aDossier({
      ...busy,
      optOuts: [
        {
          id: newId(),
          form: 'written',
          signedOn: '2026-01-05',
          noticeDays: 7,
          noticeGivenOn: null,
        },
      ],
    });
    expect(say(optedOut, mondayDay)).toMatchObject([{ rule: 'WTR-48', outcome: 'record' }]);
  });

  test('counts a sleep-in, and not on call at home', () => {
    expect(stopping(say(aDossier(longWeeks(17, 'sleep_in')), mondayDay))).toEqual(['WTR-48']);
    expect(stopping(say(aDossier(longWeeks(17, 'on_call')), mondayDay))).toEqual([]);
  });

  test('takes the opt-out as gone from the day its notice has run', () => {
    const optOut = { id: newId(), form: 'written' as const, signedOn: '2026-01-05', noticeDays: 7 };
    const quiet = longWeeks(17, 'on_call');
    const week = [9, 10, 11, 12].map((day) =>
      aHeld(`2026-06-${String(day).padStart(2, '0')}`, '07:00', '19:00'),
    );
    const ending = (noticeGivenOn: string) =>
      aDossier({
        ...quiet,
        held: [...quiet.held, ...week],
        optOuts: [{ ...optOut, noticeGivenOn }],
      });
    // 56 h in the first week of the limit: the quiet weeks of the opt-out before it do not dilute them,
    // whether it is asked a week ahead or on the day.
    for (const today of ['2026-06-01', '2026-06-08']) {
      const gone = say(ending('2026-06-01'), mondayDay, today);
      expect(stopping(gone), today).toEqual(['WTR-48']);
      expect(said(gone, 'WTR-48')[0]?.figures).toMatchObject({ from: '2026-06-08', weeks: 1 });
      expect(said(gone, 'WTR-OPTOUT')).toMatchObject([
        { outcome: 'warn', figures: { limitAppliesFrom: '2026-06-08' } },
      ]);
    }
    expect(stopping(say(ending('2026-06-02'), mondayDay))).toEqual([]);
  });

  test('leaves out the long weeks of an opt-out that has ended', () => {
    const optOuts = [
      {
        id: newId(),
        form: 'written' as const,
        signedOn: '2026-01-05',
        noticeDays: 7,
        noticeGivenOn: '2026-06-01',
      },
    ];
    const busy = aDossier({ ...longWeeks(17), optOuts });
    expect(stopping(say(busy, mondayDay, '2026-06-01'))).toEqual([]);
    expect(stopping(say(busy, mondayDay, '2026-06-08'))).toEqual([]);
  });

  test('adds the hours the worker declares for others', () => {
    const declared = (weeklyMinutes: number) =>
      aDossier({
        declarations: [
          { id: newId(), weeklyMinutes, saidOn: '2026-05-30', answersUntil: '2026-08-30' },
        ],
      });
    expect(stopping(say(declared(60 * 60), mondayDay))).toEqual(['WTR-48']);
    expect(stopping(say(declared(20 * 60), mondayDay))).toEqual([]);
  });

  test('escalates to the list, without stopping, when a declaration lapsed yesterday', () => {
    const declared = (answersUntil: string) =>
      aDossier({
        declarations: [{ id: 'd1', weeklyMinutes: 0, saidOn: '2026-03-01', answersUntil }],
      });
    expect(say(declared('2026-05-31'), mondayDay)).toMatchObject([
      { rule: 'WTR-48', outcome: 'escalate', stops: false, restsOn: [{ id: 'd1' }] },
    ]);
    expect(say(declared('2026-06-01'), mondayDay)).toEqual([]);
  });

  test('escalates to the list when the worker was never asked', () => {
    expect(say(aDossier({ declarations: [] }), mondayDay)).toMatchObject([
      { rule: 'WTR-48', outcome: 'escalate', stops: false },
    ]);
  });

  test('makes up days of leave with the days worked after it', () => {
    const busy = longWeeks(17);
    const absences = [
      { id: newId(), kind: 'annual_leave' as const, fromOn: '2026-05-04', toOn: '2026-05-17' },
    ];
    const held = busy.held.filter(
      ({ start }) => start < startOfDay('2026-05-04') || start >= startOfDay('2026-05-18'),
    );
    const findings = say(aDossier({ ...busy, held, absences }), mondayDay);
    expect(said(findings, 'WTR-48')[0]?.figures).toMatchObject({ excludedDays: 14 });
  });
});

describe('weekly rest', () => {
  test('of no 24 h in a full week is refused', () => {
    const held = [1, 2, 3, 4, 5, 6].map((day) =>
      aHeld(addDays('2026-06-08', day), '08:00', '21:00'),
    );
    const findings = say(aDossier({ held }), aWork('2026-06-08', '08:00', '21:00'));
    expect(stopping(findings)).toContain('WTR-WEEKLY');
  });
});

describe('a worker whose date of birth is not on file', () => {
  test('goes on the list where somebody of 17 could not go, and is not stopped', () => {
    const unknown = aDossier({ worker: { dateOfBirth: null } });
    const night = say(unknown, aWork('2026-06-08', '18:00', '22:30'));
    expect(night).toMatchObject([{ rule: 'WTR-YOUNG-NIGHT', outcome: 'escalate', stops: false }]);
    expect(say(unknown, mondayDay)).toEqual([]);
  });
});

describe('a worker of school age', () => {
  test('is stopped, and no compliance officer may lift it', () => {
    const child = aDossier({ worker: { dateOfBirth: '2011-03-01' } });
    expect(said(say(child, aWork('2026-06-08', '09:00', '12:00')), 'WTR-AGE')).toMatchObject([
      { outcome: 'block' },
    ]);
  });
});

describe('a worker of 17', () => {
  const sam = (held: Dossier['held'] = []) =>
    aDossier({ worker: { dateOfBirth: '2009-02-01' }, held });

  test('works 8 h by day and no more', () => {
    expect(say(sam(), aWork('2026-06-08', '09:00', '17:00'))).toEqual([]);
    expect(stopping(say(sam(), aWork('2026-06-08', '09:00', '18:00')))).toEqual([
      'WTR-YOUNG-HOURS',
    ]);
  });

  test('needs 12 h between shifts where an adult needs 11', () => {
    const held = [aHeld('2026-06-08', '14:00', '21:00')];
    const tuesday = aWork('2026-06-09', '08:30', '13:00');
    expect(stopping(say(sam(held), tuesday))).toContain('WTR-YOUNG-REST');
    expect(stopping(say(aDossier({ held }), tuesday))).toEqual([]);
  });

  test('does not work after 22:00', () => {
    expect(stopping(say(sam(), aWork('2026-06-08', '18:00', '22:30')))).toEqual([
      'WTR-YOUNG-NIGHT',
    ]);
  });

  test('is 18 on the birthday, and judged as an adult from then on', () => {
    const almost = aDossier({ worker: { dateOfBirth: '2008-06-08' } });
    expect(say(almost, aWork('2026-06-08', '09:00', '18:00'))).toEqual([]);
    expect(stopping(say(almost, aWork('2026-06-07', '09:00', '18:00')))).toContain(
      'WTR-YOUNG-HOURS',
    );
  });
});
