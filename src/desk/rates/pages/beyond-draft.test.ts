import { expect, it } from 'vitest';
import { terms } from '../fixtures.ts';
import { beyondDraft, beyondOf, stepsShown } from './beyond-draft.ts';

it('terms beyond the hour come back from the fields as they were agreed', () => {
  const agreed = terms({
    overtime: [
      { per: 'day', afterMinutes: 450, payTimes: 125, chargeTimes: 150 },
      { per: 'week', afterMinutes: 2400, payPence: 2000, chargePence: 2800 },
    ],
    premiums: 'stack',
    premiumsCount: false,
    minimumMinutes: 240,
    sleepIn: { payPence: 6000, chargePence: 8500, awakePayPence: 1300, awakeChargePence: 1850 },
    callOut: { leastMinutes: 60, payPence: 1500, chargePence: 2100 },
    rounding: { to: 15, how: 'nearest' },
  });
  const draft = beyondDraft(agreed);
  expect(beyondOf(draft)).toEqual({ terms: agreed, wrong: {} });
  expect(stepsShown(draft)).toEqual([0, 1, 2]);
  expect(beyondOf(beyondDraft(null))).toEqual({ terms: null, wrong: {} });
});

it('a threshold without a rate, and half of a flat night, are marked where they stand', () => {
  const draft = { ...beyondDraft(null), after0: '8', pay0: '20', nightPay: '60' };
  expect(Object.keys(beyondOf(draft).wrong)).toEqual([
    'pay0',
    'charge0',
    'nightCharge',
    'awakePay',
    'awakeCharge',
  ]);
});
