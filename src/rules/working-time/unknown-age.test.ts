import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkUnknownAge } from './unknown-age.ts';
import { factsOn, noOtherWork, shift, weeksOf } from './work.fixtures.ts';
import type { WorkFacts } from './work.ts';

const night = { sector: 'other' } as const;
const ofUnknownAge = (facts: WorkFacts): WorkFacts => {
  const { age: _, ...rest } = facts;
  return rest;
};

describe('a worker whose date of birth is not on file', () => {
  test('goes on the list for a night, which nobody under 18 may work', () => {
    const facts = ofUnknownAge(factsOn([shift('2026-06-08', '20:00', '23:30')]));
    expect(checkUnknownAge(facts, night)).toMatchObject([
      { rule: 'WTR-YOUNG-NIGHT', outcome: 'escalate', stops: false },
    ]);
  });

  test('goes on the list for nine hours in a day', () => {
    const [finding] = checkUnknownAge(
      ofUnknownAge(factsOn([shift('2026-06-08', '08:00', '17:00')])),
      night,
    );
    expect(finding).toMatchObject({ rule: 'WTR-YOUNG-HOURS', outcome: 'escalate', stops: false });
    expect(finding?.because).toMatch(/^The date of birth is not on file.*9 h.*\.$/);
  });

  test('goes on the list for a sixth day, which leaves less than 48 hours in the week', () => {
    const week = weeksOf('2026-06-08', 1, '09:00', '13:00');
    const facts = factsOn([shift('2026-06-13', '09:00', '13:00')], { stints: week });
    expect(checkUnknownAge(ofUnknownAge(facts), night)).toMatchObject([
      { rule: 'WTR-YOUNG-REST', outcome: 'escalate', stops: false },
    ]);
  });

  test('needs no word for four hours on a Monday morning', () => {
    const facts = ofUnknownAge(factsOn([shift('2026-06-08', '08:00', '12:00')]));
    expect(checkUnknownAge(facts, night)).toEqual([]);
  });

  test('is never silent where a worker of 17 would be stopped, and always where the age is known', () => {
    const start = fc.integer({ min: 0, max: 23 });
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 40 }),
        (from, hours, other) => {
          const clock = (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`;
          const facts = factsOn([shift('2026-06-10', clock(from), clock(from + hours))], {
            other: { ...noOtherWork, hoursPerWeek: other },
          });
          const tooMuch =
            hours > 8 || hours + other > 40 || from >= 22 || from < 6 || from + hours > 22;
          expect(checkUnknownAge(ofUnknownAge(facts), night).length).toBe(tooMuch ? 1 : 0);
          expect(checkUnknownAge(facts, night)).toEqual([]);
        },
      ),
    );
  });
});
