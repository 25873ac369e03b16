import { sql } from 'kysely';
import { actorOf, opener, type Tx } from '../../platform/db/tx.ts';
import type { CriteriaPublished } from '../frameworks/index.ts';
import { CASE_RULES } from './case-rules.ts';
import { EVIDENCE_TABLE, type EvidenceRow, FURTHER_ROWS } from './evidence-table.ts';
import { standard } from './may-show.ts';
import { portfolioDb } from './tables.ts';

/** A criterion that a record may show, as it is known in this organisation. */
export interface Showable {
  readonly criterionId: string;
  readonly code: string;
  readonly frameworkCode: string;
  readonly unitReference: string;
  readonly label: string;
  /** It helps, and never carries the criterion alone. */
  readonly supports: boolean;
}

/** What each row of the table, and each rule over a case, may show here: by its kind. */
export type ShowTable = ReadonlyMap<string, readonly Showable[]>;

const criteriaDb = opener<{ criteria_published: CriteriaPublished }>();

/** Criteria by id, of any framework here; unknown ids are left out. */
export async function criteriaOf(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CriteriaPublished>> {
  if (ids.length === 0) return new Map();
  const rows = await criteriaDb(tx)
    .selectFrom('criteria_published')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`criterion_id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.criterion_id, row]));
}

/** Criteria by framework and code as 'ST0321 B2': of each framework the learner's revision, else the newest. */
async function criteriaKnown(
  tx: Tx,
  learner: string,
  wanted: readonly { readonly framework: string; readonly criterion: string }[],
): Promise<ReadonlyMap<string, CriteriaPublished>> {
  const found = await criteriaDb(tx)
    .selectFrom('criteria_published')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(
      sql<boolean>`framework_code = any(${[...new Set(wanted.map(({ framework }) => framework))]})`,
    )
    .where(sql<boolean>`code = any(${[...new Set(wanted.map(({ criterion }) => criterion))]})`)
    .orderBy('framework_revision')
    .execute();
  const enrolled = await portfolioDb(tx)
    .selectFrom('enrolment')
    .select('framework_id')
    .where('learner_id', '=', learner)
    .execute();
  const own = new Set(enrolled.map((row) => row.framework_id));
  const last = (row: CriteriaPublished) => Number(own.has(row.framework_id));
  return new Map(
    found
      .sort((a, b) => last(a) - last(b) || a.framework_revision - b.framework_revision)
      .map((row) => [`${row.framework_code} ${row.code}`, row]),
  );
}

/** Statements of the occupational standard by their codes ('B2'), as they are known here; others are left out. */
export async function statementsOf(
  tx: Tx,
  learner: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Showable>> {
  const wanted = standard(...codes);
  const known = await criteriaKnown(tx, learner, wanted);
  return new Map(
    wanted.flatMap(({ framework, criterion }) => {
      const row = known.get(`${framework} ${criterion}`);
      return row ? [[criterion, showable(row, false)] as const] : [];
    }),
  );
}

/**
 * Reads the table of kinds with the frameworks in use here: of each the revision that the learner is
 * enrolled on, else the newest.
 */
export async function showTable(tx: Tx, learner: string): Promise<ShowTable> {
  const rows = new Map<string, Pick<EvidenceRow, 'kind' | 'shows'>>(
    [...EVIDENCE_TABLE.values(), ...FURTHER_ROWS, ...CASE_RULES].map((row) => [row.kind, row]),
  );
  const criteria = await criteriaKnown(
    tx,
    learner,
    [...rows.values()].flatMap((row) => row.shows),
  );
  return new Map(
    [...rows.values()].map((row) => [
      row.kind,
      row.shows.flatMap(({ framework, criterion, supports }) => {
        const known = criteria.get(`${framework} ${criterion}`);
        return known ? [showable(known, supports)] : [];
      }),
    ]),
  );
}

/** A criterion as a list shows it. */
export function showable(row: CriteriaPublished, supports: boolean): Showable {
  return {
    criterionId: row.criterion_id,
    code: row.code,
    frameworkCode: row.framework_code,
    unitReference: row.unit_reference,
    label: row.label,
    supports,
  };
}

/** What records that count under these kinds may show together, each criterion once; carried before supported. */
export function shownBy(
  table: ShowTable,
  kinds: readonly string[],
): readonly (Showable & { readonly entries: number })[] {
  const found = new Map<string, Showable & { entries: number }>();
  for (const kind of kinds) {
    for (const each of table.get(kind) ?? []) {
      const known = found.get(each.criterionId);
      const supports = (known?.supports ?? true) && each.supports;
      found.set(each.criterionId, { ...each, supports, entries: (known?.entries ?? 0) + 1 });
    }
  }
  return [...found.values()].sort(
    (a, b) => Number(a.supports) - Number(b.supports) || b.entries - a.entries,
  );
}
