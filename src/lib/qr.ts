/**
 * QR codes (ISO/IEC 18004), bytes at error correction M, versions 1 to 20: what an authenticator app reads
 * from a screen. 15 % of the modules may be unreadable.
 */

/** Error correction bytes a block and number of blocks, by version, at level M (table 9). */
const EC_BYTES = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];

type Grid = boolean[][];

const at = (list: readonly number[], index: number): number => list[index] ?? 0;

/** Modules that hold data or its correction, in bits (annex of table 1). */
function rawBits(version: number): number {
  let bits = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const patterns = Math.floor(version / 7) + 2;
    bits -= (25 * patterns - 10) * patterns - 55;
    if (version >= 7) bits -= 36;
  }
  return bits;
}

const dataBytes = (version: number): number =>
  Math.floor(rawBits(version) / 8) - at(EC_BYTES, version - 1) * at(BLOCKS, version - 1);

/** Product in the field of 256 elements over x^8 + x^4 + x^3 + x^2 + 1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> bit) & 1) * a;
  }
  return product;
}

/** The generator polynomial of a degree, without its leading 1. */
function generator(degree: number): number[] {
  const result: number[] = Array.from({ length: degree }, (_, index) =>
    index === degree - 1 ? 1 : 0,
  );
  let root = 1;
  for (let n = 0; n < degree; n++) {
    for (let index = 0; index < degree; index++) {
      result[index] = times(at(result, index), root) ^ at(result, index + 1);
    }
    root = times(root, 2);
  }
  return result;
}

/** The remainder that makes a block divisible: its Reed-Solomon correction. */
function correction(data: readonly number[], divisor: readonly number[]): number[] {
  const result = divisor.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ (result.shift() ?? 0);
    result.push(0);
    for (let index = 0; index < divisor.length; index++) {
      result[index] = at(result, index) ^ times(at(divisor, index), factor);
    }
  }
  return result;
}

function dataOf(bytes: Uint8Array, version: number): number[] {
  const bits: number[] = [];
  const add = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit--) bits.push((value >>> bit) & 1);
  };
  add(0b0100, 4);
  add(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) add(byte, 8);
  const room = dataBytes(version) * 8;
  add(0, Math.min(4, room - bits.length));
  add(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < room; pad ^= 0xec ^ 0x11) add(pad, 8);
  const data: number[] = [];
  for (let index = 0; index < bits.length; index += 8) {
    data.push(Number.parseInt(bits.slice(index, index + 8).join(''), 2));
  }
  return data;
}

/** Data and correction, block by block, then interleaved as they are drawn (7.6). */
function codewords(data: readonly number[], version: number): number[] {
  const count = at(BLOCKS, version - 1);
  const ec = at(EC_BYTES, version - 1);
  const all = Math.floor(rawBits(version) / 8);
  const short = Math.floor(all / count) - ec;
  const longFrom = count - (all % count);
  const divisor = generator(ec);
  const blocks: { data: number[]; ec: number[] }[] = [];
  let from = 0;
  for (let index = 0; index < count; index++) {
    const size = short + (index >= longFrom ? 1 : 0);
    const part = data.slice(from, from + size);
    from += size;
    blocks.push({ data: part, ec: correction(part, divisor) });
  }
  const result: number[] = [];
  for (let index = 0; index <= short; index++) {
    for (const block of blocks) {
      if (index < block.data.length) result.push(at(block.data, index));
    }
  }
  for (let index = 0; index < ec; index++) {
    for (const block of blocks) result.push(at(block.ec, index));
  }
  return result;
}

/** Where the small squares stand, in both directions (annex E). */
function alignment(version: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  const places = [6];
  for (let place = version * 4 + 10; places.length < count; place -= step) {
    places.splice(1, 0, place);
  }
  return places;
}

interface Drawing {
  readonly size: number;
  readonly dark: Grid;
  /** Modules that are pattern, not data. */
  readonly fixed: Grid;
  set(x: number, y: number, isDark: boolean): void;
}

function drawing(version: number): Drawing {
  const size = version * 4 + 17;
  const empty = (): Grid => Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  const dark = empty();
  const fixed = empty();
  return {
    size,
    dark,
    fixed,
    set(x, y, isDark) {
      const [row, mark] = [dark[y], fixed[y]];
      if (!row || !mark || x < 0 || x >= size) return;
      row[x] = isDark;
      mark[x] = true;
    },
  };
}

function patterns(draw: Drawing, version: number): void {
  const { size } = draw;
  for (let index = 0; index < size; index++) {
    draw.set(6, index, index % 2 === 0);
    draw.set(index, 6, index % 2 === 0);
  }
  for (const [cx, cy] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const) {
    for (let dy = -4; dy <= 4; dy++) {
      for (let dx = -4; dx <= 4; dx++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy));
        draw.set(cx + dx, cy + dy, ring !== 2 && ring !== 4);
      }
    }
  }
  const places = alignment(version);
  const last = places.length - 1;
  for (const [i, cx] of places.entries()) {
    for (const [j, cy] of places.entries()) {
      if ((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0)) continue;
      for (let dy = -2; dy <= 2; dy++) {
        for (let dx = -2; dx <= 2; dx++) {
          draw.set(cx + dx, cy + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
        }
      }
    }
  }
  if (version >= 7) versionBits(draw, version);
}

function remainder(value: number, degree: number, polynomial: number): number {
  let rest = value;
  for (let n = 0; n < degree; n++) rest = (rest << 1) ^ ((rest >>> (degree - 1)) * polynomial);
  return rest;
}

function versionBits(draw: Drawing, version: number): void {
  const bits = (version << 12) | remainder(version, 12, 0x1f25);
  for (let index = 0; index < 18; index++) {
    const isDark = ((bits >>> index) & 1) === 1;
    const a = draw.size - 11 + (index % 3);
    const b = Math.floor(index / 3);
    draw.set(a, b, isDark);
    draw.set(b, a, isDark);
  }
}

/** Level M is 00; the mask's number follows; both twice, with ten bits of correction (7.9). */
function formatBits(draw: Drawing, mask: number): void {
  const bits = ((mask << 10) | remainder(mask, 10, 0x537)) ^ 0x5412;
  const bit = (index: number) => ((bits >>> index) & 1) === 1;
  const { size } = draw;
  for (let index = 0; index <= 5; index++) draw.set(8, index, bit(index));
  draw.set(8, 7, bit(6));
  draw.set(8, 8, bit(7));
  draw.set(7, 8, bit(8));
  for (let index = 9; index < 15; index++) draw.set(14 - index, 8, bit(index));
  for (let index = 0; index < 8; index++) draw.set(size - 1 - index, 8, bit(index));
  for (let index = 8; index < 15; index++) draw.set(8, size - 15 + index, bit(index));
  draw.set(8, size - 8, true);
}

/** Every place that data takes, in the order in which it is drawn: up and down in columns of two. */
function places(size: number, isFixed: (x: number, y: number) => boolean) {
  const found: (readonly [number, number])[] = [];
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      for (const x of [right, right - 1]) {
        const isUp = ((right + 1) & 2) === 0;
        const y = isUp ? size - 1 - step : step;
        if (!isFixed(x, y)) found.push([x, y]);
      }
    }
  }
  return found;
}

/** The mask of one number: which modules it turns over (table 10). */
function masks(mask: number, x: number, y: number): boolean {
  const product = x * y;
  const rules = [
    (x + y) % 2,
    y % 2,
    x % 3,
    (x + y) % 3,
    (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
    (product % 2) + (product % 3),
    ((product % 2) + (product % 3)) % 2,
    (((x + y) % 2) + (product % 3)) % 2,
  ];
  return rules[mask] === 0;
}

/** How hard a picture is to read: long runs, blocks, and more of one colour than of the other (7.8.3, the main rules). */
function penalty(dark: Grid): number {
  const size = dark.length;
  const get = (x: number, y: number) => dark[y]?.[x] === true;
  let sum = 0;
  let all = 0;
  for (let a = 0; a < size; a++) {
    for (const look of [(b: number) => get(b, a), (b: number) => get(a, b)]) {
      let run = 1;
      for (let b = 1; b <= size; b++) {
        if (b < size && look(b) === look(b - 1)) run++;
        else {
          if (run >= 5) sum += run - 2;
          run = 1;
        }
      }
    }
    for (let b = 0; b < size; b++) {
      if (get(b, a)) all++;
      const same = [get(b + 1, a), get(b, a + 1), get(b + 1, a + 1)];
      if (a + 1 < size && b + 1 < size && same.every((one) => one === get(b, a))) sum += 3;
    }
  }
  return sum + Math.floor(Math.abs((all * 20) / (size * size) - 10)) * 10;
}

/**
 * The modules of a QR code, row by row, dark as true; without the quiet zone of four modules that must stand
 * around it.
 * @throws RangeError above 666 bytes
 */
export function qrCode(text: string): readonly (readonly boolean[])[] {
  const bytes = new TextEncoder().encode(text);
  let version = 1;
  while (version <= 20 && bytes.length + (version < 10 ? 2 : 3) > dataBytes(version)) version++;
  if (version > 20) throw new RangeError(`${bytes.length} bytes are too many for this QR code.`);
  const words = codewords(dataOf(bytes, version), version);
  let best: { grid: Grid; score: number } | undefined;
  for (let mask = 0; mask < 8; mask++) {
    const draw = drawing(version);
    patterns(draw, version);
    formatBits(draw, mask);
    for (const [index, [x, y]] of places(
      draw.size,
      (px, py) => draw.fixed[py]?.[px] === true,
    ).entries()) {
      const isDark = ((at(words, index >>> 3) >>> (7 - (index & 7))) & 1) === 1;
      const row = draw.dark[y];
      if (row) row[x] = isDark !== masks(mask, x, y);
    }
    const score = penalty(draw.dark);
    if (!best || score < best.score) best = { grid: draw.dark, score };
  }
  return best?.grid ?? [];
}
