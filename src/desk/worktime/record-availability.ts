import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { availabilityRecorded } from './events.ts';
import { holdWorkers } from './lock-workers.ts';
import { onTheBooks } from './on-the-books.ts';
import { worktimeDb } from './tables.ts';

/** A word reaches at most this far: what somebody says about next year is asked again. */
export const LONGEST_WORD = 366 * 86_400_000;

/**
 * Records when a worker said they can or cannot work; the latest word about a moment counts. The same id
 * again gives the first result.
 * @param input.startsAt ISO instant; `endsAt` lies after it, at most a year
 * @param input.saidAt ISO instant, not later than now; now if left out
 * @returns the word's id, or `worker-not-found`, `ends-before-it-starts`, `too-long-a-time`,
 *   `said-in-future` or what `cleanText` refuses
 */
export async function recordAvailability(
  tx: Tx,
  input: {
    readonly id: string;
    readonly personId: string;
    readonly state: 'available' | 'unavailable' | 'unknown';
    readonly startsAt: string;
    readonly endsAt: string;
    readonly reason?: string;
    readonly how: string;
    readonly saidAt?: string | undefined;
  },
): Promise<Result<{ wordId: string }>> {
  const { id, personId, state, how } = input;
  const worker = await onTheBooks(tx, personId);
  if (!worker.ok) return worker;
  await holdWorkers(tx, [personId]);
  const reason = cleanText(input.reason ?? '', { max: 300, what: 'The reason' });
  if (!reason.ok) return reason;
  const now = nowOf(tx);
  const startsAt = new Date(input.startsAt);
  const endsAt = new Date(input.endsAt);
  const saidAt = input.saidAt === undefined ? now : new Date(input.saidAt);
  const length = endsAt.getTime() - startsAt.getTime();
  if (length <= 0) {
    return refuse('ends-before-it-starts', 'The time ends before it starts. Check both.');
  }
  if (length > LONGEST_WORD) {
    return refuse('too-long-a-time', 'Record at most a year at once, and ask again then.');
  }
  if (saidAt > now) {
    return refuse('said-in-future', 'They cannot have said it later than now. Check the time.');
  }
  const { organisationId, memberId } = actorOf(tx);
  const { numInsertedOrUpdatedRows } = await worktimeDb(tx)
    .insertInto('availability')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      state,
      starts_at: startsAt,
      ends_at: endsAt,
      reason: reason.value,
      said_at: saidAt,
      how,
      recorded_at: now,
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return ok({ wordId: id });
  record(tx, availabilityRecorded, {
    subjects: { worker: personId },
    facts: {
      word: id,
      state,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      saidAt: saidAt.toISOString(),
    },
    people: { [personId]: { reason: reason.value, how } },
  });
  return ok({ wordId: id });
}
