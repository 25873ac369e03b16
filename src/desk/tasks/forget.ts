import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { emptyMail } from '../communications/index.ts';
import { onErasure } from '../people/index.ts';
import { tasksDb } from './tables.ts';

/**
 * Forgets what tasks, alerts and hand-overs say about a person: alerts come down, words go, and that there was
 * something to do, by when and whether it was, stays.
 */
async function forgetTasks(tx: Tx, personId: string): Promise<Result<unknown>> {
  const db = tasksDb(tx);
  const at = nowOf(tx);
  await sql`update task_handing h set words = '', because = case when because = '' then '' else 'erased' end
    from task t where t.organisation_id = h.organisation_id and t.id = h.task_id
      and t.person_id = ${personId}::uuid`.execute(db);
  await sql`update task set title = 'erased', standard = '', outcome = ''
    where person_id = ${personId}::uuid`.execute(db);
  await sql`update task set ended_how = 'dropped', ended_at = ${at}, ended_by_name = 'Erasure'
    where person_id = ${personId}::uuid and ended_at is null`.execute(db);
  await sql`update pinned_alert set words = '', ended_because = 'erased', ended_at = coalesce(ended_at, ${at})
    where subject_kind = 'person' and subject_id = ${personId}::uuid`.execute(db);
  const { rows } = await sql<{ handover_id: string }>`update handover_item set words = 'erased'
    where ${personId}::uuid = any(person_ids) returning handover_id`.execute(db);
  // The sheet that was mailed names them too; a mail has the id of its hand-over.
  await emptyMail(tx, [...new Set(rows.map((row) => row.handover_id))]);
  return ok(null);
}

onErasure('tasks', forgetTasks);
