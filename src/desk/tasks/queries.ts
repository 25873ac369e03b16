import { sql } from 'kysely';
import type { QueryOf, ReplyOf } from '../../lib/route.ts';
import { addDays, dateIn, dateOfMinute, startOfDay } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { peopleOf } from '../people/index.ts';
import { deskMembers } from '../policies/index.ts';
import type { listTasks } from './schema.ts';
import { tasksDb } from './tables.ts';
import { inTime, pressing } from './task.ts';
import type { TaskRow } from './task-rows.ts';

type Reply = ReplyOf<typeof listTasks>;
type Line = Reply['rows'][number];

/** How long what ended stays on a list, in days, and how many rows a list has at the most. */
const ENDED_DAYS = 30;
const MOST = 500;

async function rowsOf(tx: Tx, query: QueryOf<typeof listTasks>): Promise<readonly TaskRow[]> {
  const { memberId } = actorOf(tx);
  let found = tasksDb(tx).selectFrom('task').selectAll();
  if (query.about) {
    found = found.where((eb) =>
      eb.or([eb('about_id', '=', query.about ?? ''), eb('person_id', '=', query.about ?? '')]),
    );
  } else if (query.whose === 'mine') {
    const me = memberId ?? '00000000-0000-0000-0000-000000000000';
    found = found.where(
      sql<boolean>`(owner_id = ${me}::uuid or exists (select 1 from task_handing h
        where h.organisation_id = task.organisation_id and h.task_id = task.id and h.to_id = ${me}::uuid
          and h.answer is null))`,
    );
  }
  const since = new Date(nowOf(tx).getTime() - ENDED_DAYS * 86_400_000);
  found =
    query.ended === 'yes'
      ? found.where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', since)]))
      : found.where('ended_at', 'is', null);
  return found
    .orderBy(sql`ended_at is not null`)
    .orderBy('due_at')
    .orderBy(sql`priority = 'normal'`)
    .orderBy('id')
    .limit(MOST)
    .execute();
}

async function handingsOf(tx: Tx, tasks: readonly TaskRow[]) {
  const ids = tasks.map(({ id }) => id);
  const rows = await tasksDb(tx)
    .selectFrom('task_handing')
    .selectAll()
    .where(sql<boolean>`task_id = any(${ids}::uuid[])`)
    .orderBy('handed_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return Map.groupBy(rows, ({ task_id: task }) => task);
}

/** Tasks and ring-backs as a list shows them, what is due first before the others; see `listTasks`. */
export async function taskList(tx: Tx, query: QueryOf<typeof listTasks>): Promise<Reply> {
  const now = nowOf(tx);
  const { memberId } = actorOf(tx);
  const endOfToday = dateOfMinute(startOfDay(addDays(dateIn(now), 1)));
  const rows = await rowsOf(tx, query);
  const names = await memberNames(tx);
  const handings = await handingsOf(tx, rows);
  const people = await peopleOf(
    tx,
    rows.flatMap(({ person_id: person }) => person ?? []),
  );
  const lines = rows.map((row): Line => {
    const person = row.person_id === null ? undefined : people.get(row.person_id);
    return {
      taskId: row.id,
      kind: row.kind,
      title: row.title,
      standard: row.standard,
      priority: row.priority,
      about: row.about_kind && row.about_id ? { kind: row.about_kind, id: row.about_id } : null,
      person: person
        ? {
            personId: person.personId,
            name: person.displayName,
            phone: person.phone,
            mayRing: !person.doNotContact.some(
              ({ channel }) => channel === 'phone' || channel === 'all',
            ),
          }
        : null,
      ownerId: row.owner_id,
      ownerName: names.get(row.owner_id) ?? '',
      dueAt: row.due_at.toISOString(),
      firstDueAt: row.first_due_at.toISOString(),
      promisedTo: row.promised_to,
      promisedName: row.promised_member ? (names.get(row.promised_member) ?? null) : null,
      madeAt: row.made_at.toISOString(),
      madeBy: row.made_by_name,
      ended:
        row.ended_how === null || row.ended_at === null
          ? null
          : {
              how: row.ended_how,
              at: row.ended_at.toISOString(),
              by: row.ended_by_name ?? '',
              inTime: inTime(row.due_at, row.ended_at),
              outcome: row.outcome,
            },
      handings: (handings.get(row.id) ?? []).map((one) => ({
        handingId: one.id,
        fromId: one.from_id,
        fromName: one.from_name,
        toId: one.to_id,
        toName: names.get(one.to_id) ?? '',
        words: one.words,
        handedAt: one.handed_at.toISOString(),
        answer: one.answer,
        answeredAt: one.answered_at?.toISOString() ?? null,
        because: one.because,
      })),
    };
  });
  const mine = rows.filter((row) => row.owner_id === memberId && row.ended_how === null);
  const how = mine.map((row) =>
    pressing({ endedHow: row.ended_how, dueAt: row.due_at }, now, endOfToday),
  );
  return {
    now: now.toISOString(),
    total: lines.length,
    late: how.filter((one) => one === 'late').length,
    today: how.filter((one) => one === 'today').length,
    offered: lines.filter(
      ({ ended, handings: of }) =>
        ended === null && of[0]?.answer === null && of[0].toId === memberId,
    ).length,
    rows: lines,
    members: (await deskMembers(tx)).map((one) => ({ memberId: one.memberId, name: one.name })),
  };
}

/** An open task as whoever takes the desk over must know it. */
export interface OpenTask {
  readonly taskId: string;
  readonly kind: 'task' | 'ring_back';
  readonly title: string;
  readonly personId: string | null;
  readonly ownerId: string;
  readonly dueAt: Date;
}

/** Open tasks and ring-backs that are due before a moment, whosever they are; the first due first. */
export async function tasksDueBefore(tx: Tx, before: Date): Promise<readonly OpenTask[]> {
  return tasksDb(tx)
    .selectFrom('task')
    .select([
      'id as taskId',
      'kind',
      'title',
      'person_id as personId',
      'owner_id as ownerId',
      'due_at as dueAt',
    ])
    .where('ended_at', 'is', null)
    .where('due_at', '<', before)
    .orderBy('due_at')
    .orderBy('id')
    .limit(MOST)
    .execute();
}
