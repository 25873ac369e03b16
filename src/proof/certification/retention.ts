import { addMonths, type DateText } from '../../lib/days.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { decisionsIn } from '../assessment/index.ts';
import { certificationDb } from './tables.ts';

/** R21: records of assessment are kept at least four years; from the last thing that was done with them. */
const YEARS = 4;

/** The last day of the hold of what was last touched on this day. */
export function heldUntil(lastOn: DateText): DateText {
  return addMonths(lastOn, 12 * YEARS);
}

const BECAUSE = {
  decision: 'the last decision',
  answer: 'the awarding body’s answer',
  claim: 'a claim that the awarding body has not answered',
  certificate: 'a certificate',
} as const;

/**
 * Until when each learner's records are held (R21): four years from the last decision, result or certificate. Who has a
 * claim without an answer is held until four years after it comes.
 */
export async function retentionNow(tx: Tx) {
  const today = dateIn(nowOf(tx));
  const db = certificationDb(tx);
  const last = new Map<
    string,
    { on: DateText; because: keyof typeof BECAUSE; decisions: number }
  >();
  const touch = (learnerId: string, on: DateText, because: keyof typeof BECAUSE) => {
    const known = last.get(learnerId) ?? { on: '', because, decisions: 0 };
    const decisions = known.decisions + (because === 'decision' ? 1 : 0);
    last.set(learnerId, on >= known.on ? { on, because, decisions } : { ...known, decisions });
  };
  for (const { learnerId, decidedAt } of await decisionsIn(tx)) {
    touch(learnerId, dateIn(decidedAt), 'decision');
  }
  const lines = await db
    .selectFrom('award_line')
    .select(['id', 'learner_id', 'answered_on'])
    .execute();
  for (const { learner_id, answered_on } of lines) {
    touch(learner_id, answered_on ?? today, answered_on === null ? 'claim' : 'answer');
  }
  const learnerOf = new Map(lines.map(({ id, learner_id }) => [id, learner_id]));
  for (const row of await db.selectFrom('award_certificate').selectAll().execute()) {
    const days = [row.issued_on, row.received_on, row.handed_on, row.faulty_on];
    const on = days.reduce<string>((newest, day) => (day && day > newest ? day : newest), '');
    touch(learnerOf.get(row.line_id) ?? '', on, 'certificate');
  }
  const names = await memberNames(tx);
  const rows = [...last].map(([learnerId, { on, because, decisions }]) => ({
    learnerId,
    name: names.get(learnerId) ?? '',
    decisions,
    lastOn: on,
    because: BECAUSE[because],
    heldUntil: heldUntil(on),
    lapsed: heldUntil(on) < today,
  }));
  rows.sort((a, b) => (a.heldUntil < b.heldUntil ? -1 : 1));
  return { today, rows };
}
