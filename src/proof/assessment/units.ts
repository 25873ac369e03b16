import { sql } from 'kysely';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { assessmentDb } from './tables.ts';

/** A unit as assessment names it, with its criteria in the order of the document. */
export interface JudgedUnit {
  readonly unitId: string;
  readonly reference: string;
  readonly title: string;
  readonly frameworkCode: string;
  readonly frameworkTitle: string;
  readonly criteria: readonly {
    readonly criterionId: string;
    readonly code: string;
    readonly number: string;
    readonly label: string;
    readonly wording: string | null;
    readonly closes: 'record' | 'observation' | 'discussion';
  }[];
}

/** These units by id, in one question. */
export async function unitsOf(
  tx: Tx,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, JudgedUnit>> {
  const rows = await assessmentDb(tx)
    .selectFrom('criteria_published')
    .select(['unit_id', 'unit_reference', 'unit_title', 'framework_code', 'framework_title'])
    .select(['criterion_id as criterionId', 'code', 'number', 'label', 'wording', 'closes'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`unit_id = any(${[...new Set(unitIds)]}::uuid[])`)
    .orderBy('outcome_number')
    .orderBy('position')
    .execute();
  const units = [...Map.groupBy(rows, ({ unit_id }) => unit_id)].map(
    ([unitId, [first, ...more]]) => {
      if (!first) throw new Error('A group without a row.');
      const criteria = [first, ...more].map(
        ({ criterionId, code, number, label, wording, closes }) => ({
          criterionId,
          code,
          number,
          label,
          wording,
          closes,
        }),
      );
      return {
        unitId,
        reference: first.unit_reference,
        title: first.unit_title,
        frameworkCode: first.framework_code,
        frameworkTitle: first.framework_title,
        criteria,
      };
    },
  );
  return new Map(units.map((unit) => [unit.unitId, unit]));
}

/** A unit that must be there, since something refers to it. */
export function unitIn(units: ReadonlyMap<string, JudgedUnit>, unitId: string): JudgedUnit {
  const unit = units.get(unitId);
  if (!unit) throw new Error(`The unit ${unitId} has no criteria.`);
  return unit;
}
