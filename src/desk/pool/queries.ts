import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { peopleOf } from '../people/index.ts';
import { type Choice, type LeftOut, REMIND_AFTER_HOURS } from './ask.ts';
import { askNotFound } from './follow-ask.ts';
import type { listAsks, showAsk } from './schema.ts';
import { poolDb } from './tables.ts';

interface AskRow {
  readonly id: string;
  readonly weekOn: string;
  readonly channel: 'mail' | 'text';
  readonly askedAt: Date;
  readonly askedBy: string | null;
  readonly closesAt: Date;
  readonly closedAt: Date | null;
  readonly asked: number;
  readonly answered: number;
  readonly leftOut: number;
}

/** The last hundred asks, the newest first. */
export async function asksMade(tx: Tx): Promise<ReplyIn<typeof listAsks>> {
  const { rows } = await sql<AskRow>`
    select a.id, a.week_on as "weekOn", a.channel, a.asked_at as "askedAt", a.asked_by as "askedBy",
      a.closes_at as "closesAt", a.closed_at as "closedAt",
      count(*) filter (where d.left_out is null) as asked,
      count(*) filter (where d.left_out is not null) as "leftOut",
      count(*) filter (where exists (select from pool_answer w where w.organisation_id = d.organisation_id
        and w.ask_id = d.ask_id and w.person_id = d.person_id)) as answered
    from pool_ask a join pool_asked d on d.organisation_id = a.organisation_id and d.ask_id = a.id
    group by a.organisation_id, a.id order by a.asked_at desc, a.id limit 100`.execute(poolDb(tx));
  const names = await memberNames(tx);
  const now = nowOf(tx);
  return {
    total: rows.length,
    rows: rows.map((row) => ({
      ...row,
      askedAt: row.askedAt.toISOString(),
      askedBy: row.askedBy === null ? '' : (names.get(row.askedBy) ?? ''),
      closesAt: row.closesAt.toISOString(),
      closedAt: row.closedAt?.toISOString() ?? null,
      isOpen: row.closedAt === null && row.closesAt > now,
    })),
  };
}

/** One ask with everybody it names, in order of their names. Refuses `ask-not-found`. */
export async function askInFull(tx: Tx, askId: string): Promise<Result<ReplyIn<typeof showAsk>>> {
  const db = poolDb(tx);
  const ask = await db
    .selectFrom('pool_ask')
    .selectAll()
    .where('id', '=', askId)
    .executeTakeFirst();
  if (!ask) return askNotFound();
  const asked = await db
    .selectFrom('pool_asked')
    .innerJoin('people_published', 'people_published.person_id', 'pool_asked.person_id')
    .select(['pool_asked.person_id', 'left_out', 'sent_at', 'times'])
    .where('ask_id', '=', askId)
    .orderBy('people_published.sort_key')
    .orderBy('pool_asked.person_id')
    .execute();
  const answers = await db
    .selectFrom('pool_answer')
    .select(['person_id', 'how', 'answered_at', 'choices', 'words', 'weekly_minutes'])
    .where('ask_id', '=', askId)
    .orderBy('answered_at')
    .orderBy('id')
    .execute();
  const people = await peopleOf(
    tx,
    asked.map((row) => row.person_id),
  );
  const names = await memberNames(tx);
  const isOpen = ask.closed_at === null && ask.closes_at > nowOf(tx);
  const rows = asked.map((row) => ({
    personId: row.person_id,
    name: people.get(row.person_id)?.displayName ?? '',
    leftOut: row.left_out as LeftOut | null,
    sentAt: row.sent_at?.toISOString() ?? null,
    times: row.times,
    answers: answers
      .filter((answer) => answer.person_id === row.person_id)
      .map((answer) => ({
        at: answer.answered_at.toISOString(),
        how: answer.how,
        choices: [...answer.choices] as Choice[],
        words: answer.words,
        weeklyMinutes: answer.weekly_minutes,
      })),
  }));
  return ok({
    id: ask.id,
    weekOn: ask.week_on,
    byPart: ask.by_part,
    channel: ask.channel,
    note: ask.note,
    asksHours: ask.asks_hours,
    askedAt: ask.asked_at.toISOString(),
    askedBy: ask.asked_by === null ? '' : (names.get(ask.asked_by) ?? ''),
    closesAt: ask.closes_at.toISOString(),
    closedAt: ask.closed_at?.toISOString() ?? null,
    closedBy: ask.closed_by === null ? '' : (names.get(ask.closed_by) ?? ''),
    isOpen,
    remindFrom: isOpen ? remindFrom(rows) : null,
    people: rows,
  });
}

/** From when the first of those who have not answered may be reminded. */
function remindFrom(
  rows: readonly { readonly sentAt: string | null; readonly answers: readonly unknown[] }[],
): string | null {
  const sent = rows.flatMap(({ sentAt, answers }) =>
    sentAt !== null && answers.length === 0 ? [Date.parse(sentAt)] : [],
  );
  if (sent.length === 0) return null;
  return new Date(Math.min(...sent) + REMIND_AFTER_HOURS * 3_600_000).toISOString();
}
