import { sql } from 'kysely';
import { addDays, type DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { roleNames, type WorkerFacts, workersForRole } from '../candidates/index.ts';
import { asksOf, isLacking, type Place, standingOf } from './course.ts';
import { choicesOf } from './queries.ts';
import { type RequirementRow, requirements } from './questions.ts';
import type { CourseStanding, readMatrix } from './schema.ts';
import { trainingDb } from './tables.ts';

/** A course as a column of the matrix. */
export interface Column {
  readonly courseId: string;
  readonly name: string;
  readonly key: string;
  readonly dueWeeks: number;
}

export type Booked = ReadonlyMap<string, { readonly sessionId: string; readonly startsAt: string }>;

/** Under which key of `bookedOn` the place of a person on a course stands. */
export const placeKeyOf = (personId: string, courseId: string) => `${personId} ${courseId}`;

/** Workers of a role against what is mandatory for them; a client or a site adds what it asks. */
export async function matrixOf(
  tx: Tx,
  query: {
    readonly role?: string | undefined;
    readonly clientId?: string | undefined;
    readonly siteId?: string | undefined;
    readonly only?: 'lacks' | 'due' | undefined;
    readonly courseId?: string | undefined;
    readonly limit: number;
  },
): Promise<Result<ReplyIn<typeof readMatrix>>> {
  const today = dateIn(nowOf(tx));
  const roles = await roleNames(tx);
  const all = await requirements(tx);
  const role =
    query.role ?? all.find((one) => one.role !== null)?.role ?? [...roles.keys()][0] ?? null;
  const place = {
    role: role ?? '',
    clientId: query.clientId ?? null,
    siteId: query.siteId ?? null,
  };
  const columns = columnsOf(all, place, today).filter(
    ({ courseId }) => query.courseId === undefined || courseId === query.courseId,
  );
  const workers = role === null ? [] : await workersForRole(tx, role);
  const booked = await bookedOn(
    tx,
    workers.map(({ personId }) => personId),
  );
  const rows = workers.map((worker) => ({
    personId: worker.personId,
    name: worker.displayName,
    courses: columns.map((column) => standingIn(worker, column, booked, today, true)),
  }));
  const lack = rows.filter(({ courses }) => courses.some(({ state }) => isLacking(state)));
  const due = rows.filter(({ courses }) => courses.some(({ state }) => state === 'due'));
  const shown = query.only === 'lacks' ? lack : query.only === 'due' ? due : rows;
  return ok({
    today,
    role,
    courses: columns.map(({ courseId, name, dueWeeks }) => ({ courseId, name, dueWeeks })),
    counts: { workers: rows.length, lack: lack.length, due: due.length },
    total: shown.length,
    rows: shown.slice(0, query.limit),
    choices: await choicesOf(tx),
    sessions: await sessionsToBook(tx),
  });
}

/** Each course mandatory there once, by its name: today, and from a day of the next three months. */
export function columnsOf(
  all: readonly RequirementRow[],
  place: Place,
  today: DateText,
): readonly Column[] {
  const soon = addDays(today, 92);
  const found = new Map<string, Column>();
  for (const one of all) {
    const { courseId, name, key, dueWeeks } = one;
    if (asksOf(one, place, soon)) found.set(courseId, { courseId, name, key, dueWeeks });
  }
  return [...found.values()];
}

/** How one worker stands with one course. */
export function standingIn(
  worker: WorkerFacts,
  { courseId, key, dueWeeks }: Column,
  booked: Booked,
  today: DateText,
  mandatory: boolean,
): CourseStanding {
  const held = worker.qualifications.filter((one) => one.nameKey === key);
  return {
    courseId,
    mandatory,
    ...standingOf(held, { dueWeeks, today }),
    booked: booked.get(placeKeyOf(worker.personId, courseId)) ?? null,
  };
}

/** The next place of each of these people on each course, by `placeKeyOf`. */
export async function bookedOn(tx: Tx, personIds: readonly string[]): Promise<Booked> {
  if (personIds.length === 0) return new Map();
  const rows = await trainingDb(tx)
    .selectFrom('training_attendee as a')
    .innerJoin('training_session as s', (join) =>
      join.onRef('s.organisation_id', '=', 'a.organisation_id').onRef('s.id', '=', 'a.session_id'),
    )
    .select(['a.person_id', 's.course_id', 's.id', 's.starts_at'])
    .where(sql<boolean>`a.person_id = any(${[...personIds]}::uuid[])`)
    .where('a.outcome', 'is', null)
    .where('s.cancelled_at', 'is', null)
    .where('s.ends_at', '>', nowOf(tx))
    .orderBy('s.starts_at', 'desc')
    .execute();
  return new Map(
    rows.map((row) => [
      placeKeyOf(row.person_id, row.course_id),
      { sessionId: row.id, startsAt: row.starts_at.toISOString() },
    ]),
  );
}

async function sessionsToBook(tx: Tx) {
  const rows = await trainingDb(tx)
    .selectFrom('training_session as s')
    .innerJoin('training_course as c', (join) =>
      join.onRef('c.organisation_id', '=', 's.organisation_id').onRef('c.id', '=', 's.course_id'),
    )
    .select(['s.id', 'c.name', 's.starts_at', 's.place'])
    .where('s.cancelled_at', 'is', null)
    .where('s.ends_at', '>', nowOf(tx))
    .orderBy('s.starts_at')
    .orderBy('s.id')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    sessionId: row.id,
    courseName: row.name,
    startsAt: row.starts_at.toISOString(),
    place: row.place,
  }));
}
