import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { knownCandidate } from './archive-candidate.ts';
import { cleanQualification, type QualificationInput } from './candidate.ts';
import { qualificationRecorded, qualificationRemoved } from './events.ts';
import { addQualifications } from './save-candidates.ts';
import { candidatesDb } from './tables.ts';

/**
 * Records a qualification, or puts the one with this id as given: a new expiry, the day it was seen.
 * @returns its id; refuses `candidate-not-found`, `qualification-taken` (the id is another person's) and what
 *   `cleanQualification` refuses
 */
export async function recordQualification(
  tx: Tx,
  input: QualificationInput & { readonly personId: string },
): Promise<Result<{ qualificationId: string }>> {
  const { personId, id } = input;
  const known = await knownCandidate(tx, personId);
  if (!known.ok) return known;
  const cleaned = cleanQualification(input, dateIn(nowOf(tx)));
  if (!cleaned.ok) return cleaned;
  const other = await candidatesDb(tx)
    .selectFrom('qualification')
    .select('person_id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (other && other.person_id !== personId) {
    return refuse('qualification-taken', 'This qualification belongs to another candidate.');
  }
  await addQualifications(tx, [{ personId, qualifications: [cleaned.value] }]);
  const { name, awardedBy, number, expiresOn, seenOn } = cleaned.value;
  record(tx, qualificationRecorded, {
    subjects: { candidate: personId, qualification: id },
    facts: { expiresOn, seenOn },
    people: { [personId]: { name, awardedBy, number } },
  });
  return ok({ qualificationId: id });
}

/** Takes a qualification off a candidate. Refuses `qualification-not-found`. */
export async function removeQualification(
  tx: Tx,
  { personId, qualificationId }: { readonly personId: string; readonly qualificationId: string },
): Promise<Result<{ qualificationId: string }>> {
  const { numDeletedRows } = await candidatesDb(tx)
    .deleteFrom('qualification')
    .where('id', '=', qualificationId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (numDeletedRows === 0n) {
    return refuse('qualification-not-found', 'This candidate has no such qualification.');
  }
  record(tx, qualificationRemoved, {
    subjects: { candidate: personId, qualification: qualificationId },
    facts: {},
  });
  return ok({ qualificationId });
}
