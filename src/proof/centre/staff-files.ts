import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { centreDb } from './tables.ts';

/** Who opens files of others: who runs the centre and who verifies it; from outside they are read with a pack. */
const READERS: readonly string[] = [
  'owner',
  'centre_administrator',
  'quality_manager',
  'internal_verifier',
];

const mayRead = (tx: Tx, memberId: string): boolean => {
  const { memberId: me, roles } = actorOf(tx);
  return me === memberId || roles.some((role) => READERS.includes(role));
};

/** The CVs and certificates of these members, without their content, the newest first; of whom the actor may read. */
export async function staffFilesOf(tx: Tx, memberIds: readonly string[]) {
  const rows = await centreDb(tx)
    .selectFrom('staff_file')
    .select(['id', 'member_id', 'kind', 'qualification_id', 'name', 'content_type', 'size'])
    .select(['sha256', 'kept_by', 'kept_at', 'emptied_at'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`member_id = any(${[...memberIds]}::uuid[])`)
    .orderBy('kept_at', 'desc')
    .orderBy('id')
    .execute();
  const names = await memberNames(tx);
  return rows
    .filter((row) => mayRead(tx, row.member_id))
    .map((row) => ({
      fileId: row.id,
      memberId: row.member_id,
      kind: row.kind,
      qualificationId: row.qualification_id,
      name: row.name,
      contentType: row.content_type,
      bytes: row.size,
      sha256: row.sha256.toString('hex'),
      keptAt: row.kept_at.toISOString(),
      keptOn: dateIn(row.kept_at),
      keptBy: names.get(row.kept_by) ?? '',
      emptied: row.emptied_at !== null,
    }));
}

/** One of them with its content. Refuses `staff-file-not-found`, also to those who may not, and `file-emptied`. */
export async function staffFile(
  tx: Tx,
  fileId: string,
): Promise<Result<FileReply & { readonly memberId: string }>> {
  const row = await centreDb(tx)
    .selectFrom('staff_file')
    .select(['member_id', 'name', 'content_type', 'bytes'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', fileId)
    .executeTakeFirst();
  if (!row || !mayRead(tx, row.member_id)) {
    return refuse(
      'staff-file-not-found',
      'There is no such file for you: they open it, who runs the centre, and who verifies.',
    );
  }
  if (row.bytes === null) {
    return refuse('file-emptied', 'Its content was deleted with a person in it; its hash stays.');
  }
  return ok({
    memberId: row.member_id,
    fileName: row.name,
    contentType: row.content_type,
    bytes: row.bytes,
    inline: true,
  });
}

/** Empties the files whose name or owner names somebody: nothing can be hidden inside a paper. */
export async function emptyStaffFiles(tx: Tx, names: (text: string) => boolean): Promise<void> {
  const db = centreDb(tx);
  const { organisationId } = actorOf(tx);
  const rows = await db
    .selectFrom('staff_file')
    .select(['id', 'member_id', 'name'])
    .where('organisation_id', '=', organisationId)
    .where('emptied_at', 'is', null)
    .execute();
  if (rows.length === 0) return;
  const members = await memberNames(tx);
  const named = rows.filter((row) => names(`${row.name}\n${members.get(row.member_id) ?? ''}`));
  if (named.length === 0) return;
  await db
    .updateTable('staff_file')
    .set({ bytes: null, emptied_at: nowOf(tx) })
    .where('organisation_id', '=', organisationId)
    .where(sql<boolean>`id = any(${named.map(({ id }) => id)}::uuid[])`)
    .execute();
}
