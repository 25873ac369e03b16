import { sql } from 'kysely';

import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { papersOf } from './papers.ts';
import { shiftRows } from './shift-rows.ts';

/** Most rows of each kind that Today shows; the totals are true. */
const MOST = 50;
/** Days back to which a paper that was overtaken is still worth a new one. */
const LOOK_BACK_DAYS = 14;

/**
 * What the desk must do now: places to fill within so many hours, pencils that lapse within a day, yeses
 * that wait for us, papers never sent or overtaken. A fixed number of questions.
 */
export async function todaysNeeds(tx: Tx, { hours }: { readonly hours: number }) {
  const now = nowOf(tx);
  const soon = new Date(now.getTime() + hours * 3_600_000);
  const tomorrow = new Date(now.getTime() + 24 * 3_600_000);
  const since = new Date(now.getTime() - LOOK_BACK_DAYS * 86_400_000);
  const open = sql`s.cancelled_at is null and a.id is null and s.ends_at > ${now}`;
  const unfilled = await shiftRows(tx, {
    where: sql`${open} and s.starts_at < ${soon}`,
    size: MOST,
  });
  const lapsing = await shiftRows(tx, {
    where: sql`s.cancelled_at is null and a.accepted_at is null and a.lapses_at <= ${tomorrow}`,
    order: sql`a.lapses_at, s.starts_at, s.id`,
    size: MOST,
  });
  const answered = await shiftRows(tx, {
    where: sql`${open} and exists (select 1 from offer y
      where y.organisation_id = s.organisation_id and y.shift_id = s.id and y.answer = 'accepted')`,
    size: MOST,
  });
  const papers = await papersOf(tx, sql`s.ends_at > ${since}`, { owed: true, size: MOST });
  return { unfilled, lapsing, answered, papers };
}
