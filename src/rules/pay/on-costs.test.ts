import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onCostsOf, type PaidWork } from './on-costs.ts';

const AN_HOUR: PaidWork = {
  payPence: 1300,
  minutes: 60,
  on: '2026-11-23',
  weeklyMinutes: 2400,
  pensionPoints: 300,
  paysLevy: true,
};

function costs(change: Partial<PaidWork> = {}) {
  const found = onCostsOf({ ...AN_HOUR, ...change });
  if (!found.ok) throw new Error(found.refusal.because);
  return found.value;
}

describe('what work costs on top of its pay', () => {
  it('is holiday pay first, then the rest on both, above the share of an hour in the week’s thresholds', () => {
    // £13.00 and 12.07 % make £14.57. An hour of 40 has £2.40 of the £96 and £3.00 of the £120.
    expect(costs()).toEqual({
      holidayPence: 157,
      insurancePence: 183,
      pensionPence: 35,
      levyPence: 7,
      totalPence: 382,
    });
  });

  it('is what the rates of the day say', () => {
    // 13.8 % above £175 a week until 5 April 2025.
    expect(costs({ on: '2025-04-05' }).insurancePence).toBe(141);
    expect(costs({ on: '2025-04-06' }).insurancePence).toBe(183);
  });

  it('has no levy where the pay bill is below the allowance, and never less pension than the law asks', () => {
    expect(costs({ paysLevy: false }).levyPence).toBe(0);
    expect(costs({ pensionPoints: 0 }).pensionPence).toBe(35);
    expect(costs({ pensionPoints: 500 }).pensionPence).toBe(58);
  });

  it('is refused for a day whose figures are not known', () => {
    const before = onCostsOf({ ...AN_HOUR, on: '2020-01-01' });
    expect(before.ok ? '' : before.refusal.code).toBe('no-version');
  });

  it('adds up, and more pay never costs less', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 1, max: 500 }),
        (pay, more) => {
          const [low, high] = [costs({ payPence: pay }), costs({ payPence: pay + more })];
          expect(low.totalPence).toBe(
            low.holidayPence + low.insurancePence + low.pensionPence + low.levyPence,
          );
          expect(high.totalPence).toBeGreaterThanOrEqual(low.totalPence);
        },
      ),
      { numRuns: 200 },
    );
  });
});
