import { ok, type Result } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { clientStopped, stopLifted } from './events.ts';
import { clientOfBillTo } from './found.ts';
import { ratesDb } from './tables.ts';

const STOPPED = {
  code: 'already-stopped',
  because:
    'A colleague has put this bill-to on stop already. Lift that stop first to give another reason.',
};
onConstraint('credit_stop_once', STOPPED);

/**
 * Puts a bill-to on stop: nothing new is booked for it; what is booked goes on. The same id again gives the first
 * result. Refuses `bill-to-not-found` and `already-stopped`.
 */
export async function stopCredit(
  tx: Tx,
  billToId: string,
  { id, because }: { readonly id: string; readonly because: string },
): Promise<Result<{ stopId: string }>> {
  const client = await clientOfBillTo(tx, billToId);
  if (!client.ok) return client;
  const db = ratesDb(tx);
  const known = await db
    .selectFrom('credit_stop')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (known) return ok({ stopId: id });
  const { organisationId, memberId } = actorOf(tx);
  await db
    .insertInto('credit_stop')
    .values({
      organisation_id: organisationId,
      id,
      bill_to_id: billToId,
      because,
      stopped_at: nowOf(tx),
      stopped_by: memberId,
      lifted_at: null,
      lifted_by: null,
      lifted_because: null,
    })
    .execute();
  record(tx, clientStopped, {
    subjects: { client: client.value, billTo: billToId },
    facts: { stop: id },
  });
  return ok({ stopId: id });
}

/**
 * Lifts the stop on a bill-to. One that is on none is left as it is. Refuses `bill-to-not-found`.
 */
export async function liftStop(
  tx: Tx,
  billToId: string,
  { because }: { readonly because: string },
): Promise<Result<{ changed: boolean }>> {
  const client = await clientOfBillTo(tx, billToId);
  if (!client.ok) return client;
  const lifted = await ratesDb(tx)
    .updateTable('credit_stop')
    .set({ lifted_at: nowOf(tx), lifted_by: actorOf(tx).memberId, lifted_because: because })
    .where('bill_to_id', '=', billToId)
    .where('lifted_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!lifted) return ok({ changed: false });
  record(tx, stopLifted, {
    subjects: { client: client.value, billTo: billToId },
    facts: { stop: lifted.id },
  });
  return ok({ changed: true });
}
