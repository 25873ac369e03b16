import { ok, type Result } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { destructionWithdrawn } from './events.ts';
import { listHere, lockLists, stillOpen, whoActs } from './found.ts';
import { retentionDb } from './tables.ts';

/** Takes a list back: nothing on it is destroyed. Twice changes nothing. Refuses `list-not-found` and `list-closed`. */
export async function withdrawList(tx: Tx, listId: string): Promise<Result<Record<string, never>>> {
  await lockLists(tx);
  const held = await listHere(tx, listId);
  if (!held.ok) return held;
  if (held.value.row.withdrawn_at) return ok({});
  const open = stillOpen(held.value);
  if (!open.ok) return open;
  const db = retentionDb(tx);
  await db
    .updateTable('destruction_line')
    .set({ outcome: 'withdrawn' })
    .where('list_id', '=', listId)
    .execute();
  await db
    .updateTable('destruction_list')
    .set({ withdrawn_at: nowOf(tx), withdrawn_by: whoActs(tx) })
    .where('id', '=', listId)
    .execute();
  record(tx, destructionWithdrawn, {
    subjects: { destruction_list: listId },
    facts: { listSha256: held.value.sha256 },
  });
  return ok({});
}
