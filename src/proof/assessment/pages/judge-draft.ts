import type { BodyIn } from '../../../lib/route.ts';
import type { judgeRoute } from '../schema.ts';

type Answers = { [K in `answers.${string}`]: string };

/** The judge form: rows of questions stand flat under the names the server gives their faults. */
export interface JudgeDraft extends Answers {
  readonly outcome: string;
  readonly method: string;
  readonly evidenceIds: readonly string[];
  readonly observedOn: string;
  readonly observedWhere: string;
  readonly note: string;
  readonly action: string;
  readonly actionDueOn: string;
  /** How many rows of questions the form shows. */
  readonly rows: number;
}

/** Most rows of questions the server takes. */
export const MOST_ROWS = 40;

export const questionAt = (row: number): `answers.${string}` => `answers.${row}.question`;
export const answerAt = (row: number): `answers.${string}` => `answers.${row}.answer`;

/** A form nobody has typed in: ticked what the learner referenced, asked by what can close it. */
export function startOf(
  closes: 'record' | 'observation' | 'discussion',
  referenced: readonly string[],
): JudgeDraft {
  return {
    outcome: '',
    method: closes,
    evidenceIds: referenced,
    observedOn: '',
    observedWhere: '',
    note: '',
    action: '',
    actionDueOn: '',
    rows: 1,
    ...({ [questionAt(0)]: '', [answerAt(0)]: '' } as Answers),
  };
}

/** Is this a method that lives from questions? */
export function isDialogue(method: string): boolean {
  return method === 'questioning' || method === 'discussion';
}

/** What the form says, as the server takes it; rows left empty are left out. */
export function judgementOf(
  draft: JudgeDraft,
  id: string,
  criterionId: string,
): BodyIn<typeof judgeRoute> {
  const rows = Array.from({ length: draft.rows }, (_, row) => ({
    question: draft[questionAt(row)] ?? '',
    answer: draft[answerAt(row)] ?? '',
  }));
  const isObserved = draft.method === 'observation';
  return {
    id,
    criterionId,
    outcome: draft.outcome as 'met',
    method: draft.method as 'record',
    evidenceIds: [...draft.evidenceIds],
    note: draft.note,
    action: draft.outcome === 'not_yet' ? draft.action : '',
    actionDueOn: draft.outcome === 'not_yet' && draft.actionDueOn !== '' ? draft.actionDueOn : null,
    answers: rows.filter(({ question, answer }) => question.trim() !== '' || answer.trim() !== ''),
    observedOn: isObserved && draft.observedOn !== '' ? draft.observedOn : null,
    observedWhere: isObserved ? draft.observedWhere : '',
  };
}
