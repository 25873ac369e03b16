import type { Tx } from '../../platform/db/tx.ts';
import type { PiecedFile } from '../../platform/http/serve.ts';
import { layOutZip, type StoredFile, type ZipFile, type ZipPart } from '../../platform/zip.ts';
import { bytesFrom } from './content.ts';
import { crcOf, type TravellingFile } from './travel.ts';

/**
 * An archive whose files are too many for memory: words first, packed, then each file as it is. What goes out is read
 * bit by bit as the line takes it; the words alone are held meanwhile.
 * @param sha256 of the manifest, which names every byte of it
 */
export async function archiveOf(
  tx: Tx,
  words: readonly ZipFile[],
  files: readonly TravellingFile[],
  sha256: string,
): Promise<Pick<PiecedFile, 'size' | 'sha256' | 'read'>> {
  const byPath = new Map(files.map((file) => [`files/${file.item}`, file]));
  const stored: StoredFile[] = [];
  for (const [path, file] of byPath) {
    stored.push({ path, size: file.bytes, crc: await crcOf(tx, file) });
  }
  const parts = placed(layOutZip([...words, ...stored]));
  const end = parts.at(-1);
  return {
    sha256,
    size: end ? end.at + end.size : 0,
    read: async (again, from, most) => {
      const part = parts.find(({ at, size }) => from >= at && from < at + size);
      if (!part) return null;
      const inside = from - part.at;
      if (Buffer.isBuffer(part.what)) return part.what.subarray(inside, inside + most);
      const file = byPath.get(part.what.path);
      if (!file) return null;
      const { item, pieceBytes } = file;
      return bytesFrom(again, { id: item, pieceBytes }, inside, Math.min(most, part.size - inside));
    },
  };
}

/** Each stretch with its place from the beginning; empty ones have none. */
function placed(parts: readonly ZipPart[]) {
  let at = 0;
  return parts.flatMap((what) => {
    const size = Buffer.isBuffer(what) ? what.length : what.size;
    const here = { what, at, size };
    at += size;
    return size === 0 ? [] : [here];
  });
}
