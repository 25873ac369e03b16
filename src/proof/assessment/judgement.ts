import { addMonths } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { JudgementOutcome, Method } from './schema.ts';

/** A judgement as far as its place among the others goes. */
export interface PlacedJudgement {
  readonly judgementId: string;
  readonly criterionId: string;
  readonly attempt: number;
  readonly judgedAt: Date;
  readonly outcome: JudgementOutcome;
}

function isAfter(one: PlacedJudgement, other: PlacedJudgement): boolean {
  if (one.attempt !== other.attempt) return one.attempt > other.attempt;
  const apart = one.judgedAt.getTime() - other.judgedAt.getTime();
  return apart === 0 ? one.judgementId > other.judgementId : apart > 0;
}

/**
 * The newest judgement of each criterion over all attempts at a unit: a criterion met once stays met until
 * it is judged again (W36). By criterion id.
 */
export function newestOf<J extends PlacedJudgement>(judgements: readonly J[]): Map<string, J> {
  const newest = new Map<string, J>();
  for (const judgement of judgements) {
    const known = newest.get(judgement.criterionId);
    if (!known || isAfter(judgement, known)) newest.set(judgement.criterionId, judgement);
  }
  return newest;
}

/** A judgement as it is about to be made. */
export interface NewJudgement {
  readonly outcome: JudgementOutcome;
  readonly method: Method;
  readonly action: string;
  /** By when the action is to be done; null: no day was agreed. */
  readonly actionDueOn?: string | null;
  readonly note: string;
  /** Items it rests on: those the assessor named, or else those the learner referenced. */
  readonly evidenceIds: readonly string[];
  readonly answers: readonly unknown[];
  readonly observedOn: string | null;
  readonly observedWhere: string;
}

function atField(field: string, code: string, because: string, source: string): Result<never> {
  return refuse(code, because, source, { fields: { [field]: because } });
}

/**
 * Whether a judgement says enough to be traced (R68). Refuses `action-missing`, `due-before-today`, `evidence-missing` (R56),
 * `question-missing` (R69), `observation-incomplete`, `not-yet-seen` for a day after today and
 * `seen-too-long-ago` for one more than three years back (R52).
 * @param today YYYY-MM-DD in London
 */
export function saysEnough(judgement: NewJudgement, today: string): Result<void> {
  const { outcome, method } = judgement;
  if (outcome === 'not_yet' && judgement.action.trim() === '')
    return atField(
      'action',
      'action-missing',
      'A “not yet” says what the learner is to do next. Write the action.',
      'Qualification specification, L200',
    );
  if (outcome === 'not_yet' && judgement.actionDueOn && judgement.actionDueOn < today)
    return atField(
      'actionDueOn',
      'due-before-today',
      'This day is over. Write a day by which the learner can do it, or leave it empty.',
      'Qualification specification, L200',
    );
  if (outcome === 'met' && method === 'record' && judgement.evidenceIds.length === 0)
    return atField(
      'evidenceIds',
      'evidence-missing',
      'A criterion met by record rests on at least one item of the claim. Tick an item, or choose another method.',
      'Qualification specification, L370',
    );
  const isDialogue = method === 'questioning' || method === 'discussion';
  if (isDialogue && judgement.answers.length === 0)
    return atField(
      'question1',
      'question-missing',
      'Questioning and discussion are recorded with each question and the outline of its answer. Write at least one.',
      'Qualification specification, L420',
    );
  return method === 'observation' ? isObserved(judgement, today) : ok(undefined);
}

function isObserved(judgement: NewJudgement, today: string): Result<void> {
  const source = 'Qualification specification, L370';
  const { observedOn, observedWhere, note } = judgement;
  if (observedOn === null)
    return atField(
      'observedOn',
      'observation-incomplete',
      'Write the day you observed it.',
      source,
    );
  if (observedOn > today)
    return atField(
      'observedOn',
      'not-yet-seen',
      'This day has not come yet. Write the day you observed it.',
      source,
    );
  if (observedOn < addMonths(today, -36))
    return atField(
      'observedOn',
      'seen-too-long-ago',
      'This was more than three years ago, too long to show what the learner can do now. Check the year, or observe it again.',
      'Qualification specification, L374',
    );
  if (observedWhere.trim() === '')
    return atField(
      'observedWhere',
      'observation-incomplete',
      'Write where you observed it.',
      source,
    );
  if (note.trim() === '')
    return atField('note', 'observation-incomplete', 'Write what you saw the learner do.', source);
  return ok(undefined);
}
