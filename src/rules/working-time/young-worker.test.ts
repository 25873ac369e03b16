import { describe, expect, it } from 'vitest';
import { factsOn, noOtherWork, shift, weeksOf } from './work.fixtures.ts';
import { checkYoungHours, checkYoungNight, judgeYoungNight } from './young-worker.ts';

const young = { age: 17 };

describe('hours under 18', () => {
  it('are 8 a day over all employers', () => {
    const morning = shift('2026-06-01', '08:00', '13:00');
    expect(
      checkYoungHours(
        factsOn([shift('2026-06-01', '14:00', '17:00')], { ...young, stints: [morning] }),
      ),
    ).toEqual([]);
    const found = checkYoungHours(
      factsOn([shift('2026-06-01', '14:00', '18:00')], { ...young, stints: [morning] }),
    );
    expect(found).toMatchObject([{ rule: 'WTR-YOUNG-HOURS', outcome: 'block_override' }]);
    expect(found[0]?.because).toMatch(/^9 h of work on Mon 1 Jun/);
  });

  it('are 40 a week, never averaged, with hours for others added', () => {
    const stints = weeksOf('2026-06-01', 1, '09:00', '17:00');
    expect(
      checkYoungHours(factsOn(stints.slice(-1), { ...young, stints: stints.slice(0, -1) })),
    ).toEqual([]);
    const saturday = [shift('2026-06-06', '09:00', '10:00')];
    expect(checkYoungHours(factsOn(saturday, { ...young, stints }))).toHaveLength(1);
    const other = { ...noOtherWork, hoursPerWeek: 33 };
    expect(checkYoungHours(factsOn(stints.slice(-1), { ...young, other }))).toHaveLength(1);
  });

  it('are no question from 18', () => {
    expect(checkYoungHours(factsOn([shift('2026-06-01', '08:00', '20:00')], { age: 18 }))).toEqual(
      [],
    );
  });
});

describe('night work under 18', () => {
  const late = factsOn([shift('2026-06-01', '16:00', '22:30')], young);

  it('is barred from 22:00 to 06:00, or from 23:00 to 07:00 by contract', () => {
    expect(checkYoungNight(late, { sector: 'office' })).toMatchObject([
      { rule: 'WTR-YOUNG-NIGHT', outcome: 'block_override' },
    ]);
    expect(checkYoungNight(late, { sector: 'office', contractAfter22: true })).toEqual([]);
    const early = factsOn([shift('2026-06-01', '06:00', '12:00')], young);
    expect(checkYoungNight(early, { sector: 'office' })).toEqual([]);
    expect(checkYoungNight(early, { sector: 'office', contractAfter22: true })).toHaveLength(1);
    expect(checkYoungNight({ ...late, age: 18 }, { sector: 'office' })).toEqual([]);
  });

  it('may go to midnight in a restaurant when nobody else can and rest is given', () => {
    const needed = {
      sector: 'hotel_pub_restaurant',
      surgeOrContinuity: true,
      adultAvailable: false,
      trainingHarmed: false,
      supervised: true,
    } as const;
    expect(checkYoungNight(late, needed)).toMatchObject([{ outcome: 'record' }]);
    expect(checkYoungNight(late, { ...needed, adultAvailable: undefined })).toMatchObject([
      { outcome: 'block_override' },
    ]);
    expect(judgeYoungNight(20 * 60, 24 * 60 + 30, needed)).toBe('block');
    expect(judgeYoungNight(4 * 60, 10 * 60, needed)).toBe('record');
    expect(judgeYoungNight(3 * 60 + 59, 10 * 60, needed)).toBe('block');
  });

  it('is for a person to decide in hospitals, where regulation and guidance disagree', () => {
    const night = factsOn([shift('2026-06-01', '22:00', '06:00')], young);
    expect(checkYoungNight(night, { sector: 'hospital' })).toMatchObject([
      { outcome: 'escalate', stops: true },
    ]);
  });
});
