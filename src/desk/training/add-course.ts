import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { nameKey } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { courseAdded, courseChanged } from './events.ts';
import { courseOf } from './found.ts';
import type { addCourseRoute, changeCourseRoute } from './schema.ts';
import { trainingDb } from './tables.ts';

/**
 * Adds a course or a site induction. Its name is the name of the qualification it gives, and stays. The same id again
 * gives the first result. Refuses `course-taken` where one has this name.
 */
export async function addCourse(
  tx: Tx,
  { id, name, kind, monthsValid, dueWeeks }: BodyOf<typeof addCourseRoute>,
): Promise<Result<{ courseId: string }>> {
  const { organisationId, memberId } = actorOf(tx);
  const db = trainingDb(tx);
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('training_course')
    .values({
      organisation_id: organisationId,
      id,
      name,
      name_key: nameKey(name),
      kind,
      months_valid: monthsValid,
      due_weeks: dueWeeks,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) {
    const first = await db
      .selectFrom('training_course')
      .select('id')
      .where('id', '=', id)
      .executeTakeFirst();
    return first
      ? ok({ courseId: id })
      : wrongField('name', 'course-taken', `There is a course “${name}” already. Use that one.`);
  }
  record(tx, courseAdded, { subjects: { course: id }, facts: { kind, monthsValid, dueWeeks } });
  return ok({ courseId: id });
}

/**
 * Says for how many months a course holds when it is taken from now on, and when it is called due; what was taken
 * before keeps its end. As it is already: nothing happens. Refuses `course-not-found`.
 */
export async function changeCourse(
  tx: Tx,
  courseId: string,
  { monthsValid, dueWeeks }: BodyOf<typeof changeCourseRoute>,
): Promise<Result<{ courseId: string }>> {
  const found = await courseOf(tx, courseId);
  if (!found.ok) return found;
  const before = found.value;
  if (before.months_valid === monthsValid && before.due_weeks === dueWeeks) {
    return ok({ courseId });
  }
  const { numUpdatedRows } = await trainingDb(tx)
    .updateTable('training_course')
    .set({ months_valid: monthsValid, due_weeks: dueWeeks })
    .where('id', '=', courseId)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return refuse('course-not-found', 'There is no such course.');
  record(tx, courseChanged, {
    subjects: { course: courseId },
    facts: { monthsBefore: before.months_valid, monthsValid, dueWeeks },
  });
  return ok({ courseId });
}
