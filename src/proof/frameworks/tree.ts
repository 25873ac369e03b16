import { actorOf, type Tx } from '../../platform/db/tx.ts';
import type { UnitGroup } from '../documents/index.ts';
import type { Closes } from './built-in/built-in.ts';
import { type CriteriaPublished, frameworksDb } from './tables.ts';

/** One criterion in use. */
export interface FrameworkCriterion {
  readonly criterionId: string;
  /** 'RPC1.1.1', one within its framework. */
  readonly code: string;
  readonly number: string;
  readonly label: string;
  /** The awarding body's; null until its document was imported. */
  readonly wording: string | null;
  readonly closes: Closes;
}

export interface FrameworkOutcome {
  readonly outcomeId: string;
  /** 0 where the document has no outcomes. */
  readonly number: number;
  readonly label: string;
  readonly wording: string | null;
  readonly criteria: readonly FrameworkCriterion[];
}

/** One unit in use with its outcomes; credit in credits, guided learning in hours. */
export interface TreeUnit {
  readonly unitId: string;
  readonly reference: string;
  readonly title: string;
  readonly level: number | null;
  readonly credit: number | null;
  readonly guidedHours: number | null;
  readonly ofqualNumber: string | null;
  readonly group: UnitGroup | null;
  /** Last day, 'YYYY-MM-DD'. */
  readonly expiresOn: string | null;
  readonly outcomes: readonly FrameworkOutcome[];
}

/** A whole framework, in the document's order. */
export interface FrameworkTree {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
  readonly title: string;
  readonly units: readonly TreeUnit[];
}

/** A framework of this organisation with all it holds, or null. Three questions, however large. */
export async function frameworkOf(tx: Tx, frameworkId: string): Promise<FrameworkTree | null> {
  const { organisationId } = actorOf(tx);
  const db = frameworksDb(tx);
  const framework = await db
    .selectFrom('framework')
    .select(['id', 'code', 'revision', 'title'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', frameworkId)
    .executeTakeFirst();
  if (!framework) return null;
  const units = await db
    .selectFrom('framework_unit')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('framework_id', '=', frameworkId)
    .orderBy('position')
    .execute();
  const rows = await db
    .selectFrom('criteria_published')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('framework_id', '=', frameworkId)
    .orderBy('position')
    .execute();
  const byUnit = Map.groupBy(rows, ({ unit_id }) => unit_id);
  return {
    ...framework,
    units: units.map((unit) => ({
      unitId: unit.id,
      reference: unit.reference,
      title: unit.title,
      level: unit.level,
      credit: unit.credit,
      guidedHours: unit.guided_hours,
      ofqualNumber: unit.ofqual_number,
      group: unit.unit_group,
      expiresOn: unit.expires_on,
      outcomes: outcomesOf(byUnit.get(unit.id) ?? []),
    })),
  };
}

type Row = Pick<
  CriteriaPublished,
  | 'criterion_id'
  | 'code'
  | 'number'
  | 'label'
  | 'wording'
  | 'closes'
  | 'outcome_id'
  | 'outcome_number'
  | 'outcome_label'
  | 'outcome_wording'
>;

function outcomesOf(rows: readonly Row[]): readonly FrameworkOutcome[] {
  return [...Map.groupBy(rows, ({ outcome_id }) => outcome_id)].map(([outcomeId, own]) => ({
    outcomeId,
    number: own[0]?.outcome_number ?? 0,
    label: own[0]?.outcome_label ?? '',
    wording: own[0]?.outcome_wording ?? null,
    criteria: own.map(({ criterion_id, code, number, label, wording, closes }) => ({
      criterionId: criterion_id,
      code,
      number,
      label,
      wording,
      closes,
    })),
  }));
}
