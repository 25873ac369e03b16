import { ok, type Result, refuse } from '../../lib/result.ts';
import { nameKey } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { orderRecorded } from './events.ts';
import { clientOfBillTo } from './found.ts';
import { ratesDb } from './tables.ts';

const TAKEN = 'This order number stands on the record already. Change its value there.';
onConstraint('purchase_order_once', {
  code: 'order-taken',
  because: TAKEN,
  details: { fields: { number: TAKEN } },
});

/**
 * Records a purchase order of a bill-to with its value in pence. The same id again gives the first result. Refuses
 * `bill-to-not-found` and `order-taken`.
 */
export async function addOrder(
  tx: Tx,
  billToId: string,
  { id, number, valuePence }: { id: string; number: string; valuePence: number },
): Promise<Result<{ purchaseOrderId: string }>> {
  const client = await clientOfBillTo(tx, billToId);
  if (!client.ok) return client;
  const { organisationId, memberId } = actorOf(tx);
  const inserted = await ratesDb(tx)
    .insertInto('purchase_order')
    .values({
      organisation_id: organisationId,
      id,
      bill_to_id: billToId,
      number,
      number_key: nameKey(number),
      value_pence: valuePence,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) {
    record(tx, orderRecorded, {
      subjects: { client: client.value, billTo: billToId, purchaseOrder: id },
      facts: { order: id, valuePence, before: null },
    });
  }
  return ok({ purchaseOrderId: id });
}

/** Changes the value of a purchase order. The same again changes nothing. Refuses `order-not-found`. */
export async function changeOrder(
  tx: Tx,
  orderId: string,
  { valuePence }: { readonly valuePence: number },
): Promise<Result<{ changed: boolean }>> {
  const db = ratesDb(tx);
  const order = await db
    .selectFrom('purchase_order')
    .select(['bill_to_id', 'value_pence'])
    .where('id', '=', orderId)
    .forUpdate()
    .executeTakeFirst();
  if (!order) {
    return refuse(
      'order-not-found',
      'There is no such purchase order. Look at the client’s record.',
    );
  }
  if (order.value_pence === valuePence) return ok({ changed: false });
  await db
    .updateTable('purchase_order')
    .set({ value_pence: valuePence })
    .where('id', '=', orderId)
    .execute();
  record(tx, orderRecorded, {
    subjects: { billTo: order.bill_to_id, purchaseOrder: orderId },
    facts: { order: orderId, valuePence, before: order.value_pence },
  });
  return ok({ changed: true });
}

/** A purchase order with its value, pence. */
export interface PurchaseOrder {
  readonly purchaseOrderId: string;
  readonly billToId: string;
  readonly number: string;
  readonly valuePence: number;
}

/** The purchase orders of these bill-tos, newest first. */
export async function ordersOf(
  tx: Tx,
  billToIds: readonly string[],
): Promise<readonly PurchaseOrder[]> {
  if (billToIds.length === 0) return [];
  return ratesDb(tx)
    .selectFrom('purchase_order')
    .select(['id as purchaseOrderId', 'bill_to_id as billToId', 'number'])
    .select('value_pence as valuePence')
    .where('bill_to_id', 'in', [...billToIds])
    .orderBy('recorded_at', 'desc')
    .orderBy('id')
    .execute();
}
