import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { cleanText } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { checkTrainingCharge } from '../../rules/agency-conduct/paid-training.ts';
import { type Finding, stops } from '../../rules/finding.ts';
import { sessionCancelled, sessionPlanned } from './events.ts';
import { courseOf, lockSession } from './found.ts';
import type { planSessionRoute } from './schema.ts';
import { trainingDb } from './tables.ts';

type Input = BodyOf<typeof planSessionRoute>;

/**
 * Plans a course on a day. Where the worker would pay, the rules are asked (CR-5): never for a course that work
 * depends on, and only once told in writing. The same id again gives the first result. Refuses `course-not-found`,
 * `ends-before-start`, `client-needed`, `client-not-found`, `told-in-future` and `training-charge`.
 */
export async function planSession(
  tx: Tx,
  input: Input,
): Promise<Result<{ sessionId: string; mind: string[] }>> {
  const { id, courseId, costPence, paidBy } = input;
  const first = await trainingDb(tx)
    .selectFrom('training_session')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  const course = await courseOf(tx, courseId);
  if (!course.ok) return course;
  if (input.endsAt <= input.startsAt || new Date(input.endsAt) <= new Date(input.startsAt)) {
    return wrongField('endsAt', 'ends-before-start', 'It would end before it begins. Check both.');
  }
  const payer = await payerOf(tx, input);
  if (!payer.ok) return payer;
  const findings = paidBy === 'worker' && !first ? await askRules(tx, input) : [];
  const stop = findings.find(stops);
  if (stop) {
    return refuse('training-charge', `${stop.because} ${stop.clears ?? ''}`, stop.source, {
      findings,
      fields: { paidBy: stop.because },
    });
  }
  const mind = findings.map(({ because }) => because);
  if (first) return ok({ sessionId: id, mind });
  const { organisationId, memberId } = actorOf(tx);
  const toldOn = paidBy === 'worker' ? input.toldOn : null;
  await trainingDb(tx)
    .insertInto('training_session')
    .values({
      organisation_id: organisationId,
      id,
      course_id: courseId,
      starts_at: new Date(input.startsAt),
      ends_at: new Date(input.endsAt),
      place: input.place,
      provider: input.provider,
      cost_pence: costPence,
      paid_by: paidBy,
      client_id: payer.value,
      told_on: toldOn,
      places: input.places,
      planned_at: nowOf(tx),
      planned_by: memberId,
      cancelled_at: null,
      cancelled_by: null,
      cancelled_because: '',
    })
    .execute();
  record(tx, sessionPlanned, {
    subjects: { course: courseId, session: id, ...(payer.value ? { client: payer.value } : {}) },
    facts: {
      startsAt: new Date(input.startsAt).toISOString(),
      costPence,
      paidBy,
      toldOn,
      rules: [...new Set(findings.map(({ rule }) => rule))],
    },
  });
  return ok({ sessionId: id, mind });
}

async function payerOf(
  tx: Tx,
  { paidBy, clientId, toldOn }: Input,
): Promise<Result<string | null>> {
  if (toldOn !== null && toldOn > dateIn(nowOf(tx))) {
    return wrongField('toldOn', 'told-in-future', 'Give the day on which they were told.');
  }
  if (paidBy !== 'client') return ok(null);
  if (clientId === null)
    return wrongField('clientId', 'client-needed', 'Choose which client pays.');
  const client = await trainingDb(tx)
    .selectFrom('clients_published')
    .select('client_id')
    .where('client_id', '=', clientId)
    .executeTakeFirst();
  return client
    ? ok(clientId)
    : wrongField('clientId', 'client-not-found', 'There is no such client. Choose one listed.');
}

/** CR-5. Whether work depends on the course is whether it is mandatory anywhere, now or from a day to come. */
async function askRules(
  tx: Tx,
  { courseId, costPence, toldOn }: Input,
): Promise<readonly Finding[]> {
  const mandatory = await trainingDb(tx)
    .selectFrom('training_requirement')
    .select('id')
    .where('course_id', '=', courseId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return checkTrainingCharge({
    pence: costPence,
    mandatory: mandatory !== undefined,
    toldOn,
    on: dateIn(nowOf(tx)),
    nation: 'england',
  });
}

/** A session does not take place; who was booked is free again. Twice is once. Refuses `session-over` once people came. */
export async function cancelSession(
  tx: Tx,
  { sessionId, because }: { readonly sessionId: string; readonly because: string },
): Promise<Result<{ sessionId: string }>> {
  const why = cleanText(because, { min: 1, max: 500, lines: true, what: 'The reason' });
  if (!why.ok) return why;
  const found = await lockSession(tx, sessionId);
  if (!found.ok) return found;
  if (found.value.cancelled_at !== null) return ok({ sessionId });
  const db = trainingDb(tx);
  const people = await db
    .selectFrom('training_attendee')
    .select(['person_id', 'outcome'])
    .where('session_id', '=', sessionId)
    .execute();
  if (people.some(({ outcome }) => outcome === 'attended')) {
    return refuse('session-over', 'People have taken this course, so it did take place.');
  }
  await db
    .updateTable('training_session')
    .set({
      cancelled_at: nowOf(tx),
      cancelled_by: actorOf(tx).memberId,
      cancelled_because: why.value,
    })
    .where('id', '=', sessionId)
    .execute();
  record(tx, sessionCancelled, {
    subjects: { course: found.value.course_id, session: sessionId },
    facts: { people: people.length },
  });
  return ok({ sessionId });
}
