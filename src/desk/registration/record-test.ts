import { ok, type Result, wrongField } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { testRecorded } from './events.ts';
import { candidateFound } from './found.ts';
import { registrationDb } from './tables.ts';

/**
 * Records the result of a test. The same id again gives the first result.
 * @returns refuses `candidate-not-found`, `score-too-high`, `not-yet`, and what `cleanText` refuses
 */
export async function recordTest(
  tx: Tx,
  input: {
    readonly id: string;
    readonly personId: string;
    readonly name: string;
    readonly version: string;
    readonly score: number;
    readonly outOf: number;
    readonly takenOn: string;
  },
): Promise<Result<{ testId: string }>> {
  const { id, personId, score, outOf, takenOn } = input;
  const candidate = await candidateFound(tx, personId);
  if (!candidate.ok) return candidate;
  const name = cleanText(input.name, { min: 1, max: 120, what: 'The test' });
  if (!name.ok) return name;
  const version = cleanText(input.version, { max: 60, what: 'The version' });
  if (!version.ok) return version;
  if (score > outOf) {
    return wrongField('score', 'score-too-high', `The most this test gives is ${outOf}.`);
  }
  if (takenOn > dateIn(nowOf(tx))) {
    return wrongField(
      'takenOn',
      'not-yet',
      'This day is still to come. Give the day it was taken.',
    );
  }
  const { organisationId, memberId } = actorOf(tx);
  const made = await registrationDb(tx)
    .insertInto('candidate_test')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      name: name.value,
      version: version.value,
      score,
      out_of: outOf,
      taken_on: takenOn,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .returning('id')
    .execute();
  if (made.length === 0) return ok({ testId: id });
  record(tx, testRecorded, {
    subjects: { candidate: personId, test: id },
    facts: { test: id, name: name.value, version: version.value, takenOn },
    people: { [personId]: { score, outOf } },
  });
  return ok({ testId: id });
}
