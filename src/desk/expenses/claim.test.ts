import { expect, test } from 'vitest';
import {
  agreesExpenses,
  chargeFor,
  groundsOf,
  isLate,
  mayFollow,
  milesAt,
  stateOf,
} from './claim.ts';

test('a claim is decided once, ends once, and only what is approved is taken back', () => {
  expect(stateOf([])).toBe('said');
  expect(stateOf(['refused', 'withdrawn'])).toBe('withdrawn');
  expect(stateOf(['approved', 'taken_back'])).toBe('taken_back');
  expect(mayFollow('said', 'approved')).toBe(true);
  expect(mayFollow('refused', 'approved')).toBe(false);
  expect(mayFollow('said', 'taken_back')).toBe(false);
  expect(mayFollow('approved', 'withdrawn')).toBe(false);
});

test('particulars promise expenses unless they say that there are none', () => {
  for (const words of ['None', 'none.', ' N/A ', 'No expenses', '', 'Nil']) {
    expect(agreesExpenses(words), words).toBe(false);
  }
  expect(agreesExpenses('Parking in car park C is paid back')).toBe(true);
});

test('miles are charged at the client’s rate where there is one, the rest as it was spent', () => {
  expect(milesAt(125, 45)).toBe(563);
  const miles = { pence: 450, milesTenths: 100, mileChargePence: 50, mileOfClient: true };
  expect(groundsOf(miles, 'None')).toEqual(['rate', 'asked', 'agency']);
  expect(chargeFor(miles, 'rate')).toBe(500);
  expect(chargeFor(miles, 'asked')).toBe(450);
  expect(chargeFor(miles, 'agency')).toBe(0);
  const ours = { ...miles, mileOfClient: false };
  expect(groundsOf(ours, 'Mileage is paid')).toEqual(['particulars', 'asked', 'agency']);
  expect(chargeFor(ours, 'particulars')).toBe(450);
});

test('a claim is late four weeks after the shift', () => {
  expect(isLate('2026-11-01', '2026-11-29')).toBe(false);
  expect(isLate('2026-11-01', '2026-11-30')).toBe(true);
});
