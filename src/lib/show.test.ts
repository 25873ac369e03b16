import { describe, expect, it } from 'vitest';
import {
  showAge,
  showClock,
  showDate,
  showMinutes,
  showMoment,
  showPence,
  showPercent,
  showPhone,
  showPostcode,
  showRate,
  showShift,
  showTimes,
} from './show.ts';
import { minuteOfIso, shiftTimes } from './time.ts';

const at = (iso: string): number => {
  const minute = minuteOfIso(iso);
  if (!minute.ok) throw new Error(minute.refusal.because);
  return minute.value;
};

describe('how things are shown', () => {
  it('shows a part of a hundred without a gap before its sign', () => {
    expect(showPercent(3180, 1)).toBe('31.8%');
    expect(showPercent(3000, 1)).toBe('30.0%');
    expect([1207, 8000, -250].map((points) => showPercent(points))).toEqual([
      '12.07%',
      '80%',
      '-2.5%',
    ]);
  });

  it('shows a date with its year only when it is not this one', () => {
    expect(showDate('2026-11-23', '2026-01-01')).toBe('Mon 23 Nov');
    expect(showDate('2027-01-01', '2026-12-31')).toBe('Fri 1 Jan 2027');
    expect(showDate('2026-11-23')).toBe('Mon 23 Nov 2026');
  });

  it('names the second day of a night', () => {
    const day = shiftTimes('2026-11-23', '09:00', '17:00');
    const night = shiftTimes('2026-11-23', '22:00', '06:00');
    if (!day.ok || !night.ok) throw new Error('refused');
    expect(showTimes(day.value.start, day.value.end)).toBe('09:00-17:00');
    expect(showTimes(night.value.start, night.value.end)).toBe('22:00-06:00 Tue');
    expect(showShift(night.value.start, night.value.end, '2026-11-20')).toBe(
      'Mon 23 Nov 22:00-06:00 Tue',
    );
  });

  it('uses summer time in summer and says which of two in autumn', () => {
    expect(showMoment(at('2026-06-01T13:00:00Z'), '2026-01-01')).toBe('Mon 1 Jun 14:00');
    expect(showClock(at('2026-10-25T00:30:00Z'))).toBe('01:30 (first)');
    expect(showClock(at('2026-10-25T01:30:00Z'))).toBe('01:30 (second)');
  });

  it('shows lengths in hours and minutes', () => {
    expect([450, 480, 45, 0, 605, -75, -0.2].map(showMinutes)).toEqual([
      '7 h 30',
      '8 h',
      '45 min',
      '0 min',
      '10 h 05',
      '-1 h 15',
      '0 min',
    ]);
  });

  it('shows the age of a fact', () => {
    const now = 1_000_000_000;
    const ago = (minutes: number) => showAge(now - minutes, now);
    expect([0, 1, 59, 60, 47 * 60, 48 * 60, 3 * 1440, 100 * 1440, 800 * 1440].map(ago)).toEqual([
      'just now',
      '1 minute ago',
      '59 minutes ago',
      '1 hour ago',
      '47 hours ago',
      '2 days ago',
      '3 days ago',
      '3 months ago',
      '2 years ago',
    ]);
    expect(showAge(now + 120, now)).toBe('in 2 hours');
  });

  it('shows money, phones and postcodes', () => {
    expect(showRate(1271)).toBe('£12.71/h');
    expect(showPence(120450)).toBe('£1,204.50');
    expect(showPhone('+447700900123')).toBe('07700 900123');
    expect(showPostcode('ls14ap')).toBe('LS1 4AP');
  });
});
