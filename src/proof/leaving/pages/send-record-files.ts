import { ok, type Result, refuse } from '../../../lib/result.ts';
import { call } from '../../../ui/api.ts';
import { sendPieces } from '../../../ui/send-pieces.ts';
import { splitArchive } from '../../../ui/split-archive.ts';
import { broughtFilesRoute, finishBroughtFileRoute, takeBroughtPieceRoute } from '../schema.ts';

/** How many of a record's files are here whole. */
export interface Sent {
  readonly here: number;
  readonly of: number;
}

/**
 * Sends the files of a record that was taken in, in pieces, from where it stopped: once more with the same archive goes
 * on; files of its other parts follow with them. Refuses what the routes refuse, and `other-archive` where none that
 * lacks is in the archive.
 * @param tell told how many of how many bytes are there
 */
export async function sendRecordFiles(
  recordId: string,
  archive: Blob,
  tell: (sent: number, of: number) => void,
): Promise<Result<Sent>> {
  const standing = await call(broughtFilesRoute, { params: { id: recordId } });
  if (!standing.ok) return standing;
  const wanted = new Set(standing.value.files.map(({ item }) => item));
  // Files of appeals stand in the archive too, for the learner alone.
  const files = (await splitArchive(archive)).files.filter(({ item }) => wanted.has(item));
  const of = files.reduce((sum, { size }) => sum + size, 0);
  const lacking = standing.value.files.filter(({ state }) => state !== 'received');
  if (lacking.length > 0 && !lacking.some(({ item }) => files.some((file) => file.item === item))) {
    return refuse(
      'other-archive',
      'No file that lacks is in the archive you chose. Choose the one the record was taken in from, or its next part.',
    );
  }
  let sent = 0;
  let here = 0;
  for (const standingOf of standing.value.files) {
    const { item, state } = standingOf;
    const inside = files.find((file) => file.item === item);
    if (!inside) {
      if (state === 'received') here += 1;
      continue;
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
    here += 1;
    sent += inside.size;
    tell(sent, of);
  }
  return ok({ here, of: standing.value.files.length });
}
