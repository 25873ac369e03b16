import { sql } from 'kysely';
import { addDays } from '../../lib/days.ts';
import { dateIn, daysBetween } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { workerFacts } from '../candidates/index.ts';
import { bookedOn, mandatoryCourses, placeKeyOf, standingOf } from '../training/index.ts';
import type { TrainingDue } from './schema.ts';
import { clearanceDb } from './tables.ts';

interface WorkBooked {
  readonly personId: string;
  readonly role: string;
  readonly clientId: string;
  readonly siteId: string;
  readonly starts: readonly Date[];
}

type Due = Omit<TrainingDue['rows'][number], 'bookedAt' | 'nextStartsAt'> & { readonly next: Date };

/**
 * Courses that run out within so many days for people who accepted work where they are mandatory; whoever lacks one
 * already is stopped and stands elsewhere. One line a worker and course, the first to run out first. Three questions,
 * however many work.
 */
export async function trainingDue(
  tx: Tx,
  { days }: { readonly days: number },
): Promise<TrainingDue> {
  const today = dateIn(nowOf(tx));
  const until = addDays(today, days);
  const booked = await workBooked(tx);
  const asks = await mandatoryCourses(tx);
  const workers = await workerFacts(tx, [...new Set(booked.map(({ personId }) => personId))]);
  const due = new Map<string, Due>();
  for (const { personId, starts, ...place } of booked) {
    const worker = workers.get(personId);
    const [first] = starts;
    const last = starts.at(-1);
    if (!worker || !first || !last) continue;
    for (const { courseId, name, key } of asks(place, dateIn(last))) {
      const held = worker.qualifications.filter(({ nameKey }) => nameKey === key);
      const standing = standingOf(held, { dueWeeks: 0, today });
      const ends = standing.state === 'due' || standing.state === 'in_date' ? standing.until : null;
      if (ends === null || ends > until) continue;
      const at = placeKeyOf(personId, courseId);
      const before = due.get(at);
      const after = starts.filter((one) => dateIn(one) > ends).length;
      if (before && before.next <= first) {
        due.set(at, { ...before, after: before.after + after });
        continue;
      }
      due.set(at, {
        personId,
        workerName: worker.displayName,
        courseId,
        courseName: name,
        until: ends,
        daysLeft: daysBetween(today, ends),
        ...place,
        next: first,
        after: after + (before?.after ?? 0),
      });
    }
  }
  const places = await bookedOn(tx, [...new Set([...due.values()].map((one) => one.personId))]);
  const rows = [...due]
    .map(([at, { next, ...one }]) => ({
      ...one,
      nextStartsAt: next.toISOString(),
      bookedAt: places.get(at)?.startsAt ?? null,
    }))
    .sort(
      (a, b) => a.until.localeCompare(b.until) || a.workerName.localeCompare(b.workerName, 'en-GB'),
    );
  const unbooked = rows.filter(({ bookedAt }) => bookedAt === null).length;
  return { total: rows.length, unbooked, rows };
}

/** Work accepted and still to come, by worker, role and place. */
async function workBooked(tx: Tx): Promise<readonly WorkBooked[]> {
  const { rows } = await sql<WorkBooked>`
    select person_id as "personId", role, client_id as "clientId", site_id as "siteId",
      array_agg(starts_at order by starts_at) as starts
    from expected_published
    where organisation_id = current_organisation() and accepted_at is not null and ends_at > ${nowOf(tx)}
    group by person_id, role, client_id, site_id
    order by person_id, role, site_id`.execute(clearanceDb(tx));
  return rows;
}
