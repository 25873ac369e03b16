import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Area, blacken, pixelsOf } from './cover-areas.ts';

/**
 * A picture as somebody sees it: how a stored picture of these pixels is turned for the eye, by turning it in fact.
 * @returns for each place that is seen, row by row, the number of the stored pixel
 */
function turned(width: number, height: number, up: number): number[][] {
  const stored = Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (__, x) => y * width + x),
  );
  const mirror = (rows: number[][]) => rows.map((row) => row.toReversed());
  const quarter = (rows: number[][]) =>
    (rows[0] ?? []).map((_, x) => rows.map((row) => row[x] ?? 0).toReversed());
  const half = (rows: number[][]) => quarter(quarter(rows));
  switch (up) {
    case 2:
      return mirror(stored);
    case 3:
      return half(stored);
    case 4:
      return half(mirror(stored));
    case 5:
      return mirror(quarter(stored));
    case 6:
      return quarter(stored);
    case 7:
      return half(mirror(quarter(stored)));
    case 8:
      return half(quarter(stored));
    default:
      return stored;
  }
}

const anArea = fc
  .tuple(
    fc.integer({ min: 0, max: 999 }),
    fc.integer({ min: 0, max: 999 }),
    fc.integer({ min: 1, max: 1000 }),
    fc.integer({ min: 1, max: 1000 }),
  )
  .map(
    ([left, top, width, height]): Area => ({
      left,
      top,
      width: Math.min(width, 1000 - left),
      height: Math.min(height, 1000 - top),
    }),
  );

it('whichever way up a picture is kept, every pixel that somebody saw inside the part is black, and none away from it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 8 }),
      anArea,
      (width, height, up, area) => {
        const data = new Uint8Array(width * height * 4).fill(200);
        blacken(data, width, [pixelsOf(area, { width, height }, up)]);
        const isBlack = (pixel: number) =>
          data[pixel * 4] === 0 && data[pixel * 4 + 2] === 0 && data[pixel * 4 + 3] === 255;
        const seen = turned(width, height, up);
        const [across, down] = [seen[0]?.length ?? 0, seen.length];
        for (const [y, row] of seen.entries()) {
          for (const [x, pixel] of row.entries()) {
            // From edge to edge, in thousandths.
            const [l, r] = [(1000 * x) / across, (1000 * (x + 1)) / across];
            const [t, b] = [(1000 * y) / down, (1000 * (y + 1)) / down];
            const overlap = Math.min(
              Math.min(r, area.left + area.width) - Math.max(l, area.left),
              Math.min(b, area.top + area.height) - Math.max(t, area.top),
            );
            if (overlap > 1e-3) expect(isBlack(pixel)).toBe(true);
            if (overlap < -1e-3) expect(isBlack(pixel)).toBe(false);
          }
        }
      },
    ),
  );
});
