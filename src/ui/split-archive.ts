/** Where a file's bytes stand in an archive, in bytes from its beginning. */
export interface Stretch {
  readonly item: string;
  readonly at: number;
  readonly size: number;
}

/** An archive in two: its words, which are sent whole, and its files, which follow in pieces. */
export interface SplitArchive {
  readonly words: Blob;
  readonly files: readonly Stretch[];
}

const END_BYTES = 22;
const MOST_COMMENT = 65_535;
const ITEM = /^files\/([0-9a-f-]{36})$/;

/**
 * Splits a learner's record by its directory, reading nothing but that: an archive of some gigabytes stays on the disk.
 * The words are an archive of their own. What is no such archive comes back whole: the server says what is wrong with it.
 */
export async function splitArchive(archive: Blob): Promise<SplitArchive> {
  const whole = { words: archive, files: [] };
  const tailAt = Math.max(0, archive.size - END_BYTES - MOST_COMMENT);
  const tail = await viewOf(archive.slice(tailAt));
  let end = tail.byteLength - END_BYTES;
  while (end >= 0 && tail.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) return whole;
  const [count, size, start] = [
    tail.getUint16(end + 10, true),
    tail.getUint32(end + 12, true),
    tail.getUint32(end + 16, true),
  ];
  const directory = await viewOf(archive.slice(start, start + size));
  const kept: Blob[] = [];
  const stored: { readonly item: string; readonly header: number; readonly size: number }[] = [];
  for (let nth = 0, at = 0; nth < count; nth++) {
    if (at + 46 > directory.byteLength || directory.getUint32(at, true) !== 0x02014b50)
      return whole;
    const nameBytes = directory.getUint16(at + 28, true);
    const next =
      at + 46 + nameBytes + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
    const name = new TextDecoder().decode(
      new Uint8Array(
        directory.buffer,
        at + 46,
        Math.min(nameBytes, directory.byteLength - at - 46),
      ),
    );
    const item = ITEM.exec(name)?.[1];
    const isPlain = directory.getUint16(at + 10, true) === 0;
    if (item && isPlain) {
      const header = directory.getUint32(at + 42, true);
      stored.push({ item, header, size: directory.getUint32(at + 24, true) });
    } else kept.push(archive.slice(start + at, start + next));
    at = next;
  }
  const [first] = stored.map(({ header }) => header).sort((a, b) => a - b);
  if (first === undefined) return whole;
  const files: Stretch[] = [];
  for (const { item, header, size: bytes } of stored) {
    const local = await viewOf(archive.slice(header, header + 30));
    if (local.byteLength < 30) return whole;
    const at = header + 30 + local.getUint16(26, true) + local.getUint16(28, true);
    files.push({ item, at, size: bytes });
  }
  // Files stand last, so that all before the first of them is the words.
  const index = new Blob(kept);
  const last = new DataView(new ArrayBuffer(END_BYTES));
  last.setUint32(0, 0x06054b50, true);
  last.setUint16(8, kept.length, true);
  last.setUint16(10, kept.length, true);
  last.setUint32(12, index.size, true);
  last.setUint32(16, first, true);
  return { words: new Blob([archive.slice(0, first), index, last.buffer]), files };
}

const viewOf = async (part: Blob): Promise<DataView> => new DataView(await part.arrayBuffer());
