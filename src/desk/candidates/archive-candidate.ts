import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { candidateArchived, candidateRestored } from './events.ts';
import { candidatesDb } from './tables.ts';

/**
 * Takes a candidate off the books: no list offers them, nothing of theirs is lost. Twice is once.
 * @returns the person's id; refuses `candidate-not-found` and what `cleanText` refuses
 */
export async function archiveCandidate(
  tx: Tx,
  { personId, reason }: { readonly personId: string; readonly reason: string },
): Promise<Result<{ personId: string }>> {
  const why = cleanText(reason, { max: 500, lines: true, what: 'The reason' });
  if (!why.ok) return why;
  const known = await knownCandidate(tx, personId);
  if (!known.ok) return known;
  const { organisationId, memberId } = actorOf(tx);
  const { numInsertedOrUpdatedRows } = await candidatesDb(tx)
    .insertInto('candidate_archive')
    .values({
      organisation_id: organisationId,
      person_id: personId,
      archived_at: nowOf(tx),
      archived_by: memberId,
      reason: why.value,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'person_id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) {
    record(tx, candidateArchived, {
      subjects: { candidate: personId },
      facts: {},
      people: { [personId]: { reason: why.value } },
    });
  }
  return ok({ personId });
}

/** Puts a candidate back on the books. Twice is once. Refuses `candidate-not-found`. */
export async function restoreCandidate(
  tx: Tx,
  personId: string,
): Promise<Result<{ personId: string }>> {
  const known = await knownCandidate(tx, personId);
  if (!known.ok) return known;
  const { numDeletedRows } = await candidatesDb(tx)
    .deleteFrom('candidate_archive')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (numDeletedRows > 0n) {
    record(tx, candidateRestored, { subjects: { candidate: personId }, facts: {} });
  }
  return ok({ personId });
}

/** The id of a candidate in the books, archived or not, or `candidate-not-found`. */
export async function knownCandidate(tx: Tx, personId: string): Promise<Result<string>> {
  const row = await candidatesDb(tx)
    .selectFrom('candidate')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (row) return ok(personId);
  return refuse('candidate-not-found', 'There is no such candidate in your books.');
}
