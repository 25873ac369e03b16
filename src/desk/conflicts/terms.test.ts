import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Band, bandFor, cancellationOf, inOrder, sumDue, type Terms } from './terms.ts';

const BANDS: readonly Band[] = [
  { underMinutes: 240, chargePercent: 100, payPercent: 100 },
  { underMinutes: 1440, chargePercent: 50, payPercent: 40 },
];
const terms = (change: Partial<Terms> = {}): Terms => ({
  termsId: 'c',
  version: 1,
  fromOn: '2026-11-01',
  bands: BANDS,
  minimumMinutes: 0,
  askedMinutes: null,
  ...change,
});
/** Eight hours at £13.00 and £18.50. */
const WORK = {
  payTotal: 10_400,
  chargeTotal: 14_800,
  minutes: 480,
  noticeMinutes: 600,
  given: true,
};

describe('cancellation terms', () => {
  test('take the band of the shortest notice that is not reached', () => {
    expect(bandFor(BANDS, 239)?.chargePercent).toBe(100);
    expect(bandFor(BANDS, 240)?.chargePercent).toBe(50);
    expect(bandFor(BANDS, 1439)?.chargePercent).toBe(50);
    expect(bandFor(BANDS, 1440)).toBeNull();
    expect(bandFor(BANDS, -30)?.chargePercent).toBe(100);
  });

  test('ask for order: a longer notice costs no more', () => {
    expect(inOrder(BANDS)).toBe(true);
    expect(inOrder([...BANDS].reverse())).toBe(false);
    expect(inOrder([{ ...BANDS[1], underMinutes: 60 } as Band, BANDS[0] as Band])).toBe(false);
  });

  test('charge and pay their per cent, the minimum where anything is due, nothing with notice enough', () => {
    expect(cancellationOf(WORK, terms(), [])).toMatchObject({
      charge: { pence: 7_400, percent: 50, termsId: 'c' },
      pay: { pence: 4_160, percent: 40 },
    });
    const four = terms({ minimumMinutes: 240 });
    expect(cancellationOf(WORK, four, []).pay.pence).toBe(5_200);
    const early = { ...WORK, noticeMinutes: 1440 };
    expect(cancellationOf(early, four, [null])).toMatchObject({
      charge: { pence: 0, termsId: null },
      pay: { pence: 0 },
    });
  });

  test('pay by the better of the client’s terms and what workers were promised', () => {
    const workers = terms({
      termsId: 'w',
      bands: [{ underMinutes: 1440, chargePercent: 0, payPercent: 60 }],
    });
    expect(cancellationOf(WORK, terms(), [workers]).pay).toEqual({
      pence: 6_240,
      percent: 60,
      termsId: 'w',
    });
    expect(cancellationOf(WORK, null, [null, workers])).toMatchObject({
      charge: { pence: 0 },
      pay: { pence: 6_240 },
    });
  });

  test('charge and pay nobody where nobody had been given the work', () => {
    const { charge, pay } = cancellationOf({ ...WORK, given: false }, terms(), [terms()]);
    expect([charge.pence, pay.pence]).toEqual([0, 0]);
  });

  test('never withhold pay for worked time, with or without terms', () => {
    const begun = { ...WORK, noticeMinutes: -120 };
    expect(cancellationOf(begun, null, []).pay.pence).toBe(2_600);
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.integer({ min: 1, max: 1_440 }),
        fc.nat(100),
        fc.nat(1_440),
        fc.nat(2_000),
        (fullPence, minutes, percent, minimumMinutes, workedMinutes) => {
          const of = { fullPence, minutes, percent, minimumMinutes, workedMinutes };
          const due = sumDue(of);
          expect(Number.isInteger(due)).toBe(true);
          expect(due).toBeLessThanOrEqual(fullPence);
          const worked = (fullPence * Math.min(workedMinutes, minutes)) / minutes;
          expect(due).toBeGreaterThanOrEqual(Math.floor(worked));
          expect(due).toBeGreaterThanOrEqual(Math.floor((fullPence * percent) / 100));
          expect(sumDue({ ...of, percent: Math.min(100, percent + 1) })).toBeGreaterThanOrEqual(
            due,
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
