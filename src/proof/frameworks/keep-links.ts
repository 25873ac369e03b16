import { sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { LinkEnd, LinkKind, LintFinding, ReadDocument, ReadLink } from '../documents/index.ts';
import type { Content } from './content.ts';
import { endsHere, type Named } from './links.ts';
import { frameworksDb } from './tables.ts';

/** A link of a document with its near end as it stands here. */
interface LinkToKeep {
  readonly kind: LinkKind;
  readonly from: Named;
  readonly to: LinkEnd;
  /** What stands here at its far end; null: nothing yet. */
  readonly here: Named | null;
}

/**
 * Links of a document that are kept: told from the end that stands in the document, or else here. A link of
 * which neither end is known is nobody's (the linter says so), and one that replaces is kept as it points.
 */
export async function linksOf(
  tx: Tx,
  document: Pick<ReadDocument, 'links'>,
  content: Content,
): Promise<readonly LinkToKeep[]> {
  const links = document.links ?? [];
  if (links.length === 0) return [];
  const own = namedIn(content);
  const here = await endsHere(
    tx,
    links.flatMap(({ from, to }) => [from, to]),
  );
  const find = (end: LinkEnd) => own(end) ?? here(end);
  const kept = new Map<string, LinkToKeep>();
  for (const link of links) {
    const told = toldFrom(link, find);
    if (!told) continue;
    const [from, to] = [`${told.from.framework} ${told.from.code}`, keyOf(told)];
    if (from === to || kept.has(`${told.kind} ${to} ${from}`)) continue;
    kept.set(`${told.kind} ${from} ${to}`, told);
  }
  return [...kept.values()];
}

const keyOf = ({ to, here }: LinkToKeep) =>
  here ? `${here.framework} ${here.code}` : `${to.framework} ${to.code} ${to.identifier}`;

/** Criteria of the document itself, by what its file knows them by and by their code. */
function namedIn(content: Content): (end: LinkEnd) => Named | null {
  const criteria = content.units.flatMap(({ outcomes }) =>
    outcomes.flatMap((outcome) => outcome.criteria),
  );
  const codes = new Set(criteria.map(({ code }) => code));
  const byId = new Map(criteria.map(({ identifier, code }) => [identifier, code]));
  return ({ identifier, framework, code }) => {
    const found =
      identifier !== null && byId.has(identifier)
        ? byId.get(identifier)
        : framework === content.code && code !== null && codes.has(code)
          ? code
          : undefined;
    return found === undefined ? null : { framework: content.code, code: found };
  };
}

function toldFrom(
  { kind, from, to }: ReadLink,
  find: (end: LinkEnd) => Named | null,
): LinkToKeep | null {
  const [near, far] = [find(from), find(to)];
  if (kind === 'replaced_by') return near && { kind, from: near, to, here: far };
  if (near) return { kind, from: near, to, here: far };
  return far ? { kind, from: far, to: from, here: null } : null;
}

/** Of these, what was never here: a link that the centre took back stays taken back. */
export async function newLinks(
  tx: Tx,
  links: readonly LinkToKeep[],
): Promise<readonly LinkToKeep[]> {
  if (links.length === 0) return [];
  const before = await frameworksDb(tx)
    .selectFrom('criterion_link')
    .select(['kind', 'from_framework', 'from_code', 'to_framework', 'to_code', 'to_identifier'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .execute();
  const { rows: mapped } = await sql<{ key: string }>`
    select 'replaced_by ' || a.framework_code || ' ' || a.code || ' ' || b.framework_code || ' ' || b.code as key
    from replacement_row r
    join criteria_published a on a.organisation_id = r.organisation_id and a.criterion_id = r.from_criterion_id
    join criteria_published b on b.organisation_id = r.organisation_id and b.criterion_id = r.to_criterion_id
    where r.organisation_id = ${actorOf(tx).organisationId}::uuid
      and ${links.some(({ kind }) => kind === 'replaced_by')}`.execute(frameworksDb(tx));
  const known = new Set([
    ...mapped.map(({ key }) => key),
    ...before.flatMap((row) => {
      const from = `${row.from_framework} ${row.from_code}`;
      const ends = [
        ...(row.to_code === null ? [] : [`${row.to_framework} ${row.to_code}`]),
        ...(row.to_identifier === null ? [] : [row.to_identifier]),
      ];
      return ends.flatMap((to) => [`${row.kind} ${from} ${to}`, `${row.kind} ${to} ${from}`]);
    }),
  ]);
  return links.filter(({ kind, from, to, here }) => {
    const near = `${kind} ${from.framework} ${from.code}`;
    const ends = [
      ...(here ? [`${here.framework} ${here.code}`] : []),
      ...(to.code === null ? [] : [`${to.framework} ${to.code}`]),
      ...(to.identifier === null ? [] : [to.identifier]),
    ];
    return !ends.some((end) => known.has(`${near} ${end}`));
  });
}

/** Keeps links that came with a document, and by what its maker knows its criteria. */
export async function keepLinks(
  tx: Tx,
  importId: string,
  frameworkId: string,
  content: Content,
  links: readonly LinkToKeep[],
): Promise<void> {
  const { organisationId, memberId } = actorOf(tx);
  const db = frameworksDb(tx);
  const identified = content.units.flatMap(({ outcomes }) =>
    outcomes.flatMap(({ criteria }) =>
      criteria.flatMap(({ code, identifier }) =>
        identifier !== undefined && UUID.test(identifier) ? [{ code, identifier }] : [],
      ),
    ),
  );
  await sql`
    insert into criterion_identifier (organisation_id, identifier, criterion_id)
    select ${organisationId}::uuid, said.identifier, c.id
    from jsonb_to_recordset(${JSON.stringify(identified)}::jsonb) as said (code text, identifier uuid)
    join framework_criterion c on c.organisation_id = ${organisationId}::uuid
      and c.framework_id = ${frameworkId}::uuid and c.code = said.code
    where said.identifier <> c.id
    on conflict do nothing`.execute(db);
  if (links.length === 0) return;
  await db
    .insertInto('criterion_link')
    .values(
      links.map(({ kind, from, to, here }) => ({
        organisation_id: organisationId,
        id: newId(),
        kind,
        from_framework: from.framework,
        from_code: from.code,
        to_framework: here?.framework ?? (to.code === null ? null : to.framework),
        to_code: here?.code ?? (to.framework === null ? null : to.code),
        to_identifier: to.identifier,
        to_title: to.title,
        import_id: importId,
        made_at: nowOf(tx),
        made_by: memberId,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** What is to be said of links that point to nothing in this document nor in any framework here. */
export function pointsToNothing(links: readonly LinkToKeep[]): readonly LintFinding[] {
  return (
    links
      // Of one that names the document itself the linter speaks.
      .filter(({ from, to, here }) => here === null && to.framework !== from.framework)
      .map(({ from, to }) => ({
        code: 'link-points-to-nothing',
        where: `criterion ${from.code}, link`,
        stated: to.code === null ? to.title || (to.identifier ?? '') : `${to.framework} ${to.code}`,
        computed: 'no criterion of any framework here',
        message:
          'The link points to nothing here. It will once the framework it names is in use; until then nothing is offered for it.',
      }))
  );
}
