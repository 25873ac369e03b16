import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { lockPortfolio } from '../portfolio/index.ts';
import { fileCleared } from './events.ts';
import { readable } from './may-read.ts';
import { filesDb } from './tables.ts';

/**
 * The employer looked at a file and lets it leave the house as it is: of sound, video and documents nothing can be hidden,
 * of a photo parts can be covered before, in a copy (`coverFile`). Twice changes nothing. Refuses `file-not-found`, `file-changed`, `file-emptied`
 * and `own-file`.
 */
export async function clearFile(
  tx: Tx,
  { fileId, sha256 }: { readonly fileId: string; readonly sha256: string },
): Promise<Result<{ fileId: string }>> {
  const { memberId } = actorOf(tx);
  const may = await readable(tx, fileId);
  if (!may.ok) return may;
  if (!memberId || may.value.learnerId === memberId) {
    return refuse(
      'own-file',
      'Another owner or branch manager lets your own file leave the house.',
    );
  }
  await lockPortfolio(tx, may.value.learnerId);
  const db = filesDb(tx);
  const file = await db
    .selectFrom('evidence_file')
    .select(['sha256', 'cleared_at', 'emptied_at'])
    .where('id', '=', fileId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (file.cleared_at) return ok({ fileId });
  if (file.emptied_at) {
    return refuse(
      'file-emptied',
      'Its content was deleted with a person in it; nothing can leave.',
    );
  }
  if (file.sha256?.toString('hex') !== sha256) {
    return refuse('file-changed', 'This is not the file you looked at. Open it again.');
  }
  await db
    .updateTable('evidence_file')
    .set({ cleared_at: nowOf(tx), cleared_by: memberId })
    .where('id', '=', fileId)
    .execute();
  record(tx, fileCleared, {
    subjects: { learner: may.value.learnerId, file: fileId, evidence: fileId },
    facts: { sha256 },
  });
  return ok({ fileId });
}

/**
 * May this item leave the house? Asked before an item of source 'file' is exported or released, whoever asks. Refuses
 * `file-not-cleared` and `file-emptied`.
 */
export async function mayLeave(tx: Tx, fileId: string): Promise<Result<null>> {
  const file = await filesDb(tx)
    .selectFrom('evidence_file')
    .select(['cleared_at', 'emptied_at'])
    .where('id', '=', fileId)
    .executeTakeFirst();
  if (file?.emptied_at) {
    return refuse('file-emptied', 'The content of this file was deleted with a person in it.');
  }
  if (file?.cleared_at) return ok(null);
  return refuse(
    'file-not-cleared',
    'A file may show faces, voices and screens. An owner or branch manager looks at it first, covers parts of a photo where they must, and presses “Let it leave”.',
  );
}
