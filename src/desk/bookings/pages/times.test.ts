import { expect, test } from 'vitest';
import { minuteOfIso } from '../../../lib/time.ts';
import { isTwice, overlaps, plan, type TimesRow } from './times.ts';

const NIGHT: TimesRow = {
  from: '2026-11-23',
  to: '',
  weekdays: ['1', '2', '3', '4', '5', '6', '7'],
  start: '22:00',
  end: '06:00',
  startHour: '',
  endHour: '',
  kind: 'waking',
  breakMinutes: 30,
  places: 1,
};
const at = (iso: string) => {
  const read = minuteOfIso(iso);
  if (!read.ok) throw new Error(iso);
  return read.value;
};

test('one day makes one shift, and a night ends on the next morning', () => {
  const [shift, ...more] = plan([NIGHT]);
  expect(more).toEqual([]);
  expect(shift?.span).toEqual({
    start: at('2026-11-23T22:00:00Z'),
    end: at('2026-11-24T06:00:00Z'),
  });
});

test('days are named from the first to the last by their weekdays', () => {
  const weekdays = plan([{ ...NIGHT, to: '2026-12-06', weekdays: ['1', '3'] }]);
  expect(weekdays.map(({ input }) => input.date)).toEqual([
    '2026-11-23',
    '2026-11-25',
    '2026-11-30',
    '2026-12-02',
  ]);
});

test('a split shift is two rows, listed in order of their start', () => {
  const late = { ...NIGHT, start: '16:00', end: '20:00', breakMinutes: 0 };
  const early = { ...NIGHT, start: '07:00', end: '11:00', breakMinutes: 0 };
  expect(plan([late, early]).map(({ input }) => input.start)).toEqual(['07:00', '16:00']);
});

test('places make as many shifts at each time, each told apart', () => {
  const shifts = plan([{ ...NIGHT, places: 3 }]);
  expect(new Set(shifts.map(({ key }) => key)).size).toBe(3);
  expect(overlaps(shifts)).toBe(true);
  expect(overlaps(plan([NIGHT, { ...NIGHT, from: '2026-11-24' }]))).toBe(false);
});

test('the spring night is an hour shorter, the autumn night an hour longer', () => {
  const minutes = (from: string) => {
    const span = plan([{ ...NIGHT, from }])[0]?.span;
    return span === undefined ? 0 : span.end - span.start;
  };
  expect(minutes('2027-03-27')).toBe(7 * 60);
  expect(minutes('2027-10-30')).toBe(9 * 60);
});

test('a time that the clock shows twice is asked about, and the choice moves the shift', () => {
  const row = { ...NIGHT, from: '2027-10-31', start: '01:30', end: '06:00' };
  expect(isTwice('2027-10-31', '01:30', '06:00')).toEqual({ start: true, end: false });
  const [first, second] = [plan([row])[0], plan([{ ...row, startHour: 'second' }])[0]];
  expect(first?.input.startHour).toBeUndefined();
  expect(second?.input.startHour).toBe('second');
  expect((second?.span?.start ?? 0) - (first?.span?.start ?? 0)).toBe(60);
});

test('a time that does not come that night is said with its reason', () => {
  const [shift] = plan([{ ...NIGHT, from: '2027-03-28', start: '01:30', end: '06:00' }]);
  expect(shift?.span).toBeUndefined();
  expect(shift?.problem).toContain('clocks go forward');
});

test('a break as long as the shift is a problem', () => {
  const [shift] = plan([{ ...NIGHT, breakMinutes: 480 }]);
  expect(shift?.problem).toBe('The break is as long as the shift.');
});

test('a row half typed makes nothing, and no row makes more than a booking holds by more than one', () => {
  expect(plan([{ ...NIGHT, end: '' }])).toEqual([]);
  expect(plan([{ ...NIGHT, from: '' }])).toEqual([]);
  expect(plan([{ ...NIGHT, to: '2027-11-22', places: 50 }]).length).toBe(501);
});
