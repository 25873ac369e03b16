import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { panelOf } from './decide-appeal.ts';
import { appealHere, whoActs } from './found.ts';
import type { WholeAppeal } from './schema.ts';
import { appealsDb } from './tables.ts';

type PaperFile = NonNullable<WholeAppeal['papers'][number]['file']>;

/** Whose matter it is: they see what it is judged by, though they may not sit on it. */
const SIDES: ReadonlySet<string | null> = new Set(['learner', 'decided', 'answered']);

/**
 * May the actor open files of an appeal? The two sides may; who runs the centre's appeals or sits on this one may, so long
 * as nothing keeps them from sitting: a tie, or any other part in the learner's work.
 */
async function mayOpen(tx: Tx, appealId: string): Promise<boolean> {
  const memberId = whoActs(tx);
  const { roles } = actorOf(tx);
  const { rows } = await sql<{ part: string | null }>`
    select part_in_appeal(${appealId}::uuid, ${memberId}::uuid) as part`.execute(appealsDb(tx));
  const part = rows[0]?.part ?? null;
  if (part !== null) return SIDES.has(part);
  const runs = roles.includes('quality_manager') || roles.includes('centre_administrator');
  return runs || (await panelOf(tx, appealId)).includes(memberId);
}

/** The files of these appeals' papers, by paper, without their content. */
export async function filesIn(
  tx: Tx,
  appeals: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, PaperFile>> {
  const rows = await appealsDb(tx)
    .selectFrom('appeal_paper_file as f')
    .innerJoin('appeal_paper as p', (join) =>
      join.onRef('p.organisation_id', '=', 'f.organisation_id').onRef('p.id', '=', 'f.paper_id'),
    )
    .select(['p.appeal_id', 'f.paper_id', 'f.name', 'f.content_type', 'f.sha256', 'f.emptied_at'])
    .where('p.organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`p.appeal_id = any(${appeals.map(({ id }) => id)}::uuid[])`)
    .execute();
  const open = new Map<string, boolean>();
  for (const id of new Set(rows.map(({ appeal_id }) => appeal_id))) {
    open.set(id, await mayOpen(tx, id));
  }
  return new Map(
    rows.map((row) => [
      row.paper_id,
      {
        name: row.name,
        contentType: row.content_type,
        sha256: row.sha256.toString('hex'),
        emptied: row.emptied_at !== null,
        mayOpen: open.get(row.appeal_id) ?? false,
      },
    ]),
  );
}

/**
 * The file of a paper, for whoever may open it. Refuses `appeal-file-not-found`, also to those who may not, and
 * `file-emptied`.
 */
export async function fileOfPaper(tx: Tx, paperId: string): Promise<Result<FileReply>> {
  const file = await appealsDb(tx)
    .selectFrom('appeal_paper_file as f')
    .innerJoin('appeal_paper as p', (join) =>
      join.onRef('p.organisation_id', '=', 'f.organisation_id').onRef('p.id', '=', 'f.paper_id'),
    )
    .select(['p.appeal_id', 'f.name', 'f.content_type', 'f.bytes'])
    .where('f.organisation_id', '=', actorOf(tx).organisationId)
    .where('f.paper_id', '=', paperId)
    .executeTakeFirst();
  const held = file && (await appealHere(tx, file.appeal_id));
  if (!file || !held?.ok || !(await mayOpen(tx, file.appeal_id))) {
    return refuse(
      'appeal-file-not-found',
      'There is no such file for you: the two sides of an appeal open it, and who judges it.',
    );
  }
  if (file.bytes === null) {
    return refuse('file-emptied', 'Its content was deleted with a person in it; its hash stays.');
  }
  return ok({
    fileName: file.name,
    contentType: file.content_type,
    bytes: file.bytes,
    inline: true,
  });
}

/** Empties the files whose paper, name, giver or learner names somebody: nothing can be hidden inside a picture. */
export async function emptyFiles(tx: Tx, names: (text: string) => boolean): Promise<void> {
  const db = appealsDb(tx);
  const { organisationId } = actorOf(tx);
  const rows = await db
    .selectFrom('appeal_paper_file as f')
    .innerJoin('appeal_paper as p', (join) =>
      join.onRef('p.organisation_id', '=', 'f.organisation_id').onRef('p.id', '=', 'f.paper_id'),
    )
    .innerJoin('appeal as a', (join) =>
      join.onRef('a.organisation_id', '=', 'p.organisation_id').onRef('a.id', '=', 'p.appeal_id'),
    )
    .select(['f.paper_id', 'f.name', 'f.handed_by', 'p.title', 'p.words', 'a.learner_id'])
    .where('f.organisation_id', '=', organisationId)
    .where('f.emptied_at', 'is', null)
    .execute();
  if (rows.length === 0) return;
  const members = await memberNames(tx);
  const named = rows.filter((row) =>
    names(
      [
        row.name,
        row.title,
        row.words,
        members.get(row.handed_by) ?? '',
        members.get(row.learner_id) ?? '',
      ].join('\n'),
    ),
  );
  if (named.length === 0) return;
  await db
    .updateTable('appeal_paper_file')
    .set({ bytes: null, emptied_at: nowOf(tx) })
    .where('organisation_id', '=', organisationId)
    .where(sql<boolean>`paper_id = any(${named.map(({ paper_id }) => paper_id)}::uuid[])`)
    .execute();
}
