import { describe, expect, it } from 'vitest';
import { aDossier, aWork, said, say } from './fixtures.ts';

const found = (dateOfBirth: string, day: string, payPence: number, to = '06:00') =>
  said(
    say(
      aDossier({ worker: { dateOfBirth, minimumPayPence: null } }),
      aWork(day, '22:00', to, { payPence }),
      '2026-03-20',
    ),
    'NMW-CHECK',
  );

describe('the rate of a night', () => {
  it('is that of the age Tom reaches at midnight, and not before it', () => {
    const tom = '2005-06-10';
    expect(found(tom, '2026-06-09', 1085)).toMatchObject([
      { outcome: 'block', figures: { minimumPence: 1271 } },
    ]);
    expect(found(tom, '2026-06-09', 1271)).toEqual([]);
    expect(found(tom, '2026-06-08', 1085)).toEqual([]);
    expect(found(tom, '2026-06-09', 1085, '00:00')).toEqual([]);
  });

  it('is the new rate where April begins inside it', () => {
    expect(found('1991-04-09', '2026-03-31', 1221)).toMatchObject([
      { outcome: 'block', figures: { minimumPence: 1271 } },
    ]);
    expect(found('1991-04-09', '2026-03-31', 1221, '00:00')).toEqual([]);
    expect(found('1991-04-09', '2026-03-30', 1221)).toEqual([]);
  });
});
