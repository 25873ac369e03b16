import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { unitOf } from '../frameworks/index.ts';
import { priorClaimed, priorDecided } from './events.ts';
import { holdProgramme, isKept, notToCome } from './found.ts';
import type { claimPriorRoute, decidePriorRoute } from './schema.ts';
import { programmeDb } from './tables.ts';

type Made = Result<{ priorId: string }>;

onConstraint('prior_learning_granted', {
  code: 'already-granted',
  because: 'Prior learning is granted for this unit already.',
});

/**
 * What a learner achieved before, put forward for a unit (R13, R47). The same id again gives the first result.
 * Refuses `unit-not-found` and `still-to-come`.
 */
export async function claimPrior(
  tx: Tx,
  enrolmentId: string,
  { id, unitId, basis, awardedBy, achievedOn, unchanged, currency }: BodyOf<typeof claimPriorRoute>,
): Promise<Made> {
  const held = await holdProgramme(tx, enrolmentId);
  if (!held.ok) return held;
  if (await isKept(tx, 'prior_learning', id)) return ok({ priorId: id });
  const unit = held.value.framework.units.find((one) => one.unitId === unitId);
  if (!unit) {
    return wrongField('unitId', 'unit-not-found', 'Choose a unit of this learner’s framework.');
  }
  const early = notToCome('achievedOn', achievedOn, held.value.today);
  if (early) return early;
  if (basis !== 'experience' && awardedBy === '') {
    return wrongField('awardedBy', 'awarded-by-needed', 'Say who awarded the unit.');
  }
  await programmeDb(tx)
    .insertInto('prior_learning')
    .values({
      ...held.value.row,
      id,
      unit_id: unitId,
      basis,
      awarded_by: awardedBy,
      achieved_on: achievedOn,
      unchanged,
      currency,
      recorded_at: nowOf(tx),
      recorded_by: held.value.by,
      granted: null,
      decided_words: null,
      decided_at: null,
      decided_by: null,
    })
    .execute();
  record(tx, priorClaimed, {
    subjects: { ...held.value.subjects, prior_learning: id, unit: unitId },
    facts: { unit: unit.reference, basis, achievedOn, unchanged },
  });
  return ok({ priorId: id });
}

/**
 * An assessor authorised for the unit grants prior learning or refuses it. A unit of the era before counts only
 * unchanged (R14). Refuses `prior-learning-not-found`, `already-decided`, `unit-changed` and `already-granted`.
 */
export async function decidePrior(
  tx: Tx,
  id: string,
  { granted, words }: BodyOf<typeof decidePriorRoute>,
): Promise<Made> {
  const find = () =>
    programmeDb(tx)
      .selectFrom('prior_learning')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
  const before = await find();
  const unit = before && (await unitOf(tx, before.unit_id));
  if (!unit) return refuse('prior-learning-not-found', 'There is no such prior learning here.');
  const held = await holdProgramme(tx, before.enrolment_id, [
    { framework: unit.frameworkCode, reference: unit.reference },
  ]);
  if (!held.ok) return held;
  const row = (await find()) ?? before;
  if (row.granted !== null) return refuse('already-decided', 'This is decided already.');
  if (granted && row.basis === 'earlier_unit' && !row.unchanged) {
    return refuse(
      'unit-changed',
      'A unit of the framework before 2010 counts only where it is unchanged. Let the learner show what changed.',
      'R14',
    );
  }
  await programmeDb(tx)
    .updateTable('prior_learning')
    .set({ granted, decided_words: words, decided_at: nowOf(tx), decided_by: held.value.by })
    .where('id', '=', id)
    .execute();
  record(tx, priorDecided, {
    subjects: { ...held.value.subjects, prior_learning: id, unit: row.unit_id },
    facts: { granted },
  });
  return ok({ priorId: id });
}
