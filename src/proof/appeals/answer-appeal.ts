import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { hashOf, R92 } from './appeal.ts';
import { appealAnswered } from './events.ts';
import { flowBack } from './flow-back.ts';
import { type HeldAppeal, lockAppeal, partsIn, stillOpen, whoActs } from './found.ts';
import type { answerAppealRoute } from './schema.ts';
import { appealsDb } from './tables.ts';

/**
 * Why the acting member does not answer an appeal informally; null: they may. A decision is answered by the assessor
 * who made it, a refusal by the administrator or quality manager, if they have no part in it.
 */
export async function whyNotAnswer(tx: Tx, { row }: Pick<HeldAppeal, 'row'>) {
  const { roles } = actorOf(tx);
  const memberId = whoActs(tx);
  if (row.assessor_id !== null) {
    return row.assessor_id === memberId
      ? null
      : 'The informal stage is between the learner and the assessor who decided. They answer it.';
  }
  if (!roles.includes('quality_manager') && !roles.includes('centre_administrator')) {
    return 'A refusal is answered by the administrator or the quality manager of the centre.';
  }
  const part = (await partsIn(tx, row.id, [memberId])).get(memberId);
  return part === undefined ? null : `You ${part}, so somebody else answers it.`;
}

/**
 * Answers an appeal informally, once. Again with the same outcome by the same member changes nothing. Refuses
 * `appeal-not-found`, `not-theirs-to-answer` (R92), `stage-not-open` and `already-answered`.
 */
export async function answerAppeal(
  tx: Tx,
  appealId: string,
  { outcome, reasons }: BodyOf<typeof answerAppealRoute>,
): Promise<Result<{ appealId: string }>> {
  const held = await lockAppeal(tx, appealId);
  if (!held.ok) return held;
  const because = await whyNotAnswer(tx, held.value);
  if (because !== null) return refuse('not-theirs-to-answer', because, R92);
  const before = held.value.outcome('informal');
  const memberId = whoActs(tx);
  if (before?.decided_by === memberId && before.reasons === reasons && before.outcome === outcome) {
    return ok({ appealId });
  }
  const open = stillOpen(held.value, 'informal');
  if (!open.ok) return open;
  await appealsDb(tx)
    .insertInto('appeal_outcome')
    .values({
      organisation_id: actorOf(tx).organisationId,
      appeal_id: appealId,
      stage: 'informal',
      outcome,
      reasons,
      held_on: null,
      hearing: null,
      decided_at: nowOf(tx),
      decided_by: memberId,
    })
    .execute();
  const back = await flowBack(tx, held.value.row, outcome);
  if (!back.ok) return back;
  record(tx, appealAnswered, {
    subjects: { learner: held.value.row.learner_id, appeal: appealId },
    facts: { outcome, reasonsSha256: hashOf(reasons) },
  });
  return ok({ appealId });
}
