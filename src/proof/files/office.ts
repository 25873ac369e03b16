import { ok, type Result, refuse } from '../../lib/result.ts';

/** How large a document may be once it is unpacked, and how much smaller it may be packed. */
const MOST_UNPACKED = 200 * 1024 * 1024;
const MOST_TIMES = 200;
const MOST_PARTS = 5000;

const FOLDERS: Readonly<Record<string, string>> = {
  'word/': '.wordprocessingml.document',
  'xl/': '.spreadsheetml.sheet',
  'ppt/': '.presentationml.presentation',
};

interface Part {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
}

/** The parts of a zip file by its own list at its end, nothing unpacked; null: there is no such list. */
function partsOf(zip: Buffer): readonly Part[] | null {
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end + 22 > zip.length) return null;
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  const parts: Part[] = [];
  for (let nth = 0; nth < count; nth++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return null;
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place));
    parts.push({
      packed: zip.readUInt32LE(at + 20),
      unpacked: zip.readUInt32LE(at + 24),
      name: zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0)),
    });
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return parts;
}

/**
 * Looks into the list of a Word, Excel or PowerPoint file, unpacking nothing: it must be what it is called, with no
 * programs and no packed files in it, and no bomb. Refuses `wrong-type`.
 */
export function checkOffice(zip: Buffer, media: string): Result<null> {
  const parts = partsOf(zip);
  const folder = Object.keys(FOLDERS).find((name) => media.endsWith(FOLDERS[name] ?? '-')) ?? '-';
  const isWhole =
    parts?.some(({ name }) => name === '[Content_Types].xml') &&
    parts.some(({ name }) => name.startsWith(folder));
  if (!parts || !isWhole) {
    return refuse(
      'wrong-type',
      'This is called a document of an office program, and its content is none. Save it as a PDF and send that.',
    );
  }
  const unpacked = parts.reduce((sum, part) => sum + part.unpacked, 0);
  const isBomb =
    parts.length > MOST_PARTS || unpacked > MOST_UNPACKED || unpacked > zip.length * MOST_TIMES;
  if (isBomb) {
    return refuse(
      'wrong-type',
      'This document is far larger unpacked than a document is, so it is not taken. Save it as a PDF and send that.',
    );
  }
  if (
    parts.some(({ name }) =>
      /vbaProject|\/(embeddings|activeX)\/|\.(exe|dll|js|zip|7z|rar|html?)$/i.test(name),
    )
  ) {
    return refuse(
      'wrong-type',
      'There are macros or other files inside this document, so it is not taken. Save it as a PDF and send that.',
    );
  }
  return ok(null);
}
