import { sql } from 'kysely';
import { addDays, datesFrom, mondayOf } from '../../lib/days.ts';
import type { QueryOf, ReplyIn } from '../../lib/route.ts';
import { fold } from '../../lib/text.ts';
import { dateIn, dateOfMinute, startOfDay } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { workingMinutes } from '../../rules/working-time/work.ts';
import { roleNames, type WorkerFacts, workerFacts, workersForRole } from '../candidates/index.ts';
import { availabilityOf, DAY_PARTS, lastSaidBy, partOf, workerTimes } from '../worktime/index.ts';
import type { showPool } from './schema.ts';
import { poolDb } from './tables.ts';

type Query = QueryOf<typeof showPool>;
type Reply = ReplyIn<typeof showPool>;

/** Rows a page carries; who looks for more filters first. */
const MOST_ROWS = 1000;
const DAY = 86_400_000;

/**
 * The pool in one week: each worker on the books with what is known of every part of every day, what they hold
 * and want, when they last said anything, and whether they were asked. The same set questions however many.
 */
export async function poolWeek(tx: Tx, query: Query): Promise<Reply> {
  const now = nowOf(tx);
  const today = dateIn(now);
  const weekOn = mondayOf(query.week ?? addDays(today, 7));
  const dates = datesFrom(weekOn, addDays(weekOn, 6));
  const names = await roleNames(tx);
  const workers = (await onTheBooks(tx, query.role)).filter(wanted(query));
  const ids = workers.map(({ personId }) => personId);
  const spans = dates.flatMap((date) =>
    DAY_PARTS.map((part) => {
      const { start, end } = partOf(date, part);
      return { start: new Date(start), end: new Date(end) };
    }),
  );
  const answers = await availabilityOf(tx, ids, spans);
  const last = await lastSaidBy(tx, ids);
  const from = dateOfMinute(startOfDay(weekOn));
  const to = dateOfMinute(startOfDay(addDays(weekOn, 7)));
  const held = await workerTimes(tx, ids, from, to);
  const asked = await askedAbout(tx, weekOn, ids);
  const rows = workers
    .map((worker) => {
      const stints = (held.get(worker.personId) ?? []).filter(
        ({ start }) => start * 60_000 >= from.getTime(),
      );
      const begins = stints.map(({ start }) => dateIn(dateOfMinute(start)));
      const lastSaid = last.get(worker.personId);
      return {
        personId: worker.personId,
        name: worker.displayName,
        roles: worker.roles.map((role) => names.get(role) ?? role),
        postcode: worker.postcode,
        parts: (answers.get(worker.personId) ?? []).map(({ state }) => state),
        held: dates.map((date) => begins.filter((begin) => begin === date).length),
        heldMinutes: stints.reduce((sum, stint) => sum + workingMinutes(stint), 0),
        wantedMinutes: worker.wantedWeeklyMinutes,
        lastSaidAt: lastSaid === undefined ? null : new Date(lastSaid).toISOString(),
        asked: asked.get(worker.personId) ?? null,
      };
    })
    .filter(({ lastSaidAt, parts }) => {
      if (query.free === 'yes' && !parts.includes('available')) return false;
      if (query.silentDays === undefined) return true;
      return (
        lastSaidAt === null || Date.parse(lastSaidAt) <= now.getTime() - query.silentDays * DAY
      );
    });
  return {
    today,
    weekOn,
    total: rows.length,
    roles: [...names].map(([role, name]) => ({ role, name })),
    rows: rows.slice(0, MOST_ROWS),
  };
}

async function onTheBooks(tx: Tx, role: string | undefined): Promise<readonly WorkerFacts[]> {
  if (role) return workersForRole(tx, role);
  const rows = await poolDb(tx)
    .selectFrom('candidates_published')
    .select('person_id')
    .where('archived', '=', false)
    .execute();
  const facts = await workerFacts(
    tx,
    rows.map((row) => row.person_id),
  );
  return [...facts.values()];
}

function wanted({ area, name }: Query): (worker: WorkerFacts) => boolean {
  const begins = area?.replaceAll(' ', '').toUpperCase() ?? '';
  const words = fold(name ?? '')
    .split(' ')
    .filter(Boolean);
  return ({ postcode, displayName }) => {
    if (!postcode.replaceAll(' ', '').startsWith(begins)) return false;
    // 'L' is Liverpool, not Leeds: where only letters are given the area ends with them.
    if (/^[A-Z]+$/.test(begins) && !/^\d/.test(postcode.slice(begins.length))) return false;
    const parts = fold(displayName).split(' ');
    return words.every((word) => parts.some((one) => one.startsWith(word)));
  };
}

async function askedAbout(
  tx: Tx,
  weekOn: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, 'waiting' | 'answered'>> {
  const { rows } = await sql<{ person_id: string; answered: boolean }>`
    select d.person_id, bool_or(exists (select from pool_answer w where w.organisation_id = d.organisation_id
      and w.ask_id = d.ask_id and w.person_id = d.person_id)) as answered
    from pool_asked d join pool_ask a on a.organisation_id = d.organisation_id and a.id = d.ask_id
    where a.week_on = ${weekOn} and d.left_out is null and d.person_id = any(${[...ids]}::uuid[])
    group by d.person_id`.execute(poolDb(tx));
  return new Map(rows.map((row) => [row.person_id, row.answered ? 'answered' : 'waiting']));
}
