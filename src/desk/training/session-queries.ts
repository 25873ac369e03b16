import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { findCandidates, workerFacts } from '../candidates/index.ts';
import { peopleOf } from '../people/index.ts';
import { workerTimes } from '../worktime/index.ts';
import { bookedOn, columnsOf, standingIn } from './matrix.ts';
import { requirements } from './questions.ts';
import type { findTrainees, listSessions, readSession, readWorkerTraining } from './schema.ts';
import { trainingDb } from './tables.ts';

type Row = ReplyIn<typeof listSessions>['rows'][number];

interface Found extends Omit<Row, 'startsAt' | 'endsAt' | 'cancelledAt'> {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly cancelledAt: Date | null;
  readonly monthsValid: number | null;
}

/** Sessions with how many are booked and came; `where` is about `s`. */
async function sessionsWhere(tx: Tx, where: ReturnType<typeof sql>): Promise<readonly Found[]> {
  const now = nowOf(tx);
  const { rows } = await sql<Found>`
    select s.id as "sessionId", s.course_id as "courseId", c.name as "courseName",
      s.starts_at as "startsAt", s.ends_at as "endsAt", s.place, s.provider, s.cost_pence as "costPence",
      s.paid_by as "paidBy", p.name as "clientName", s.told_on as "toldOn", s.places,
      c.months_valid as "monthsValid", s.cancelled_at as "cancelledAt",
      s.cancelled_because as "cancelledBecause",
      (count(a.person_id) filter (where a.outcome is distinct from 'withdrawn'))::int as booked,
      (count(a.person_id) filter (where a.outcome = 'attended'))::int as attended,
      (count(a.person_id) filter (where a.outcome is null and s.ends_at <= ${now}
        and s.cancelled_at is null))::int as open
    from training_session s
    join training_course c on c.organisation_id = s.organisation_id and c.id = s.course_id
    left join clients_published p on p.organisation_id = s.organisation_id and p.client_id = s.client_id
    left join training_attendee a on a.organisation_id = s.organisation_id and a.session_id = s.id
    where s.organisation_id = current_organisation() and ${where}
    group by s.organisation_id, s.id, c.name, c.months_valid, p.name
    order by s.starts_at, s.id limit 500`.execute(trainingDb(tx));
  return rows;
}

function shown({ monthsValid: _, ...row }: Found): Row {
  return {
    ...row,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
  };
}

/** Sessions to come with those whose attendance is open; or all of the last year. */
export async function sessionList(
  tx: Tx,
  which: 'coming' | 'all',
): Promise<Result<ReplyIn<typeof listSessions>>> {
  const now = nowOf(tx);
  const rows = await sessionsWhere(
    tx,
    which === 'all'
      ? sql`s.starts_at > ${now}::timestamptz - interval '365 days'`
      : sql`s.cancelled_at is null and (s.ends_at > ${now} or exists (select 1 from training_attendee o
          where o.organisation_id = s.organisation_id and o.session_id = s.id and o.outcome is null))`,
  );
  return ok({ now: now.toISOString(), total: rows.length, rows: rows.map(shown) });
}

/** One session with its people. Refuses `session-not-found`. */
export async function sessionRecord(
  tx: Tx,
  sessionId: string,
): Promise<Result<ReplyIn<typeof readSession>>> {
  const [found] = await sessionsWhere(tx, sql`s.id = ${sessionId}::uuid`);
  if (!found) return refuse('session-not-found', 'There is no such session. Open the list again.');
  const rows = await trainingDb(tx)
    .selectFrom('training_attendee')
    .selectAll()
    .where('session_id', '=', sessionId)
    .execute();
  const ids = rows.map((row) => row.person_id);
  const people = await peopleOf(tx, ids);
  const times = await workerTimes(tx, ids, found.startsAt, found.endsAt);
  const [from, to] = [minuteOfDate(found.startsAt), minuteOfDate(found.endsAt)];
  const now = nowOf(tx);
  return ok({
    ...shown(found),
    now: now.toISOString(),
    today: dateIn(now),
    monthsValid: found.monthsValid,
    people: rows
      .map((row) => ({
        personId: row.person_id,
        name: people.get(row.person_id)?.displayName ?? '',
        outcome: row.outcome,
        certificate: row.certificate,
        seenOn: row.seen_on,
        because: row.because,
        holds:
          times.get(row.person_id)?.find(({ start, end }) => start < to && end > from)?.label ??
          null,
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
  });
}

/** Workers found by name, to be booked. */
export async function traineesFound(tx: Tx, words: string): Promise<ReplyIn<typeof findTrainees>> {
  const found = await findCandidates(tx, { text: words, most: 12 });
  return {
    rows: found.map(({ id, label, note }) => ({ personId: id, name: label, note: note ?? '' })),
  };
}

/**
 * How one worker stands with what is mandatory for their roles, wherever they work in them, and their places.
 * Refuses `candidate-not-found`.
 */
export async function workerTraining(
  tx: Tx,
  personId: string,
): Promise<Result<ReplyIn<typeof readWorkerTraining>>> {
  const worker = (await workerFacts(tx, [personId])).get(personId);
  if (!worker) return refuse('candidate-not-found', 'There is no such candidate in your books.');
  const today = dateIn(nowOf(tx));
  const all = await requirements(tx);
  const booked = await bookedOn(tx, [personId]);
  const everywhere = worker.roles.flatMap((role) =>
    columnsOf(all, { role, clientId: null, siteId: null }, today),
  );
  const atPlaces = columnsOf(
    all
      .filter((one) => one.clientId !== null)
      .map((one) => ({ ...one, clientId: null, siteId: null })),
    { role: '', clientId: null, siteId: null },
    today,
  ).filter(({ key }) => worker.qualifications.some(({ nameKey }) => nameKey === key));
  const columns = new Map([...atPlaces, ...everywhere].map((one) => [one.courseId, one]));
  const mandatory = new Set(everywhere.map(({ courseId }) => courseId));
  const { rows } = await sql<{
    session_id: string;
    name: string;
    starts_at: Date;
    outcome: 'attended' | 'absent' | 'withdrawn' | null;
    certificate: string;
    because: string;
  }>`select a.session_id, c.name, s.starts_at, a.outcome, a.certificate, a.because
    from training_attendee a
    join training_session s on s.organisation_id = a.organisation_id and s.id = a.session_id
    join training_course c on c.organisation_id = s.organisation_id and c.id = s.course_id
    where a.organisation_id = current_organisation() and a.person_id = ${personId}::uuid
      and s.cancelled_at is null
    order by s.starts_at desc, s.id limit 100`.execute(trainingDb(tx));
  return ok({
    today,
    courses: [...columns.values()].map((column) => ({
      ...standingIn(worker, column, booked, today, mandatory.has(column.courseId)),
      name: column.name,
      why: mandatory.has(column.courseId) ? 'For their roles' : 'Asked for at some places',
    })),
    places: rows.map((row) => ({
      sessionId: row.session_id,
      courseName: row.name,
      startsAt: row.starts_at.toISOString(),
      outcome: row.outcome,
      certificate: row.certificate,
      because: row.because,
    })),
  });
}
