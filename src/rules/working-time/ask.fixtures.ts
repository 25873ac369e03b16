// Puts a question of working time as the vector check does: closed fields first, then the answer.
import { misfits } from '../book/fields.ts';
import type { Answer } from '../book/question.ts';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { QUESTIONS } from './book.ts';

/** The answer of a rule's question; throws where the facts do not fit its fields or are refused. */
export function asked(rule: string, given: object, asOf = '2026-06-01'): Answer {
  const question = QUESTIONS.find((one) => one.rule === rule);
  if (!question) throw new Error(`No question of ${rule}.`);
  const wrong = misfits(question.takes, given);
  if (wrong.length > 0) throw new Error(wrong.join('; '));
  const answer = question.answer(given as never, { asOf, holidays: BANK_HOLIDAYS });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}

/** What it gives. */
export function gives(rule: string, given: object, asOf?: string) {
  return asked(rule, given, asOf).gives;
}

/** The code of its refusal. */
export function refused(rule: string, given: object): string | undefined {
  try {
    asked(rule, given);
    return undefined;
  } catch (fault) {
    return (fault as Error).message;
  }
}
