import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Move, START_STATES } from './shapes-schema.ts';
import { spanOf } from './span.ts';
import { MOVES, maySay, type StartRecord, startOf, urgency } from './start.ts';

const at = (clock: string, day = 23) => new Date(`2026-11-${day}T${clock}:00Z`);
const SHIFT = {
  startsAt: at('07:00'),
  endsAt: at('15:00'),
  assignmentId: 'rosa',
  acceptedAt: at('12:00', 20),
  notHeardAfter: 10,
};
let count = 0;
function said(what: StartRecord['said'], clock: string, more: Partial<StartRecord> = {}) {
  count += 1;
  const record: StartRecord = {
    id: `record ${count}`,
    assignmentId: 'rosa',
    said: what,
    at: at(clock),
    expectedAt: null,
    minutesLate: null,
    takesBack: null,
  };
  return { ...record, ...more };
}
const stateAt = (clock: string, ...records: StartRecord[]) =>
  startOf(SHIFT, records, at(clock)).state;

describe('the start of a shift', () => {
  test('is due until ten minutes past it, then nobody has heard of them', () => {
    expect(stateAt('06:59')).toBe('due');
    expect(stateAt('07:09')).toBe('due');
    expect(stateAt('07:10')).toBe('not_heard');
    expect(startOf({ ...SHIFT, notHeardAfter: 30 }, [], at('07:29')).state).toBe('due');
    expect(startOf({ ...SHIFT, assignmentId: null }, [], at('06:00')).state).toBe('open');
  });

  test('stands as the newest record says, and a press taken back never counts', () => {
    const way = said('on_the_way', '06:20');
    const wrong = said('arrived', '06:50');
    const back = said('taken_back', '06:51', { takesBack: wrong.id });
    expect(stateAt('06:50', way, wrong)).toBe('arrived');
    expect(stateAt('06:52', way, wrong, back)).toBe('on_the_way');
    expect(stateAt('06:53', way, wrong, back, said('late', '06:53'))).toBe('late');
  });

  test('comes back on top when they said they come and are not there', () => {
    const late = said('late', '06:50', { expectedAt: at('07:40'), minutesLate: 40 });
    expect(startOf(SHIFT, [late], at('07:49'))).toMatchObject({ state: 'late', overdue: false });
    expect(startOf(SHIFT, [late], at('07:50'))).toMatchObject({ overdue: true, minutesLate: 40 });
    const way = said('on_the_way', '06:20');
    expect(startOf(SHIFT, [way], at('07:10'))).toMatchObject({
      state: 'on_the_way',
      overdue: true,
    });
  });

  test('knows whether the hirer was told of what stands now, not of what stood before', () => {
    const late = said('late', '06:50', { expectedAt: at('07:20') });
    const told = said('hirer_told', '06:55');
    expect(startOf(SHIFT, [late, told], at('07:00')).hirerToldAt).toEqual(at('06:55'));
    expect(startOf(SHIFT, [late, told, said('no_show', '08:00')], at('08:00'))).toMatchObject({
      state: 'no_show',
      hirerToldAt: null,
    });
  });

  test('begins anew for whoever steps in, who gets an hour from their yes', () => {
    const gone = [
      said('no_show', '07:20', { assignmentId: 'tom' }),
      said('replacement', '07:25', { assignmentId: 'tom' }),
    ];
    const shift = { ...SHIFT, acceptedAt: at('07:30') };
    expect(startOf(shift, gone, at('08:29'))).toMatchObject({
      state: 'replacement_sent',
      overdue: false,
      replaced: ['tom'],
    });
    expect(startOf(shift, gone, at('08:30')).overdue).toBe(true);
    expect(startOf({ ...shift, assignmentId: null }, gone, at('07:26')).state).toBe('open');
    expect(startOf(shift, [...gone, said('arrived', '08:00')], at('08:00')).state).toBe('arrived');
  });

  test('takes only what its table allows, and says why not', () => {
    const code = (move: Move, state: Parameters<typeof maySay>[1], now: Date) => {
      const may = maySay(move, state, SHIFT, now);
      return may.ok ? 'ok' : may.refusal.code;
    };
    expect(code('arrived', 'due', at('04:59'))).toBe('before-window');
    expect(code('arrived', 'due', at('05:00'))).toBe('ok');
    expect(code('no_show', 'due', at('06:59'))).toBe('before-window');
    expect(code('on_the_way', 'due', at('02:59'))).toBe('before-window');
    expect(code('cannot_come', 'due', at('20:00', 20))).toBe('ok');
    expect(code('arrived', 'arrived', at('07:00'))).toBe('already-said');
    expect(code('late', 'arrived', at('07:00'))).toBe('not-from-here');
    expect(code('arrived', 'no_show', at('15:01', 24))).toBe('shift-long-over');
    for (const move of Object.keys(MOVES) as Move[]) {
      expect(code(move, 'open', at('07:30'))).toBe('not-from-here');
    }
  });

  test('has one state for any records, found again from the same records, and a place on the board', () => {
    const word = fc.constantFrom('on_the_way', 'arrived', 'late', 'no_show', 'cannot_come');
    const records = fc.array(fc.record({ word, minute: fc.integer({ min: 0, max: 59 }) }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(records, fc.integer({ min: 0, max: 600 }), (list, minutes) => {
        const made = list.map(({ word: what, minute }) =>
          said(what as StartRecord['said'], `06:${String(minute).padStart(2, '0')}`),
        );
        const now = new Date(at('06:00').getTime() + minutes * 60_000);
        const start = startOf(SHIFT, made, now);
        expect(START_STATES).toContain(start.state);
        expect(startOf(SHIFT, made, now)).toEqual(start);
        expect(start.by?.id).toBe(made.at(-1)?.id);
        expect(urgency(start)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the part of a day that the board shows', () => {
  const hours = ({ from, to }: { from: Date; to: Date }) =>
    (to.getTime() - from.getTime()) / 3_600_000;

  test('follows the clock in London on the nights it changes', () => {
    const winter = new Date('2026-10-25T09:00:00Z');
    expect(hours(spanOf('day', winter))).toBe(25);
    expect(spanOf('morning', winter).from).toEqual(new Date('2026-10-25T05:30:00Z'));
    expect(hours(spanOf('evening', winter, '2026-10-24'))).toBe(13.5);
    const summer = new Date('2027-03-28T09:00:00Z');
    expect(hours(spanOf('day', summer))).toBe(23);
    expect(spanOf('morning', summer).from).toEqual(new Date('2027-03-28T04:30:00Z'));
    expect(hours(spanOf('evening', summer, '2027-03-27'))).toBe(11.5);
    expect(hours(spanOf('now', summer))).toBe(8);
  });
});
