import type { Tx } from '../../platform/db/tx.ts';
import type { PiecedFile } from '../../platform/http/serve.ts';
import { layOutZip, type StoredFile, type ZipFile, type ZipPart } from '../../platform/zip.ts';
import { bytesFrom } from './content.ts';
import { crcOf, type TravellingFile } from './travel.ts';

/** Bytes that go beside an archive's words and are no file of an item: whoever keeps them reads them. */
export interface BesideFile {
  /** Under whose id they stand in the archive. */
  readonly item: string;
  readonly bytes: number;
  /** CRC-32 of all of them. */
  readonly crc: number;
  /** Bytes from a place on, at most so many; null: there are none. */
  readonly read: (tx: Tx, from: number, most: number) => Promise<Buffer | null>;
}

/**
 * An archive whose files are too many for memory: words first, packed, then each file as it is. What goes out is read
 * bit by bit as the line takes it; the words alone are held meanwhile.
 * @param sha256 of the manifest, which names every byte of it
 * @param beside what goes after the files of items
 */
export async function archiveOf(
  tx: Tx,
  words: readonly ZipFile[],
  files: readonly TravellingFile[],
  sha256: string,
  beside: readonly BesideFile[] = [],
): Promise<Pick<PiecedFile, 'size' | 'sha256' | 'read'>> {
  const byPath = new Map<string, BesideFile['read']>();
  const stored: StoredFile[] = [];
  for (const file of files) {
    const { item: id, bytes, pieceBytes } = file;
    const path = `files/${id}`;
    stored.push({ path, size: bytes, crc: await crcOf(tx, file) });
    byPath.set(path, (again, from, most) => bytesFrom(again, { id, pieceBytes }, from, most));
  }
  for (const { item, bytes, crc, read } of beside) {
    stored.push({ path: `files/${item}`, size: bytes, crc });
    byPath.set(`files/${item}`, read);
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
      const bits = byPath.get(part.what.path);
      return bits ? bits(again, inside, Math.min(most, part.size - inside)) : null;
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
