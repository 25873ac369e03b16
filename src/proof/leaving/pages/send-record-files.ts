import { ok, type Result, refuse } from '../../../lib/result.ts';
import { call } from '../../../ui/api.ts';
import { sendPieces } from '../../../ui/send-pieces.ts';
import { splitArchive } from '../../../ui/split-archive.ts';
import { broughtFilesRoute, finishBroughtFileRoute, takeBroughtPieceRoute } from '../schema.ts';

/**
 * Sends the files of a record that was taken in, in pieces, from where it stopped: once more with the same archive goes
 * on. Refuses what the routes refuse, and `other-archive` where a file is not in the archive.
 * @param tell told how many of how many bytes are there
 */
export async function sendRecordFiles(
  recordId: string,
  archive: Blob,
  tell: (sent: number, of: number) => void,
): Promise<Result<number>> {
  const standing = await call(broughtFilesRoute, { params: { id: recordId } });
  if (!standing.ok) return standing;
  const wanted = new Set(standing.value.files.map(({ item }) => item));
  // Files of appeals stand in the archive too, for the learner alone.
  const files = (await splitArchive(archive)).files.filter(({ item }) => wanted.has(item));
  const of = files.reduce((sum, { size }) => sum + size, 0);
  let sent = 0;
  for (const standingOf of standing.value.files) {
    const { item, state } = standingOf;
    const inside = files.find((file) => file.item === item);
    if (!inside) {
      return refuse(
        'other-archive',
        'A file of this record is not in the archive you chose. Choose the one it was taken in from.',
      );
    }
    const params = { id: recordId, item };
    if (state !== 'received') {
      const content = archive.slice(inside.at, inside.at + inside.size);
      const before = sent;
      const pieces = await sendPieces(
        content,
        standingOf,
        ({ nth, sha256, file }) =>
          call(takeBroughtPieceRoute, { params: { ...params, nth }, body: { sha256 }, file }),
        (bytes) => tell(before + bytes, of),
      );
      if (!pieces.ok) return pieces;
      const done = await call(finishBroughtFileRoute, { params });
      if (!done.ok) return done;
    }
    sent += inside.size;
    tell(sent, of);
  }
  return ok(standing.value.files.length);
}
