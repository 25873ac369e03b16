import { describe, expect, it } from 'vitest';
import { ABSENCE_KINDS } from '../worktime/schema.ts';
import { type ComparatorOnFile, comparatorOn, type EarlierOnFile, earlierFor } from './on-file.ts';
import { agencyAbsences } from './reasons.ts';

const row = (id: string, payPence: number | null, from: string): ComparatorOnFile => ({
  id,
  hirerId: 'h1',
  role: 'picker',
  payPence,
  from,
  askedOn: from,
});
const word = (id: string, change: Partial<EarlierOnFile> = {}): EarlierOnFile => ({
  id,
  hirerId: 'h1',
  role: 'picker',
  weeks: 3,
  lastDay: '2026-03-27',
  saidOn: '2026-04-01',
  answersUntil: '2026-07-01',
  ...change,
});
const nowhere = (id: string, change: Partial<EarlierOnFile> = {}) =>
  word(id, { hirerId: null, role: null, weeks: 0, lastDay: null, ...change });

describe('what a hirer said of comparable pay', () => {
  it('speaks from its day, the rise after it, and a correction of the same day last', () => {
    // The newest recorded comes first.
    const rows = [
      row('corrected', 1420, '2026-01-01'),
      row('rise', 1500, '2026-09-01'),
      row('first', 1400, '2026-01-01'),
    ];
    expect(comparatorOn(rows, '2025-12-31')).toBeNull();
    expect(comparatorOn(rows, '2026-01-01')?.id).toBe('corrected');
    expect(comparatorOn(rows, '2026-08-31')?.id).toBe('corrected');
    expect(comparatorOn(rows, '2026-09-01')?.id).toBe('rise');
  });

  it('is not taken back by asking again without an answer', () => {
    const rows = [row('asked', null, '2026-05-01'), row('first', 1400, '2026-01-01')];
    expect(comparatorOn(rows, '2026-06-01')?.id).toBe('first');
    expect(comparatorOn(rows.slice(0, 1), '2026-06-01')?.id).toBe('asked');
  });
});

describe('what a worker said of other agencies', () => {
  const here = { hirerId: 'h1', role: 'picker' };

  it('speaks for the hirer and role it names, the latest first', () => {
    expect(earlierFor([], here)).toBeNull();
    expect(earlierFor([word('b', { weeks: 5 }), word('a')], here)).toMatchObject({ weeks: 5 });
    expect(earlierFor([word('a')], { ...here, role: 'driver' })).toBeNull();
    expect(earlierFor([nowhere('n')], here)).toMatchObject({ id: 'n', weeks: 0 });
  });

  it('keeps weeks named for a place when a later word says nowhere, which answers for longer', () => {
    const words = [nowhere('n', { saidOn: '2026-07-02', answersUntil: '2026-10-02' }), word('a')];
    expect(earlierFor(words, here)).toEqual({
      id: 'a',
      weeks: 3,
      lastDay: '2026-03-27',
      saidOn: '2026-07-02',
      answersUntil: '2026-10-02',
    });
  });
});

describe('days away', () => {
  it('have a reason of the Regulations, every kind of them', () => {
    const away = ABSENCE_KINDS.map((kind) => ({
      id: kind,
      kind,
      fromOn: '2026-01-05',
      toOn: '2026-01-09',
    }));
    expect(new Set(agencyAbsences(away).map(({ reason }) => reason)).size).toBe(11);
    expect(agencyAbsences(away)[0]?.restsOn?.kind).toBe('absence');
  });
});
