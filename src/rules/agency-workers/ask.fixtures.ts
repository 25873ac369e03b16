import { expect } from 'vitest';
import { misfits } from '../book/fields.ts';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { QUESTIONS } from './book.ts';

type Fielded = Readonly<Record<string, unknown>>;

/** Puts a question as anybody may and gives the fields of its answer, or the code of its refusal. */
export function ask(rule: string, given: Fielded, asOf = '2026-06-01'): Fielded | string {
  const question = QUESTIONS.find((one) => one.rule === rule);
  if (!question) throw new Error(`No question ${rule}`);
  expect(misfits(question.takes, given)).toEqual([]);
  const answer = question.answer(given as never, { asOf, holidays: BANK_HOLIDAYS });
  if (!answer.ok) return answer.refusal.code;
  expect(answer.value.because).toMatch(/^[A-Z£0-9].*\.$/s);
  const gives = Object.fromEntries(
    Object.entries(answer.value.gives).filter(([, value]) => value !== undefined),
  );
  expect(
    misfits(
      Object.fromEntries(
        Object.entries(question.gives).map(([key, field]) => [key, { ...field, optional: true }]),
      ),
      gives,
    ),
  ).toEqual([]);
  return gives;
}
