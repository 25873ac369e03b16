import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { judged } from '../../platform/media/media.ts';
import { ownLearner } from '../portfolio/index.ts';
import { bytesOfPiece, megabytes, piecesOf } from './files.ts';
import { filesDb } from './tables.ts';
import { noUpload, ownFile } from './uploads.ts';

export interface PieceInput {
  readonly fileId: string;
  /** From 0, in any order. */
  readonly nth: number;
  readonly bytes: Buffer;
  /** As the device made it, lower-case hex. */
  readonly sha256: string;
}

/**
 * Takes one piece of a file, in any order; a piece that is here already changes nothing. The log holds the file when
 * it begins and when it is whole, by hashes over all pieces. Refuses `not-a-learner`, `file-not-found`,
 * `piece-out-of-range`, `piece-not-whole` and `wrong-type`.
 */
export async function takePiece(
  tx: Tx,
  input: PieceInput,
): Promise<Result<{ have: number; pieces: number }>> {
  const learner = await ownLearner(tx);
  return learner.ok ? takePieceOf(tx, learner.value, input) : learner;
}

/** As `takePiece`, of a learner whom the caller may send for. */
export async function takePieceOf(
  tx: Tx,
  learnerId: string,
  { fileId, nth, bytes, sha256 }: PieceInput,
): Promise<Result<{ have: number; pieces: number }>> {
  // Pieces come side by side; giving up and finishing wait for them.
  const file = await ownFile(tx, learnerId, fileId, 'share');
  if (!file || file.given_up_at) return noUpload();
  const size = Number(file.bytes);
  const pieces = piecesOf(size, file.piece_bytes);
  if (file.received_at) return ok({ have: pieces, pieces });
  if (nth >= pieces) {
    return refuse('piece-out-of-range', `This file has ${pieces} pieces, numbered from 0.`);
  }
  const wanted = bytesOfPiece(nth, size, file.piece_bytes);
  const hash = createHash('sha256').update(bytes).digest();
  if (bytes.length !== wanted || hash.toString('hex') !== sha256) {
    return refuse(
      'piece-not-whole',
      `Piece ${nth + 1} did not arrive whole (${megabytes(bytes.length)} of ${megabytes(wanted)}, or another hash). Send it again.`,
    );
  }
  if (nth === 0) {
    const right = judged(bytes.subarray(0, 64), file.media);
    if (!right.ok) return right;
  }
  await filesDb(tx)
    .insertInto('evidence_file_piece')
    .values({
      organisation_id: actorOf(tx).organisationId,
      file_id: fileId,
      nth,
      bytes,
      sha256: hash,
      received_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'file_id', 'nth']).doNothing())
    .execute();
  const { rows } = await sql<{ have: number }>`
    select count(*)::int as have from evidence_file_piece
    where organisation_id = current_organisation() and file_id = ${fileId}::uuid`.execute(
    filesDb(tx),
  );
  return ok({ have: rows[0]?.have ?? 0, pieces });
}
