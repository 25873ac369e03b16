/** A part to cover, in thousandths of the picture; `key` tells it apart while it is moved. */
export interface Part {
  readonly key: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const within = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, Math.round(value)));

/** The part between two places of a picture, each 0 to 1 from its upper left corner; what lies outside is cut off. */
export function partFrom(
  key: string,
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
): Part {
  const [left, right] = [a.x, b.x].map((x) => within(x * 1000, 0, 1000)).toSorted((p, q) => p - q);
  const [top, bottom] = [a.y, b.y].map((y) => within(y * 1000, 0, 1000)).toSorted((p, q) => p - q);
  return {
    key,
    left: left ?? 0,
    top: top ?? 0,
    width: (right ?? 0) - (left ?? 0),
    height: (bottom ?? 0) - (top ?? 0),
  };
}

const STEP = 10;

/** A part after an arrow key: moved, or with `sizes` larger or smaller; it never leaves the picture. */
export function stepped(part: Part, arrow: string, sizes: boolean): Part {
  const x = (arrow === 'ArrowRight' ? STEP : 0) - (arrow === 'ArrowLeft' ? STEP : 0);
  const y = (arrow === 'ArrowDown' ? STEP : 0) - (arrow === 'ArrowUp' ? STEP : 0);
  if (sizes) {
    return {
      ...part,
      width: within(part.width + x, STEP, 1000 - part.left),
      height: within(part.height + y, STEP, 1000 - part.top),
    };
  }
  return {
    ...part,
    left: within(part.left + x, 0, 1000 - part.width),
    top: within(part.top + y, 0, 1000 - part.height),
  };
}
