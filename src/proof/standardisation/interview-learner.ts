import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { allocationsOf } from '../centre/index.ts';
import { unitOf } from '../frameworks/index.ts';
import { claimsOf, learnersHere } from '../portfolio/index.ts';
import { keepActions, mayAsk } from './actions.ts';
import { learnerInterviewed } from './events.ts';
import { heldAlready, whoActs, wordsHash } from './found.ts';
import type { interviewRoute } from './schema.ts';
import { standardisationDb } from './tables.ts';

/**
 * A verifier asked a learner how they are assessed (R75), of one unit where its decision is in doubt (R87). Only
 * verifiers read the notes. The same id again gives the first result. Refuses `held-in-future`, `learner-not-found`,
 * `unit-not-found`, `verifier-not-apart` (R30) and what actions are refused for.
 */
export async function interviewLearner(
  tx: Tx,
  { id, learnerId, unitId, heldOn, how, outcome, notes, actions }: BodyOf<typeof interviewRoute>,
): Promise<Result<{ interviewId: string }>> {
  const held = heldAlready(tx, heldOn);
  if (!held.ok) return held;
  if (!(await learnersHere(tx)).some((one) => one.id === learnerId)) {
    return wrongField('learnerId', 'learner-not-found', 'Choose a learner of this centre.');
  }
  if (unitId !== null && !(await unitOf(tx, unitId))) {
    return wrongField('unitId', 'unit-not-found', 'Choose a unit of a framework here.');
  }
  const verifier = whoActs(tx);
  const hands = [
    learnerId,
    ...(await allocationsOf(tx, { learnerIds: [learnerId] })).flatMap((one) => [
      one.adviserId,
      one.assessorId,
    ]),
    ...(await claimsOf(tx, learnerId)).map(({ assessorId }) => assessorId),
  ];
  if (hands.includes(verifier)) {
    return refuse(
      'verifier-not-apart',
      'You advise or assess this learner, so a colleague who verifies asks them.',
      'R30',
    );
  }
  const may = await mayAsk(tx, actions);
  if (!may.ok) return may;
  const made = await standardisationDb(tx)
    .insertInto('learner_interview')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      learner_id: learnerId,
      unit_id: unitId,
      verifier_id: verifier,
      held_on: heldOn,
      how,
      outcome,
      notes,
      recorded_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return ok({ interviewId: id });
  await keepActions(tx, { interview_id: id }, actions);
  record(tx, learnerInterviewed, {
    subjects: { interview: id, learner: learnerId, ...(unitId === null ? {} : { unit: unitId }) },
    facts: { heldOn, how, outcome, actions: actions.length, notesSha256: wordsHash(notes) },
  });
  return ok({ interviewId: id });
}

/** When each learner was last asked about each unit, by `learnerId unitId`; '' where about none (R87). */
export async function interviewsOn(tx: Tx): Promise<ReadonlyMap<string, Date>> {
  const rows = await standardisationDb(tx)
    .selectFrom('learner_interview')
    .select(['learner_id', 'unit_id', 'recorded_at'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .orderBy('recorded_at')
    .execute();
  return new Map(rows.map((row) => [`${row.learner_id} ${row.unit_id ?? ''}`, row.recorded_at]));
}
