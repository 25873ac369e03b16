import { ok, type Result, wrongField } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { recordCall } from '../communications/index.ts';
import { taskCompleted, taskDropped, taskMoved } from './events.ts';
import { tasksDb } from './tables.ts';
import { inTime } from './task.ts';
import { lockOpenTask, lockTask, type TaskRow, taskPeople, taskSubjects } from './task-rows.ts';

/** How a task was done. */
export interface Completion {
  readonly taskId: string;
  readonly outcome: string;
  /** The call that ended a ring-back. */
  readonly call?: {
    readonly id: string;
    readonly outcome: 'spoke' | 'no_answer' | 'message_left' | 'wrong_number';
    readonly identityChecked: boolean;
  } | null;
}

async function end(tx: Tx, row: TaskRow, how: 'done' | 'dropped', outcome: string): Promise<void> {
  const { memberId, name } = actorOf(tx);
  const db = tasksDb(tx);
  await db
    .updateTable('task')
    .set({
      ended_how: how,
      ended_at: nowOf(tx),
      ended_by: memberId,
      ended_by_name: name,
      outcome,
    })
    .where('id', '=', row.id)
    .execute();
  await db
    .updateTable('task_handing')
    .set({ answer: 'taken_back', answered_at: nowOf(tx) })
    .where('task_id', '=', row.id)
    .where('answer', 'is', null)
    .execute();
}

/** Who had the task before and handed it to whoever has it now; undefined: nobody. */
async function lastHandedBy(tx: Tx, taskId: string): Promise<string | undefined> {
  const row = await tasksDb(tx)
    .selectFrom('task_handing')
    .select('from_id')
    .where('task_id', '=', taskId)
    .where('answer', '=', 'accepted')
    .orderBy('answered_at', 'desc')
    .executeTakeFirst();
  return row?.from_id;
}

/**
 * A task is done. Whoever does it says what came of it; a ring-back may bring its call, which is filed to the
 * person. Done again by the same member changes nothing. Refuses `task-not-found`, `already-ended`, words that
 * are too long, and what `recordCall` refuses.
 */
export async function completeTask(
  tx: Tx,
  { taskId, outcome, call }: Completion,
): Promise<Result<{ taskId: string }>> {
  const said = cleanText(outcome, { max: 1_000, lines: true, what: 'What came of it' });
  if (!said.ok) return said;
  const { memberId } = actorOf(tx);
  const locked = await lockTask(tx, taskId);
  if (!locked.ok) return locked;
  const row = locked.value;
  if (row.ended_how === 'done' && row.ended_by === memberId) return ok({ taskId });
  const open = await lockOpenTask(tx, taskId);
  if (!open.ok) return open;
  if (call && row.person_id !== null) {
    const kept = await recordCall(tx, {
      id: call.id,
      personId: row.person_id,
      about: { kind: 'person', id: row.person_id },
      direction: 'out',
      outcome: call.outcome,
      identityChecked: call.identityChecked,
      words: said.value,
    });
    if (!kept.ok) return kept;
  }
  const handedBy = await lastHandedBy(tx, row.id);
  await end(tx, row, 'done', said.value);
  record(tx, taskCompleted, {
    subjects: {
      ...taskSubjects(row),
      member: row.owner_id,
      ...(row.promised_member ? { colleague: row.promised_member } : {}),
      ...(handedBy && handedBy !== memberId ? { handed_by: handedBy } : {}),
    },
    facts: {
      task: taskId,
      kind: row.kind,
      dueAt: row.due_at.toISOString(),
      firstDueAt: row.first_due_at.toISOString(),
      inTime: inTime(row.due_at, nowOf(tx)),
      about: row.about_kind,
      standardSet: row.standard !== '',
      outcomeNoted: said.value !== '',
      promisedTo: row.promised_to,
    },
    ...taskPeople(row, said.value),
  });
  return ok({ taskId });
}

/** A task is needed no more. Refuses `task-not-found`, `already-ended`, and a reason that is missing or too long. */
export async function dropTask(
  tx: Tx,
  { taskId, because }: { readonly taskId: string; readonly because: string },
): Promise<Result<{ taskId: string }>> {
  const said = cleanText(because, { min: 1, max: 1_000, lines: true, what: 'The reason' });
  if (!said.ok) return said;
  const found = await lockOpenTask(tx, taskId);
  if (!found.ok) return found;
  const row = found.value;
  await end(tx, row, 'dropped', said.value);
  record(tx, taskDropped, {
    subjects: { ...taskSubjects(row), member: row.owner_id },
    facts: { task: taskId, kind: row.kind, dueAt: row.due_at.toISOString() },
    ...taskPeople(row, said.value),
  });
  return ok({ taskId });
}

/**
 * A task is due at another moment. What was first promised stays on it, and in the record of its completion.
 * Refuses `task-not-found`, `already-ended` and `due-in-past`.
 */
export async function moveTask(
  tx: Tx,
  { taskId, dueAt }: { readonly taskId: string; readonly dueAt: Date },
): Promise<Result<{ taskId: string }>> {
  const found = await lockOpenTask(tx, taskId);
  if (!found.ok) return found;
  const row = found.value;
  if (row.due_at.getTime() === dueAt.getTime()) return ok({ taskId });
  if (dueAt < nowOf(tx)) {
    return wrongField('dueAt', 'due-in-past', 'This moment has gone. Choose one still to come.');
  }
  await tasksDb(tx).updateTable('task').set({ due_at: dueAt }).where('id', '=', taskId).execute();
  record(tx, taskMoved, {
    subjects: taskSubjects(row),
    facts: {
      task: taskId,
      kind: row.kind,
      from: row.due_at.toISOString(),
      dueAt: dueAt.toISOString(),
    },
  });
  return ok({ taskId });
}
