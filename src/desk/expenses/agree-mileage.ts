import { ok, type Result, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { mileageRateAgreed } from './events.ts';
import type { mileageRateRoute } from './schema.ts';
import { expensesDb } from './tables.ts';

/**
 * What a mile is paid and charged at from a day on. Claims that were said keep the rate they were reckoned at. The same
 * id again changes nothing. Refuses `client-not-found`.
 */
export async function agreeMileage(
  tx: Tx,
  input: BodyOf<typeof mileageRateRoute>,
): Promise<Result<{ rateId: string }>> {
  const { id, clientId, fromOn, payPence, chargePence } = input;
  const db = expensesDb(tx);
  if (clientId !== null) {
    const client = await db
      .selectFrom('clients_published')
      .select('client_id')
      .where('client_id', '=', clientId)
      .executeTakeFirst();
    if (!client) return wrongField('clientId', 'client-not-found', 'There is no such client.');
  }
  const { organisationId, memberId, name } = actorOf(tx);
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('mileage_rate')
    .values({
      organisation_id: organisationId,
      id,
      client_id: clientId,
      from_on: fromOn,
      pay_pence: payPence,
      charge_pence: chargePence,
      agreed_at: nowOf(tx),
      agreed_by: memberId,
      agreed_by_name: name,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return ok({ rateId: id });
  record(tx, mileageRateAgreed, {
    subjects: { mileage_rate: id, ...(clientId ? { client: clientId } : {}) },
    facts: { rate: id, ours: clientId === null, fromOn, payPence, chargePence },
  });
  return ok({ rateId: id });
}

/** A rate a mile, pence. */
export interface MileRate {
  readonly payPence: number;
  readonly chargePence: number;
  /** Agreed with the client, not the agency's own. */
  readonly ofClient: boolean;
}

/** Gives what a mile is paid at for a client on a day: the client's rate, else the agency's own, else null. One question. */
export async function mileRates(
  tx: Tx,
): Promise<(clientId: string, on: string) => MileRate | null> {
  const rows = await expensesDb(tx)
    .selectFrom('mileage_rate')
    .selectAll()
    .orderBy('from_on', 'desc')
    .orderBy('agreed_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return (clientId, on) => {
    const inForce = (of: string | null) =>
      rows.find((row) => row.client_id === of && row.from_on <= on);
    const row = inForce(clientId) ?? inForce(null);
    return row === undefined
      ? null
      : {
          payPence: row.pay_pence,
          chargePence: row.charge_pence,
          ofClient: row.client_id !== null,
        };
  };
}
