import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { dueAfter, wrongInAppeal } from './appeal.ts';
import { appealTakenFurther } from './events.ts';
import { type HeldAppeal, lockAppeal, mayGoOn, termsOf, whoActs } from './found.ts';
import type { takeFurtherRoute } from './schema.ts';
import { appealsDb } from './tables.ts';

/** By when the learner takes an appeal to the formal stage: from the answer, or from the day it was due. */
export async function furtherBy(tx: Tx, held: HeldAppeal): Promise<Result<string>> {
  const terms = await termsOf(tx, held.row.terms_version);
  const answered = held.outcome('informal')?.decided_at;
  const from = answered ? dateIn(answered) : (held.stage('informal')?.due_on ?? '');
  return dueAfter(tx, from, terms.further_days, terms.nation);
}

/**
 * The learner takes their appeal to the formal stage. Refuses `appeal-not-found`, `already-formal`, `stage-not-over`,
 * `appeal-upheld` and `appeal-late`, all of R92.
 */
export async function takeFurther(
  tx: Tx,
  appealId: string,
  { why, lateBecause }: BodyOf<typeof takeFurtherRoute>,
): Promise<Result<{ appealId: string }>> {
  const held = await lockAppeal(tx, appealId);
  if (!held.ok) return held;
  const { row, stage } = held.value;
  if (row.learner_id !== whoActs(tx)) {
    return refuse('appeal-not-found', 'You have raised no such appeal.');
  }
  const formal = stage('formal');
  if (formal) {
    if (formal.why === why) return ok({ appealId });
    return refuse('already-formal', 'This appeal is at the formal stage already. Hand in a paper.');
  }
  const today = dateIn(nowOf(tx));
  const may = mayGoOn(held.value, 'informal', today);
  if (!may.ok) return may;
  const by = await furtherBy(tx, held.value);
  if (!by.ok) return by;
  const late = today > by.value;
  if (late && lateBecause === '') {
    return wrongInAppeal(
      'lateBecause',
      'appeal-late',
      `This was to be taken further by ${showDate(by.value)}. Say why it comes later.`,
    );
  }
  const terms = await termsOf(tx, row.terms_version);
  const due = await dueAfter(tx, today, terms.formal_days, terms.nation);
  if (!due.ok) return due;
  await appealsDb(tx)
    .insertInto('appeal_stage')
    .values({
      organisation_id: actorOf(tx).organisationId,
      appeal_id: appealId,
      stage: 'formal',
      opened_at: nowOf(tx),
      opened_by: row.learner_id,
      due_on: due.value,
      why,
      late_because: lateBecause || null,
      sent_on: null,
      reference: null,
    })
    .execute();
  record(tx, appealTakenFurther, {
    subjects: { learner: row.learner_id, appeal: appealId },
    facts: { dueOn: due.value, late },
  });
  return ok({ appealId });
}
