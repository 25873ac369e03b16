import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn, dateOfMinute, isoOfMinute, minuteOfDate } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { workingMinutes } from '../../rules/working-time/work.ts';
import { lastSaidBy } from './availability-of.ts';
import { onTheBooks } from './on-the-books.ts';
import { holdsOn, limitFrom } from './opt-out.ts';
import type { showWorktime } from './schema.ts';
import { worktimeDb } from './tables.ts';
import { absencesOf, optOutsOf } from './words-of.ts';
import { workerTimes } from './worker-times.ts';

type WorktimeOf = ReplyIn<typeof showWorktime>;

const FOUR_WEEKS = 28 * 1440;

/** Everything the page about a worker's time shows. Refuses `worker-not-found`. */
export async function worktimeOf(tx: Tx, personId: string): Promise<Result<WorktimeOf>> {
  const worker = await onTheBooks(tx, personId);
  if (!worker.ok) return worker;
  const now = nowOf(tx);
  const today = dateIn(now);
  const until = dateOfMinute(minuteOfDate(now) + FOUR_WEEKS);
  const words = await wordsOf(tx, personId);
  const declared = await declaredBy(tx, personId);
  const names = await memberNames(tx);
  const held = (await workerTimes(tx, [personId], now, until)).get(personId) ?? [];
  const optOuts = (await optOutsOf(tx, [personId])).get(personId) ?? [];
  const scanned = new Set(
    (
      await worktimeDb(tx)
        .selectFrom('opt_out_scan')
        .select('opt_out_id')
        .where(sql<boolean>`opt_out_id = any(${optOuts.map(({ id }) => id)}::uuid[])`)
        .execute()
    ).map((row) => row.opt_out_id),
  );
  const absences = (await absencesOf(tx, [personId])).get(personId) ?? [];
  const lastSaid = (await lastSaidBy(tx, [personId])).get(personId);
  const by = (id: string | null) => (id === null ? 'the system' : (names.get(id) ?? ''));
  return ok({
    today,
    lastSaidAt: lastSaid === undefined ? null : new Date(lastSaid).toISOString(),
    words: words.map((row) => ({
      id: row.id,
      state: row.state,
      startsAt: row.starts_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
      reason: row.reason,
      how: row.how,
      saidAt: row.said_at.toISOString(),
      recordedBy: by(row.recorded_by),
    })),
    held: held.map((time) => ({
      shiftId: time.id,
      label: time.label,
      state: time.source as 'pencilled' | 'accepted',
      kind: time.kind,
      startsAt: isoOfMinute(time.start),
      endsAt: isoOfMinute(time.end),
      workingMinutes: workingMinutes(time),
      lapsesAt: time.lapsesAt?.toISOString() ?? null,
    })),
    declarations: declared.map((row) => ({
      id: row.id,
      weeklyMinutes: row.weekly_minutes,
      saidOn: row.said_on,
      answersUntil: row.answers_until,
      lapsed: row.answers_until < today,
      recordedBy: by(row.recorded_by),
    })),
    optOuts: optOuts.map((optOut) => ({
      ...optOut,
      limitAppliesFrom:
        optOut.noticeGivenOn === null ? null : limitFrom(optOut.noticeDays, optOut.noticeGivenOn),
      holds: holdsOn(optOut, today),
      scanned: scanned.has(optOut.id),
    })),
    absences: absences.filter((absence) => absence.toOn >= today),
  });
}

/** The last 50 things the worker said, the latest first. */
function wordsOf(tx: Tx, personId: string) {
  return worktimeDb(tx)
    .selectFrom('availability')
    .select(['id', 'state', 'starts_at', 'ends_at', 'reason', 'how', 'said_at', 'recorded_by'])
    .where('person_id', '=', personId)
    .orderBy('said_at', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
}

function declaredBy(tx: Tx, personId: string) {
  return worktimeDb(tx)
    .selectFrom('declared_hours')
    .select(['id', 'weekly_minutes', 'said_on', 'answers_until', 'recorded_by'])
    .where('person_id', '=', personId)
    .orderBy('said_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(12)
    .execute();
}
