import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS } from './bank-holidays.ts';
import { endsSoon } from './calendar-ends.ts';

describe('a calendar that ends', () => {
  it('is worth a word from a year before its last day', () => {
    expect(endsSoon(BANK_HOLIDAYS, '2026-11-22')).toBe(false);
    expect(endsSoon(BANK_HOLIDAYS, '2027-12-30')).toBe(false);
    expect(endsSoon(BANK_HOLIDAYS, '2027-12-31')).toBe(true);
    expect(endsSoon(BANK_HOLIDAYS, '2028-12-31')).toBe(true);
    expect(endsSoon(BANK_HOLIDAYS, '2029-06-01')).toBe(true);
  });
});
