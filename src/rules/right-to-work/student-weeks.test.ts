import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../lib/days.ts';
import { factsOn, noOtherWork, shift } from '../working-time/work.fixtures.ts';
import type { Stint } from '../working-time/work.ts';
import {
  checkStudentHours,
  type StudentFacts,
  type StudentPermission,
  studentWeeks,
} from './student-weeks.ts';

// Mina studies in Leeds; her university gave the dates of the whole year.
const permission: StudentPermission = {
  id: 'p-1',
  from: '2025-09-01',
  to: '2027-01-31',
  weeklyLimitMinutes: 1200,
  termDates: {
    covers: { from: '2026-09-01', to: '2027-01-31' },
    terms: [
      { from: '2026-09-21', to: '2026-12-11' },
      { from: '2027-01-11', to: '2027-01-31' },
    ],
    givenBy: 'letter of the university',
  },
};

function mina(proposed: readonly Stint[], more: Partial<StudentFacts> = {}): StudentFacts {
  return { ...factsOn(proposed), permissions: [permission], ...more };
}

describe('a student worker', () => {
  it('may work 20 hours in a week of term over every employer, and no minute more', () => {
    const two = [shift('2026-11-23', '09:00', '17:00'), shift('2026-11-24', '09:00', '17:00')];
    const four = shift('2026-11-25', '09:00', '13:00');
    expect(checkStudentHours(mina([four], { stints: two }))).toEqual([]);
    const over = checkStudentHours(
      mina([{ ...four, end: four.end + 1 }], { stints: two, asOf: '2026-11-20' }),
    );
    expect(over).toMatchObject([
      { rule: 'RTW-STUDENT', outcome: 'block', figures: { minutes: 1201 } },
    ]);
    expect(over[0]?.because).toBe(
      '20 h 01 in the week from Mon 23 Nov; the student permission allows 20 h in term.',
    );
  });

  it('has the hours they declare elsewhere counted in each week', () => {
    const day = [shift('2026-11-23', '09:00', '17:00')];
    const other = { ...noOtherWork, hoursPerWeek: 12 };
    expect(checkStudentHours(mina(day, { other }))).toEqual([]);
    expect(checkStudentHours(mina(day, { other: { ...other, hoursPerWeek: 12.5 } }))).toMatchObject(
      [{ outcome: 'block' }],
    );
  });

  it('goes on the list when nobody knows what they do for others', () => {
    const { other: _, ...facts } = mina([shift('2026-11-23', '09:00', '17:00')]);
    expect(checkStudentHours(facts)).toMatchObject([{ outcome: 'escalate', stops: false }]);
  });

  it('may work full time in a week wholly outside term, by the provider’s dates', () => {
    const week = (...dates: string[]) => dates.map((date) => shift(date, '08:00', '18:00'));
    const holiday = week('2026-12-14', '2026-12-15', '2026-12-16', '2026-12-17');
    expect(checkStudentHours(mina(holiday))).toEqual([]);
    // Term ends on Friday 11 December: the days before it in that week are held to the limit.
    const last = week('2026-12-11', '2026-12-12', '2026-12-13');
    expect(checkStudentHours(mina(last))).toMatchObject([{ outcome: 'block' }]);
    const { termDates: _, ...without } = permission;
    const blocked = checkStudentHours(mina(holiday, { permissions: [without] }));
    expect(blocked).toMatchObject([{ outcome: 'block', figures: { term: 'dates_missing' } }]);
    expect(blocked[0]?.clears).toContain('term dates from the education provider');
  });

  it('has a night over Sunday counted on both sides of midnight, by the clock', () => {
    const night = shift('2026-10-25', '22:00', '06:00', { breakMinutes: 30 });
    expect(studentWeeks(mina([night])).map(({ minutes }) => minutes)).toEqual([120, 360]);
    // The clock goes back at 02:00 on that Sunday: the shift of the night before has nine hours.
    const long = shift('2026-10-24', '22:00', '06:00', { breakMinutes: 30 });
    expect(studentWeeks(mina([long])).map(({ minutes }) => minutes)).toEqual([510]);
  });

  it('is not judged as a student where no permission covers the week', () => {
    const days = ['01', '02', '03'].map((day) => shift(`2027-03-${day}`, '08:00', '18:00'));
    expect(checkStudentHours(mina(days))).toEqual([]);
    expect(checkStudentHours(mina(days, { permissions: [] }))).toEqual([]);
  });

  it('is judged alike in every week of term, clock changes included', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 100 }),
        (days, weeks) => {
          const { termDates: _, ...always } = { ...permission, to: '2030-12-31' };
          const at = (first: string) => {
            const stints = days.map((day) => shift(addDays(first, day), '09:00', '14:00'));
            const proposed = [shift(addDays(first, 2), '15:00', '18:30')];
            const facts = mina(proposed, { stints, permissions: [always] });
            return studentWeeks(facts).map(({ minutes, limit }) => ({ minutes, limit }));
          };
          expect(at(addDays('2026-01-05', weeks * 7))).toEqual(at('2026-01-05'));
        },
      ),
    );
  });

  it('is never cleared by more hours', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 600 }),
        (days, more) => {
          const stints = days.map((day) => shift(`2026-11-${16 + day}`, '09:00', '14:00'));
          const proposed = shift('2026-11-18', '15:00', '18:00');
          const longer = { ...proposed, end: proposed.end + more };
          const blocks = (one: Stint) => checkStudentHours(mina([one], { stints })).length > 0;
          if (blocks(proposed)) expect(blocks(longer)).toBe(true);
        },
      ),
    );
  });
});
