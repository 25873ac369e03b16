import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { certificateOn } from '../centre/index.ts';
import { unitOf } from '../frameworks/index.ts';
import { learnersHere } from '../portfolio/index.ts';
import { keepActions, mayAsk } from './actions.ts';
import { assessorObserved, observationCountersigned, observationSigned } from './events.ts';
import { heldAlready, lockThing, presentMembers, whoActs, wordsHash } from './found.ts';
import type { observeRoute, signObservationRoute } from './schema.ts';
import { standardisationDb } from './tables.ts';

/**
 * Somebody watched an assessor at work (R75, C11), with a learner who agreed to it. Who records it signs it by that;
 * without a verifier's certificate in force that day it waits for the countersignature of one who has it (R27). The
 * same id again gives the first result. Refuses `held-in-future`, `own-observation`, `assessor-not-found`,
 * `learner-not-found`, `agreed-later`, `unit-not-found` and `due-in-past`.
 */
export async function observeAssessor(
  tx: Tx,
  given: BodyOf<typeof observeRoute>,
): Promise<Result<{ observationId: string }>> {
  const { id, assessorId, learnerId, unitId, heldOn, agreedOn, seen, strengths } = given;
  const observer = whoActs(tx);
  const held = heldAlready(tx, heldOn);
  if (!held.ok) return held;
  if (observer === assessorId || observer === learnerId || assessorId === learnerId) {
    return wrongField(
      'assessorId',
      'own-observation',
      'Three people are part of it: who assesses, the learner, and you who watch. Nobody is two of them.',
    );
  }
  const assessors = await presentMembers(tx, 'assessor');
  if (!assessors.some(({ memberId }) => memberId === assessorId)) {
    return wrongField('assessorId', 'assessor-not-found', 'Choose somebody who assesses here.');
  }
  if (!(await learnersHere(tx)).some((one) => one.id === learnerId)) {
    return wrongField('learnerId', 'learner-not-found', 'Choose a learner of this centre.');
  }
  if (agreedOn > heldOn) {
    return wrongField(
      'agreedOn',
      'agreed-later',
      'The learner agrees before anybody watches: enter the day they did.',
    );
  }
  if (!(await unitOf(tx, unitId))) {
    return wrongField('unitId', 'unit-not-found', 'Choose a unit of a framework here.');
  }
  const actions = given.actions.map((action) => ({ ...action, ownerId: assessorId }));
  const may = await mayAsk(tx, actions);
  if (!may.ok) return may;
  const certificate = await certificateOn(tx, observer, 'verifier', heldOn);
  const made = await standardisationDb(tx)
    .insertInto('assessor_observation')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      assessor_id: assessorId,
      observer_id: observer,
      learner_id: learnerId,
      unit_id: unitId,
      held_on: heldOn,
      agreed_on: agreedOn,
      seen,
      strengths,
      countersign: certificate === null,
      qualification_id: certificate,
      recorded_at: nowOf(tx),
      signed_at: null,
      answer: '',
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return ok({ observationId: id });
  await keepActions(tx, { observation_id: id }, actions);
  record(tx, assessorObserved, {
    subjects: { observation: id, assessor: assessorId, learner: learnerId, unit: unitId },
    facts: {
      heldOn,
      agreedOn,
      countersign: certificate === null,
      actions: actions.length,
      wordsSha256: wordsHash({ seen, strengths }),
    },
  });
  return ok({ observationId: id });
}

async function observationHere(tx: Tx, id: string) {
  await lockThing(tx, id);
  const row = await standardisationDb(tx)
    .selectFrom('assessor_observation')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? ok(row) : refuse('observation-not-found', 'There is no such observation here.');
}

/**
 * The assessor signs what was seen of them, with what they say of it, once. Refuses `observation-not-found` and
 * `not-your-observation`.
 */
export async function signObservation(
  tx: Tx,
  id: string,
  { answer }: BodyOf<typeof signObservationRoute>,
): Promise<Result<{ observationId: string }>> {
  const found = await observationHere(tx, id);
  if (!found.ok) return found;
  const { assessor_id, signed_at, seen, strengths, learner_id } = found.value;
  if (assessor_id !== whoActs(tx)) {
    return refuse('not-your-observation', 'Only the assessor who was watched signs it.');
  }
  if (signed_at) return ok({ observationId: id });
  await standardisationDb(tx)
    .updateTable('assessor_observation')
    .set({ signed_at: nowOf(tx), answer })
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', id)
    .execute();
  record(tx, observationSigned, {
    subjects: { observation: id, assessor: assessor_id, learner: learner_id },
    facts: { wordsSha256: wordsHash({ seen, strengths, answer }) },
  });
  return ok({ observationId: id });
}

const R27 = 'Qualification specification, L237';

/**
 * A qualified verifier stands by an observation of one who is not (R27), on their certificate in force today; again
 * by the same, nothing changes. Refuses `observation-not-found`, `countersignature-not-needed`, `own-observation`,
 * `not-qualified` and `already-countersigned`.
 */
export async function countersignObservation(
  tx: Tx,
  id: string,
): Promise<Result<{ observationId: string }>> {
  const found = await observationHere(tx, id);
  if (!found.ok) return found;
  const { observer_id, assessor_id, learner_id, countersign } = found.value;
  if (!countersign) {
    return refuse(
      'countersignature-not-needed',
      'The observer was a qualified verifier that day, so nobody countersigns it.',
      R27,
    );
  }
  const signer = whoActs(tx);
  if ([observer_id, assessor_id, learner_id].includes(signer)) {
    return refuse(
      'own-observation',
      'You were part of it. A qualified verifier who was not countersigns it.',
      R27,
    );
  }
  const signedOn = dateIn(nowOf(tx));
  const certificate = await certificateOn(tx, signer, 'verifier', signedOn);
  if (certificate === null) {
    return refuse(
      'not-qualified',
      'No verifier’s certificate of yours is on record for today. Ask the centre administrator to record it, or leave this to somebody qualified.',
      R27,
    );
  }
  const db = standardisationDb(tx);
  const made = await db
    .insertInto('assessor_observation_countersignature')
    .values({
      organisation_id: actorOf(tx).organisationId,
      observation_id: id,
      observer_id,
      assessor_id,
      learner_id,
      signer_id: signer,
      qualification_id: certificate,
      signed_on: signedOn,
      signed_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'observation_id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) {
    const first = await db
      .selectFrom('assessor_observation_countersignature')
      .select('signer_id')
      .where('observation_id', '=', id)
      .executeTakeFirstOrThrow();
    return first.signer_id === signer
      ? ok({ observationId: id })
      : refuse('already-countersigned', 'A colleague has countersigned this already.');
  }
  record(tx, observationCountersigned, {
    subjects: { observation: id, assessor: assessor_id, learner: learner_id },
    facts: { qualification: certificate, signedOn },
  });
  return ok({ observationId: id });
}
