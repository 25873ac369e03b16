import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { ok, type Result, refuse } from '../lib/result.ts';

/** A file within an archive. */
export interface ZipFile {
  readonly path: string;
  readonly bytes: Buffer;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DEFLATED = 8;
/** 1 January 1980, so that the same files give the same bytes. */
const DAY_ONE = 0x21;
/** Names are UTF-8. */
const UTF8 = 0x0800;

/** What an archive may come to unpacked, and how many files it may hold. */
export const MOST_UNPACKED = 100_000_000;
const MOST_FILES = 5_000;

/** A file that goes into an archive as it is, its bytes given later: they may be too many for memory. */
export interface StoredFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** CRC-32 of its bytes. */
  readonly crc: number;
}

/** A stretch of an archive: bytes, or the place of a stored file. */
export type ZipPart = Buffer | StoredFile;

/** An archive of more than this has offsets that its directory cannot hold. */
export const MOST_ZIPPED = 0xffff_ffff;

/** Files as a ZIP archive (APPNOTE 6.3), in order: the same files always give the same bytes. */
export function writeZip(files: readonly ZipFile[]): Buffer {
  return Buffer.concat(layOutZip(files) as readonly Buffer[]);
}

/** The stretches of an archive, one after another. Throws where it comes to more than `MOST_ZIPPED`. */
export function layOutZip(files: readonly (ZipFile | StoredFile)[]): readonly ZipPart[] {
  const parts: ZipPart[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.path, 'utf8');
    const packed = 'bytes' in file ? deflateRawSync(file.bytes) : file;
    const packedSize = 'bytes' in file ? (packed as Buffer).length : file.size;
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(UTF8, 2);
    about.writeUInt16LE('bytes' in file ? DEFLATED : 0, 4);
    about.writeUInt16LE(0, 6);
    about.writeUInt16LE(DAY_ONE, 8);
    about.writeUInt32LE('bytes' in file ? crc32(file.bytes) : file.crc, 10);
    about.writeUInt32LE(packedSize, 14);
    about.writeUInt32LE('bytes' in file ? file.bytes.length : file.size, 18);
    about.writeUInt16LE(name.length, 22);
    about.writeUInt16LE(0, 24);
    parts.push(Buffer.concat([number(LOCAL), about, name]), packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(number(CENTRAL), Buffer.from([20, 3]), about, rest, name);
    offset += 4 + about.length + name.length + packedSize;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(offset, 12);
  return [...parts, index, number(END), end];
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/**
 * Reads a ZIP archive from its directory: plain names, stored or deflated, nothing encrypted, each with its own
 * checksum. Refuses `not-an-archive` and `archive-too-large`.
 */
export function readZip(bytes: Buffer): Result<readonly ZipFile[]> {
  const endAt = bytes.lastIndexOf(number(END));
  if (endAt < 0 || endAt + 22 > bytes.length) return broken('it has no directory at its end');
  const count = bytes.readUInt16LE(endAt + 10);
  if (count > MOST_FILES) return tooLarge();
  let at = bytes.readUInt32LE(endAt + 16);
  let left = MOST_UNPACKED;
  const files: ZipFile[] = [];
  for (let nth = 0; nth < count; nth++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) {
      return broken('its directory is cut off');
    }
    const [names, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const size = bytes.readUInt32LE(at + 24);
    const path = bytes.toString('utf8', at + 46, at + 46 + (names ?? 0));
    left -= size;
    if (left < 0) return tooLarge();
    const file = fileAt(bytes, at, path, size);
    if (!file.ok) return file;
    if (files.some((one) => one.path === path)) return broken(`it holds ${path} twice`);
    files.push(file.value);
    at += 46 + (names ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return ok(files);
}

function fileAt(bytes: Buffer, entry: number, path: string, size: number): Result<ZipFile> {
  if (!/^[\w.-]+(\/[\w.-]+)*$/.test(path) || path.split('/').includes('..')) {
    return broken('it holds a file of a name that this record never has');
  }
  const method = bytes.readUInt16LE(entry + 10);
  const packed = bytes.readUInt32LE(entry + 20);
  const at = bytes.readUInt32LE(entry + 42);
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL) return broken(`${path} is lost`);
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const inside = bytes.subarray(start, start + packed);
  const content = method === 0 ? inside : method === DEFLATED ? unpacked(inside, size) : null;
  const sum = bytes.readUInt32LE(entry + 16);
  if (!content || content.length !== size || crc32(content) !== sum) {
    return broken(`${path} cannot be unpacked`);
  }
  return ok({ path, bytes: Buffer.from(content) });
}

function unpacked(inside: Buffer, size: number): Buffer | null {
  try {
    return inflateRawSync(inside, { maxOutputLength: Math.max(size, 1) });
  } catch {
    return null;
  }
}

function broken(why: string): Result<never> {
  return refuse(
    'not-an-archive',
    `This file is no whole ZIP archive: ${why}. Ask for the record again and send it as it came.`,
  );
}

function tooLarge(): Result<never> {
  return refuse(
    'archive-too-large',
    'This archive unpacks to more than 100 MB or holds more than 5,000 files. A record of Deskproof is smaller; ask who sent it.',
  );
}
