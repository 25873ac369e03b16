import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { lockOwnPortfolio } from '../portfolio/index.ts';
import { fileGivenUp } from './events.ts';
import { UNFINISHED_DAYS } from './files.ts';
import { filesDb } from './tables.ts';
import { noUpload, ownFile } from './uploads.ts';

/**
 * Gives an unfinished file up: what had come is deleted. Twice changes nothing. Refuses `not-a-learner`,
 * `file-not-found` and `already-received`.
 */
export async function giveUpFile(tx: Tx, fileId: string): Promise<Result<{ fileId: string }>> {
  const learner = await lockOwnPortfolio(tx);
  if (!learner.ok) return learner;
  const file = await ownFile(tx, learner.value, fileId, 'update');
  if (!file) return noUpload();
  if (file.received_at) {
    return refuse('already-received', 'This file is evidence now, so it stays as it was sent.');
  }
  if (!file.given_up_at) await deletePieces(tx, fileId, learner.value, 'learner');
  return ok({ fileId });
}

/**
 * Gives up what nobody finished for fourteen days, in the actor's organisation.
 * @returns how many files were given up
 */
export async function giveUpUnfinished(tx: Tx): Promise<Result<number>> {
  const before = new Date(nowOf(tx).getTime() - UNFINISHED_DAYS * 86_400_000);
  const rows = await filesDb(tx)
    .selectFrom('evidence_file')
    .select(['id', 'learner_id'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('received_at', 'is', null)
    .where('given_up_at', 'is', null)
    .where(sql<boolean>`coalesce(sent_again_at, opened_at) < ${before}`)
    .orderBy('id')
    .limit(100)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const { id, learner_id } of rows) await deletePieces(tx, id, learner_id, 'time');
  return ok(rows.length);
}

async function deletePieces(
  tx: Tx,
  fileId: string,
  learnerId: string,
  by: 'learner' | 'time',
): Promise<void> {
  const db = filesDb(tx);
  await db
    .updateTable('evidence_file')
    .set({ given_up_at: nowOf(tx) })
    .where('id', '=', fileId)
    .execute();
  const gone = await db
    .deleteFrom('evidence_file_piece')
    .where('file_id', '=', fileId)
    .executeTakeFirst();
  record(tx, fileGivenUp, {
    subjects: { learner: learnerId, file: fileId },
    facts: { by, pieces: Number(gone.numDeletedRows) },
  });
}
