import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../lib/days.ts';
import { type Finding, stops } from '../finding.ts';
import { type BookedRate, checkRate } from './booking-rate.ts';
import { checkPay, type RunPay } from './pay-shortfall.ts';

const rosa: BookedRate = {
  dateOfBirth: '1990-05-01',
  apprentice: false,
  payPence: 1271,
  on: '2026-11-23',
};
const found = (change: Partial<BookedRate>) => checkRate({ ...rosa, ...change });

describe('a rate at booking', () => {
  it('at the minimum passes, and a penny below blocks and says the rate that is needed', () => {
    expect(found({})).toEqual([]);
    expect(found({ payPence: 1270 })).toMatchObject([
      {
        rule: 'NMW-CHECK',
        outcome: 'block',
        because: '£12.70/h is below the minimum of £12.71/h (21 and over) on Mon 23 Nov 2026.',
        clears: 'Pay at least £12.71/h.',
        figures: { payPence: 1270, minimumPence: 1271 },
        lawFrom: '2026-04-01',
      },
    ]);
  });

  it('asks the minimum of the age on the day, or of the first day of the pay period', () => {
    const tom = { dateOfBirth: '2005-11-23', payPence: 1085 };
    expect(found({ ...tom, on: '2026-11-22' })).toEqual([]);
    expect(found(tom)).toMatchObject([{ outcome: 'block', figures: { minimumPence: 1271 } }]);
    expect(found({ ...tom, periodStart: '2026-11-16' })).toEqual([]);
    expect(found({ dateOfBirth: '2009-01-01', payPence: 800 })).toEqual([]);
    expect(found({ apprentice: true, payPence: 800 })).toEqual([]);
    expect(found({ apprentice: true, payPence: 799 })).toMatchObject([{ outcome: 'block' }]);
  });

  it('of an age not on file is held against the adult rate', () => {
    const unknown = (payPence: number) => found({ dateOfBirth: null, payPence });
    expect(unknown(1271)).toEqual([]);
    expect(unknown(1270)).toMatchObject([{ outcome: 'escalate', stops: false }]);
    expect(unknown(800)).toMatchObject([
      {
        outcome: 'escalate',
        stops: false,
        clears: 'Put the date of birth on file, or pay at least £12.71/h.',
      },
    ]);
    expect(unknown(799)).toMatchObject([{ outcome: 'block' }]);
    expect(found({ dateOfBirth: null, apprentice: true, payPence: 800 })).toEqual([]);
  });

  it('asks nothing of a child, who is stopped by another rule', () => {
    expect(found({ dateOfBirth: '2012-01-01', payPence: 100 })).toEqual([]);
  });

  it('where no rates are known stops below the latest, and goes on the list at them', () => {
    const next = (payPence: number) => found({ on: '2027-04-01', payPence });
    expect(next(1271)).toMatchObject([
      {
        outcome: 'escalate',
        stops: false,
        because:
          'The minimum wage of Thu 1 Apr 2027 is not known, and the latest known is £12.71/h: £12.71/h may have to rise.',
      },
    ]);
    expect(next(1270)).toMatchObject([{ outcome: 'escalate', stops: true }]);
    expect(found({ on: '2017-03-31', payPence: 5000 })).toMatchObject([
      { outcome: 'escalate', stops: true },
    ]);
  });

  it('that passes still passes with more pay, on any day and at any age', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4300 }),
        fc.integer({ min: 15 * 365, max: 30 * 365 }),
        fc.integer({ min: 300, max: 1500 }),
        fc.integer({ min: 0, max: 300 }),
        fc.boolean(),
        fc.boolean(),
        (day, old, payPence, more, apprentice, known) => {
          const on = addDays('2017-01-01', day);
          const dateOfBirth = known ? addDays(on, -old) : null;
          const grave = (findings: readonly Finding[]) =>
            findings.some(stops) ? 2 : findings.length > 0 ? 1 : 0;
          const facts = { dateOfBirth, apprentice, on };
          expect(grave(checkRate({ ...facts, payPence: payPence + more }))).toBeLessThanOrEqual(
            grave(checkRate({ ...facts, payPence })),
          );
        },
      ),
    );
  });
});

describe('pay that lacks', () => {
  const run: RunPay = {
    countsPence: 50_840,
    minutes: 2400,
    periodStart: '2026-11-16',
    dateOfBirth: '1990-05-01',
    apprentice: false,
  };

  it('is topped up and told, and never stops the pay', () => {
    expect(checkPay(run)).toEqual([]);
    const short = checkPay({ ...run, countsPence: 50_000 });
    expect(short).toMatchObject([
      {
        rule: 'NMW-CHECK',
        outcome: 'escalate',
        stops: false,
        because:
          '£500.00 counts for the hours worked, and the minimum is £508.40 (21 and over): £8.40 is paid on top.',
        figures: { countsPence: 50_000, topUpPence: 840 },
      },
    ]);
    expect(short.some(stops)).toBe(false);
  });

  it('is judged at the adult rate when the age is not on file, and later when no rates are', () => {
    expect(checkPay({ ...run, dateOfBirth: null, countsPence: 40_000 })).toMatchObject([
      { figures: { topUpPence: 10_840 } },
    ]);
    const later = checkPay({ ...run, periodStart: '2027-04-05' });
    expect(later).toMatchObject([{ outcome: 'escalate', stops: false }]);
  });
});
