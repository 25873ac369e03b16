import { ok, type Result } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { creditSet } from './events.ts';
import { clientOfBillTo } from './found.ts';
import { ratesDb } from './tables.ts';

/**
 * Sets how much a bill-to may owe for (pence; null: no limit), and the last day it is insured for. The same again
 * changes nothing. Refuses `bill-to-not-found`.
 */
export async function setCredit(
  tx: Tx,
  billToId: string,
  { limitPence, insuredUntil }: { limitPence: number | null; insuredUntil: string | null },
): Promise<Result<{ changed: boolean }>> {
  const client = await clientOfBillTo(tx, billToId);
  if (!client.ok) return client;
  const db = ratesDb(tx);
  const before = await db
    .selectFrom('credit')
    .select(['limit_pence', 'insured_until'])
    .where('bill_to_id', '=', billToId)
    .forUpdate()
    .executeTakeFirst();
  const limitBefore = before?.limit_pence ?? null;
  if (limitBefore === limitPence && (before?.insured_until ?? null) === insuredUntil) {
    return ok({ changed: false });
  }
  const { organisationId, memberId } = actorOf(tx);
  const stamped = {
    limit_pence: limitPence,
    insured_until: insuredUntil,
    set_at: nowOf(tx),
    set_by: memberId,
  };
  await db
    .insertInto('credit')
    .values({ organisation_id: organisationId, bill_to_id: billToId, ...stamped })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'bill_to_id']).doUpdateSet(stamped),
    )
    .execute();
  record(tx, creditSet, {
    subjects: { client: client.value, billTo: billToId },
    facts: { limitPence, insuredUntil, limitBefore },
  });
  return ok({ changed: true });
}
