import { sql } from 'kysely';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { grouped } from './grouped.ts';
import type { OptOut } from './opt-out.ts';
import type { AbsenceKind } from './schema.ts';
import { worktimeDb } from './tables.ts';

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

/** By worker the oldest said of the patterns that still stand: it is the one to ask about again. Dates as text. */
export async function standingPatternsOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<Map<string, { readonly saidOn: string; readonly untilOn: string | null }>> {
  const today = dateIn(nowOf(tx));
  const rows = await worktimeDb(tx)
    .selectFrom('availability_pattern')
    .select(['person_id', 'said_at', 'until_on'])
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .where('ended_at', 'is', null)
    .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>=', today)]))
    .orderBy('said_at', 'desc')
    .execute();
  return new Map(
    rows.map((row) => [row.person_id, { saidOn: dateIn(row.said_at), untilOn: row.until_on }]),
  );
}
