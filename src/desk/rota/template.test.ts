import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekday } from '../../lib/days.ts';
import { datesWorked } from './pattern.ts';
import { PATTERNS } from './schema.ts';
import { linesOfTemplate, type TemplateLine } from './template.ts';

const TODAY = '2026-11-22';

describe('a template', () => {
  const LINE: TemplateLine = {
    label: '',
    role: 'nurse',
    start: '07:00',
    end: '19:00',
    breakMinutes: 60,
    kind: 'waking',
    places: 1,
    samePerson: 'prefer',
    days: { by: 'weekday', on: [1, 5] },
    duties: '',
    experience: '',
    requiredSkills: [],
    requiredQualifications: [],
    requiredChecks: [],
    payPence: 1650,
    chargePence: null,
    poNumber: '',
  };

  it('is used for weeks, with or without the bank holidays', () => {
    const use = (skipHolidays: boolean) =>
      linesOfTemplate([LINE], {
        siteName: 'Oak Lodge',
        clientName: 'Harrow Group',
        from: '2026-12-21',
        to: '2026-12-31',
        holidays: new Set(['2026-12-25']),
        skipHolidays,
        roleNames: new Map([['nurse', 'Nurse']]),
      });
    expect(use(false).map(({ said }) => said.date)).toEqual([
      '2026-12-21',
      '2026-12-25',
      '2026-12-28',
    ]);
    expect(use(true)).toHaveLength(2);
    expect(use(true)[0]?.said).toMatchObject({ pay: '16.50', charge: '', break: '60' });
  });

  it('rolls its patterns from the anchor, before it too', () => {
    const dates = (name: keyof typeof PATTERNS, anchor: string, from: string, to: string) =>
      datesWorked({ by: 'cycle', ...PATTERNS[name], anchor }, from, to).map((date) =>
        date.slice(5),
      );
    expect(dates('two-on-two-off', '2026-11-23', '2026-11-23', '2026-11-30')).toEqual([
      '11-23',
      '11-24',
      '11-27',
      '11-28',
    ]);
    expect(dates('two-on-two-off', '2026-11-23', '2026-11-19', '2026-11-23')).toEqual([
      '11-19',
      '11-20',
      '11-23',
    ]);
    expect(dates('four-on-four-off', '2026-11-23', '2026-11-23', '2026-12-02')).toEqual([
      '11-23',
      '11-24',
      '11-25',
      '11-26',
      '12-01',
      '12-02',
    ]);
    const weekends = datesWorked(
      { by: 'cycle', ...PATTERNS['alternate-weekends'], anchor: '2026-11-23' },
      '2026-11-23',
      '2026-12-20',
    );
    expect(weekends).toEqual(['2026-11-28', '2026-11-29', '2026-12-12', '2026-12-13']);
    expect(weekends.map(weekday)).toEqual([6, 7, 6, 7]);
  });

  it('works as many days of each cycle as the pattern has, wherever it begins', () => {
    const start = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(PATTERNS)),
        start,
        start,
        (pattern, anchor, from) => {
          const days = { by: 'cycle', ...pattern, anchor: addDays(TODAY, anchor) } as const;
          const first = addDays(TODAY, from);
          const dates = datesWorked(days, first, addDays(first, pattern.length - 1));
          expect(dates).toHaveLength(pattern.on.length);
        },
      ),
      { numRuns: 100 },
    );
  });
});
