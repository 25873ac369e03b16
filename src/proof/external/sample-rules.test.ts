import { describe, expect, test } from 'vitest';
import { type BaseUnit, standingOf } from './sample-rules.ts';

describe('what the tariff asks of an external sample', () => {
  const unit = (at: number, more: Partial<BaseUnit> = {}): BaseUnit => ({
    key: `k${at}`,
    learnerId: `l${at % 5}`,
    assessorId: `a${at % 3}`,
    decided: true,
    special: false,
    verified: at % 2 === 0,
    ...more,
  });
  const base = Array.from({ length: 20 }, (_, at) => unit(at));
  const lacks = (units: readonly BaseUnit[], picked: readonly string[], percent = 20) =>
    standingOf(units, new Set(picked), percent).missing.join(' ');

  test('R88 the percentage of decided units, rounded up; what is not decided neither counts nor is asked', () => {
    expect(standingOf(base, new Set(['k0']), 20).units).toEqual([1, 4]);
    expect(standingOf(base, new Set(), 11).units).toEqual([0, 3]);
    const half = base.map((one, at) => ({ ...one, decided: at < 10 }));
    expect(standingOf(half, new Set(['k0', 'k15']), 20).units).toEqual([1, 2]);
    expect(lacks([], [])).toContain('R88');
  });

  test('R88 a broad range of learners and assessors', () => {
    expect(lacks(base, ['k0', 'k5', 'k10', 'k15'])).toContain('more learners: 4 asked, 1 picked');
    expect(lacks(base, ['k0', 'k3', 'k6', 'k9'])).toContain('more assessors: 3 asked, 1 picked');
    expect(lacks(base, ['k0', 'k1', 'k2', 'k3'])).toBe('');
  });

  test('R80 R88 some that the centre verified and some that it did not, where the base has both', () => {
    expect(lacks(base, ['k0', 'k4', 'k8', 'k2'])).toContain('has not verified (R80)');
    expect(lacks(base, ['k1', 'k3', 'k5', 'k7'])).toContain('that the centre has verified (R88)');
    const all = base.map((one) => ({ ...one, verified: true }));
    expect(lacks(all, ['k0', 'k1', 'k2', 'k3'])).toBe('');
  });

  test('R78 every unit with special arrangements, even if the sample grows', () => {
    const special = base.map((one, at) => ({ ...one, special: at > 16 }));
    expect(lacks(special, ['k0', 'k1', 'k2', 'k3'])).toContain('(R78)');
    expect(lacks(special, ['k0', 'k1', 'k2', 'k3', 'k17', 'k18', 'k19'])).toBe('');
  });
});
