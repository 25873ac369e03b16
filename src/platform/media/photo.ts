/** A photo as others see it: the same picture without what it says of place, time and device. */
export interface Shown {
  readonly bytes: Buffer;
  /** Did the photo say where it was taken? */
  readonly saysWhere: boolean;
  /** Which way up it said it is, 1 to 8; null: it said nothing, or it is a WebP. */
  readonly up: number | null;
}

/**
 * The photo without Exif, XMP, IPTC and comments; the way up stays. The picture itself is untouched.
 * @param media 'image/jpeg', 'image/png' or 'image/webp'
 */
export function withoutMetadata(media: string, bytes: Buffer): Shown {
  if (media === 'image/jpeg') return jpeg(bytes);
  return media === 'image/png' ? png(bytes) : webp(bytes);
}

/** Which way up a JPEG or PNG says it is, 1 to 8 as Exif counts; 1 where it says nothing. */
export function turnedOf(media: string, bytes: Buffer): number {
  return withoutMetadata(media, bytes).up ?? 1;
}

/** A JPEG that says nothing beside its picture, with the way up put in. */
export function withWayUp(bytes: Buffer, up: number): Buffer {
  return Buffer.concat([bytes.subarray(0, 2), wayUp(up), bytes.subarray(2)]);
}

/** Markers with nothing behind them. */
const NO_SEGMENTS = new Set([0xd8, 0x01, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7]);

function jpeg(bytes: Buffer): Shown {
  const kept: Buffer[] = [];
  let exif: Exif = { up: null, place: false };
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // What follows the end of the picture is no picture: phones put videos and second pictures there.
    if (marker === 0xd9) break;
    const segment = NO_SEGMENTS.has(marker) ? at + 2 : at + 2 + bytes.readUInt16BE(at + 2);
    const end = marker === 0xda ? endOfScan(bytes, segment) : segment;
    if (marker === 0xe1) {
      const read = exifOf(bytes.subarray(at + 4, end));
      exif = { up: exif.up ?? read.up, place: exif.place || read.place };
    } else if (!isAside(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  const way = exif.up === null || exif.up === 1 ? [] : [wayUp(exif.up)];
  const [start, end] = [Buffer.from('ffd8', 'hex'), Buffer.from('ffd9', 'hex')];
  return {
    bytes: Buffer.concat([start, ...way, ...kept, end]),
    saysWhere: exif.place,
    up: exif.up,
  };
}

/** Where the next marker stands after the packed picture that begins here. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0xd9;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

/** Application data and comments; JFIF, colour profile and Adobe's colour transform are needed to show it. */
function isAside(marker: number): boolean {
  return (
    marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && ![0xe0, 0xe2, 0xee].includes(marker))
  );
}

interface Exif {
  /** Orientation, 1 to 8. */
  readonly up: number | null;
  readonly place: boolean;
}
const NOTHING: Exif = { up: null, place: false };

function exifOf(block: Buffer): Exif {
  if (block.includes('GPSLatitude')) return { up: null, place: true };
  if (block.toString('latin1', 0, 6) !== 'Exif\0\0') return NOTHING;
  return tiffOf(block.subarray(6));
}

/** Reads the first directory of a TIFF block: the way up, and whether there is a place in it. */
function tiffOf(tiff: Buffer): Exif {
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  if (tiff.length < 14) return NOTHING;
  const start = long(4);
  if (start + 2 > tiff.length) return NOTHING;
  let up: number | null = null;
  let place = false;
  const most = Math.min(short(start), 200);
  for (let nth = 0; nth < most; nth++) {
    const at = start + 2 + nth * 12;
    if (at + 12 > tiff.length) break;
    const tag = short(at);
    if (tag === 0x0112) up = short(at + 8);
    if (tag === 0x8825) place = true;
  }
  return { up: up !== null && up >= 1 && up <= 8 ? up : null, place };
}

/** An Exif segment that says the way up and nothing else. */
function wayUp(orientation: number): Buffer {
  const segment = Buffer.concat([
    Buffer.from('ffe10000', 'hex'),
    Buffer.from('Exif\0\0MM'),
    Buffer.from('002a000000080001011200030000000100000000', 'hex'),
    Buffer.alloc(4),
  ]);
  segment.writeUInt16BE(segment.length - 2, 2);
  segment.writeUInt16BE(orientation, 28);
  return segment;
}

const PNG_ASIDE = ['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'];

function png(bytes: Buffer): Shown {
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  let saysWhere = false;
  let up: number | null = null;
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    const chunk = bytes.subarray(at, Math.min(end, bytes.length));
    if (PNG_ASIDE.includes(name)) {
      const exif = name === 'eXIf' ? tiffOf(chunk.subarray(8, -4)) : NOTHING;
      saysWhere ||= exif.place || chunk.includes('GPSLatitude');
      up ??= exif.up;
    } else kept.push(chunk);
    at = end;
    // What follows the end of the picture is no picture.
    if (name === 'IEND') break;
  }
  return { bytes: Buffer.concat(kept), saysWhere, up };
}

function webp(bytes: Buffer): Shown {
  const kept: Buffer[] = [];
  let saysWhere = false;
  let at = 12;
  while (at + 8 <= bytes.length) {
    const length = bytes.readUInt32LE(at + 4);
    const end = Math.min(at + 8 + length + (length % 2), bytes.length);
    const name = bytes.toString('latin1', at, at + 4);
    const chunk = Buffer.from(bytes.subarray(at, end));
    if (name === 'EXIF' || name === 'XMP ') {
      const body = chunk.subarray(8);
      const isNamed = body.toString('latin1', 0, 6) === 'Exif\0\0';
      const exif = name === 'EXIF' ? tiffOf(isNamed ? body.subarray(6) : body) : NOTHING;
      saysWhere ||= exif.place || body.includes('GPSLatitude');
    } else {
      // The flags of Exif and XMP go with them.
      if (name === 'VP8X' && chunk.length > 8) chunk[8] = (chunk[8] ?? 0) & ~0x0c;
      kept.push(chunk);
    }
    at = end;
  }
  const body = Buffer.concat(kept);
  const head = Buffer.from(bytes.subarray(0, 12));
  head.writeUInt32LE(body.length + 4, 4);
  return { bytes: Buffer.concat([head, body]), saysWhere, up: null };
}
