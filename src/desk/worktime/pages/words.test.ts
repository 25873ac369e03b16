import { describe, expect, test } from 'vitest';
import { minutesByWeek, type SaidValues, showSpan, spanMeant } from './words.ts';

const meant = (change: Partial<SaidValues>) => {
  const span = spanMeant({
    state: 'available',
    fromOn: '2026-11-23',
    fromAt: '',
    untilOn: '2026-11-27',
    untilAt: '',
    how: 'phone',
    reason: '',
    ...change,
  });
  return span.ok ? [span.value.startsAt, span.value.endsAt] : span.refusal.details;
};

describe('the time somebody means', () => {
  test('is whole days, the last included, where no time is given', () => {
    expect(meant({})).toEqual(['2026-11-23T00:00:00.000Z', '2026-11-28T00:00:00.000Z']);
  });

  test('is the clock’s time in London, in summer too', () => {
    const summer = { fromOn: '2026-06-08', untilOn: '2026-06-08' };
    expect(meant({ ...summer, fromAt: '09:00', untilAt: '17:00' })).toEqual([
      '2026-06-08T08:00:00.000Z',
      '2026-06-08T16:00:00.000Z',
    ]);
  });

  test('is told at its field when it ends before it starts, or does not come that night', () => {
    expect(meant({ untilOn: '2026-11-22' })).toEqual({
      fields: { untilOn: 'It ends before it starts' },
    });
    expect(meant({ fromOn: '2026-03-29', fromAt: '01:30' })).toEqual({
      fields: { fromAt: expect.stringContaining('does not come that night') },
    });
  });
});

describe('a span in words', () => {
  test('is days, or times where it is not whole days', () => {
    const today = '2026-11-22';
    expect(showSpan('2026-11-23T00:00:00Z', '2026-11-24T00:00:00Z', today)).toBe('Mon 23 Nov');
    expect(showSpan('2026-11-23T00:00:00Z', '2026-11-28T00:00:00Z', today)).toBe(
      'Mon 23 Nov to Fri 27 Nov',
    );
    expect(showSpan('2026-11-23T22:00:00Z', '2026-11-24T06:00:00Z', today)).toBe(
      'Mon 23 Nov 22:00-06:00 Tue',
    );
    expect(showSpan('2026-11-23T09:00:00Z', '2026-11-27T12:00:00Z', today)).toBe(
      'Mon 23 Nov 09:00 to Fri 27 Nov 12:00',
    );
  });
});

describe('hours held by week', () => {
  test('count on the day a shift starts, for four weeks from Monday', () => {
    const shift = (startsAt: string, workingMinutes: number) => ({
      shiftId: '',
      label: '',
      state: 'accepted' as const,
      kind: 'waking' as const,
      startsAt,
      endsAt: startsAt,
      workingMinutes,
      lapsesAt: null,
    });
    const held = [shift('2026-11-29T22:00:00Z', 480), shift('2026-11-30T07:00:00Z', 450)];
    expect(minutesByWeek(held, '2026-11-25')).toMatchObject([
      { monday: '2026-11-23', minutes: 480 },
      { monday: '2026-11-30', minutes: 450 },
      { monday: '2026-12-07', minutes: 0 },
      { monday: '2026-12-14', minutes: 0 },
    ]);
  });
});
