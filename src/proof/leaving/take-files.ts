import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { finishTravelled, openTravelled, takeTravelledPiece, travelled } from '../files/index.ts';
import { lockPortfolio } from '../portfolio/index.ts';
import type { ReadRecord } from './record-file.ts';
import type { broughtFilesRoute } from './schema.ts';
import { leavingDb } from './tables.ts';

/** Opens every file that travels with a record, so that its pieces can come. Refuses what `openTravelled` refuses. */
export async function openFiles(
  tx: Tx,
  of: ReadRecord,
  { id, learnerId }: { readonly id: string; readonly learnerId: string },
): Promise<Result<null>> {
  for (const file of of.travelling) {
    const opened = await openTravelled(tx, learnerId, file);
    if (!opened.ok) return opened;
    await leavingDb(tx)
      .insertInto('brought_file')
      .values({
        organisation_id: actorOf(tx).organisationId,
        evidence_id: file.item,
        learner_id: learnerId,
        record_id: id,
        sha256: Buffer.from(file.sha256, 'hex'),
      })
      .execute();
  }
  return ok(null);
}

/** How far the files of a record that came are. Refuses `record-not-found`. */
export async function broughtFiles(
  tx: Tx,
  recordId: string,
): Promise<Result<Reply<typeof broughtFilesRoute>>> {
  const { rows: records } = await sql`
    select from brought_record where organisation_id = current_organisation()
      and id = ${recordId}::uuid`.execute(leavingDb(tx));
  if (records.length === 0) return refuse('record-not-found', 'There is no such record here.');
  const rows = await leavingDb(tx)
    .selectFrom('brought_file')
    .select('evidence_id')
    .where('record_id', '=', recordId)
    .orderBy('evidence_id')
    .execute();
  const files = [];
  for (const { evidence_id } of rows) {
    const upload = await travelled(tx, evidence_id);
    if (!upload.ok) return upload;
    const { pieces, pieceBytes, have, state, until } = upload.value;
    files.push({
      item: evidence_id,
      pieces,
      pieceBytes,
      have: [...have],
      state,
      until: until?.toISOString() ?? null,
    });
  }
  return ok({ files });
}

/** A file that came with a record. Refuses `file-not-found`. */
async function fileOf(tx: Tx, recordId: string, item: string) {
  const file = await leavingDb(tx)
    .selectFrom('brought_file')
    .selectAll()
    .where('record_id', '=', recordId)
    .where('evidence_id', '=', item)
    .executeTakeFirst();
  return file ? ok(file) : refuse('file-not-found', 'No such file came with this record.');
}

/** Takes one piece of a file that came with a record. Refuses `file-not-found` and what `takePiece` refuses. */
export async function takeBroughtPiece(
  tx: Tx,
  {
    recordId,
    item,
    nth,
    sha256,
    bytes,
  }: {
    readonly recordId: string;
    readonly item: string;
    readonly nth: number;
    readonly sha256: string;
    readonly bytes: Buffer;
  },
): Promise<Result<{ have: number; pieces: number }>> {
  const file = await fileOf(tx, recordId, item);
  if (!file.ok) return file;
  return takeTravelledPiece(tx, file.value.learner_id, { fileId: item, nth, sha256, bytes });
}

/**
 * All pieces of a file are here: it is checked by the hashes of the record and by its content, and opens with its item.
 * Again it changes nothing. Refuses `file-not-found` and what `finishTravelled` refuses.
 */
export async function finishBroughtFile(
  tx: Tx,
  recordId: string,
  item: string,
): Promise<Result<{ item: string }>> {
  const file = await fileOf(tx, recordId, item);
  if (!file.ok) return file;
  const { learner_id, sha256 } = file.value;
  await lockPortfolio(tx, learner_id);
  const done = await finishTravelled(tx, learner_id, item, sha256.toString('hex'));
  return done.ok ? ok({ item }) : done;
}
