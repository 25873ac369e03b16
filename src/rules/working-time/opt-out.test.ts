import { describe, expect, it } from 'vitest';
import {
  checkOptOut,
  checkOptOutEnd,
  limitAppliesFrom,
  type OptOut,
  optOutHolds,
} from './opt-out.ts';
import { factsOn, shift } from './work.fixtures.ts';

const signed: OptOut = { id: 'o-1', form: 'written', signedOn: '2026-01-05' };
const cancelled: OptOut = { ...signed, cancelNoticeGiven: '2026-06-01' };

describe('an opt-out from the 48 hours', () => {
  it('is valid in writing from 18', () => {
    expect(checkOptOut(signed, 18)).toEqual([]);
    expect(checkOptOut({ ...signed, workGroup: 'van_under_3_5t_gb_domestic' }, 40)).toEqual([]);
  });

  it('is refused when spoken, missing, under 18, or closed to the kind of work', () => {
    const invalid: readonly [OptOut, number][] = [
      [{ form: 'oral' }, 40],
      [{ form: 'none' }, 40],
      [signed, 17],
      [{ ...signed, workGroup: 'road_transport_eu_hours' }, 40],
      [{ ...signed, workGroup: 'airline' }, 40],
      [{ ...signed, noticePeriod: { count: 4, unit: 'month' } }, 40],
      [{ ...signed, noticePeriod: { count: 14, unit: 'week' } }, 40],
    ];
    for (const [optOut, age] of invalid) {
      expect(checkOptOut(optOut, age)).toMatchObject([{ rule: 'WTR-OPTOUT', outcome: 'block' }]);
      expect(optOutHolds(optOut, factsOn([shift('2026-06-02', '09:00', '17:00')], { age }))).toBe(
        false,
      );
    }
  });

  it('stops at an age that is not known', () => {
    expect(checkOptOut(signed, undefined)).toMatchObject([{ outcome: 'escalate', stops: true }]);
  });

  it('ends 7 days after notice, or after the notice stated, up to three months', () => {
    expect(limitAppliesFrom(cancelled)).toBe('2026-06-08');
    const after = (count: number, unit: 'day' | 'week' | 'month') =>
      limitAppliesFrom({ ...cancelled, noticePeriod: { count, unit } });
    expect([after(2, 'week'), after(3, 'month'), after(10, 'day'), after(3, 'day')]).toEqual([
      '2026-06-15',
      '2026-09-01',
      '2026-06-11',
      '2026-06-08',
    ]);
    expect(checkOptOut(cancelled, 30)).toMatchObject([
      { outcome: 'record', figures: { limitAppliesFrom: '2026-06-08' } },
    ]);
    expect(limitAppliesFrom(signed)).toBeUndefined();
    expect(limitAppliesFrom({ ...cancelled, endsOn: '2026-06-03' })).toBe('2026-06-04');
  });

  it('holds for work from its signing until the limit applies again', () => {
    const on = (date: string) => factsOn([shift(date, '09:00', '17:00')]);
    expect(optOutHolds(cancelled, on('2026-01-04'))).toBe(false);
    expect(optOutHolds(cancelled, on('2026-06-07'))).toBe(true);
    expect(optOutHolds(cancelled, on('2026-06-08'))).toBe(false);
    expect(optOutHolds(undefined, on('2026-06-07'))).toBe(false);
  });

  it('warns of a booking after its end', () => {
    const on = (date: string) => factsOn([shift(date, '09:00', '17:00')]);
    expect(checkOptOutEnd(cancelled, on('2026-06-07'))).toEqual([]);
    expect(checkOptOutEnd(cancelled, on('2026-06-08'))).toMatchObject([
      { outcome: 'warn', restsOn: [{ id: 'o-1' }] },
    ]);
    expect(checkOptOutEnd(cancelled, on('2026-06-08'))[0]?.because).toContain('Mon 8 Jun');
  });
});
