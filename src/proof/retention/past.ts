import { sql } from 'kysely';
import { addMonths, type DateText } from '../../lib/days.ts';
import { dateIn } from '../../lib/time.ts';
import { entriesOf } from '../../platform/audit/heard.ts';
import { logLines } from '../../platform/audit/read-log.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { retentionNow } from '../certification/index.ts';
import { enrolmentsOf, lastMoves, learnersHere } from '../portfolio/index.ts';
import { YEARS } from './schema.ts';
import { type Hold, retentionDb } from './tables.ts';

/** A learner whose records are past their time. */
export interface Past {
  readonly learnerId: string;
  readonly name: string;
  /** The day of the last thing done with their records. */
  readonly lastOn: DateText;
  readonly heldUntil: DateText;
  /** What keeps them all the same. */
  readonly holds: readonly Hold[];
}

/**
 * Learners whose records nobody did anything with for four years (R21): no decision, answer or certificate, no evidence
 * or claim, and nothing else on record about them as a learner. It follows from the records alone, so a copy put back
 * from a backup names them again.
 */
export async function pastNow(tx: Tx): Promise<readonly Past[]> {
  const today = dateIn(nowOf(tx));
  const learners = await learnersHere(tx);
  const ids = learners.map(({ id }) => id);
  const last = new Map<string, DateText>();
  const touch = (id: string, on: DateText) => {
    if (on > (last.get(id) ?? '')) last.set(id, on);
  };
  for (const { learnerId, startedOn } of await enrolmentsOf(tx)) touch(learnerId, startedOn);
  for (const { learnerId, lastOn } of (await retentionNow(tx)).rows) touch(learnerId, lastOn);
  for (const [learnerId, at] of await lastMoves(tx, ids)) touch(learnerId, dateIn(at));
  const past: Omit<Past, 'holds'>[] = [];
  for (const { id: learnerId, name } of learners) {
    const lastOn = last.get(learnerId);
    const heldUntil = lastOn && addMonths(lastOn, 12 * YEARS);
    if (!heldUntil || heldUntil >= today) continue;
    if (await onRecordSince(tx, learnerId, addMonths(today, -12 * YEARS))) continue;
    past.push({ learnerId, name, lastOn, heldUntil });
  }
  const holds = await holdsOf(
    tx,
    past.map(({ learnerId }) => learnerId),
    today,
  );
  return past.map((one) => ({ ...one, holds: holds.get(one.learnerId) ?? [] }));
}

/** What is no work with a record: it was looked for, or taken out for its learner. */
const NO_TOUCH: readonly string[] = ['learner_record.exported'];

/** Does the log say anything of a member as a learner since a day? Their desk work is another matter. */
async function onRecordSince(tx: Tx, learnerId: string, since: DateText): Promise<boolean> {
  const from = new Date(`${since}T00:00:00Z`);
  let before: number | undefined;
  for (;;) {
    const { rows } = await logLines(tx, { subject: learnerId, from, before, most: 200 });
    const seqs = rows.filter(({ kind }) => !NO_TOUCH.includes(kind)).map(({ seq }) => seq);
    const entries = await entriesOf(tx, seqs);
    if (entries.some(({ envelope }) => envelope.subjects['learner'] === learnerId)) return true;
    before = rows.at(-1)?.seq;
    if (before === undefined) return false;
  }
}

/** What keeps the records of these learners, by learner; the database asks the same before it destroys any. */
export async function holdsOf(
  tx: Tx,
  learnerIds: readonly string[],
  today: DateText,
): Promise<ReadonlyMap<string, readonly Hold[]>> {
  const { rows } = await sql<{ learner_id: string; hold: Hold }>`
    select learner_id, hold from learner_holds(${[...learnerIds]}::uuid[], ${today}::date)
    order by learner_id, hold`.execute(retentionDb(tx));
  const byLearner = new Map<string, Hold[]>();
  for (const { learner_id, hold } of rows) {
    byLearner.set(learner_id, [...(byLearner.get(learner_id) ?? []), hold]);
  }
  return byLearner;
}
