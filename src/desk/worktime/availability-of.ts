import { sql } from 'kysely';
import { addDays } from '../../lib/days.ts';
import { dateIn, startOfDay } from '../../lib/time.ts';
import type { Tx } from '../../platform/db/tx.ts';
import {
  type Availability,
  availabilityIn,
  inOrder,
  type Span,
  type Word,
} from './availability.ts';
import { grouped } from './grouped.ts';
import { type Pattern, wordsOfPattern } from './pattern.ts';
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

/** Everything one worker said about a span, in the order in which it counts. */
export interface Spoken {
  readonly words: readonly Word[];
  /** When they last said anything, about whatever time; epoch milliseconds, null for never. */
  readonly lastSaidAt: number | null;
}

const SILENT: Spoken = { words: [], lastSaidAt: null };

/**
 * Are these workers available in these spans? One answer a span, in the order of the spans. The latest
 * word about each moment counts, of spans they named and of patterns; part unavailable is unavailable, part
 * unspoken is unknown.
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
  const around = {
    start: Math.min(...asked.map((span) => span.start)),
    end: Math.max(...asked.map((span) => span.end)),
  };
  const spoken = await spokenBy(tx, personIds, around, saidBy);
  return new Map(
    personIds.map((id) => {
      const { words, lastSaidAt } = spoken.get(id) ?? SILENT;
      return [id, asked.map((span) => said(availabilityIn(words, span, lastSaidAt)))];
    }),
  );
}

/** What is known of one worker for one span of time, read already. Epoch milliseconds. */
export type AskAvailability = (personId: string, span: Span) => SpanAvailability;

/**
 * The same, read once for everything within a reach and answered one span at a time: for a search that
 * asks about few of many spans.
 */
export async function availabilityWithin(
  tx: Tx,
  personIds: readonly string[],
  reach: Span,
): Promise<AskAvailability> {
  const spoken = await spokenBy(tx, personIds, reach);
  return (personId, span) => {
    const { words, lastSaidAt } = spoken.get(personId) ?? SILENT;
    return said(availabilityIn(words, span, lastSaidAt));
  };
}

/** What these workers said that touches a span: three set questions, however many workers. */
export async function spokenBy(
  tx: Tx,
  personIds: readonly string[],
  span: Span,
  saidBy: Date = FOR_GOOD,
): Promise<ReadonlyMap<string, Spoken>> {
  const named = await namedBy(tx, personIds, span, saidBy);
  const patterns = await patternsOf(tx, personIds, span, saidBy);
  const away = await awayOf(tx, personIds, span, saidBy);
  const last = await lastSaidBy(tx, personIds, saidBy);
  return new Map(
    personIds.map((id) => {
      const days = (patterns.get(id) ?? []).flatMap((one) => wordsOfPattern(one, span));
      const words = inOrder([...(away.get(id) ?? []), ...(named.get(id) ?? [])], days);
      return [id, { words, lastSaidAt: last.get(id) ?? null }];
    }),
  );
}

async function namedBy(
  tx: Tx,
  personIds: readonly string[],
  span: Span,
  saidBy: Date,
): Promise<Map<string, readonly Word[]>> {
  const rows = await worktimeDb(tx)
    .selectFrom('availability')
    .select(['id', 'person_id', 'state', 'starts_at', 'ends_at', 'reason', 'said_at'])
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .where('ends_at', '>', new Date(span.start))
    .where('starts_at', '<', new Date(span.end))
    .where('said_at', '<=', saidBy)
    .orderBy('said_at', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return grouped(rows, (row) => ({
    id: row.id,
    source: 'word',
    state: row.state,
    start: row.starts_at.getTime(),
    end: row.ends_at.getTime(),
    reason: row.reason,
    saidAt: row.said_at.getTime(),
  }));
}

/** Patterns that may touch a span, the latest said first; one that was ended since then still stood. */
async function patternsOf(
  tx: Tx,
  personIds: readonly string[],
  span: Span,
  saidBy: Date,
): Promise<Map<string, readonly Pattern[]>> {
  const { rows } = await sql<Omit<Pattern, 'saidAt'> & { person_id: string; saidAt: Date }>`
    select id, person_id, state, weekdays, every_weeks as "everyWeeks", from_on as "fromOn",
      case when ended_at <= ${saidBy} then least(until_on, ended_on - 1) else until_on end as "untilOn",
      from_clock as "fromClock", to_clock as "toClock", reason, said_at as "saidAt"
    from availability_pattern
    where person_id = any(${[...personIds]}::uuid[]) and said_at <= ${saidBy}
      and from_on <= ${dateIn(new Date(span.end))}::date
      and (until_on is null or until_on >= ${addDays(dateIn(new Date(span.start)), -1)}::date)
    order by said_at desc, recorded_at desc, id desc`.execute(worktimeDb(tx));
  return grouped(rows, ({ person_id: _, saidAt, ...row }) => ({
    ...row,
    saidAt: saidAt.getTime(),
  }));
}

/** Absences as words: away is unavailable until the worker names the time and says otherwise later. */
async function awayOf(
  tx: Tx,
  personIds: readonly string[],
  span: Span,
  saidBy: Date,
): Promise<Map<string, readonly Word[]>> {
  const rows = await worktimeDb(tx)
    .selectFrom('absence')
    .select(['id', 'person_id', 'from_on', 'to_on', 'recorded_at'])
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .where('from_on', '<=', dateIn(new Date(span.end)))
    .where('to_on', '>=', dateIn(new Date(span.start)))
    .where('recorded_at', '<=', saidBy)
    .execute();
  return grouped(rows, (row) => ({
    id: row.id,
    source: 'away',
    state: 'unavailable',
    start: startOfDay(row.from_on) * 60_000,
    end: startOfDay(addDays(row.to_on, 1)) * 60_000,
    reason: 'away',
    saidAt: row.recorded_at.getTime(),
  }));
}

/** When each of these workers last said anything about their time; who never did is left out. */
export async function lastSaidBy(
  tx: Tx,
  personIds: readonly string[],
  saidBy: Date = FOR_GOOD,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ person_id: string; said_at: Date }>`
    select person_id, max(said_at) as said_at from (
      select person_id, said_at from availability
      union all select person_id, said_at from availability_pattern) spoken
    where person_id = any(${[...personIds]}::uuid[]) and said_at <= ${saidBy}
    group by person_id`.execute(worktimeDb(tx));
  return new Map(rows.map((row) => [row.person_id, row.said_at.getTime()]));
}

function said({ state, saidAt, reason }: Availability): SpanAvailability {
  return { state, saidAt: saidAt === null ? null : new Date(saidAt).toISOString(), reason };
}
