/** A number of a file with the decimals it is printed with: 48.0 has one. */
export interface Printed {
  readonly printed: number;
  readonly places: number;
}

/** Is this a number read by `readPrinted`? */
export function isPrinted(value: unknown): value is Printed {
  return typeof value === 'object' && value !== null && 'printed' in value && 'places' in value;
}

/**
 * Reads JSON with every number as it is printed: a parser would lose the zero of 48.0, and with it how
 * closely an answer must meet it. Throws `SyntaxError` on text that is no JSON.
 */
export function readPrinted(text: string): unknown {
  const keep = (_: string, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' && context?.source !== undefined
      ? { printed: value, places: placesOf(context.source) }
      : value;
  return JSON.parse(text, keep as (key: string, value: unknown) => unknown);
}

/** The same value with plain numbers. */
export function plainOf(value: unknown): unknown {
  if (isPrinted(value)) return value.printed;
  if (Array.isArray(value)) return value.map(plainOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainOf(one)]));
}

/** Decimals of a number's text; an exponent moves the point: 1.5e1 has none. */
function placesOf(source: string): number {
  const [digits = '', exponent = '0'] = source.toLowerCase().split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
}
