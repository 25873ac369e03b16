import { addDays, addMonths, type DateText } from '../../lib/days.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { START } from '../../rules/agency-workers/figures-data.ts';
import { holdWorkers } from '../worktime/index.ts';
import { earlierWeeksDeclared } from './events.ts';
import { hirerOf, notAfterToday, roleKnown, workerOf } from './found.ts';
import { equalTreatmentDb } from './tables.ts';

/** Months after which we ask again, and the most a declaration may answer for (practice W6). */
const ASK_AGAIN = 3;
const MOST = 12;

interface EarlierWeeksInput {
  readonly id: string;
  readonly personId: string;
  /** Null with the role: nowhere at all through other agencies, so no weeks. */
  readonly hirerId: string | null;
  readonly role: string | null;
  readonly weeks: number;
  readonly lastOn: DateText | null;
  readonly saidOn: DateText;
  readonly answersUntil?: DateText | undefined;
}

/**
 * Records how many weeks a worker says they worked at a hirer in a role through other agencies, 0 for none,
 * or that they worked nowhere through others. It answers until a date and then lapses (three months on, if
 * left out; at most a year). The same id again gives the first result. Refuses `worker-not-found`,
 * `hirer-not-found`, `role-not-found`, `place-half-named`, `weeks-without-place`, `last-day-missing`,
 * `not-yet`, `weeks-before-the-law` and `answers-too-long`.
 */
export async function declareEarlierWeeks(
  tx: Tx,
  input: EarlierWeeksInput,
): Promise<Result<{ declarationId: string; answersUntil: DateText }>> {
  const { id, personId, hirerId, role, weeks, lastOn, saidOn } = input;
  const worker = await workerOf(tx, personId);
  if (!worker.ok) return worker;
  const fits = await placeFits(tx, input);
  if (!fits.ok) return fits;
  const days = daysFit(tx, input);
  if (!days.ok) return days;
  const answersUntil = input.answersUntil ?? addMonths(saidOn, ASK_AGAIN);
  if (answersUntil < saidOn || answersUntil > addMonths(saidOn, MOST)) {
    return wrongField(
      'answersUntil',
      'answers-too-long',
      'A declaration answers from the day it was said for at most a year. Choose a day within it.',
    );
  }
  await holdWorkers(tx, [personId]);
  const { organisationId, memberId } = actorOf(tx);
  const { numInsertedOrUpdatedRows } = await equalTreatmentDb(tx)
    .insertInto('earlier_weeks')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      hirer_id: hirerId,
      role,
      weeks,
      last_on: lastOn,
      said_on: saidOn,
      answers_until: answersUntil,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) {
    record(tx, earlierWeeksDeclared, {
      subjects: { worker: personId, ...(hirerId === null ? {} : { hirer: hirerId }) },
      facts: { declaration: id, hirer: hirerId, role, weeks, lastOn, saidOn, answersUntil },
    });
  }
  return ok({ declarationId: id, answersUntil });
}

async function placeFits(
  tx: Tx,
  { hirerId, role, weeks }: EarlierWeeksInput,
): Promise<Result<unknown>> {
  if ((hirerId === null) !== (role === null)) {
    return refuse(
      'place-half-named',
      'Weeks run by hirer and role. Name both, or neither when they worked nowhere through others.',
    );
  }
  if (hirerId === null || role === null) {
    if (weeks === 0) return ok(null);
    return refuse(
      'weeks-without-place',
      'Say at which hirer and in which role they worked these weeks.',
    );
  }
  const hirer = await hirerOf(tx, hirerId);
  return hirer.ok ? roleKnown(tx, role) : hirer;
}

function daysFit(tx: Tx, { weeks, lastOn, saidOn }: EarlierWeeksInput): Result<unknown> {
  const said = notAfterToday(tx, saidOn, 'saidOn');
  if (!said.ok) return said;
  if (weeks > 0 === (lastOn === null)) {
    return wrongField(
      'lastOn',
      'last-day-missing',
      weeks > 0
        ? 'Enter the last day they worked there through another agency: a long break starts the count again.'
        : 'With no weeks there is no last day. Leave it empty, or enter the weeks.',
    );
  }
  if (lastOn === null) return ok(null);
  if (lastOn > saidOn) {
    return wrongField(
      'lastOn',
      'not-yet',
      'The last day lies after the day they said it. Check both.',
    );
  }
  if (lastOn < addDays(START, 7 * weeks - 7)) {
    return wrongField(
      'weeks',
      'weeks-before-the-law',
      'So many weeks reach back before 1 October 2011, when they began to count. Enter only those since.',
    );
  }
  return ok(null);
}
