import { expect, test } from 'vitest';
import { taxOnMiles, taxYearStart } from './mileage.ts';
import { unpaidExpense } from './unpaid-expense.ts';

const car = { vehicle: 'car', commuting: false, tenthsBefore: 0, on: '2026-11-23' } as const;
const taxed = (change: object) => {
  const answer = taxOnMiles({ ...car, tenths: 1000, paidPence: 4500, ...change });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
};

test('miles are taxed above the approved rate, beyond 10,000 at the lower one, and to work wholly', () => {
  expect(taxed({})).toMatchObject({ approvedPence: 4500, taxablePence: 0, reliefPence: 0 });
  expect(taxed({ paidPence: 5500 })).toMatchObject({ taxablePence: 1000 });
  expect(taxed({ paidPence: 3000 })).toMatchObject({ taxablePence: 0, reliefPence: 1500 });
  // 40 of the 100 miles lie within 10,000: 40 x 45p + 60 x 25p.
  expect(taxed({ tenthsBefore: 99_600 })).toMatchObject({
    approvedPence: 3300,
    taxablePence: 1200,
  });
  expect(taxed({ tenthsBefore: 200_000 })).toMatchObject({ approvedPence: 2500 });
  expect(taxed({ vehicle: 'bicycle', tenthsBefore: 200_000 }).approvedPence).toBe(2000);
  expect(taxed({ vehicle: 'motorcycle' }).approvedPence).toBe(2400);
  expect(taxed({ commuting: true })).toMatchObject({ taxablePence: 4500, approvedPence: 0 });
  expect(taxed({ on: '2011-04-05' }).approvedPence).toBe(4000);
  expect(taxOnMiles({ ...car, tenths: 10, paidPence: 45, on: '1999-01-01' }).ok).toBe(false);
});

test('a tax year begins on 6 April', () => {
  expect(taxYearStart('2026-04-05')).toBe('2025-04-06');
  expect(taxYearStart('2026-04-06')).toBe('2026-04-06');
  expect(taxYearStart('2027-01-31')).toBe('2026-04-06');
});

test('what was spent on the job and is not paid back comes off the pay held against the minimum', () => {
  const facts = { minutes: 480, start: '2026-11-23', who: { age: 30 } };
  // 8 h at £12.71 are £101.68.
  const enough = unpaidExpense({ ...facts, payPence: 12_000, unpaidPence: 1000 });
  expect(enough).toMatchObject({ shortPence: 0, findings: [{ outcome: 'warn' }] });
  const below = unpaidExpense({ ...facts, payPence: 10_400, unpaidPence: 3500 });
  expect(below).toMatchObject({ shortPence: 3268, findings: [{ outcome: 'escalate' }] });
  expect(below.findings[0]?.because).toContain('£32.68');
  // What was short before is not because of the expense.
  expect(unpaidExpense({ ...facts, payPence: 9000, unpaidPence: 500 }).shortPence).toBe(500);
  const child = { dateOfBirth: '2011-05-01' };
  expect(
    unpaidExpense({ ...facts, who: child, payPence: 5000, unpaidPence: 500 }).findings,
  ).toEqual([]);
});
