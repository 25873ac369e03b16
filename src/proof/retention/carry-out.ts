import { sql } from 'kysely';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { lockPortfolio } from '../portfolio/index.ts';
import { readyOn } from './approve-list.ts';
import { destructionDone, recordDestroyed } from './events.ts';
import {
  asSeen,
  type HeldList,
  hashesOf,
  type ListedLine,
  listHere,
  lockLists,
  R21,
  stillOpen,
  whoActs,
} from './found.ts';
import { pastNow } from './past.ts';
import { type Hold, retentionDb } from './tables.ts';

/**
 * Carries a list out in one act: what is still past its time and held by nothing is destroyed, files too; what gained a
 * hold or was touched since is left out by name. The list stays. Twice answers with what was done. Refuses
 * `list-not-found`, `list-closed`, `list-changed`, `own-record`, `approvals-missing` and `offer-runs`.
 */
export async function carryOut(
  tx: Tx,
  listId: string,
  { sha256 }: { readonly sha256: string },
): Promise<Result<{ destroyed: number; leftOut: number }>> {
  await lockLists(tx);
  const held = await listHere(tx, listId);
  if (!held.ok) return held;
  const seen = asSeen(held.value, sha256);
  if (!seen.ok) return seen;
  if (held.value.row.destroyed_at) return ok(counted(held.value.lines));
  const may = mayCarryOut(tx, held.value);
  if (!may.ok) return may;
  const db = retentionDb(tx);
  for (const line of held.value.listed.lines) await lockPortfolio(tx, line.learner);
  const past = new Map((await pastNow(tx)).map((one) => [one.learnerId, one.holds]));
  const leftOut: { learner: string; hold: Hold }[] = [];
  for (const line of held.value.listed.lines) {
    const hold = await holdOn(tx, line, past.get(line.learner));
    if (hold === null) await destroy(tx, held.value, line);
    else {
      leftOut.push({ learner: line.learner, hold });
      await db
        .updateTable('destruction_line')
        .set({ outcome: 'left_out', hold })
        .where('list_id', '=', listId)
        .where('learner_id', '=', line.learner)
        .execute();
    }
  }
  await db
    .updateTable('destruction_list')
    .set({ destroyed_at: nowOf(tx), destroyed_by: whoActs(tx) })
    .where('id', '=', listId)
    .execute();
  const destroyed = held.value.lines.length - leftOut.length;
  record(tx, destructionDone, {
    subjects: { destruction_list: listId },
    facts: { listSha256: sha256, destroyed, leftOut },
  });
  return ok({ destroyed, leftOut: leftOut.length });
}

const counted = (lines: HeldList['lines']) => ({
  destroyed: lines.filter(({ outcome }) => outcome === 'destroyed').length,
  leftOut: lines.filter(({ outcome }) => outcome === 'left_out').length,
});

/** Refuses `list-closed`, `own-record`, `approvals-missing` and `offer-runs`. */
function mayCarryOut(tx: Tx, held: HeldList): Result<null> {
  const open = stillOpen(held);
  if (!open.ok) return open;
  if (held.lines.some(({ learner_id }) => learner_id === whoActs(tx))) {
    return refuse(
      'own-record',
      'Your own record stands on this list. The other of you carries it out.',
    );
  }
  if (held.approvals.length < 2) {
    return refuse(
      'approvals-missing',
      'The quality manager and the owner approve a list first, two persons.',
      R21,
    );
  }
  const ready = readyOn(held.row);
  if (ready && dateIn(nowOf(tx)) >= ready) return ok(null);
  return refuse(
    'offer-runs',
    `The records are offered back to their learners until then. Carry the list out on ${showDate(ready ?? '')} or later.`,
    R21,
  );
}

/** What keeps a record of the list now; null: nothing. */
async function holdOn(
  tx: Tx,
  line: ListedLine,
  holds: readonly Hold[] | undefined,
): Promise<Hold | null> {
  if (holds === undefined) return 'touched';
  if (holds[0]) return holds[0];
  const now = await hashesOf(tx, line.learner);
  return canonicalJson(now) === canonicalJson(line.record) ? null : 'touched';
}

async function destroy(tx: Tx, { row, sha256 }: HeldList, line: ListedLine): Promise<void> {
  const { rows } = await sql<{ went: Record<string, number> }>`
    select destroy_learner_record(${row.id}::uuid, ${line.learner}::uuid, ${nowOf(tx)}::timestamptz) as went`.execute(
    retentionDb(tx),
  );
  const went = Object.values(rows[0]?.went ?? {});
  record(tx, recordDestroyed, {
    subjects: { destruction_list: row.id, learner: line.learner },
    facts: {
      listSha256: sha256,
      heldUntil: line.heldUntil,
      record: line.record,
      rows: went.reduce((sum, n) => sum + n, 0),
    },
  });
}
