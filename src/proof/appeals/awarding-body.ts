import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { dueAfter, hashOf, wrongInAppeal } from './appeal.ts';
import { appealDecided, appealSentOn } from './events.ts';
import { flowBack } from './flow-back.ts';
import { lockAppeal, mayGoOn, stillOpen, termsOf, whoActs } from './found.ts';
import type { enterAnswerRoute, sendOnRoute } from './schema.ts';
import { appealsDb } from './tables.ts';

/**
 * The appeal went to the awarding body, under a reference. The same again changes nothing. Refuses
 * `appeal-not-found`, `stage-not-open`, `stage-not-over`, `appeal-upheld`, `already-sent-on` (R92) and `not-yet`.
 */
export async function sendOn(
  tx: Tx,
  appealId: string,
  { sentOn, reference, why }: BodyOf<typeof sendOnRoute>,
): Promise<Result<{ appealId: string }>> {
  const held = await lockAppeal(tx, appealId);
  if (!held.ok) return held;
  const { row, stage } = held.value;
  const before = stage('awarding_body');
  if (before) {
    if (before.sent_on === sentOn && before.reference === reference) return ok({ appealId });
    return refuse(
      'already-sent-on',
      `This appeal went on under ${before.reference ?? ''} already.`,
    );
  }
  const today = dateIn(nowOf(tx));
  const may = mayGoOn(held.value, 'formal', today);
  if (!may.ok) return may;
  if (sentOn > today) return wrongInAppeal('sentOn', 'not-yet', 'Enter it once it was sent.');
  const terms = await termsOf(tx, row.terms_version);
  const due = await dueAfter(tx, sentOn, terms.body_days, terms.nation);
  if (!due.ok) return due;
  await appealsDb(tx)
    .insertInto('appeal_stage')
    .values({
      organisation_id: actorOf(tx).organisationId,
      appeal_id: appealId,
      stage: 'awarding_body',
      opened_at: nowOf(tx),
      opened_by: whoActs(tx),
      due_on: due.value,
      why,
      late_because: null,
      sent_on: sentOn,
      reference,
    })
    .execute();
  record(tx, appealSentOn, {
    subjects: { learner: row.learner_id, appeal: appealId },
    facts: { sentOn, dueOn: due.value },
  });
  return ok({ appealId });
}

/** Enters what the awarding body answered, once. Refuses `appeal-not-found`, `stage-not-open`, `already-answered`
 * and `not-yet`. */
export async function enterAnswer(
  tx: Tx,
  appealId: string,
  { outcome, reasons, answeredOn }: BodyOf<typeof enterAnswerRoute>,
): Promise<Result<{ appealId: string }>> {
  const held = await lockAppeal(tx, appealId);
  if (!held.ok) return held;
  const before = held.value.outcome('awarding_body');
  if (before?.outcome === outcome && before.reasons === reasons && before.held_on === answeredOn) {
    return ok({ appealId });
  }
  const open = stillOpen(held.value, 'awarding_body');
  if (!open.ok) return open;
  const sentOn = held.value.stage('awarding_body')?.sent_on ?? '';
  if (answeredOn > dateIn(nowOf(tx)) || answeredOn < sentOn) {
    return wrongInAppeal(
      'answeredOn',
      'not-yet',
      'The answer came on a day from when it was sent on to today.',
    );
  }
  await appealsDb(tx)
    .insertInto('appeal_outcome')
    .values({
      organisation_id: actorOf(tx).organisationId,
      appeal_id: appealId,
      stage: 'awarding_body',
      outcome,
      reasons,
      held_on: answeredOn,
      hearing: null,
      decided_at: nowOf(tx),
      decided_by: whoActs(tx),
    })
    .execute();
  const back = await flowBack(tx, held.value.row, outcome);
  if (!back.ok) return back;
  record(tx, appealDecided, {
    subjects: { learner: held.value.row.learner_id, appeal: appealId },
    facts: {
      stage: 'awarding_body',
      outcome,
      heldOn: answeredOn,
      reasonsSha256: hashOf(reasons),
      panel: [],
    },
  });
  return ok({ appealId });
}
