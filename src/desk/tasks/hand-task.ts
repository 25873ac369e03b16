import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { taskHanded, taskHandingAnswered } from './events.ts';
import { colleague } from './found.ts';
import { tasksDb } from './tables.ts';
import { lockOpenTask, taskSubjects } from './task-rows.ts';

const HANDED = {
  code: 'already-handed',
  because: 'This task waits for a colleague’s answer already. Take it back before you hand it on.',
};
onConstraint('task_handing_open', HANDED);

/** A task on its way to a colleague. */
export interface Handing {
  readonly id: string;
  readonly taskId: string;
  readonly toId: string;
  readonly words: string;
}

/**
 * Hands a task to a colleague. Until they accept, it stays with whoever has it now. Whoever has it hands it on,
 * or a manager. The same id again gives the first result. Refuses `task-not-found`, `already-ended`,
 * `not-your-task`, `member-not-found`, `own-task` and `already-handed`.
 */
export async function handTask(tx: Tx, handing: Handing): Promise<Result<{ handingId: string }>> {
  const { organisationId, memberId, name, roles } = actorOf(tx);
  if (memberId === null) throw new Error('A task is handed over by a member.');
  const said = cleanText(handing.words, { max: 500, lines: true, what: 'The note' });
  if (!said.ok) return said;
  const found = await lockOpenTask(tx, handing.taskId);
  if (!found.ok) return found;
  const task = found.value;
  const db = tasksDb(tx);
  const before = await db
    .selectFrom('task_handing')
    .select('id')
    .where('id', '=', handing.id)
    .executeTakeFirst();
  if (before) return ok({ handingId: before.id });
  if (
    task.owner_id !== memberId &&
    !roles.some((role) => role === 'owner' || role === 'branch_manager')
  ) {
    return refuse(
      'not-your-task',
      'A colleague has this task. They hand it on themselves, or a manager does.',
    );
  }
  const to = await colleague(tx, handing.toId, 'toId');
  if (!to.ok) return to;
  if (handing.toId === task.owner_id) {
    return refuse('own-task', `${to.value.name} has this task already. Choose somebody else.`);
  }
  await db
    .insertInto('task_handing')
    .values({
      organisation_id: organisationId,
      id: handing.id,
      task_id: task.id,
      from_id: task.owner_id,
      from_name: name,
      to_id: handing.toId,
      words: said.value,
      handed_at: nowOf(tx),
      answer: null,
      answered_at: null,
      because: '',
    })
    .execute();
  record(tx, taskHanded, {
    subjects: { ...taskSubjects(task), member: handing.toId },
    facts: { task: task.id, kind: task.kind, dueAt: task.due_at.toISOString() },
  });
  return ok({ handingId: handing.id });
}

/** A colleague's answer to a task that is handed to them, or the taking back of one. */
export interface HandingAnswer {
  readonly handingId: string;
  readonly answer: 'accepted' | 'declined' | 'taken_back';
  readonly because: string;
}

/**
 * Accepts a task that a colleague hands over: from now on it is one's own. Or declines it, and says why; or takes
 * back what one handed over. The same answer again changes nothing. Refuses `handing-not-found`,
 * `already-answered`, `not-your-task`, `already-ended`, and no reason where it is declined.
 */
export async function answerHanding(
  tx: Tx,
  { handingId, answer, because }: HandingAnswer,
): Promise<Result<{ handingId: string }>> {
  const { memberId } = actorOf(tx);
  const said = cleanText(because, {
    min: answer === 'declined' ? 1 : 0,
    max: 500,
    lines: true,
    what: 'The reason',
  });
  if (!said.ok) return said;
  const db = tasksDb(tx);
  const row = await db
    .selectFrom('task_handing')
    .selectAll()
    .where('id', '=', handingId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('handing-not-found', 'There is nothing handed over under this id.');
  if (row.answer === answer) return ok({ handingId });
  if (row.answer !== null) {
    return refuse('already-answered', 'This was answered or taken back already.');
  }
  const mine = answer === 'taken_back' ? row.from_id : row.to_id;
  if (mine !== memberId) {
    return refuse('not-your-task', 'This was not handed to you. Whom it was handed to answers.');
  }
  const found = await lockOpenTask(tx, row.task_id);
  if (!found.ok) return found;
  const task = found.value;
  await db
    .updateTable('task_handing')
    .set({ answer, answered_at: nowOf(tx), because: said.value })
    .where('id', '=', handingId)
    .execute();
  if (answer === 'accepted') {
    await db.updateTable('task').set({ owner_id: row.to_id }).where('id', '=', task.id).execute();
  }
  record(tx, taskHandingAnswered, {
    subjects: { ...taskSubjects(task), member: row.from_id },
    facts: { task: task.id, kind: task.kind, answer },
  });
  return ok({ handingId });
}
