import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { piecesOf } from './files.ts';
import { filesDb } from './tables.ts';

/** How far a file has come. */
export interface Upload {
  readonly fileId: string;
  readonly pieces: number;
  /** Numbers of the pieces that are here, from 0. */
  readonly have: readonly number[];
  readonly state: 'open' | 'received' | 'given_up';
  readonly evidenceId: string | null;
}

/** The refusal for a file that is not among the learner's own. */
export function noUpload(): Result<never> {
  return refuse(
    'file-not-found',
    'There is no such file of yours here. It may have been given up; choose it again.',
  );
}

/** A file of one learner, as its row is. @param lock hold it until the act ends */
export async function ownFile(
  tx: Tx,
  learnerId: string,
  fileId: string,
  lock?: 'share' | 'update',
) {
  const found = filesDb(tx)
    .selectFrom('evidence_file')
    .selectAll()
    .where('id', '=', fileId)
    .where('learner_id', '=', learnerId);
  if (lock === 'share') return found.forShare().executeTakeFirst();
  return (lock === 'update' ? found.forUpdate() : found).executeTakeFirst();
}

/** How far a file has come; asked by whoever made sure that it is the learner's own. Refuses `file-not-found`. */
export async function uploadOf(tx: Tx, fileId: string): Promise<Result<Upload>> {
  const db = filesDb(tx);
  const file = await db
    .selectFrom('evidence_file')
    .select(['bytes', 'piece_bytes', 'received_at', 'given_up_at', 'evidence_id'])
    .where('id', '=', fileId)
    .executeTakeFirst();
  if (!file) return noUpload();
  const rows = await db
    .selectFrom('evidence_file_piece')
    .select('nth')
    .where('file_id', '=', fileId)
    .orderBy('nth')
    .execute();
  return ok({
    fileId,
    pieces: piecesOf(Number(file.bytes), file.piece_bytes),
    have: rows.map(({ nth }) => nth),
    state: file.received_at ? 'received' : file.given_up_at ? 'given_up' : 'open',
    evidenceId: file.evidence_id,
  });
}
