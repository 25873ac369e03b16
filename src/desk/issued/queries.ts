import { sql } from 'kysely';
import type { DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn, dateOfMinute, startOfDay } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { workerFacts } from '../candidates/index.ts';
import { checksOf } from '../compliance/index.ts';
import { clockAt, earlierWeeksOf, shutdownsOf } from '../equal-treatment/index.ts';
import { holidayLeft, inWords } from '../holiday/index.ts';
import { peopleOf } from '../people/index.ts';
import { absencesOf, agencyDaysOf, workerTimes } from '../worktime/index.ts';
import type { ItemKind, listIssued, listLeavers, readLeaving } from './schema.ts';
import {
  type Again,
  checksAgain,
  clockAgain,
  dayAfter,
  holidayOf,
  keptAfter,
  leaveYearOf,
  qualificationsAgain,
} from './settle.ts';
import { issuedDb } from './tables.ts';

/** What is out, or was ever issued; late: they left, or its day has gone. */
export async function issuedList(
  tx: Tx,
  query: {
    readonly personId?: string | undefined;
    readonly which: 'out' | 'late' | 'all';
    readonly kind?: ItemKind | undefined;
  },
): Promise<Result<ReplyIn<typeof listIssued>>> {
  const db = issuedDb(tx);
  let asked = db.selectFrom('issued_item').selectAll();
  if (query.personId !== undefined) asked = asked.where('person_id', '=', query.personId);
  if (query.kind !== undefined) asked = asked.where('kind', '=', query.kind);
  if (query.which !== 'all') asked = asked.where('ended_how', 'is', null);
  const rows = await asked.orderBy('issued_on').orderBy('id').limit(2000).execute();
  const today = dateIn(nowOf(tx));
  const people = await peopleOf(tx, [...new Set(rows.map((row) => row.person_id))]);
  const members = await memberNames(tx);
  const clients = await db
    .selectFrom('clients_published')
    .select(['client_id', 'name'])
    .orderBy('name')
    .orderBy('client_id')
    .execute();
  const names = new Map(clients.map((client) => [client.client_id, client.name]));
  const gone = await goneOf(tx, [...people.keys()], today);
  const all = rows.map((row) => ({
    itemId: row.id,
    personId: row.person_id,
    personName: people.get(row.person_id)?.displayName ?? '',
    kind: row.kind,
    name: row.name,
    size: row.size,
    number: row.number,
    clientName: row.client_id === null ? null : (names.get(row.client_id) ?? ''),
    issuedOn: row.issued_on,
    issuedBy: members.get(row.recorded_by ?? '') ?? '',
    backBy: row.back_by,
    ended:
      row.ended_how === null
        ? null
        : {
            how: row.ended_how,
            on: row.ended_on ?? '',
            by: members.get(row.ended_by ?? '') ?? '',
          },
    note: row.note,
    late:
      row.ended_how === null &&
      (gone.has(row.person_id) || (row.back_by !== null && row.back_by < today)),
  }));
  const shown = query.which === 'late' ? all.filter(({ late }) => late) : all;
  return ok({
    today,
    total: shown.length,
    late: all.filter(({ late }) => late).length,
    rows: shown,
    clients: clients.map(({ client_id, name }) => ({ clientId: client_id, name })),
  });
}

/** Which of these people have left: their last day has gone, and they are not back. */
async function goneOf(
  tx: Tx,
  personIds: readonly string[],
  today: DateText,
): Promise<ReadonlySet<string>> {
  const rows = await issuedDb(tx)
    .selectFrom('leaving')
    .select('person_id')
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .where('back_at', 'is', null)
    .where('last_day', '<', today)
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** What is still out with somebody. */
export async function outWith(tx: Tx, personId: string) {
  const rows = await issuedDb(tx)
    .selectFrom('issued_item')
    .select(['id', 'name', 'number'])
    .where('person_id', '=', personId)
    .where('ended_how', 'is', null)
    .orderBy('issued_on')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, number }) => ({ itemId: id, name, number }));
}

/** Labels of shifts held on days after one. */
export async function shiftsAfter(
  tx: Tx,
  personId: string,
  lastDay: DateText,
): Promise<readonly string[]> {
  const from = dateOfMinute(startOfDay(dayAfter(lastDay)));
  const to = new Date(from.getTime() + 2 * 366 * 86_400_000);
  const held = (await workerTimes(tx, [personId], from, to)).get(personId) ?? [];
  return held.filter(({ start }) => dateOfMinute(start) >= from).map(({ label }) => label);
}

/**
 * What must be checked before somebody who left works again: checks and qualifications that ran out, references that
 * are old, and what became of their weeks at each hirer.
 */
export async function toCheckAgain(
  tx: Tx,
  personId: string,
  lastDay: DateText,
): Promise<readonly Again[]> {
  const today = dateIn(nowOf(tx));
  const checks = (await checksOf(tx, [personId])).get(personId) ?? [];
  const worker = (await workerFacts(tx, [personId])).get(personId);
  const days = (await agencyDaysOf(tx, [personId])).get(personId) ?? [];
  const absences = (await absencesOf(tx, [personId])).get(personId) ?? [];
  const earlier = (await earlierWeeksOf(tx, [personId])).get(personId) ?? [];
  const shutdowns = (await shutdownsOf(tx, [personId])).get(personId) ?? [];
  const hirers = await issuedDb(tx)
    .selectFrom('sites_published')
    .select(['hirer_id', 'hirer_name'])
    .distinct()
    .where(sql<boolean>`hirer_id = any(${days.map(({ hirerId }) => hirerId)}::uuid[])`)
    .execute();
  const names = new Map(hirers.map((row) => [row.hirer_id, row.hirer_name]));
  const clocks = days.map((place) => {
    const at = (day: DateText) =>
      clockAt({ days, earlier, shutdowns }, absences, place, day).clock.weeks;
    return { name: names.get(place.hirerId) ?? '', before: at(lastDay), today: at(today) };
  });
  return [
    ...checksAgain(checks, today),
    ...qualificationsAgain(worker?.qualifications ?? [], today),
    ...clocks.filter(({ before }) => before > 0).map((one) => clockAgain(one.name, one)),
  ].sort((a, b) => Number(b.grave) - Number(a.grave));
}

/** What is to be settled when a worker leaves, or checked when they come back. Refuses `candidate-not-found`. */
export async function leavingOf(
  tx: Tx,
  personId: string,
  asked: { readonly lastDay?: DateText | undefined; readonly leaveYearFrom?: DateText | undefined },
): Promise<Result<ReplyIn<typeof readLeaving>>> {
  const worker = (await workerFacts(tx, [personId])).get(personId);
  if (!worker) return refuse('candidate-not-found', 'There is no such candidate in your books.');
  const row = await issuedDb(tx)
    .selectFrom('leaving')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('recorded_at', 'desc')
    .orderBy('id')
    .executeTakeFirst();
  const today = dateIn(nowOf(tx));
  const gone = row !== undefined && row.back_at === null;
  const lastDay = gone ? row.last_day : (asked.lastDay ?? today);
  const from = asked.leaveYearFrom ?? leaveYearOf(lastDay);
  const time = await workerTimes(
    tx,
    [personId],
    dateOfMinute(startOfDay(from)),
    dateOfMinute(startOfDay(dayAfter(lastDay))),
  );
  const held = time.get(personId) ?? [];
  const minutes = held.reduce((sum, one) => sum + one.end - one.start - one.breakMinutes, 0);
  const absences = (await absencesOf(tx, [personId])).get(personId) ?? [];
  const holiday = holidayOf(minutes, leaveDaysOf(absences, from, lastDay), from);
  if (!holiday.ok) return holiday;
  // Whose leave is reckoned by terms has a balance, which the last day ends; the estimate is for the others.
  const left = await holidayLeft(tx, personId, lastDay, lastDay);
  const members = await memberNames(tx);
  return ok({
    today,
    name: worker.displayName,
    leaving: row
      ? {
          leavingId: row.id,
          reason: row.reason,
          lastDay: row.last_day,
          note: row.note,
          recordedBy: members.get(row.recorded_by ?? '') ?? '',
          closedAt: row.closed_at?.toISOString() ?? null,
          backOn: row.back_on,
        }
      : null,
    out: await outWith(tx, personId),
    shiftsAfter: [...(await shiftsAfter(tx, personId, lastDay))],
    holiday: left.ok
      ? {
          ...holiday.value,
          from: left.value.from,
          because: `${inWords(left.value.left, left.value.unit)} are left on their last day, holiday approved for later days apart: ${inWords(left.value.entitled, left.value.unit)} earned by then, ${inWords(left.value.taken + left.value.toCome, left.value.unit)} taken. How that comes out stands under Holiday.`,
          source: left.value.source,
        }
      : holiday.value,
    keep: [...keptAfter(lastDay)],
    again: gone ? [...(await toCheckAgain(tx, personId, lastDay))] : [],
  });
}

/** Days of annual leave recorded within two days, both included. */
function leaveDaysOf(
  absences: readonly { readonly kind: string; readonly fromOn: string; readonly toOn: string }[],
  from: DateText,
  to: DateText,
): number {
  let days = 0;
  for (const { kind, fromOn, toOn } of absences) {
    if (kind !== 'annual_leave' && kind !== 'further_leave') continue;
    let day = fromOn < from ? from : fromOn;
    for (; day <= toOn && day <= to; day = dayAfter(day)) days += 1;
  }
  return days;
}

/** Who leaves or has left; or who came back. */
export async function leaverList(
  tx: Tx,
  which: 'left' | 'back',
): Promise<Result<ReplyIn<typeof listLeavers>>> {
  const rows = await issuedDb(tx)
    .selectFrom('leaving')
    .selectAll()
    .where('back_at', which === 'left' ? 'is' : 'is not', null)
    .orderBy('last_day', 'desc')
    .orderBy('id')
    .limit(500)
    .execute();
  const ids = rows.map((row) => row.person_id);
  const people = await peopleOf(tx, ids);
  const out = await issuedDb(tx)
    .selectFrom('issued_item')
    .select(['person_id', sql<number>`count(*)::int`.as('out')])
    .where(sql<boolean>`person_id = any(${ids}::uuid[])`)
    .where('ended_how', 'is', null)
    .groupBy('person_id')
    .execute();
  const counts = new Map(out.map((row) => [row.person_id, row.out]));
  return ok({
    today: dateIn(nowOf(tx)),
    total: rows.length,
    rows: rows.map((row) => ({
      leavingId: row.id,
      personId: row.person_id,
      name: people.get(row.person_id)?.displayName ?? '',
      reason: row.reason,
      lastDay: row.last_day,
      closedAt: row.closed_at?.toISOString() ?? null,
      backOn: row.back_on,
      out: counts.get(row.person_id) ?? 0,
    })),
  });
}
