import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentOf, startOfDay } from '../../lib/time.ts';
import { restGivenBack } from './rest-owed.ts';

const at = (date: string, clock: string): number => {
  const moment = momentOf(date, clock);
  if (!moment.ok) throw new Error(moment.refusal.because);
  return moment.value.minute;
};
const stint = (date: string, from: string, to: string) => {
  const start = at(date, from);
  const end = at(date, to);
  return {
    id: date + from,
    label: '',
    start,
    end: end > start ? end : end + 1440,
    breakMinutes: 0,
    kind: 'waking' as const,
    source: 'accepted' as const,
  };
};

describe('rest given back', () => {
  it('is what lies beyond 11 hours between two shifts, on the day it ends', () => {
    const worked = [stint('2026-11-23', '07:00', '15:00'), stint('2026-11-24', '07:00', '15:00')];
    expect(restGivenBack(worked, at('2026-11-24', '15:00'))).toEqual([
      { on: '2026-11-24', minutes: 300, kind: 'daily' },
    ]);
  });

  it('counts a rest that still runs as far as it has run', () => {
    const worked = [stint('2026-11-23', '07:00', '15:00')];
    expect(restGivenBack(worked, at('2026-11-24', '02:00'))).toEqual([]);
    expect(restGivenBack(worked, at('2026-11-24', '03:00'))).toEqual([
      { on: '2026-11-24', minutes: 60, kind: 'daily' },
    ]);
  });

  it('takes the weekly rest of 35 hours from the longest rest of the week', () => {
    const worked = [stint('2026-11-23', '07:00', '15:00'), stint('2026-11-25', '07:00', '15:00')];
    expect(restGivenBack(worked, at('2026-11-25', '07:00'))).toEqual([
      { on: '2026-11-25', minutes: 300, kind: 'daily' },
    ]);
  });

  it('never gives back more than there was of rest', () => {
    const hours = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 60 })),
      {
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(hours, (list) => {
        let clock = startOfDay('2026-11-23');
        const worked = list.map(([work, rest]) => {
          const start = clock;
          clock += (work + rest) * 60;
          return { ...stint('2026-11-23', '00:00', '01:00'), start, end: start + work * 60 };
        });
        const given = restGivenBack(worked, clock).reduce((sum, one) => sum + one.minutes, 0);
        const had = list.reduce((sum, [, rest]) => sum + rest * 60, 0);
        return given <= had;
      }),
    );
  });
});
