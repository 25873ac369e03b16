import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { judgeChoice } from '../../rules/combination/combination.ts';
import {
  combinationRules,
  type FrameworkTree,
  frameworkOf,
  type TreeUnit,
} from '../frameworks/index.ts';
import { unitsChosen } from './events.ts';
import { lockPortfolio } from './learner.ts';
import { portfolioDb } from './tables.ts';

/** A finding in words. */
export interface Remark {
  readonly code: string;
  readonly because: string;
}

/** Optional units by id, each once; mandatory ones need no choice. Refuses `unit-not-found`. */
export function unitsToChoose(
  framework: FrameworkTree,
  unitIds: readonly string[],
): Result<readonly TreeUnit[]> {
  const units = new Map(framework.units.map((unit) => [unit.unitId, unit]));
  if (unitIds.some((id) => !units.has(id))) {
    return refuse('unit-not-found', 'One of these units is not in the framework.');
  }
  const asked = new Set(unitIds);
  return ok(framework.units.filter((unit) => asked.has(unit.unitId) && unit.group !== 'mandatory'));
}

/** What the rules of combination say of all mandatory units with these optional ones. */
export async function combinationOf(
  tx: Tx,
  framework: FrameworkTree,
  unitIds: readonly string[],
): Promise<readonly Remark[]> {
  const rules = await combinationRules(tx, framework.id);
  if (!rules) return [];
  const chosen = framework.units
    .filter((unit) => unit.group === 'mandatory' || unitIds.includes(unit.unitId))
    .map(({ reference }) => reference);
  return judgeChoice(rules, chosen, dateIn(nowOf(tx))).map(({ rule, because }) => ({
    code: rule,
    because,
  }));
}

/** Sets the optional units of an enrolment; what was chosen before and is not named goes. */
export async function putUnits(
  tx: Tx,
  enrolmentId: string,
  unitIds: readonly string[],
): Promise<void> {
  const db = portfolioDb(tx);
  await db.deleteFrom('enrolment_unit').where('enrolment_id', '=', enrolmentId).execute();
  if (unitIds.length === 0) return;
  await db
    .insertInto('enrolment_unit')
    .values(
      unitIds.map((unitId) => ({
        organisation_id: actorOf(tx).organisationId,
        enrolment_id: enrolmentId,
        unit_id: unitId,
        chosen_at: nowOf(tx),
      })),
    )
    .execute();
}

/**
 * Sets the optional units that a learner works towards. What the rules of combination say of them comes
 * back as findings and stops nothing: a choice grows over weeks. Refuses `enrolment-not-found` and
 * `unit-not-found`.
 */
export async function chooseUnits(
  tx: Tx,
  enrolmentId: string,
  unitIds: readonly string[],
): Promise<Result<{ enrolmentId: string; findings: readonly Remark[] }>> {
  const enrolment = await portfolioDb(tx)
    .selectFrom('enrolment')
    .select(['learner_id', 'framework_id'])
    .where('id', '=', enrolmentId)
    .executeTakeFirst();
  const framework = enrolment && (await frameworkOf(tx, enrolment.framework_id));
  if (!framework) return refuse('enrolment-not-found', 'There is no such enrolment here.');
  const units = unitsToChoose(framework, unitIds);
  if (!units.ok) return units;
  await lockPortfolio(tx, enrolment.learner_id);
  await putUnits(
    tx,
    enrolmentId,
    units.value.map(({ unitId }) => unitId),
  );
  record(tx, unitsChosen, {
    subjects: { learner: enrolment.learner_id, enrolment: enrolmentId, framework: framework.id },
    facts: { framework: framework.code, units: units.value.map(({ reference }) => reference) },
  });
  return ok({ enrolmentId, findings: await combinationOf(tx, framework, unitIds) });
}
