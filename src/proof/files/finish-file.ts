import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { kindOf, saysPlace } from '../../platform/media/media.ts';
import { withoutMetadata } from '../../platform/media/photo.ts';
import { addItem, lockOwnPortfolio } from '../portfolio/index.ts';
import { pieceOf, wholeOf } from './content.ts';
import { fileReceived } from './events.ts';
import { piecesOf } from './files.ts';
import { checkOffice } from './office.ts';
import { filesDb } from './tables.ts';
import { noUpload, ownFile } from './uploads.ts';

interface Finished {
  readonly evidenceId: string;
  /** Of the whole content, lower-case hex. */
  readonly sha256: string;
}

/**
 * All pieces were sent: checked against what the device promised, the file becomes an item of the learner's evidence.
 * One piece at a time is in memory; a photo or document whole. Again it gives the first result. Refuses
 * `not-a-learner`, `file-not-found`, `pieces-missing`, `file-not-as-promised`, `wrong-type`, `criterion-not-found` and
 * `id-taken`.
 */
export async function finishFile(tx: Tx, fileId: string): Promise<Result<Finished>> {
  const learner = await lockOwnPortfolio(tx);
  if (!learner.ok) return learner;
  const file = await ownFile(tx, learner.value, fileId, 'update');
  if (!file || file.given_up_at) return noUpload();
  if (file.sha256) return ok({ evidenceId: fileId, sha256: file.sha256.toString('hex') });
  const added = await keepWhole(tx, file, () =>
    addItem(tx, {
      id: fileId,
      learnerId: learner.value,
      source: 'file',
      title: file.title,
      parties: [],
      references: file.criteria.map((criterionId) => ({ criterionId, note: '' })),
    }),
  );
  return added.ok ? ok({ evidenceId: fileId, sha256: added.value }) : added;
}

type Row = NonNullable<Awaited<ReturnType<typeof ownFile>>>;

/**
 * A file whose pieces are all here is checked whole and becomes what the item says. Refuses as `finishFile` does.
 * @param item makes the item, or finds it
 * @returns SHA-256 of the whole content, lower-case hex
 */
export async function keepWhole(
  tx: Tx,
  file: Row,
  item: () => ReturnType<typeof addItem>,
  promised?: string,
): Promise<Result<string>> {
  const fileId = file.id;
  const pieces = piecesOf(Number(file.bytes), file.piece_bytes);
  const whole = await checkWhole(tx, fileId, pieces, file.pieces_sha256);
  if (!whole.ok) return whole;
  const { sha256 } = whole.value;
  if (promised !== undefined && sha256.toString('hex') !== promised) {
    return refuse('file-not-as-promised', 'What arrived has another SHA-256 than the record says.');
  }
  const shown = await lookInside(tx, fileId, pieces, file.media);
  if (!shown.ok) return shown;
  const saysWhere = shown.value?.saysWhere ?? whole.value.saysWhere;
  const added = await item();
  if (!added.ok) return added;
  await filesDb(tx)
    .updateTable('evidence_file')
    .set({
      received_at: nowOf(tx),
      evidence_id: fileId,
      sha256,
      says_where: saysWhere,
      shown_sha256: shown.value?.sha256 ?? null,
    })
    .where('id', '=', fileId)
    .execute();
  record(tx, fileReceived, {
    subjects: { learner: file.learner_id, file: fileId, evidence: fileId },
    facts: {
      kind: kindOf(file.media),
      media: file.media,
      bytes: Number(file.bytes),
      pieces,
      piecesSha256: file.pieces_sha256.toString('hex'),
      sha256: sha256.toString('hex'),
      shownSha256: shown.value?.sha256.toString('hex') ?? null,
      saysWhere,
      madeAt: file.made_at.toISOString(),
      references: [...added.value],
    },
  });
  return ok(sha256.toString('hex'));
}

/** All pieces here, and the hash over their hashes the one that was promised; the plain hash on the way. */
async function checkWhole(
  tx: Tx,
  fileId: string,
  pieces: number,
  promised: Buffer,
): Promise<Result<{ sha256: Buffer; saysWhere: boolean }>> {
  const { rows } = await sql<{ nth: number; sha256: Buffer }>`
    select nth, sha256 from evidence_file_piece
    where organisation_id = current_organisation() and file_id = ${fileId}::uuid order by nth`.execute(
    filesDb(tx),
  );
  if (rows.length < pieces) {
    return refuse(
      'pieces-missing',
      `${pieces - rows.length} of ${pieces} pieces are not here yet. Send them, then finish.`,
    );
  }
  const ofPieces = createHash('sha256');
  for (const { sha256 } of rows) ofPieces.update(sha256);
  if (!ofPieces.digest().equals(promised)) {
    return refuse(
      'file-not-as-promised',
      'What arrived is not the file that was opened: it was changed on the device while it was sent. Give it up and choose it again.',
    );
  }
  const whole = createHash('sha256');
  let saysWhere = false;
  for (let nth = 0; nth < pieces; nth++) {
    const piece = await pieceOf(tx, fileId, nth);
    if (!piece) throw new Error('A piece that was here is gone.');
    whole.update(piece);
    saysWhere ||= saysPlace(piece);
  }
  return ok({ sha256: whole.digest(), saysWhere });
}

/** What has to be looked at whole: a document for what is inside, a photo for the copy that others see. */
async function lookInside(
  tx: Tx,
  fileId: string,
  pieces: number,
  media: string,
): Promise<Result<{ sha256: Buffer; saysWhere: boolean } | null>> {
  const kind = kindOf(media);
  if (kind !== 'photo' && kind !== 'document') return ok(null);
  const bytes = await wholeOf(tx, fileId, pieces);
  if (kind === 'document') return checkOffice(bytes, media);
  const shown = withoutMetadata(media, bytes);
  const sha256 = createHash('sha256').update(shown.bytes).digest();
  return ok({ sha256, saysWhere: shown.saysWhere });
}
