import { sql } from 'kysely';
import { addDays } from '../../lib/days.ts';
import { dateIn, startOfDay } from '../../lib/time.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { type Availability, availabilityIn, type Word } from './availability.ts';
import type { OptOut } from './opt-out.ts';
import type { AbsenceKind } from './schema.ts';
import { worktimeDb } from './tables.ts';

/** Later than anything is said. */
const FOR_GOOD = new Date('9999-12-31T00:00:00Z');

/** What is known for one span, with the instant it was said as ISO text. */
export interface SpanAvailability {
  readonly state: Availability['state'];
  /** ISO instant of the word it rests on; unknown: of the worker's last word; null for never. */
  readonly saidAt: string | null;
  readonly reason: string;
}

/**
 * Are these workers available in these spans? One answer a span, in the order of the spans. The latest
 * word about each moment counts; part unavailable is unavailable, part unspoken is unknown.
 * @param saidBy only what was said by then counts, for the answer as it was; left out: everything
 */
export async function availabilityOf(
  tx: Tx,
  personIds: readonly string[],
  spans: readonly { readonly start: Date; readonly end: Date }[],
  saidBy: Date = FOR_GOOD,
): Promise<Map<string, readonly SpanAvailability[]>> {
  if (spans.length === 0 || personIds.length === 0) return new Map();
  const asked = spans.map((span) => ({ start: span.start.getTime(), end: span.end.getTime() }));
  const from = new Date(Math.min(...asked.map((span) => span.start)));
  const to = new Date(Math.max(...asked.map((span) => span.end)));
  const db = worktimeDb(tx);
  const rows = await db
    .selectFrom('availability')
    .select(['person_id', 'state', 'starts_at', 'ends_at', 'reason', 'said_at'])
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .where('ends_at', '>', from)
    .where('starts_at', '<', to)
    .where('said_at', '<=', saidBy)
    .orderBy('said_at', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const last = await db
    .selectFrom('availability')
    .select((eb) => ['person_id', eb.fn.max('said_at').as('said_at')])
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .where('said_at', '<=', saidBy)
    .groupBy('person_id')
    .execute();
  const lastSaid = new Map(last.map((row) => [row.person_id, row.said_at.getTime()]));
  const words = grouped(rows, (row) => ({
    state: row.state,
    start: row.starts_at.getTime(),
    end: row.ends_at.getTime(),
    reason: row.reason,
    saidAt: row.said_at.getTime(),
  }));
  for (const [id, away] of await awayOf(tx, personIds, { from, to, saidBy })) {
    words.set(
      id,
      [...away, ...(words.get(id) ?? [])].sort((a, b) => b.saidAt - a.saidAt),
    );
  }
  return new Map(
    personIds.map((id) => [
      id,
      asked.map((span) =>
        said(availabilityIn(words.get(id) ?? [], span, lastSaid.get(id) ?? null)),
      ),
    ]),
  );
}

/** Absences as words: away is unavailable until the worker says something later. */
async function awayOf(
  tx: Tx,
  personIds: readonly string[],
  { from, to, saidBy }: { readonly from: Date; readonly to: Date; readonly saidBy: Date },
): Promise<Map<string, readonly Word[]>> {
  const rows = await worktimeDb(tx)
    .selectFrom('absence')
    .select(['person_id', 'from_on', 'to_on', 'recorded_at'])
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .where('from_on', '<=', dateIn(to))
    .where('to_on', '>=', dateIn(from))
    .where('recorded_at', '<=', saidBy)
    .execute();
  return grouped(rows, (row) => ({
    state: 'unavailable',
    start: startOfDay(row.from_on) * 60_000,
    end: startOfDay(addDays(row.to_on, 1)) * 60_000,
    reason: 'away',
    saidAt: row.recorded_at.getTime(),
  }));
}

function said({ state, saidAt, reason }: Availability): SpanAvailability {
  return { state, saidAt: saidAt === null ? null : new Date(saidAt).toISOString(), reason };
}

/** What a worker said about hours worked for others, and until when it answers. Dates as text. */
export interface Declaration {
  readonly id: string;
  readonly weeklyMinutes: number;
  readonly saidOn: string;
  readonly answersUntil: string;
}

/** Declarations of other hours by worker, the latest first. */
export async function declarationsOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<Map<string, readonly Declaration[]>> {
  const rows = await worktimeDb(tx)
    .selectFrom('declared_hours')
    .select(['person_id', 'id', 'weekly_minutes', 'said_on', 'answers_until'])
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .orderBy('said_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return grouped(rows, (row) => ({
    id: row.id,
    weeklyMinutes: row.weekly_minutes,
    saidOn: row.said_on,
    answersUntil: row.answers_until,
  }));
}

/** Opt-outs by worker, the latest first. */
export async function optOutsOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<Map<string, readonly OptOut[]>> {
  const rows = await worktimeDb(tx)
    .selectFrom('opt_out')
    .select(['person_id', 'id', 'form', 'signed_on', 'notice_days', 'notice_given_on'])
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .orderBy('signed_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return grouped(rows, (row) => ({
    id: row.id,
    form: row.form,
    signedOn: row.signed_on,
    noticeDays: row.notice_days,
    noticeGivenOn: row.notice_given_on,
  }));
}

/** Days a worker was or will be away, both included. */
export interface Absence {
  readonly id: string;
  readonly kind: AbsenceKind;
  readonly fromOn: string;
  readonly toOn: string;
}

/** Absences by worker, sorted by first day. */
export async function absencesOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<Map<string, readonly Absence[]>> {
  const rows = await worktimeDb(tx)
    .selectFrom('absence')
    .select(['person_id', 'id', 'kind', 'from_on', 'to_on'])
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .orderBy('from_on')
    .orderBy('id')
    .execute();
  return grouped(rows, (row) => ({
    id: row.id,
    kind: row.kind,
    fromOn: row.from_on,
    toOn: row.to_on,
  }));
}

function grouped<Row extends { readonly person_id: string }, T>(
  rows: readonly Row[],
  value: (row: Row) => T,
): Map<string, readonly T[]> {
  const map = new Map<string, T[]>();
  for (const row of rows) {
    const list = map.get(row.person_id);
    if (list) list.push(value(row));
    else map.set(row.person_id, [value(row)]);
  }
  return map;
}
