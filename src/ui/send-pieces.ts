import { ok, type Result } from '../lib/result.ts';

/** A file whose pieces are sent in any order, and which of them are there. */
export interface Pieces {
  readonly pieces: number;
  readonly pieceBytes: number;
  readonly have: readonly number[];
}

/**
 * Sends the pieces of a file that are not there yet, each with its SHA-256, one after another. Refuses as `take` does.
 * @param content the whole file
 * @param take sends one piece
 * @param tell told how many bytes are there
 */
export async function sendPieces(
  content: Blob,
  { pieces, pieceBytes, have }: Pieces,
  take: (piece: {
    readonly nth: number;
    readonly sha256: string;
    readonly file: File;
  }) => Promise<Result<unknown>>,
  tell: (sent: number) => void,
): Promise<Result<null>> {
  const here = new Set(have);
  for (let nth = 0; nth < pieces; nth++) {
    const to = Math.min((nth + 1) * pieceBytes, content.size);
    if (!here.has(nth)) {
      const piece = content.slice(nth * pieceBytes, to, 'application/octet-stream');
      const sha256 = await hashOf(piece);
      const file = new File([piece], 'piece', { type: 'application/octet-stream' });
      const taken = await take({ nth, sha256, file });
      if (!taken.ok) return taken;
    }
    tell(to);
  }
  return ok(null);
}

async function hashOf(piece: Blob): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await piece.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
