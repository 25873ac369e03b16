import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { figuresMissing } from './answered.fixtures.ts';
import { lawOf, lawOn, QUESTIONS } from './book.ts';
import { misfits } from './fields.ts';
import { anyDay, anyGiven } from './given.fixtures.ts';

/**
 * Answers that stand without a version of their own law: leave years before the percentage are for a person;
 * roll-up was never lawful in Northern Ireland; what is only announced is recorded for later.
 */
const BEFORE_THE_LAW: Readonly<Record<string, string>> = {
  'WTR-LEAVE-IRR': 'escalate',
  'WTR-RHP': 'block',
  'ERA-GH': 'record',
  'ERA-SN': 'record',
  'ERA-SC': 'record',
};

describe('any question, asked anything on any day', () => {
  it.each(QUESTIONS.map((one) => [one.rule, one] as const))('%s', (rule, question) => {
    const { escalation, grounds = [] } = lawOf(rule) ?? {};
    fc.assert(
      fc.property(anyGiven(question.takes), anyDay, (given, asOf) => {
        expect(misfits(question.takes, given)).toEqual([]);
        const answer = question.answer(given as never, { asOf, holidays: BANK_HOLIDAYS });
        if (!answer.ok) {
          expect(answer.refusal.because).not.toBe('');
          return;
        }
        const { gives, because, working, source, keyDate = asOf } = answer.value;
        expect(because).not.toBe('');
        expect(source).not.toBe('');
        const words = [because, ...working.flatMap(({ what, comes }) => [what, comes])].join('\n');
        expect(words).not.toMatch(/NaN|undefined|Infinity|\[object/);
        expect(figuresMissing(answer.value), words).toEqual([]);
        const { outcome } = gives as { outcome?: string };
        if (outcome === 'escalate') expect(escalation, 'says what becomes of it').toBeDefined();
        if (outcome === 'block_override') expect(grounds.length).toBeGreaterThan(0);
        if (grounds.length > 0) expect(outcome).not.toBe('block');
        if (outcome !== undefined && outcome !== 'pass' && outcome !== BEFORE_THE_LAW[rule]) {
          expect(lawOn(rule, keyDate), `the law of ${keyDate}`).toBeDefined();
        }
      }),
      { numRuns: 60 },
    );
  });
});
