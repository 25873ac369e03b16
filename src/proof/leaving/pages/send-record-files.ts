import { ok, type Result, refuse } from '../../../lib/result.ts';
import { call } from '../../../ui/api.ts';
import { broughtFilesRoute, finishBroughtFileRoute, takeBroughtPieceRoute } from '../schema.ts';
import { splitArchive } from './split-archive.ts';

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
  const { files } = await splitArchive(archive);
  const of = files.reduce((sum, { size }) => sum + size, 0);
  let sent = 0;
  for (const { item, state, pieces, pieceBytes, have } of standing.value.files) {
    const inside = files.find((file) => file.item === item);
    if (!inside) {
      return refuse(
        'other-archive',
        'A file of this record is not in the archive you chose. Choose the one it was taken in from.',
      );
    }
    const params = { id: recordId, item };
    const here = new Set(have);
    for (let nth = 0; state === 'open' && nth < pieces; nth++) {
      const from = nth * pieceBytes;
      const to = Math.min(from + pieceBytes, inside.size);
      if (!here.has(nth)) {
        const piece = archive.slice(inside.at + from, inside.at + to, 'application/octet-stream');
        const sha256 = await hashOf(piece);
        const taken = await call(takeBroughtPieceRoute, {
          params: { ...params, nth },
          body: { sha256 },
          file: new File([piece], 'piece', { type: 'application/octet-stream' }),
        });
        if (!taken.ok) return taken;
      }
      tell(sent + to, of);
    }
    if (state === 'open') {
      const done = await call(finishBroughtFileRoute, { params });
      if (!done.ok) return done;
    }
    sent += inside.size;
    tell(sent, of);
  }
  return ok(standing.value.files.length);
}

async function hashOf(piece: Blob): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await piece.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
