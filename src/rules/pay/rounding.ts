import { showPence } from '../../lib/show.ts';

/** A hair, below any part of a penny, a minute or a tenth of a day that a rule could mean. */
const HAIR = 1e-9;

/**
 * The number rounded up to a whole count of parts: `upTo(4.4678, 10)` is 4.5, `upTo(8.17, 2)` is 8.5.
 * A float a hair above its decimal (16.8 as 16.800000000000001) is that decimal.
 */
export function upTo(value: number, parts: number): number {
  // Nothing is 0, and not the -0 that a hair below it rounds to.
  return Math.ceil(value * parts - HAIR * Math.max(1, Math.abs(value))) / parts || 0;
}

/** The nearest whole count of parts, half upwards: `halfUp(60.345, 100)` is 60.35, `halfUp(3.5, 1)` is 4. */
export function halfUp(value: number, parts: number): number {
  return Math.floor(value * parts + 0.5 + HAIR * Math.max(1, Math.abs(value))) / parts;
}

/** Is the first number below the second by more than a hair? */
export function isBelow(value: number, least: number): boolean {
  return value < least - HAIR * Math.max(1, Math.abs(least));
}

/** A number as a person writes it, with at most so many decimals and no zeros at the end. */
export function plain(value: number, decimals = 4): string {
  return String(Number(value.toFixed(decimals)));
}

/** '£1,204.71' of 1204.71; '£91.575' keeps a part of a penny, which a sum by hand shows. */
export function pounds(value: number): string {
  const pence = Math.round(value * 100);
  if (Math.abs(value * 100 - pence) < 1e-6) return showPence(pence);
  return `${value < 0 ? '-' : ''}£${plain(Math.abs(value))}`;
}
