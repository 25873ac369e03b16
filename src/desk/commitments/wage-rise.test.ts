import { expect, it } from 'vitest';
import { aRate, terms } from '../rates/fixtures.ts';
import { USUAL_BASIS } from '../rates/index.ts';
import { raisedCards, risenTerms } from './wage-rise.ts';

it('a rise lifts the hours awake and the call-outs of a card too, and leaves the night’s flat sum', () => {
  const beyond = terms({
    sleepIn: { payPence: 6000, chargePence: 8500, awakePayPence: 1280, awakeChargePence: 1800 },
    callOut: { leastMinutes: 60, payPence: 1500, chargePence: 2100 },
    minimumMinutes: 240,
  });
  const version = {
    cardId: 'a',
    version: 1,
    fromOn: '2026-01-01',
    clientId: null,
    hirerId: null,
    siteId: null,
    nightFrom: null,
    nightTo: null,
    mixed: 'by_start' as const,
    rates: [aRate({ payPence: 1400 })],
    beyond,
  };
  const rise = {
    on: '2027-04-01',
    minimumPence: 1320,
    pay: 'to_minimum' as const,
    more: 0,
    charge: 'same_pence' as const,
  };
  const [raised] = raisedCards([version], rise, USUAL_BASIS);
  expect(raised?.beyond).toEqual({
    ...beyond,
    sleepIn: { payPence: 6000, chargePence: 8500, awakePayPence: 1320, awakeChargePence: 1840 },
  });
  expect(risenTerms(beyond, raised?.beyond ?? null)).toEqual([
    {
      name: 'Awake for work in a sleep-in',
      payPence: 1280,
      chargePence: 1800,
      newPayPence: 1320,
      newChargePence: 1840,
    },
  ]);
  expect(raised?.rates).toEqual(version.rates);
  const above = raisedCards([version], { ...rise, minimumPence: 1250 }, USUAL_BASIS);
  expect(above).toEqual([]);
});
