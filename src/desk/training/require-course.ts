import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { roleNames } from '../candidates/index.ts';
import { placesOfWork } from '../clients/index.ts';
import { courseRequired, requirementEnded } from './events.ts';
import { courseOf } from './found.ts';
import type { requireCourseRoute } from './schema.ts';
import { trainingDb } from './tables.ts';

type Input = BodyOf<typeof requireCourseRoute>;

/**
 * Makes a course mandatory from a day: for everybody, a role, a client, a site. From then on who has not got it is
 * stopped where compliance asks. The same id again gives the first result. Refuses `course-not-found`,
 * `role-not-found`, `client-not-found`, `site-not-found`, `already-required`, and `charged-to-workers` while workers
 * pay for a place on it: finding work may not depend on a paid course.
 */
export async function requireCourse(
  tx: Tx,
  courseId: string,
  input: Input,
): Promise<Result<{ requirementId: string }>> {
  const { id, role, askedBy, fromOn } = input;
  const db = trainingDb(tx);
  if (await isRequired(tx, id)) return ok({ requirementId: id });
  const course = await courseOf(tx, courseId);
  if (!course.ok) return course;
  const place = await placeOf(tx, input);
  if (!place.ok) return place;
  const free = await freeOfCharge(tx, courseId);
  if (!free.ok) return free;
  const { organisationId, memberId } = actorOf(tx);
  const { clientId, siteId } = place.value;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('training_requirement')
    .values({
      organisation_id: organisationId,
      id,
      course_id: courseId,
      role,
      client_id: clientId,
      site_id: siteId,
      asked_by: askedBy,
      from_on: fromOn,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
      ended_at: null,
      ended_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) {
    // Pressed twice at once: the first press has made it by now.
    if (await isRequired(tx, id)) return ok({ requirementId: id });
    return refuse('already-required', 'This course is mandatory there already.');
  }
  record(tx, courseRequired, {
    subjects: {
      course: courseId,
      requirement: id,
      ...(clientId ? { client: clientId } : {}),
      ...(siteId ? { site: siteId } : {}),
    },
    facts: { role, askedBy, fromOn },
  });
  return ok({ requirementId: id });
}

async function isRequired(tx: Tx, id: string): Promise<boolean> {
  const row = await trainingDb(tx)
    .selectFrom('training_requirement')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

async function placeOf(
  tx: Tx,
  { role, clientId, siteId }: Input,
): Promise<Result<{ clientId: string | null; siteId: string | null }>> {
  if (role !== null && !(await roleNames(tx)).has(role)) {
    return wrongField('role', 'role-not-found', 'Nobody is on the books in this role.');
  }
  if (siteId !== null) {
    const site = (await placesOfWork(tx, [siteId])).get(siteId);
    if (!site || (clientId !== null && site.clientId !== clientId)) {
      return wrongField('siteId', 'site-not-found', 'This client has no such site.');
    }
    return ok({ clientId: site.clientId, siteId });
  }
  if (clientId !== null) {
    const client = await trainingDb(tx)
      .selectFrom('clients_published')
      .select('client_id')
      .where('client_id', '=', clientId)
      .executeTakeFirst();
    if (!client) return wrongField('clientId', 'client-not-found', 'There is no such client.');
  }
  return ok({ clientId, siteId: null });
}

/** Refuses `charged-to-workers` while a session to come asks workers to pay. */
async function freeOfCharge(tx: Tx, courseId: string): Promise<Result<null>> {
  const charged = await trainingDb(tx)
    .selectFrom('training_session')
    .select('id')
    .where('course_id', '=', courseId)
    .where('paid_by', '=', 'worker')
    .where('cost_pence', '>', 0)
    .where('cancelled_at', 'is', null)
    .where('ends_at', '>', nowOf(tx))
    .executeTakeFirst();
  if (!charged) return ok(null);
  return refuse(
    'charged-to-workers',
    'Workers pay for a place on this course, so no work may depend on it. Cancel that session, or plan it so that we or the client pay.',
    'Conduct of Employment Agencies and Employment Businesses Regulations 2003, reg 5',
  );
}

/** A course is mandatory there no longer; what is over stays to be read. Twice is once. */
export async function endRequirement(
  tx: Tx,
  requirementId: string,
): Promise<Result<{ requirementId: string }>> {
  const db = trainingDb(tx);
  const row = await db
    .selectFrom('training_requirement')
    .select(['course_id', 'ended_at'])
    .where('id', '=', requirementId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('requirement-not-found', 'There is no such requirement. Look again.');
  if (row.ended_at !== null) return ok({ requirementId });
  await db
    .updateTable('training_requirement')
    .set({ ended_at: nowOf(tx), ended_by: actorOf(tx).memberId })
    .where('id', '=', requirementId)
    .execute();
  record(tx, requirementEnded, {
    subjects: { course: row.course_id, requirement: requirementId },
    facts: {},
  });
  return ok({ requirementId });
}
