import { sql } from 'kysely';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import type { LinkEnd } from '../documents/index.ts';
import { frameworksDb, type LinkedAs } from './tables.ts';

/** One end of a link as it stands here; null criterion: nothing here bears this name. */
export interface EndHere {
  /** What its file calls it, where it has no code. */
  readonly title: string;
  readonly framework: string | null;
  readonly code: string | null;
  readonly criterionId: string | null;
  readonly label: string | null;
  readonly frameworkTitle: string | null;
}

/** A link between two criteria, told from whichever end is asked about. */
export interface CriterionLink {
  readonly linkId: string;
  readonly kind: LinkedAs;
  readonly from: EndHere;
  readonly to: EndHere;
  /** It came with a document. */
  readonly imported: boolean;
  readonly because: string;
  readonly madeAt: Date;
  readonly madeBy: string | null;
}

/**
 * Links that nobody took back, each end with the criterion of the newest revision here that bears its code.
 * @param framework only those with an end in the framework of this code
 */
export async function linksHere(tx: Tx, framework?: string): Promise<readonly CriterionLink[]> {
  const { organisationId } = actorOf(tx);
  interface Row {
    readonly linkId: string;
    readonly kind: LinkedAs;
    readonly imported: boolean;
    readonly because: string;
    readonly madeAt: Date;
    readonly madeBy: string | null;
    readonly title: string;
    readonly fromFramework: string;
    readonly fromCode: string;
    readonly fromId: string | null;
    readonly fromLabel: string | null;
    readonly fromTitle: string | null;
    readonly toFramework: string | null;
    readonly toCode: string | null;
    readonly toId: string | null;
    readonly toLabel: string | null;
    readonly toTitle: string | null;
  }
  const { rows } = await sql<Row>`
    with newest as materialized (
      select c.framework_code, c.code, c.criterion_id, c.label, c.framework_title from criteria_published c
      join (select distinct on (code) id from framework where organisation_id = ${organisationId}::uuid
            order by code, revision desc) f on f.id = c.framework_id
      where c.organisation_id = ${organisationId}::uuid),
    named as (
      select l.*, coalesce(l.to_framework, by_id.framework_code) as framework, coalesce(l.to_code, by_id.code) as code
      from criterion_link l
      left join lateral (select c.framework_code, c.code from criteria_published c
        where c.organisation_id = l.organisation_id and (c.criterion_id::text = l.to_identifier
          or c.criterion_id = (select i.criterion_id from criterion_identifier i
            where i.organisation_id = l.organisation_id and i.identifier::text = l.to_identifier))
        limit 1) by_id on l.to_code is null
      where l.organisation_id = ${organisationId}::uuid and l.taken_back_at is null
        and l.kind <> 'replaced_by')
    select n.id as "linkId", n.kind, n.import_id is not null as imported, n.because, n.made_at as "madeAt",
      n.made_by as "madeBy", n.to_title as title, n.from_framework as "fromFramework", n.from_code as "fromCode",
      a.criterion_id as "fromId", a.label as "fromLabel", a.framework_title as "fromTitle",
      n.framework as "toFramework", n.code as "toCode", b.criterion_id as "toId", b.label as "toLabel",
      b.framework_title as "toTitle"
    from named n
    left join newest a on a.framework_code = n.from_framework and a.code = n.from_code
    left join newest b on b.framework_code = n.framework and b.code = n.code
    order by n.from_framework, length(n.from_code), n.from_code, n.made_at, n.kind, n.id`.execute(
    frameworksDb(tx),
  );
  return rows
    .filter(
      (row) => framework === undefined || [row.fromFramework, row.toFramework].includes(framework),
    )
    .map((row) => ({
      linkId: row.linkId,
      kind: row.kind,
      imported: row.imported,
      because: row.because,
      madeAt: row.madeAt,
      madeBy: row.madeBy,
      from: {
        title: '',
        framework: row.fromFramework,
        code: row.fromCode,
        criterionId: row.fromId,
        label: row.fromLabel,
        frameworkTitle: row.fromTitle,
      },
      to: {
        title: row.title,
        framework: row.toFramework,
        code: row.toCode,
        criterionId: row.toId,
        label: row.toLabel,
        frameworkTitle: row.toTitle,
      },
    }));
}

/** A criterion here by its framework and code. */
export interface Named {
  readonly framework: string;
  readonly code: string;
}

/** What stands here of the ends that files name: by identifier of ours or of the maker's, else by code. */
export async function endsHere(
  tx: Tx,
  ends: readonly LinkEnd[],
): Promise<(end: LinkEnd) => Named | null> {
  const { organisationId } = actorOf(tx);
  const identifiers = ends.flatMap(({ identifier }) => identifier ?? []);
  const codes = ends.flatMap(({ code }) => code ?? []);
  const { rows } = await sql<Named & { id: string; known: string | null }>`
    select c.framework_code as framework, c.code, c.criterion_id as id, i.identifier as known
    from criteria_published c
    left join criterion_identifier i on i.organisation_id = c.organisation_id and i.criterion_id = c.criterion_id
    where c.organisation_id = ${organisationId}::uuid and (c.criterion_id::text = any(${identifiers})
      or i.identifier::text = any(${identifiers}) or c.code = any(${codes}))`.execute(
    frameworksDb(tx),
  );
  const byCode = new Map(rows.map((row) => [`${row.framework} ${row.code}`, row]));
  const byId = new Map(rows.flatMap((row) => [row.id, row.known].map((id) => [id, row] as const)));
  return ({ identifier, framework, code }) => {
    const row = byCode.get(`${framework} ${code}`) ?? byId.get(identifier);
    return row ? { framework: row.framework, code: row.code } : null;
  };
}
