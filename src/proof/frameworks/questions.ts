import { sql } from 'kysely';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import type { UnitGroup } from '../documents/index.ts';
import { frameworksDb } from './tables.ts';
import type { FrameworkCriterion } from './tree.ts';

/** One unit with its criteria in order. */
export interface FrameworkUnit {
  readonly unitId: string;
  readonly frameworkId: string;
  readonly frameworkCode: string;
  readonly reference: string;
  readonly title: string;
  readonly group: UnitGroup | null;
  readonly credit: number | null;
  /** Last day on which it may be achieved, 'YYYY-MM-DD'. */
  readonly expiresOn: string | null;
  readonly criteria: readonly FrameworkCriterion[];
}

/**
 * Ids of criteria by framework and code, in the newest revision here of each framework.
 * @returns 'REC-L2-RR RPC1.1.1' to the criterion's id; what is not in use here is left out
 */
export async function criteriaByCode(
  tx: Tx,
  pairs: readonly { readonly framework: string; readonly code: string }[],
): Promise<ReadonlyMap<string, string>> {
  if (pairs.length === 0) return new Map();
  const { organisationId } = actorOf(tx);
  const { rows } = await sql<{ framework: string; code: string; id: string }>`
    select wanted.framework, wanted.code, c.id
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as wanted (framework text, code text)
    join (select distinct on (code) id, code from framework
          where organisation_id = ${organisationId}::uuid order by code, revision desc) f
      on f.code = wanted.framework
    join framework_criterion c on c.organisation_id = ${organisationId}::uuid
      and c.framework_id = f.id and c.code = wanted.code`.execute(frameworksDb(tx));
  return new Map(rows.map(({ framework, code, id }) => [`${framework} ${code}`, id]));
}

/** As the tree has it: the centre's day before the document's, and never after the version itself ends. */
const entered = (of: 'unit' | 'version', until: 'registration' | 'certification') =>
  sql`(select x.ends_on from framework_extension x where x.organisation_id = u.organisation_id
    and x.framework_id = u.framework_id and x.until = ${sql.lit(until)}
    and ${of === 'unit' ? sql`x.unit_id = u.id` : sql`x.unit_id is null`}
    order by x.entered_at desc, x.id desc limit 1)`;
const lastToAchieve = sql<string | null>`least(
  coalesce(${entered('unit', 'certification')}, u.certification_ends_on,
    ${entered('unit', 'registration')}, u.expires_on),
  coalesce(${entered('version', 'certification')}, f.certification_ends_on))`;

/** One unit of this organisation's frameworks, or null. */
export async function unitOf(tx: Tx, unitId: string): Promise<FrameworkUnit | null> {
  const { organisationId } = actorOf(tx);
  const db = frameworksDb(tx);
  const unit = await db
    .selectFrom('framework_unit as u')
    .innerJoin('framework as f', (join) =>
      join
        .onRef('f.organisation_id', '=', 'u.organisation_id')
        .onRef('f.id', '=', 'u.framework_id'),
    )
    .select(['u.id', 'u.framework_id', 'f.code', 'u.reference', 'u.title', 'u.unit_group'])
    .select(['u.credit', lastToAchieve.as('endsOn')])
    .where('u.organisation_id', '=', organisationId)
    .where('u.id', '=', unitId)
    .executeTakeFirst();
  if (!unit) return null;
  const criteria = await db
    .selectFrom('framework_criterion')
    .select(['id as criterionId', 'code', 'number', 'label', 'wording', 'closes'])
    .where('organisation_id', '=', organisationId)
    .where('unit_id', '=', unitId)
    .orderBy('position')
    .execute();
  return {
    unitId,
    frameworkId: unit.framework_id,
    frameworkCode: unit.code,
    reference: unit.reference,
    title: unit.title,
    group: unit.unit_group,
    credit: unit.credit,
    expiresOn: unit.endsOn,
    criteria,
  };
}

/** Criteria by id with the code of their framework. */
export async function criteriaNamed(
  tx: Tx,
  ids: readonly string[],
): Promise<
  ReadonlyMap<
    string,
    { readonly criterionId: string; readonly code: string; readonly framework: string }
  >
> {
  if (ids.length === 0) return new Map();
  const rows = await frameworksDb(tx)
    .selectFrom('criteria_published')
    .select(['criterion_id as criterionId', 'code', 'framework_code as framework'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`criterion_id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.criterionId, row]));
}
