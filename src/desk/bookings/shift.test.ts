import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHIFT_STATES } from './schema.ts';
import { mayMove, momentsOf, SHIFT_MOVES, type ShiftMove, shiftState } from './shift.ts';

const now = new Date('2026-11-16T09:00:00Z');
const holder = (acceptedAt: Date | null, lapsesAt: Date | null) => ({ acceptedAt, lapsesAt });

describe('the state of a shift', () => {
  it('follows from its records alone', () => {
    const state = (records: Partial<Parameters<typeof shiftState>[0]>) =>
      shiftState({ cancelledAt: null, holder: null, paper: 'none', ...records }, now);
    expect(state({})).toBe('open');
    expect(state({ holder: holder(null, new Date('2026-11-16T09:01:00Z')) })).toBe('pencilled');
    expect(state({ holder: holder(null, now) })).toBe('open');
    expect(state({ holder: holder(now, null) })).toBe('assigned');
    expect(state({ holder: holder(now, null), paper: 'sent' })).toBe('confirmed');
    expect(state({ holder: holder(now, null), paper: 'out_of_date' })).toBe('assigned');
    expect(state({ cancelledAt: now, holder: holder(now, null) })).toBe('cancelled');
  });

  it('lets nothing be done to a cancelled shift, and refuses what the table does not name', () => {
    for (const move of Object.keys(SHIFT_MOVES) as ShiftMove[]) {
      for (const state of SHIFT_STATES) {
        const allowed = (SHIFT_MOVES[move].from as readonly string[]).includes(state);
        expect(mayMove(move, state, 'The shift').ok).toBe(allowed);
        if (state === 'cancelled') expect(allowed).toBe(false);
      }
    }
    expect(mayMove('accept', 'assigned', 'Mon')).toMatchObject({
      refusal: { code: 'shift-taken' },
    });
    expect(mayMove('release', 'open', 'Mon')).toMatchObject({ refusal: { code: 'shift-open' } });
  });
});

describe('the moments of a shift', () => {
  const on = (date: string, start: string, end: string, change: object = {}) =>
    momentsOf({ date, start, end, ...change }, 0);

  it('ask which hour is meant only where the clock shows it twice', () => {
    expect(on('2026-10-25', '01:30', '09:00')).toMatchObject({
      refusal: { code: 'time-comes-twice' },
    });
    expect(on('2026-10-24', '18:00', '01:30')).toMatchObject({
      refusal: { code: 'time-comes-twice' },
    });
    expect(on('2026-10-24', '22:00', '06:00').ok).toBe(true);
    const first = on('2026-10-25', '01:30', '09:00', { startHour: 'first' });
    const second = on('2026-10-25', '01:30', '09:00', { startHour: 'second' });
    expect(first.ok && second.ok && second.value.start - first.value.start).toBe(60);
  });

  it('are always in order and never longer than a day and the hour the clocks give', () => {
    const clock = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    const date = fc
      .integer({ min: 0, max: 400 })
      .map((days) => new Date(Date.UTC(2026, 9, 1 + days)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(date, clock, clock, (day, start, end) => {
        const times = on(day, start, end, { startHour: 'first', endHour: 'first' });
        if (!times.ok) return;
        const length = times.value.end - times.value.start;
        expect(length).toBeGreaterThan(0);
        expect(length).toBeLessThanOrEqual(25 * 60);
      }),
    );
  });
});
