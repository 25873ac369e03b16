import { crc32 } from 'node:zlib';
import type { Selectable } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { declared, kindOf } from '../../platform/media/media.ts';
import { idTaken } from '../portfolio/index.ts';
import { mayLeave } from './clear-file.ts';
import { pieceOf } from './content.ts';
import { fileOpened, fileSentAgain } from './events.ts';
import { piecesOf, takesSize, UNFINISHED_DAYS } from './files.ts';
import { keepWhole } from './finish-file.ts';
import { roomFor } from './open-file.ts';
import { type FilesTables, filesDb } from './tables.ts';
import { type PieceInput, takePieceOf } from './take-piece.ts';
import { noUpload, ownFile, type Upload, uploadOf } from './uploads.ts';

/** A file as it travels with its learner: everything but its bytes. */
export interface TravellingFile {
  /** The item of evidence that it is. */
  readonly item: string;
  readonly name: string;
  readonly title: string;
  readonly shows: string;
  readonly media: string;
  readonly bytes: number;
  readonly pieceBytes: number;
  /** Lower-case hex, over the pieces' hashes and over the whole. */
  readonly piecesSha256: string;
  readonly sha256: string;
  /** ISO instant, by the clock of the device. */
  readonly madeAt: string;
  readonly others: boolean;
  readonly toldOn: string | null;
  readonly toldHow: string;
}

/** Files of a learner that may leave with them, the smallest id first, and those that may not, with the reason. */
export async function filesLeaving(tx: Tx, learnerId: string) {
  const rows = await filesDb(tx)
    .selectFrom('evidence_file')
    .selectAll()
    .where('learner_id', '=', learnerId)
    .where('received_at', 'is not', null)
    .orderBy('id')
    .execute();
  const files: TravellingFile[] = [];
  const stays: { readonly item: string; readonly because: string }[] = [];
  for (const row of rows) {
    if (row.emptied_at || !row.cleared_at) {
      const because = row.emptied_at
        ? 'Its content was deleted with a person in it.'
        : 'The employer has not looked at it and let it leave.';
      stays.push({ item: row.id, because });
      continue;
    }
    files.push(travelling(row));
  }
  return { files, stays };
}

function travelling(row: Selectable<FilesTables['evidence_file']>): TravellingFile {
  return {
    item: row.id,
    name: row.name,
    title: row.title,
    shows: row.shows,
    media: row.media,
    bytes: Number(row.bytes),
    pieceBytes: row.piece_bytes,
    piecesSha256: row.pieces_sha256.toString('hex'),
    sha256: row.sha256?.toString('hex') ?? '',
    madeAt: row.made_at.toISOString(),
    others: row.others,
    toldOn: row.told_on,
    toldHow: row.told_how,
  };
}

/** The file that an item is, if it may leave the house. Refuses as `mayLeave` does. @returns null: it is no file */
export async function fileLeaving(
  tx: Tx,
  evidenceId: string,
): Promise<Result<TravellingFile | null>> {
  const row = await filesDb(tx)
    .selectFrom('evidence_file')
    .selectAll()
    .where('id', '=', evidenceId)
    .where('received_at', 'is not', null)
    .executeTakeFirst();
  if (!row) return ok(null);
  const leaves = await mayLeave(tx, evidenceId);
  return leaves.ok ? ok(travelling(row)) : leaves;
}

/** CRC-32 of a file, one piece in memory at a time. Throws if a piece is missing. */
export async function crcOf(tx: Tx, { item, bytes, pieceBytes }: TravellingFile): Promise<number> {
  let crc = 0;
  for (let nth = 0; nth < piecesOf(bytes, pieceBytes); nth++) {
    const piece = await pieceOf(tx, item, nth);
    if (!piece) throw new Error('A file without one of its pieces.');
    crc = crc32(piece, crc);
  }
  return crc;
}

/**
 * Begins to take a file that came with a learner, for an item that is here already. Refuses `wrong-type`, `too-large`,
 * `store-full` and `id-taken`.
 */
export async function openTravelled(
  tx: Tx,
  learnerId: string,
  file: TravellingFile,
): Promise<Result<null>> {
  const media = declared(file.media);
  if (!media.ok) return media;
  const kind = kindOf(media.value);
  const size = takesSize(file.bytes, kind === 'photo' || kind === 'document');
  if (!size.ok) return size;
  const room = await roomFor(tx, learnerId, file.bytes);
  if (!room.ok) return room;
  const db = filesDb(tx);
  const before = await db
    .selectFrom('evidence_file')
    .select('id')
    .where('id', '=', file.item)
    .executeTakeFirst();
  if (before) return idTaken();
  await db
    .insertInto('evidence_file')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id: file.item,
      learner_id: learnerId,
      name: file.name,
      title: file.title,
      shows: file.shows,
      media: media.value,
      bytes: file.bytes,
      piece_bytes: file.pieceBytes,
      pieces_sha256: Buffer.from(file.piecesSha256, 'hex'),
      criteria: [],
      made_at: new Date(file.madeAt),
      others: file.others,
      told_on: file.toldOn,
      told_how: file.toldHow,
      opened_at: nowOf(tx),
      received_at: null,
      given_up_at: null,
      sha256: null,
      shown_sha256: null,
      evidence_id: null,
      cleared_at: null,
      cleared_by: null,
      emptied_at: null,
    })
    .execute();
  record(tx, fileOpened, {
    subjects: { learner: learnerId, file: file.item },
    facts: {
      kind,
      bytes: file.bytes,
      pieces: piecesOf(file.bytes, file.pieceBytes),
      piecesSha256: file.piecesSha256,
      madeAt: file.madeAt,
      othersTold: file.others,
    },
  });
  return ok(null);
}

/** How far a file that travels is. */
export type Travelled = Upload & {
  readonly pieceBytes: number;
  /** While it is open: what has come goes then, unless all of it is here. */
  readonly until: Date | null;
  /** Nobody finished it in time, and what had come was deleted: it is sent again from the beginning. */
  readonly givenUpAt: Date | null;
};

/** How far a file that came with a learner is. Refuses `file-not-found`. */
export async function travelled(tx: Tx, fileId: string): Promise<Result<Travelled>> {
  const upload = await uploadOf(tx, fileId);
  if (!upload.ok) return upload;
  const row = await filesDb(tx)
    .selectFrom('evidence_file')
    .select(['piece_bytes', 'opened_at', 'sent_again_at', 'given_up_at'])
    .where('id', '=', fileId)
    .executeTakeFirstOrThrow();
  const began = row.sent_again_at ?? row.opened_at;
  return ok({
    ...upload.value,
    pieceBytes: row.piece_bytes,
    until:
      upload.value.state === 'open'
        ? new Date(began.getTime() + UNFINISHED_DAYS * 86_400_000)
        : null,
    givenUpAt: row.given_up_at,
  });
}

/**
 * A piece of a file that travels. What nobody finished in time begins anew with it: the hashes it has to come to are
 * known. Refuses `store-full` and as `takePieceOf`.
 */
export async function takeTravelledPiece(
  tx: Tx,
  learnerId: string,
  piece: PieceInput,
): Promise<Result<{ have: number; pieces: number }>> {
  const again = await beginAgain(tx, learnerId, piece.fileId);
  return again.ok ? takePieceOf(tx, learnerId, piece) : again;
}

async function beginAgain(tx: Tx, learnerId: string, fileId: string): Promise<Result<null>> {
  const seen = await ownFile(tx, learnerId, fileId);
  if (!seen?.given_up_at) return ok(null);
  // Pieces come side by side: the first begins it, the others find it open.
  const file = await ownFile(tx, learnerId, fileId, 'update');
  if (!file?.given_up_at) return ok(null);
  const bytes = Number(file.bytes);
  const room = await roomFor(tx, learnerId, bytes);
  if (!room.ok) return room;
  await filesDb(tx)
    .updateTable('evidence_file')
    .set({ given_up_at: null, sent_again_at: nowOf(tx) })
    .where('id', '=', fileId)
    .execute();
  record(tx, fileSentAgain, {
    subjects: { learner: learnerId, file: fileId },
    facts: { pieces: piecesOf(bytes, file.piece_bytes) },
  });
  return ok(null);
}

/**
 * All pieces are here: checked by both hashes of the record, and by its content. Again it changes nothing. Refuses
 * `file-not-found`, `pieces-missing`, `file-not-as-promised` and `wrong-type`.
 */
export async function finishTravelled(
  tx: Tx,
  learnerId: string,
  fileId: string,
  sha256: string,
): Promise<Result<null>> {
  const file = await ownFile(tx, learnerId, fileId, 'update');
  if (!file) return noUpload();
  if (file.received_at) return ok(null);
  if (file.given_up_at) {
    return refuse(
      'pieces-missing',
      `This file was not finished in ${UNFINISHED_DAYS} days, and what had come was deleted. Send it again from the beginning.`,
    );
  }
  const kept = await keepWhole(tx, file, async () => ok([]), sha256);
  return kept.ok ? ok(null) : kept;
}
