import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import type { Delivery } from './message.ts';
import { communicationsDb } from './tables.ts';

/** How far these mails have come, by message id; ids unknown here are left out. */
export async function deliveriesOf(
  tx: Tx,
  messageIds: readonly string[],
): Promise<Map<string, Delivery>> {
  if (messageIds.length === 0) return new Map();
  const rows = await communicationsDb(tx)
    .selectFrom('message_delivery as d')
    .innerJoin('message as m', (join) =>
      join.onRef('m.organisation_id', '=', 'd.organisation_id').onRef('m.id', '=', 'd.message_id'),
    )
    .select(['m.id', 'm.to_address', 'd.state', 'd.attempts', 'd.last_error', 'd.sent_at'])
    .where(sql<boolean>`m.id = any(${[...messageIds]}::uuid[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        state: row.state,
        attempts: row.attempts,
        lastError: row.last_error,
        sentAt: row.sent_at,
        toAddress: row.to_address,
      },
    ]),
  );
}
