import { sql } from 'kysely';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { sameWords } from './content.ts';
import { type FoundBy, frameworksDb } from './tables.ts';
import { type FrameworkCriterion, type FrameworkTree, frameworkOf } from './tree.ts';

/** What replaces one criterion of the older framework, as it is proposed or was published. */
export interface ReplacementRow {
  readonly from: string;
  /** Criteria of the newer framework; none: nothing replaces it. */
  readonly to: readonly string[];
  readonly foundBy: FoundBy;
  /** Who met the old criterion has met the new one; only from one to one. */
  readonly carries: boolean;
}

/** A map as it was published. */
export interface ReplacementMap {
  readonly mapId: string;
  readonly fromFrameworkId: string;
  readonly toFrameworkId: string;
  readonly version: number;
  readonly because: string;
  readonly publishedAt: Date;
  /** Member. */
  readonly publishedBy: string;
  readonly rows: readonly ReplacementRow[];
}

const criteriaOf = (tree: FrameworkTree): readonly FrameworkCriterion[] =>
  tree.units.flatMap(({ outcomes }) => outcomes.flatMap(({ criteria }) => criteria));

const wordsOf = ({ wording, label }: FrameworkCriterion) => wording ?? label;

/**
 * What replaces each criterion of an older framework, as it seems: what a package says (CASE replacedBy), else the
 * same words, else the same code. Nothing carries a judgement until somebody says so.
 * @param said by a package: from criterion id to those it is replaced by
 */
export function proposalOf(
  from: FrameworkTree,
  to: FrameworkTree,
  said: ReadonlyMap<string, readonly string[]> = new Map(),
): readonly ReplacementRow[] {
  const there = criteriaOf(to);
  const byCode = new Map(there.map((one) => [one.code, one]));
  const unused = new Set(there.map(({ criterionId }) => criterionId));
  const take = (criterionId: string) => {
    unused.delete(criterionId);
    return [criterionId];
  };
  return criteriaOf(from).map((one): ReplacementRow => {
    const row = { from: one.criterionId, carries: false };
    const told = said.get(one.criterionId);
    if (told) return { ...row, to: told, foundBy: 'package' };
    const same = byCode.get(one.code);
    const alike = (other: FrameworkCriterion) => sameWords(wordsOf(one), wordsOf(other));
    if (same && alike(same)) return { ...row, to: take(same.criterionId), foundBy: 'words' };
    // Renumbered: the same words under another code, each given once.
    const moved = there.find((other) => unused.has(other.criterionId) && alike(other));
    if (moved) return { ...row, to: take(moved.criterionId), foundBy: 'words' };
    return { ...row, to: same ? [same.criterionId] : [], foundBy: 'code' };
  });
}

/** What packages say replaces criteria of one framework in another, by criterion id. */
async function saidByPackages(
  tx: Tx,
  from: FrameworkTree,
  to: FrameworkTree,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ fromId: string; toId: string }>`
    select a.criterion_id as "fromId", b.criterion_id as "toId"
    from criterion_link l
    join criteria_published a on a.organisation_id = l.organisation_id and a.framework_id = ${from.id}::uuid
      and a.framework_code = l.from_framework and a.code = l.from_code
    join criteria_published b on b.organisation_id = l.organisation_id and b.framework_id = ${to.id}::uuid
      and ((b.framework_code = l.to_framework and b.code = l.to_code) or b.criterion_id::text = l.to_identifier
        or exists (select 1 from criterion_identifier i where i.organisation_id = b.organisation_id
          and i.criterion_id = b.criterion_id and i.identifier::text = l.to_identifier))
    where l.organisation_id = ${actorOf(tx).organisationId}::uuid and l.kind = 'replaced_by'
      and l.taken_back_at is null
    order by b.position`.execute(frameworksDb(tx));
  return new Map(
    [...Map.groupBy(rows, ({ fromId }) => fromId)].map(([id, own]) => [
      id,
      [...new Set(own.map(({ toId }) => toId))],
    ]),
  );
}

/** The newest map published between two frameworks, else what is proposed; null: one of them is not here. */
export async function replacementBetween(
  tx: Tx,
  fromFrameworkId: string,
  toFrameworkId: string,
): Promise<{
  readonly from: FrameworkTree;
  readonly to: FrameworkTree;
  readonly published: ReplacementMap | null;
  readonly proposed: readonly ReplacementRow[];
} | null> {
  const from = await frameworkOf(tx, fromFrameworkId);
  const to = await frameworkOf(tx, toFrameworkId);
  if (!from || !to || from.id === to.id) return null;
  const [published = null] = await mapsFrom(tx, from.id, to.id);
  return {
    from,
    to,
    published,
    proposed: proposalOf(from, to, await saidByPackages(tx, from, to)),
  };
}

/** Maps published from a framework, to one other if it is named, the newest first. */
export async function mapsFrom(
  tx: Tx,
  fromFrameworkId: string,
  toFrameworkId?: string,
): Promise<readonly ReplacementMap[]> {
  const { rows } = await sql<Omit<ReplacementMap, 'rows'>>`
    select id as "mapId", from_framework_id as "fromFrameworkId", to_framework_id as "toFrameworkId", version,
      because, published_at as "publishedAt", published_by as "publishedBy"
    from replacement_map
    where organisation_id = ${actorOf(tx).organisationId}::uuid
      and from_framework_id = ${fromFrameworkId}::uuid
      and (${toFrameworkId ?? null}::uuid is null or to_framework_id = ${toFrameworkId ?? null}::uuid)
    order by published_at desc, version desc`.execute(frameworksDb(tx));
  const found = await rowsOf(
    tx,
    rows.map(({ mapId }) => mapId),
  );
  return rows.map((map) => ({ ...map, rows: found.get(map.mapId) ?? [] }));
}

async function rowsOf(
  tx: Tx,
  mapIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ReplacementRow[]>> {
  const { rows } = await sql<ReplacementRow & { mapId: string }>`
    select r.map_id as "mapId", r.from_criterion_id as "from",
      array_remove(array_agg(r.to_criterion_id order by b.position), null) as "to",
      min(r.found_by) as "foundBy", bool_or(r.judgement_carries) as carries
    from replacement_row r
    join framework_criterion a on a.organisation_id = r.organisation_id and a.id = r.from_criterion_id
    left join framework_criterion b on b.organisation_id = r.organisation_id and b.id = r.to_criterion_id
    where r.organisation_id = ${actorOf(tx).organisationId}::uuid and r.map_id = any(${[...mapIds]}::uuid[])
    group by r.map_id, r.from_criterion_id, a.position order by a.position`.execute(
    frameworksDb(tx),
  );
  return new Map(
    [...Map.groupBy(rows, ({ mapId }) => mapId)].map(([id, own]) => [
      id,
      own.map(({ mapId: _, ...row }) => row),
    ]),
  );
}
