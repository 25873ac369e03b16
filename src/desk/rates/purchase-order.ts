import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { nameKey } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { contactsOf } from '../clients/index.ts';
import { orderRecorded } from './events.ts';
import { clientOfBillTo } from './found.ts';
import type { OrderHow } from './schema.ts';
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
 * @param input `endsOn`: the last day of work that it pays for
 */
export async function addOrder(
  tx: Tx,
  billToId: string,
  input: { id: string; number: string; valuePence: number; endsOn?: string | null },
): Promise<Result<{ purchaseOrderId: string }>> {
  const { id, number, valuePence, endsOn = null } = input;
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
      ends_on: endsOn,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) {
    record(tx, orderRecorded, {
      subjects: { client: client.value, billTo: billToId, purchaseOrder: id },
      facts: { order: id, valuePence, before: null, endsOn, endsBefore: null, how: null },
    });
  }
  return ok({ purchaseOrderId: id });
}

/**
 * Changes the value or the last day of a purchase order, as a contact of the client said, and keeps what stood before.
 * The same again changes nothing. Refuses `order-not-found` and `contact-of-other`.
 */
export async function changeOrder(
  tx: Tx,
  orderId: string,
  input: {
    readonly valuePence: number;
    readonly endsOn: string | null;
    /** Contact. */
    readonly saidBy: string;
    readonly how: OrderHow;
  },
): Promise<Result<{ changed: boolean }>> {
  const { valuePence, endsOn, saidBy, how } = input;
  const db = ratesDb(tx);
  const order = await db
    .selectFrom('purchase_order')
    .select(['bill_to_id', 'value_pence', 'ends_on'])
    .where('id', '=', orderId)
    .forUpdate()
    .executeTakeFirst();
  if (!order) {
    return refuse(
      'order-not-found',
      'There is no such purchase order. Look at the client’s record.',
    );
  }
  const client = await clientOfBillTo(tx, order.bill_to_id);
  if (!client.ok) return client;
  const contact = (await contactsOf(tx, [saidBy])).get(saidBy);
  if (contact?.clientId !== client.value) {
    const because = 'This is no contact of the client who pays. Choose who of theirs said so.';
    return refuse('contact-of-other', because, undefined, { fields: { saidBy: because } });
  }
  if (order.value_pence === valuePence && order.ends_on === endsOn) return ok({ changed: false });
  await db
    .updateTable('purchase_order')
    .set({ value_pence: valuePence, ends_on: endsOn })
    .where('id', '=', orderId)
    .execute();
  const { organisationId, memberId } = actorOf(tx);
  await db
    .insertInto('purchase_order_change')
    .values({
      organisation_id: organisationId,
      id: newId(),
      order_id: orderId,
      value_before: order.value_pence,
      value_pence: valuePence,
      ends_before: order.ends_on,
      ends_on: endsOn,
      said_by: saidBy,
      how,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .execute();
  record(tx, orderRecorded, {
    subjects: {
      client: client.value,
      billTo: order.bill_to_id,
      purchaseOrder: orderId,
      contact: contact.personId,
    },
    facts: {
      order: orderId,
      valuePence,
      before: order.value_pence,
      endsOn,
      endsBefore: order.ends_on,
      how,
    },
  });
  return ok({ changed: true });
}

/** A purchase order with its value, pence. */
export interface PurchaseOrder {
  readonly purchaseOrderId: string;
  readonly billToId: string;
  readonly number: string;
  readonly valuePence: number;
  /** The last day of work that it pays for; null: none was said. */
  readonly endsOn: string | null;
  readonly changes: readonly OrderChange[];
}

/** A change of an order, as the client said. */
export interface OrderChange {
  readonly orderId: string;
  readonly valueBefore: number;
  readonly valuePence: number;
  readonly endsBefore: string | null;
  readonly endsOn: string | null;
  /** Contact. */
  readonly saidBy: string;
  readonly how: OrderHow;
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
}

/** The purchase orders of these bill-tos, newest first, each with its changes, the latest first. */
export async function ordersOf(
  tx: Tx,
  billToIds: readonly string[],
): Promise<readonly PurchaseOrder[]> {
  if (billToIds.length === 0) return [];
  const db = ratesDb(tx);
  const orders = await db
    .selectFrom('purchase_order')
    .select(['id as purchaseOrderId', 'bill_to_id as billToId', 'number', 'ends_on as endsOn'])
    .select('value_pence as valuePence')
    .where('bill_to_id', 'in', [...billToIds])
    .orderBy('recorded_at', 'desc')
    .orderBy('id')
    .execute();
  if (orders.length === 0) return [];
  const changes = await db
    .selectFrom('purchase_order_change')
    .select(['order_id as orderId', 'value_before as valueBefore', 'value_pence as valuePence'])
    .select(['ends_before as endsBefore', 'ends_on as endsOn', 'said_by as saidBy', 'how'])
    .select(['recorded_at as recordedAt', 'recorded_by as recordedBy'])
    .where(
      'order_id',
      'in',
      orders.map(({ purchaseOrderId }) => purchaseOrderId),
    )
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return orders.map((order) => ({
    ...order,
    changes: changes.filter(({ orderId }) => orderId === order.purchaseOrderId),
  }));
}
