import { describe, expect, it } from 'vitest';
import { judgeAdjustments, judgeRequirement, judgeTieBreak } from './small-questions.ts';

describe('a tie between two candidates', () => {
  it.each([
    [true, true, true, 'record'],
    [true, true, undefined, 'record'],
    [true, true, false, 'block'],
    [true, false, true, 'block'],
    [true, false, undefined, 'block'],
    [false, true, true, 'block'],
    [false, false, undefined, 'block'],
  ] as const)('equal %s, evidence %s, case by case %s: %s', (equal, evidence, byCase, outcome) => {
    expect(judgeTieBreak(equal, evidence, byCase).outcome).toBe(outcome);
  });
});

describe('adjustments for an interview', () => {
  it.each([
    [true, 'none', 'pass'],
    [true, 'open', 'block'],
    [true, 'answered', 'record'],
    [false, 'none', 'escalate'],
    [false, 'open', 'block'],
  ] as const)('asked %s, request %s: %s', (asked, request, outcome) => {
    expect(judgeAdjustments(asked, request).outcome).toBe(outcome);
  });
});

describe('an occupational requirement', () => {
  it('is always for a person to decide, and blocked where a condition fails', () => {
    expect(judgeRequirement(true, true, true).outcome).toBe('escalate');
    expect(judgeRequirement(true, true).outcome).toBe('escalate');
    expect(judgeRequirement(true, true, false).outcome).toBe('block');
    expect(judgeRequirement(true, false, true).outcome).toBe('block');
    expect(judgeRequirement(false, true, true).outcome).toBe('block');
  });
});
