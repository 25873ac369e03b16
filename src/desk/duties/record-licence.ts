import { ok, type Result, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { nameKey } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { licenceRecorded } from './events.ts';
import { notAfterToday } from './found.ts';
import type { recordLicenceRoute } from './schema.ts';
import { dutiesDb } from './tables.ts';

/**
 * Records the organisation's gangmaster's licence as the public register showed it on a day. A later look at
 * the same number takes the place of the earlier one, also where the licence was cut short. The same id again
 * gives the first result. Refuses `not-yet` and `ends-before-start`.
 */
export async function recordLicence(
  tx: Tx,
  { id, number, fromOn, toOn, seenOn, page }: BodyOf<typeof recordLicenceRoute>,
): Promise<Result<{ licenceId: string }>> {
  const { organisationId, memberId } = actorOf(tx);
  const past = notAfterToday(tx, seenOn, 'seenOn');
  if (!past.ok) return past;
  if (toOn < fromOn) {
    return wrongField(
      'toOn',
      'ends-before-start',
      'The last day lies before the first. Check both days.',
    );
  }
  const { numInsertedOrUpdatedRows } = await dutiesDb(tx)
    .insertInto('agency_licence')
    .values({
      organisation_id: organisationId,
      id,
      number,
      number_key: nameKey(number),
      from_on: fromOn,
      to_on: toOn,
      seen_on: seenOn,
      page,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return ok({ licenceId: id });
  record(tx, licenceRecorded, {
    subjects: { licence: id },
    facts: { licence: id, number, fromOn, toOn, seenOn },
  });
  return ok({ licenceId: id });
}
