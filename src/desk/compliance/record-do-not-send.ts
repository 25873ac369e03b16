import type { DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { holdWorkers } from '../worktime/index.ts';
import { doNotSendRecorded } from './events.ts';
import { onTheBooks } from './on-the-books.ts';
import { type PlaceKind, placeOf } from './places.ts';
import { complianceDb } from './tables.ts';

/**
 * Records that a client or the worker asked for this worker not to be sent to a client, a hirer or a site.
 * It holds until it is ended. The same id again gives the first result.
 * @returns its id, or `worker-not-found`, `place-not-found`, `review-in-past` or what `cleanText` refuses
 */
export async function recordDoNotSend(
  tx: Tx,
  input: {
    readonly id: string;
    readonly personId: string;
    readonly place: PlaceKind;
    readonly placeId: string;
    readonly saidBy: 'client' | 'worker';
    readonly reason: string;
    readonly reviewOn?: DateText | undefined;
  },
): Promise<Result<{ doNotSendId: string }>> {
  const { id, personId, place, placeId, saidBy, reviewOn = null } = input;
  const worker = await onTheBooks(tx, personId);
  if (!worker.ok) return worker;
  await holdWorkers(tx, [personId]);
  const found = await placeOf(tx, place, placeId);
  if (!found.ok) return found;
  const reason = cleanText(input.reason, { min: 1, max: 500, what: 'The reason' });
  if (!reason.ok) return reason;
  const now = nowOf(tx);
  if (reviewOn !== null && reviewOn < dateIn(now)) {
    return refuse(
      'review-in-past',
      'The day to look at it again lies in the past. Choose a later one.',
    );
  }
  const { organisationId, memberId } = actorOf(tx);
  const { numInsertedOrUpdatedRows } = await complianceDb(tx)
    .insertInto('do_not_send')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      client_id: place === 'client' ? placeId : null,
      hirer_id: place === 'hirer' ? placeId : null,
      site_id: place === 'site' ? placeId : null,
      said_by: saidBy,
      reason: reason.value,
      review_on: reviewOn,
      recorded_at: now,
      recorded_by: memberId,
      ended_at: null,
      ended_by: null,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return ok({ doNotSendId: id });
  record(tx, doNotSendRecorded, {
    subjects: { worker: personId, [place]: placeId },
    facts: { doNotSend: id, saidBy, place, reviewOn },
    people: { [personId]: { reason: reason.value } },
  });
  return ok({ doNotSendId: id });
}
