import { daysBetween } from '../../lib/days.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { cleanText } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { addTask } from '../tasks/index.ts';
import { gapExplained } from './events.ts';
import { candidateFound, notAfterToday } from './found.ts';
import { referencesDb } from './tables.ts';

/** A time without work. Dates 'YYYY-MM-DD', both included. */
interface OfGap {
  readonly id: string;
  readonly personId: string;
  readonly fromOn: string;
  readonly toOn: string;
}

/**
 * Records how a candidate explained a time without work, whole or in part. The same id again gives the first result.
 * @returns refuses `candidate-not-found`, `ends-before-start`, `not-yet`, and what `cleanText` refuses
 */
export async function explainGap(
  tx: Tx,
  input: OfGap & { readonly explanation: string },
): Promise<Result<{ gapId: string }>> {
  const { id, personId, fromOn, toOn } = input;
  const candidate = await candidateFound(tx, personId);
  if (!candidate.ok) return candidate;
  if (toOn < fromOn) {
    return wrongField(
      'toOn',
      'ends-before-start',
      'The last day lies before the first. Check both.',
    );
  }
  const past = notAfterToday(tx, toOn, 'toOn');
  if (!past.ok) return past;
  const explanation = cleanText(input.explanation, {
    min: 1,
    max: 500,
    lines: true,
    what: 'The explanation',
  });
  if (!explanation.ok) return explanation;
  const { organisationId, memberId } = actorOf(tx);
  const made = await referencesDb(tx)
    .insertInto('employment_gap')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      from_on: fromOn,
      to_on: toOn,
      explanation: explanation.value,
      explained_at: nowOf(tx),
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .returning('id')
    .execute();
  if (made.length === 0) return ok({ gapId: id });
  record(tx, gapExplained, {
    subjects: { candidate: personId, gap: id },
    facts: { gap: id, fromOn, toOn, days: daysBetween(fromOn, toOn) + 1 },
    people: { [personId]: { explanation: explanation.value } },
  });
  return ok({ gapId: id });
}

/** Puts a ring-back on the asker's list, due tomorrow, to have a gap explained. Refuses as `addTask` does. */
export async function chaseGap(
  tx: Tx,
  { id, personId, fromOn, toOn }: OfGap,
): Promise<Result<{ taskId: string }>> {
  const candidate = await candidateFound(tx, personId);
  if (!candidate.ok) return candidate;
  const { memberId } = actorOf(tx);
  if (memberId === null) return refuse('not-allowed', 'Only somebody of the desk asks this.');
  const today = dateIn(nowOf(tx));
  return addTask(tx, {
    id,
    kind: 'ring_back',
    title: `Ask what they did from ${showDate(fromOn, today)} to ${showDate(toOn, today)}`,
    ownerId: memberId,
    dueAt: new Date(nowOf(tx).getTime() + 86_400_000),
    about: { kind: 'candidate', id: personId },
    personId,
    standard: 'The gap in the work history explained',
  });
}
