import { describe, expect, it } from 'vitest';
import { addDays, datesFrom } from '../../lib/days.ts';
import { stops } from '../finding.ts';
import { clockOf } from './clock.ts';
import { checkEqualPay, type EqualPayFacts } from './equal-pay.ts';

const MONDAY = '2026-01-05';
const toms = (day: string, more: Partial<EqualPayFacts> = {}) => {
  const worked = datesFrom(MONDAY, day).map((date) => ({ date }));
  return checkEqualPay({
    day,
    clock: clockOf({ worked, asOf: day }),
    payPence: 1280,
    comparator: { id: 'c1', payPence: 1410, from: '2026-01-01', askedOn: '2026-01-01' },
    earlier: { id: 'e1', weeks: 0, lastDay: null, saidOn: MONDAY, answersUntil: '2026-12-31' },
    asOf: day,
    ...more,
  });
};
const week = (number: number) => addDays(MONDAY, (number - 1) * 7);

describe("Tom's rate at booking", () => {
  it('is stopped from the first day of week 13 when below the comparable pay, and not before', () => {
    expect(toms(addDays(week(13), -1))).toEqual([]);
    const [finding, ...rest] = toms(week(13));
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'AWR-EQ',
      outcome: 'block',
      figures: { weeks: 13, rightsFrom: week(13), upliftPence: 130 },
      restsOn: [{ kind: 'comparator', id: 'c1' }],
    });
    expect(finding?.because).toContain('£12.80/h is below the £14.10/h');
    expect(finding?.clears).toContain('£1.30');
  });

  it('is enough when equal or above', () => {
    expect(toms(week(13), { payPence: 1410 })).toEqual([]);
    expect(toms(week(13), { payPence: 1500 })).toEqual([]);
  });

  it('goes on with a question on the list when the comparable pay is missing from week 10', () => {
    expect(toms(addDays(week(10), -1), { comparator: null })).toEqual([]);
    for (const day of [week(10), week(13)]) {
      const findings = toms(day, { comparator: null });
      expect(findings).toMatchObject([{ rule: 'AWR-EQ', outcome: 'escalate', stops: false }]);
      expect(findings.some(stops)).toBe(false);
    }
    const asked = { id: 'c2', payPence: null, from: '2026-03-01', askedOn: '2026-03-02' };
    expect(toms(week(11), { comparator: asked })[0]?.because).toContain('has not answered');
  });

  it('asks about weeks through other agencies until they are known or no longer matter', () => {
    expect(toms(MONDAY, { earlier: null })).toMatchObject([
      { rule: 'AWR-SAME-HIRER', outcome: 'escalate', stops: false },
    ]);
    const lapsed = {
      id: 'e2',
      weeks: 3,
      lastDay: '2025-12-19',
      saidOn: '2025-12-20',
      answersUntil: '2026-01-04',
    };
    expect(toms(MONDAY, { earlier: lapsed })[0]?.because).toContain('3 weeks');
    expect(toms(week(13), { earlier: null, payPence: 1410 })).toEqual([]);
  });
});
