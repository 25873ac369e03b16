import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, ageOn, weekday } from '../../lib/days.ts';
import { checkSchoolAge, schoolLeavingDate } from './school-age.ts';

const on = (
  born: string,
  workStart: string,
  nation: Parameters<typeof checkSchoolAge>[0]['nation'],
) => checkSchoolAge({ born, workStart, nation });

describe('the end of compulsory school age in England and Wales', () => {
  test('is the last Friday in June of the school year of the 16th birthday', () => {
    expect(schoolLeavingDate('2010-09-01')).toBe('2027-06-25');
    expect(schoolLeavingDate('2010-08-31')).toBe('2026-06-26');
    expect(schoolLeavingDate('2010-01-15')).toBe('2026-06-26');
  });

  test('is a Friday with no other Friday of June after it, at 15 or 16', () => {
    const born = fc.date({
      min: new Date('1990-01-01'),
      max: new Date('2030-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(born, (date) => {
        const birthday = date.toISOString().slice(0, 10);
        const leaving = schoolLeavingDate(birthday);
        expect([weekday(leaving), leaving.slice(5, 7)]).toEqual([5, '06']);
        expect(addDays(leaving, 7).slice(5, 7)).toBe('07');
        expect([15, 16]).toContain(ageOn(birthday, leaving));
      }),
    );
  });
});

describe('WTR-AGE', () => {
  test('stops work up to and with the day school ends, and not the day after', () => {
    expect(on('2010-08-31', '2026-06-26', 'england')).toMatchObject([
      { rule: 'WTR-AGE', outcome: 'block', figures: { schoolEnds: '2026-06-26' } },
    ]);
    expect(on('2010-08-31', '2026-06-27', 'wales')).toEqual([]);
    expect(on('2010-09-01', '2026-10-01', 'england')).toMatchObject([{ outcome: 'block' }]);
  });

  test('says nothing of adults', () => {
    expect(on('1991-04-09', '2026-06-08', 'england')).toEqual([]);
    expect(on('1991-04-09', '2026-06-08', 'scotland')).toEqual([]);
  });

  test('asks a person in Scotland and Northern Ireland, whose dates are others, and stops', () => {
    for (const nation of ['scotland', 'northern-ireland'] as const) {
      expect(on('2011-03-01', '2026-11-23', nation)).toMatchObject([
        { rule: 'WTR-AGE', outcome: 'escalate', stops: true },
      ]);
      expect(on('2009-03-01', '2026-11-23', nation)).toEqual([]);
    }
  });
});
