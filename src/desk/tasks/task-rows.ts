import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { type TasksTables, tasksDb } from './tables.ts';

export type TaskRow = TasksTables['task'];

/** A task, its row locked. Refuses `task-not-found`. */
export async function lockTask(tx: Tx, taskId: string): Promise<Result<TaskRow>> {
  const row = await tasksDb(tx)
    .selectFrom('task')
    .selectAll()
    .where('id', '=', taskId)
    .forUpdate()
    .executeTakeFirst();
  return row ? ok(row) : refuse('task-not-found', 'There is no such task. Look at the list again.');
}

/** An open task, its row locked. Refuses `task-not-found` and `already-ended`. */
export async function lockOpenTask(tx: Tx, taskId: string): Promise<Result<TaskRow>> {
  const found = await lockTask(tx, taskId);
  if (!found.ok || found.value.ended_how === null) return found;
  const { ended_how: how, ended_by_name: by } = found.value;
  return refuse(
    'already-ended',
    how === 'done'
      ? `${by} has done this already.`
      : `${by} has dropped this: it is needed no more.`,
  );
}

/** Whom and what a task's entry is about. */
export function taskSubjects(row: TaskRow): Record<string, string> {
  const subjects: Record<string, string> = { task: row.id };
  if (row.about_kind && row.about_id) subjects[row.about_kind] = row.about_id;
  if (row.person_id) subjects['person'] = row.person_id;
  return subjects;
}

/** What a task says about a person goes under them: erasable, and in no fact. */
export function taskPeople(row: TaskRow, outcome = '') {
  if (row.person_id === null) return {};
  return {
    people: { [row.person_id]: { title: row.title, standard: row.standard, outcome } },
  };
}
