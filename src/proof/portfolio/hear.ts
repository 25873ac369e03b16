import { addMonths, dateIn, dateOfMinute, startOfDay } from '../../lib/time.ts';
import { entriesOf, type HeardEntry, handsIn } from '../../platform/audit/heard.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { CAPTURED_KINDS, captureFor } from './capture.ts';
import { joinCases, keep, RULE_KINDS } from './keep.ts';
import { portfolioDb } from './tables.ts';

/** The name of this room's bookmark in the log. */
export const HEARD_AS = 'portfolio';
/** Work of the last three years may be presented without a reason (L374). */
const YEARS_BACK = 3;
const PAGE = 500;

/** The day from which work counts by itself: three calendar years before an instant, in London. */
export function countsFrom(now: Date): string {
  return addMonths(dateIn(now), -12 * YEARS_BACK);
}

/** Puts before every learner what they had a hand in. Heard in order, each entry once. */
export async function hear(tx: Tx, entries: readonly HeardEntry[]): Promise<void> {
  const ours = entries.filter(({ kind }) => CAPTURED_KINDS.includes(kind));
  if (ours.length === 0) return;
  const bookings = ours
    .filter(({ kind }) => RULE_KINDS.includes(kind))
    .flatMap(({ envelope }) => envelope.subjects['booking'] ?? []);
  const learners = await portfolioDb(tx)
    .selectFrom('learner')
    .select('member_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .orderBy('member_id')
    .execute();
  for (const { member_id: learner } of learners) {
    await keep(tx, learner, captureFor(learner, ours));
    if (bookings.length > 0) await joinCases(tx, learner, [...new Set(bookings)]);
  }
}

/**
 * Reads a learner's last three years of the log and puts before them what they had a hand in (W35). Twice
 * does no harm.
 * @returns how many records are new
 */
export async function lookBack(tx: Tx, learner: string): Promise<number> {
  const from = dateOfMinute(startOfDay(countsFrom(nowOf(tx))));
  const seqs = await handsIn(tx, { member: learner, kinds: CAPTURED_KINDS, from });
  let found = 0;
  for (let at = 0; at < seqs.length; at += PAGE) {
    const page = await entriesOf(tx, seqs.slice(at, at + PAGE));
    found += await keep(tx, learner, captureFor(learner, page));
  }
  await joinCases(tx, learner);
  return found;
}
