import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import { addDays, dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { contactsAtClient, contactsOf, payersOf } from '../clients/index.ts';
import { creditTerms, ordersOf } from '../rates/index.ts';
import type { readCredit } from './schema.ts';
import { commitmentsDb } from './tables.ts';

/** Days before its last one from which an insurance is shown to end. */
const SOON_DAYS = 30;
/** Share of an order's value from which it is shown to run out. */
const WARN_SHARE = 0.8;

type BillTos = Reply<typeof readCredit>['billTos'];

/** How each bill-to that pays for a client stands. Refuses `client-not-found`. A fixed number of questions. */
export async function clientCredit(
  tx: Tx,
  clientId: string,
): Promise<Result<Reply<typeof readCredit>>> {
  const client = await contactsAtClient(tx, clientId);
  if (!client.ok) return client;
  const payers = await payersOf(tx, clientId);
  const ids = payers.map(({ billToId }) => billToId);
  const terms = await creditTerms(tx, ids);
  const used = await chargedTo(tx, ids);
  const orders = await ordersOf(tx, ids);
  const names = await memberNames(tx);
  const today = dateIn(nowOf(tx));
  const said = await contactsOf(
    tx,
    orders.flatMap(({ changes }) => changes.map(({ saidBy }) => saidBy)),
  );
  const contacts = client.value.contacts.map(({ contactId, name }) => ({ contactId, name }));
  const billTos = payers.map(({ billToId, name, ofClient }): BillTos[number] => {
    const { limitPence = null, insuredUntil = null, stop = null } = terms.get(billToId) ?? {};
    const of = used.filter((one) => one.billToId === billToId);
    const sum = (which: 'workedPence' | 'aheadPence') =>
      of.reduce((total, one) => total + one[which], 0);
    const [workedPence, aheadPence] = [sum('workedPence'), sum('aheadPence')];
    return {
      billToId,
      name,
      ofClient,
      contacts: ofClient === null ? contacts : [],
      limitPence,
      insuredUntil,
      insurance: insuranceOn(insuredUntil, today),
      stop: stop && {
        because: stop.because,
        stoppedAt: stop.stoppedAt.toISOString(),
        stoppedBy: names.get(stop.stoppedBy ?? '') ?? '',
      },
      // Invoices come with the pay run: until then everything that was worked is unbilled.
      invoicedPence: 0,
      workedPence,
      aheadPence,
      leftPence: limitPence === null ? null : limitPence - workedPence - aheadPence,
      orders: orders
        .filter((order) => order.billToId === billToId)
        .map(({ purchaseOrderId, number, valuePence, endsOn, changes }) => {
          const usedPence = of
            .filter((one) => one.poNumber === number.toLowerCase())
            .reduce((total, one) => total + one.workedPence + one.aheadPence, 0);
          return {
            purchaseOrderId,
            number,
            valuePence,
            usedPence,
            leftPence: valuePence - usedPence,
            state: orderState(valuePence, usedPence),
            endsOn,
            ends: endOn(endsOn, today),
            changes: changes.map(({ saidBy, recordedAt, recordedBy, orderId: _, ...change }) => ({
              ...change,
              at: recordedAt.toISOString(),
              by: names.get(recordedBy ?? '') ?? '',
              saidBy: said.get(saidBy)?.name ?? '',
            })),
          };
        }),
    };
  });
  return ok({ today, clientName: client.value.clientName, billTos });
}

/** How an insurance stands on a day. */
export function insuranceOn(
  until: string | null,
  today: string,
): 'none' | 'good' | 'soon' | 'lapsed' {
  if (until === null) return 'none';
  if (until < today) return 'lapsed';
  return until <= addDays(today, SOON_DAYS) ? 'soon' : 'good';
}

/** How the last day of an order stands on a day. */
export function endOn(endsOn: string | null, today: string): 'none' | 'good' | 'soon' | 'over' {
  const stands = insuranceOn(endsOn, today);
  return stands === 'lapsed' ? 'over' : stands;
}

/** How far an order is used: good, nearly used up (80%), or over its value. */
export function orderState(valuePence: number, usedPence: number): 'good' | 'warn' | 'over' {
  if (usedPence > valuePence) return 'over';
  return usedPence >= valuePence * WARN_SHARE ? 'warn' : 'good';
}

async function chargedTo(tx: Tx, billToIds: readonly string[]) {
  const now = nowOf(tx);
  const { rows } = await sql<{
    billToId: string;
    poNumber: string;
    workedPence: number;
    aheadPence: number;
  }>`
    select bill_to_id as "billToId", lower(po_number) as "poNumber",
      coalesce(sum(charge_total) filter (where ends_at <= ${now}), 0)::float8 as "workedPence",
      coalesce(sum(charge_total) filter (where ends_at > ${now}), 0)::float8 as "aheadPence"
    from shifts_published
    where organisation_id = current_organisation() and cancelled_at is null
      and bill_to_id = any(${[...billToIds]}::uuid[])
    group by 1, 2`.execute(commitmentsDb(tx));
  return rows;
}
