/** A part of a picture in thousandths of its width and height as it is seen, from its upper left corner. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
/** The same in pixels as they are stored: from, counted in, up to, left out. */
export interface Pixels {
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
}

/** From a place as it is seen to the place as it is stored, both 0 to 1, by Exif's way up (1 to 8). */
const STORED: Readonly<Record<number, (u: number, v: number) => readonly [number, number]>> = {
  1: (u, v) => [u, v],
  2: (u, v) => [1 - u, v],
  3: (u, v) => [1 - u, 1 - v],
  4: (u, v) => [u, 1 - v],
  5: (u, v) => [v, u],
  6: (u, v) => [v, 1 - u],
  7: (u, v) => [1 - v, 1 - u],
  8: (u, v) => [1 - v, u],
};

/**
 * Where an area lies among the pixels of a picture. Every pixel that it touches is in it, and none outside the picture.
 * @param size pixels as they are stored
 * @param up Exif's way up, 1 to 8
 */
export function pixelsOf(
  area: Area,
  size: { readonly width: number; readonly height: number },
  up: number,
): Pixels {
  const stored = STORED[up] ?? STORED[1];
  if (!stored) throw new Error('No way up.');
  const one = stored(area.left / 1000, area.top / 1000);
  const other = stored((area.left + area.width) / 1000, (area.top + area.height) / 1000);
  const span = (at: 0 | 1, most: number): readonly [number, number] => {
    const ends = [one[at] * most, other[at] * most].toSorted((a, b) => a - b);
    // Thousandths are no binary fractions: what ends on a pixel's edge may seem to reach over it.
    const from = Math.floor(Math.max(0, (ends[0] ?? 0) + 1e-6));
    return [from, Math.ceil(Math.min(most, (ends[1] ?? 0) - 1e-6))];
  };
  const [fromX, toX] = span(0, size.width);
  const [fromY, toY] = span(1, size.height);
  return { fromX, fromY, toX, toY };
}

/** Makes every pixel of these parts black, in a picture of four bytes a pixel; changes `data`. */
export function blacken(data: Uint8Array, width: number, parts: readonly Pixels[]): void {
  for (const { fromX, fromY, toX, toY } of parts) {
    for (let y = fromY; y < toY; y++) {
      const start = (y * width + fromX) * 4;
      const end = (y * width + toX) * 4;
      data.fill(0, start, end);
      for (let alpha = start + 3; alpha < end; alpha += 4) data[alpha] = 255;
    }
  }
}
