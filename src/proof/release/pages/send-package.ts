import { ok, type Result, refuse } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { sendPieces } from '../../../ui/send-pieces.ts';
import { splitArchive } from '../../../ui/split-archive.ts';
import type { releasedFileRoute } from '../schema.ts';

/** How a package and its file are sent: by a member of the centre, or through the employer's link. */
export interface Way {
  readonly post: (file: File) => Promise<Result<{ packageId: string; waits: boolean }>>;
  readonly look: (packageId: string) => Promise<Result<ReplyOf<typeof releasedFileRoute>>>;
  readonly piece: (
    packageId: string,
    piece: { readonly nth: number; readonly sha256: string; readonly file: File },
  ) => Promise<Result<unknown>>;
  readonly finish: (packageId: string) => Promise<Result<unknown>>;
}

/**
 * Sends a package: the words whole, then its file in pieces, from where it stopped: once more with the same archive goes
 * on. Refuses what the routes refuse, and `file-not-inside` where the package announces a file that was not chosen with it.
 * @param tell told how many of how many bytes of the file are there
 */
export async function sendPackage(
  chosen: File,
  way: Way,
  tell: (sent: number, of: number) => void,
): Promise<Result<{ waits: boolean }>> {
  const { words, files } = await splitArchive(chosen);
  const type = files.length > 0 ? 'application/zip' : chosen.type;
  const posted = await way.post(new File([words], chosen.name, { type }));
  if (!posted.ok) return posted;
  const { packageId, waits } = posted.value;
  const standing = await way.look(packageId);
  if (!standing.ok) return standing;
  const { file } = standing.value;
  if (!file || file.state === 'received') return ok({ waits });
  const [inside] = files;
  if (!inside) {
    return refuse(
      'file-not-inside',
      'This package announces a file, and none is with it. Send the archive as the employer’s Deskproof saved it.',
    );
  }
  const content = chosen.slice(inside.at, inside.at + inside.size);
  const sent = await sendPieces(
    content,
    file,
    (piece) => way.piece(packageId, piece),
    (bytes) => tell(bytes, inside.size),
  );
  if (!sent.ok) return sent;
  const done = await way.finish(packageId);
  return done.ok ? ok({ waits }) : done;
}
