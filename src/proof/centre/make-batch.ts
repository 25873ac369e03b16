import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { listed } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { enrolledHere } from './enrolled.ts';
import { batchMade } from './events.ts';
import { frameworkHere, whoActs } from './found.ts';
import type { makeBatchRoute } from './registration-schema.ts';
import { registrationOf } from './registrations.ts';
import { approvalsOn } from './standing.ts';
import { centreDb } from './tables.ts';

onConstraint('centre_registration_once', {
  code: 'already-sent',
  because: 'One of these learners has just been sent for this qualification. Look again.',
});

/**
 * Puts learners of one qualification into a batch for the awarding body (C9). The same id again gives the first
 * result. Refuses `framework-not-found`, `not-approved` (R15), `learner-not-found`, `learner-twice`, `already-sent` and `born-later`.
 */
export async function makeBatch(
  tx: Tx,
  { id, frameworkCode, learners }: BodyOf<typeof makeBatchRoute>,
): Promise<Result<{ batchId: string }>> {
  const db = centreDb(tx);
  const { organisationId } = actorOf(tx);
  const today = dateIn(nowOf(tx));
  const unknown = await frameworkHere(tx, frameworkCode);
  if (unknown) return unknown;
  const approved = await approvalsOn(tx, frameworkCode, today);
  if (!approved.centre || !approved.qualification) {
    return refuse(
      'not-approved',
      `Nobody can be registered: no approval of ${listed([
        ...(approved.centre ? [] : ['the centre']),
        ...(approved.qualification ? [] : [frameworkCode]),
      ])} stands today. Record the awarding body’s letter on the centre’s page first.`,
      'R15',
    );
  }
  const ids = learners.map(({ learnerId }) => learnerId);
  if (new Set(ids).size < ids.length) {
    return wrongField('learners', 'learner-twice', 'A learner stands twice in this batch.');
  }
  const enrolled = new Map(
    (await enrolledHere(tx, ids))
      .filter((one) => one.frameworkCode === frameworkCode)
      .map((one) => [one.learnerId, one]),
  );
  if (ids.some((learnerId) => !enrolled.has(learnerId))) {
    return wrongField(
      'learners',
      'learner-not-found',
      `Not all of them are enrolled on ${frameworkCode} here.`,
    );
  }
  if (learners.some(({ bornOn }) => bornOn !== null && bornOn >= today)) {
    return wrongField('learners', 'born-later', 'A date of birth is still to come.');
  }
  const made = await db
    .insertInto('registration_batch')
    .values({
      organisation_id: organisationId,
      id,
      framework_code: frameworkCode,
      made_at: nowOf(tx),
      made_by: whoActs(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return ok({ batchId: id });
  const sent = await registrationOf(tx, ids, frameworkCode);
  if (sent.size > 0) {
    const names = [...sent.keys()].map((learnerId) => enrolled.get(learnerId)?.name ?? '');
    return refuse('already-sent', `Sent for ${frameworkCode} already: ${listed(names)}.`);
  }
  await db
    .insertInto('centre_registration')
    .values(
      learners.map(({ learnerId, uln, bornOn }) => ({
        organisation_id: organisationId,
        id: newId(),
        learner_id: learnerId,
        framework_code: frameworkCode,
        started_on: enrolled.get(learnerId)?.startedOn ?? today,
        born_on: bornOn,
        uln,
        batch_id: id,
        number: null,
        fee_pence: null,
        registered_on: null,
        answered_at: null,
        answered_by: null,
      })),
    )
    .execute();
  record(tx, batchMade, {
    subjects: { batch: id },
    facts: { batch: id, framework: frameworkCode, learners: ids },
  });
  return ok({ batchId: id });
}
