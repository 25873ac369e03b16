import { actorOf, type Tx } from '../../platform/db/tx.ts';
import type { UnitGroup } from '../documents/index.ts';
import type { Closes } from './built-in/built-in.ts';
import { type CriteriaPublished, frameworksDb, type Until } from './tables.ts';

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
  /** Last day on which a learner may begin it, 'YYYY-MM-DD': as the centre entered it, else the document's. */
  readonly expiresOn: string | null;
  /** Last day on which it may be achieved. */
  readonly certificatedUntil: string | null;
  /** What the document says of both. */
  readonly said: Ends;
  /** The letter that put the last day off; null: the document's counts. */
  readonly letter: string | null;
  readonly outcomes: readonly FrameworkOutcome[];
}

interface Ends {
  readonly expiresOn: string | null;
  readonly certificatedUntil: string | null;
}

/** A whole framework, in the document's order. */
export interface FrameworkTree {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
  readonly title: string;
  /** Last days of the version as a whole, as the centre entered them, else the document's. */
  readonly registrationEndsOn: string | null;
  readonly certificationEndsOn: string | null;
  readonly units: readonly TreeUnit[];
}

/** A framework of this organisation with all it holds, or null. Four questions, however large. */
export async function frameworkOf(tx: Tx, frameworkId: string): Promise<FrameworkTree | null> {
  const { organisationId } = actorOf(tx);
  const db = frameworksDb(tx);
  const framework = await db
    .selectFrom('framework')
    .select(['id', 'code', 'revision', 'title'])
    .select(['registration_ends_on', 'certification_ends_on'])
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
  const entered = await db
    .selectFrom('framework_extension')
    .select(['unit_id', 'until', 'ends_on', 'letter'])
    .where('organisation_id', '=', organisationId)
    .where('framework_id', '=', frameworkId)
    .orderBy('entered_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const newest = (unitId: string | null, until: Until) =>
    entered.find((one) => one.unit_id === unitId && one.until === until);
  const certificationEndsOn =
    newest(null, 'certification')?.ends_on ?? framework.certification_ends_on;
  const byUnit = Map.groupBy(rows, ({ unit_id }) => unit_id);
  return {
    id: framework.id,
    code: framework.code,
    revision: framework.revision,
    title: framework.title,
    registrationEndsOn: newest(null, 'registration')?.ends_on ?? framework.registration_ends_on,
    certificationEndsOn,
    units: units.map((unit) => ({
      unitId: unit.id,
      reference: unit.reference,
      title: unit.title,
      level: unit.level,
      credit: unit.credit,
      guidedHours: unit.guided_hours,
      ofqualNumber: unit.ofqual_number,
      group: unit.unit_group,
      ...endsOf(
        { expiresOn: unit.expires_on, certificatedUntil: unit.certification_ends_on },
        newest(unit.id, 'registration'),
        newest(unit.id, 'certification'),
        certificationEndsOn,
      ),
      outcomes: outcomesOf(byUnit.get(unit.id) ?? []),
    })),
  };
}

interface Entered {
  readonly ends_on: string;
  readonly letter: string;
}

/** A unit is achieved at most until the version itself ends; one without a day of its own until its last to begin. */
function endsOf(
  said: Ends,
  registration: Entered | undefined,
  certification: Entered | undefined,
  version: string | null,
) {
  const expiresOn = registration?.ends_on ?? said.expiresOn;
  const own = certification?.ends_on ?? said.certificatedUntil ?? expiresOn;
  const certificatedUntil = [own, version].filter((day) => day !== null).toSorted()[0] ?? null;
  return {
    expiresOn,
    certificatedUntil,
    said,
    letter: registration?.letter ?? certification?.letter ?? null,
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
