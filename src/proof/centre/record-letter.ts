import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { letterRecorded, letterTakenBack, supportRecorded } from './events.ts';
import { whoActs } from './found.ts';
import type {
  recordLetterRoute,
  recordSupportRoute,
  takeBackLetterRoute,
} from './letter-schema.ts';
import { centreDb } from './tables.ts';

const letterHere = (tx: Tx, letterId: string) =>
  centreDb(tx)
    .selectFrom('centre_letter')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', letterId)
    .forUpdate()
    .executeTakeFirst();

/**
 * Records what went between the centre and its awarding body (U33). The same id again gives the first result. Refuses
 * `still-to-come`, `due-before-sent`, `letter-not-found`, `same-way` and `answered-before`.
 */
export async function recordLetter(
  tx: Tx,
  {
    id,
    direction,
    on,
    about,
    words,
    reference,
    answerDue,
    answers,
  }: BodyOf<typeof recordLetterRoute>,
): Promise<Result<{ letterId: string }>> {
  if (on > dateIn(nowOf(tx))) {
    return wrongField('on', 'still-to-come', 'This day is still to come. Record it once it went.');
  }
  if (answerDue !== null && answerDue < on) {
    return wrongField('answerDue', 'due-before-sent', 'It cannot be due before it went.');
  }
  const asked = answers === null ? undefined : await letterHere(tx, answers);
  if (answers !== null && (!asked || asked.taken_back_at)) {
    return wrongField('answers', 'letter-not-found', 'There is no such letter to answer.');
  }
  if (asked?.direction === direction) {
    return wrongField('answers', 'same-way', 'An answer goes the other way than what it answers.');
  }
  if (asked && on < asked.on_day) {
    return wrongField('on', 'answered-before', 'That is before the letter it answers.');
  }
  const made = await centreDb(tx)
    .insertInto('centre_letter')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      direction,
      on_day: on,
      about,
      words,
      reference,
      answer_due: answerDue,
      answers,
      recorded_at: nowOf(tx),
      recorded_by: whoActs(tx),
      taken_back_at: null,
      taken_back_by: null,
      taken_back_because: null,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    record(tx, letterRecorded, {
      subjects: { letter: id, ...(answers === null ? {} : { answers }) },
      facts: { direction, on, answerDue },
    });
  }
  return ok({ letterId: id });
}

/** A letter was entered wrongly. Refuses `letter-not-found` and `already-taken-back`. */
export async function takeBackLetter(
  tx: Tx,
  letterId: string,
  { because }: BodyOf<typeof takeBackLetterRoute>,
): Promise<Result<{ letterId: string }>> {
  const letter = await letterHere(tx, letterId);
  if (!letter) return refuse('letter-not-found', 'There is no such letter on record.');
  if (letter.taken_back_at) {
    return refuse('already-taken-back', 'This letter was taken back already.');
  }
  await centreDb(tx)
    .updateTable('centre_letter')
    .set({ taken_back_at: nowOf(tx), taken_back_by: whoActs(tx), taken_back_because: because })
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', letterId)
    .execute();
  record(tx, letterTakenBack, { subjects: { letter: letterId }, facts: {} });
  return ok({ letterId });
}

/** Records the Centre Support Status from a day on (R34). The same id again gives the first result. */
export async function recordSupport(
  tx: Tx,
  { id, status, fromOn, visits, remote, letter }: BodyOf<typeof recordSupportRoute>,
): Promise<Result<{ supportId: string }>> {
  const made = await centreDb(tx)
    .insertInto('centre_support')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      status,
      from_on: fromOn,
      visits,
      remote,
      letter,
      recorded_at: nowOf(tx),
      recorded_by: whoActs(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    record(tx, supportRecorded, { subjects: { support: id }, facts: { fromOn, visits, remote } });
  }
  return ok({ supportId: id });
}
