import { sql } from 'kysely';
import { addDays, type DateText, datesFrom, mondayOf } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn, isoOfMinute } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { availabilityIn, piecesOf, type Span, type Word } from './availability.ts';
import { spokenBy } from './availability-of.ts';
import { onTheBooks } from './on-the-books.ts';
import { timesOn } from './pattern.ts';
import { DAY_PARTS, type DayPart, PARTS, type showCalendar } from './schema.ts';
import { worktimeDb } from './tables.ts';
import { workerTimes } from './worker-times.ts';

type Calendar = ReplyIn<typeof showCalendar>;

const WEEKS = 4;

/** The moments of a part of a day: 'night' of a date ends on the next morning. Epoch milliseconds. */
export function partOf(date: DateText, part: DayPart): Span {
  return timesOn(date, PARTS[part].from, PARTS[part].to);
}

/**
 * Four weeks of a worker: for each part of each day what is known, who said it, when and how, and the shifts
 * they hold then. Refuses `worker-not-found`.
 * @param from any date of the first week; left out: this week
 */
export async function calendarOf(
  tx: Tx,
  personId: string,
  from: DateText | undefined,
): Promise<Result<Calendar>> {
  const worker = await onTheBooks(tx, personId);
  if (!worker.ok) return worker;
  const today = dateIn(nowOf(tx));
  const first = mondayOf(from ?? today);
  const dates = datesFrom(first, addDays(first, 7 * WEEKS - 1));
  const last = dates.at(-1) ?? first;
  const span = { start: partOf(first, 'day').start, end: partOf(last, 'night').end };
  const spoken = (await spokenBy(tx, [personId], span)).get(personId);
  const words = spoken?.words ?? [];
  const lastSaidAt = spoken?.lastSaidAt ?? null;
  const told = await toldOf(tx, personId, words);
  const held = (
    (await workerTimes(tx, [personId], new Date(span.start), new Date(span.end))).get(personId) ??
    []
  ).map((time) => ({
    shiftId: time.id,
    label: time.label,
    state: time.source as 'pencilled' | 'accepted',
    startsAt: isoOfMinute(time.start),
    endsAt: isoOfMinute(time.end),
    on: dateIn(new Date(time.start * 60_000)),
  }));
  return ok({
    today,
    from: first,
    lastSaidAt: lastSaidAt === null ? null : new Date(lastSaidAt).toISOString(),
    days: dates.map((date) => ({
      date,
      parts: DAY_PARTS.map((part) => {
        const times = partOf(date, part);
        const { state } = availabilityIn(words, times, lastSaidAt);
        const pieces = piecesOf(words, times);
        const decides = pieces.find(({ word }) => word?.state === state)?.word ?? null;
        return {
          part,
          startsAt: new Date(times.start).toISOString(),
          endsAt: new Date(times.end).toISOString(),
          state,
          inPart: pieces.some(({ word }) => (word?.state ?? 'unknown') !== state),
          said: decides === null ? null : told(decides),
        };
      }),
      held: held.filter((shift) => shift.on === date).map(({ on: _, ...shift }) => shift),
    })),
    patterns: await standing(tx, personId, today),
  });
}

/** Who said it, when, how, and who wrote it down. */
async function toldOf(tx: Tx, personId: string, words: readonly Word[]) {
  const names = await memberNames(tx);
  const db = worktimeDb(tx);
  const rows = [
    ...(await db
      .selectFrom('availability')
      .select(['id', 'how', 'recorded_by'])
      .where('person_id', '=', personId)
      .where(sql<boolean>`id = any(${[...new Set(words.map(({ id }) => id))]}::uuid[])`)
      .execute()),
    ...(await db
      .selectFrom('availability_pattern')
      .select(['id', 'how', 'recorded_by'])
      .where('person_id', '=', personId)
      .execute()),
  ];
  const known = new Map(rows.map((row) => [row.id, row]));
  return ({ id, source, saidAt, reason }: Word) => {
    const row = known.get(id);
    return {
      source,
      at: new Date(saidAt).toISOString(),
      reason,
      how: row?.how ?? '',
      recordedBy: row?.recorded_by ? (names.get(row.recorded_by) ?? '') : '',
    };
  };
}

async function standing(tx: Tx, personId: string, today: DateText) {
  const names = await memberNames(tx);
  const rows = await worktimeDb(tx)
    .selectFrom('availability_pattern')
    .selectAll()
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>=', today)]))
    .orderBy('said_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    weekdays: row.weekdays,
    everyWeeks: row.every_weeks,
    fromOn: row.from_on,
    untilOn: row.until_on,
    fromClock: row.from_clock,
    toClock: row.to_clock,
    reason: row.reason,
    saidAt: row.said_at.toISOString(),
    how: row.how,
    recordedBy: row.recorded_by ? (names.get(row.recorded_by) ?? '') : '',
  }));
}
