import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const COLOURS = 256;

/**
 * Writes a PNG of a page again with at most 256 colours: a third of the bytes, and the eye sees no difference
 * on a page that is mostly paper and ink.
 * @param png 8 bits a channel, red, green, blue with or without alpha, as a browser writes it
 */
export function withPalette(png: Buffer): Buffer {
  const { width, height, channels, rows } = decode(png);
  const count = new Map<number, number>();
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at++) {
    const from = at * channels;
    const colour = ((rows[from] ?? 0) << 16) | ((rows[from + 1] ?? 0) << 8) | (rows[from + 2] ?? 0);
    pixels[at] = colour;
    count.set(colour, (count.get(colour) ?? 0) + 1);
  }
  const palette = [...count]
    .sort((a, b) => b[1] - a[1])
    .slice(0, COLOURS)
    .map(([colour]) => colour);
  const index = new Map(palette.map((colour, at) => [colour, at]));
  const data = Buffer.alloc((width + 1) * height);
  pixels.forEach((colour, at) => {
    const known = index.get(colour) ?? nearest(colour, palette);
    index.set(colour, known);
    data[at + Math.floor(at / width) + 1] = known;
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap(partsOf));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(data, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function partsOf(colour: number): readonly [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function nearest(colour: number, palette: readonly number[]): number {
  const [red, green, blue] = partsOf(colour);
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  palette.forEach((other, at) => {
    const [r, g, b] = partsOf(other);
    const far = (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2;
    if (far < least) [best, least] = [at, far];
  });
  return best;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** The bytes of the picture, its filters undone. */
function decode(png: Buffer) {
  const parts: Buffer[] = [];
  let head: Buffer = Buffer.alloc(13);
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const name = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (name === 'IHDR') head = data;
    if (name === 'IDAT') parts.push(data);
    at += length + 12;
  }
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const kind = head[9];
  if (head[8] !== 8 || (kind !== 2 && kind !== 6))
    throw new Error('Not a picture of true colours.');
  const channels = kind === 6 ? 4 : 3;
  const line = width * channels;
  const raw = inflateSync(Buffer.concat(parts));
  const rows = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)];
    for (let x = 0; x < line; x++) {
      const at = y * line + x;
      const left = x < channels ? 0 : (rows[at - channels] ?? 0);
      const up = y === 0 ? 0 : (rows[at - line] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (rows[at - line - channels] ?? 0);
      rows[at] = (raw[y * (line + 1) + 1 + x] ?? 0) + guess(filter, left, up, corner);
    }
  }
  return { width, height, channels, rows };
}

/** What the filter of a line takes away from each byte (PNG, 9.2). */
function guess(filter: number | undefined, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [toLeft, toUp, toCorner] = [
    Math.abs(up - corner),
    Math.abs(left - corner),
    Math.abs(left + up - 2 * corner),
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
