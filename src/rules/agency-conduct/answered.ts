import type { Result } from '../../lib/result.ts';
import type { Answer, Question } from '../book/question.ts';
import { CONDUCT_FROM, conductSource } from './law.ts';

/** An answer that keeps its words as they stand ('block', 'pass'), so that they fit a closed field. */
export function answered<const A extends Answer>(answer: A): Result<A> {
  return { ok: true, value: answer };
}

/**
 * A question judged as at the day it is put: before the regulations began they ask nothing, so it passes.
 * Not for questions whose facts carry the date.
 */
export function sinceBegan(question: Question): Question {
  return {
    ...question,
    answer: (given, asked) =>
      asked.asOf < CONDUCT_FROM
        ? answered({
            gives: { outcome: 'pass' },
            because: 'The regulations began on Tue 6 Apr 2004.',
            working: [],
            source: conductSource('england', 'reg 1'),
          })
        : question.answer(given, asked),
  };
}
