import { type Result, refuse } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { ratesDb } from './tables.ts';

/** The client of a bill-to, or `bill-to-not-found`. */
export async function clientOfBillTo(tx: Tx, billToId: string): Promise<Result<string>> {
  const row = await ratesDb(tx)
    .selectFrom('bill_tos_published')
    .select('client_id')
    .where('bill_to_id', '=', billToId)
    .executeTakeFirst();
  if (row) return { ok: true, value: row.client_id };
  return refuse(
    'bill-to-not-found',
    'There is no such bill-to. Look for it on the client’s record.',
  );
}
