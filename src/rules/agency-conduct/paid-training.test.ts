import { describe, expect, it } from 'vitest';
import { checkTrainingCharge, type TrainingCharge } from './paid-training.ts';

const first = (change: Partial<TrainingCharge>) =>
  checkTrainingCharge({
    pence: 4500,
    mandatory: false,
    toldOn: '2026-11-02',
    on: '2026-11-23',
    nation: 'england',
    ...change,
  })[0];

describe('CR-5: a course the worker pays for', () => {
  it('is blocked where work depends on it, told in writing or not', () => {
    expect(first({ mandatory: true })).toMatchObject({ rule: 'CR-5', outcome: 'block' });
    expect(first({ mandatory: true })?.because).toContain('£45.00');
  });

  it('is blocked until they were told in writing, and a day to come is no telling', () => {
    expect(first({ toldOn: null })).toMatchObject({ outcome: 'block' });
    expect(first({ toldOn: '2026-11-24' })).toMatchObject({ outcome: 'block' });
    expect(first({ toldOn: '2026-11-23' })).toMatchObject({
      outcome: 'warn',
      figures: { pence: 4500, noticeDays: 5 },
    });
  });

  it('is not in issue where nothing is charged', () => {
    expect(first({ pence: 0, mandatory: true, toldOn: null })).toBeUndefined();
  });
});
