import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { learningLifted, learningRequired } from './events.ts';
import { holdProgramme, isKept } from './found.ts';
import type { liftLearningRoute, requireLearningRoute } from './schema.ts';
import { programmeDb, type StepDetails } from './tables.ts';

type Made = Result<{ requiredId: string }>;

/** Is a unit's knowledge proven: by prior learning granted, or by the newest audit? */
async function isProven(tx: Tx, enrolmentId: string, unitId: string, reference: string) {
  const db = programmeDb(tx);
  const granted = await db
    .selectFrom('prior_learning')
    .select('id')
    .where('enrolment_id', '=', enrolmentId)
    .where('unit_id', '=', unitId)
    .where('granted', '=', true)
    .executeTakeFirst();
  if (granted) return true;
  const audit = await db
    .selectFrom('programme_step')
    .select('details')
    .where('enrolment_id', '=', enrolmentId)
    .where('kind', '=', 'diagnostic')
    .orderBy('on_day', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (audit?.details as StepDetails['diagnostic'] | undefined)?.units[reference] === 'shown';
}

/**
 * Learning that a learner has to take part in, for a unit (R44). The same id again gives the first result. Refuses
 * `unit-not-found`, `reason-needed` where neither the centre nor the external verifier gave one, and `knowledge-proven`
 * unless that reason calls it essential all the same.
 */
export async function requireLearning(
  tx: Tx,
  enrolmentId: string,
  { id, unitId, what, judgedBy, because, essential }: BodyOf<typeof requireLearningRoute>,
): Promise<Made> {
  const held = await holdProgramme(tx, enrolmentId);
  if (!held.ok) return held;
  if (await isKept(tx, 'required_learning', id)) return ok({ requiredId: id });
  const unit = held.value.framework.units.find((one) => one.unitId === unitId);
  if (!unit) {
    return wrongField('unitId', 'unit-not-found', 'Choose a unit of this learner’s framework.');
  }
  if (judgedBy === null || because === '') {
    return wrongField(
      'because',
      'reason-needed',
      'Learning is required only with the centre’s or the external verifier’s reason. Say whose it is, and what they said.',
      'R44',
    );
  }
  if (!essential && (await isProven(tx, enrolmentId, unitId, unit.reference))) {
    return wrongField(
      'essential',
      'knowledge-proven',
      `What ${unit.reference} asks to be known is proven already, so nobody has to learn it again. Leave it out, or tick that it was judged essential all the same.`,
      'R44',
    );
  }
  await programmeDb(tx)
    .insertInto('required_learning')
    .values({
      ...held.value.row,
      id,
      unit_id: unitId,
      what,
      judged_by: judgedBy,
      because,
      essential,
      recorded_at: nowOf(tx),
      recorded_by: held.value.by,
      lifted_at: null,
      lifted_by: null,
      lifted_because: null,
    })
    .execute();
  record(tx, learningRequired, {
    subjects: { ...held.value.subjects, required_learning: id, unit: unitId },
    facts: { unit: unit.reference, judgedBy, essential },
  });
  return ok({ requiredId: id });
}

/** Learning is required no longer. Refuses `required-learning-not-found` and `already-lifted`. */
export async function liftLearning(
  tx: Tx,
  id: string,
  { because }: BodyOf<typeof liftLearningRoute>,
): Promise<Made> {
  const find = () =>
    programmeDb(tx)
      .selectFrom('required_learning')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
  const before = await find();
  if (!before) return refuse('required-learning-not-found', 'There is no such learning here.');
  const held = await holdProgramme(tx, before.enrolment_id);
  if (!held.ok) return held;
  if ((await find())?.lifted_at) {
    return refuse('already-lifted', 'This learning is required no longer.');
  }
  await programmeDb(tx)
    .updateTable('required_learning')
    .set({ lifted_at: nowOf(tx), lifted_by: held.value.by, lifted_because: because })
    .where('id', '=', id)
    .execute();
  record(tx, learningLifted, {
    subjects: { ...held.value.subjects, required_learning: id },
    facts: {},
  });
  return ok({ requiredId: id });
}
