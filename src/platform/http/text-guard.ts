const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Levels of arrays and objects within each other; no route takes more than a handful. */
const DEEPEST = 32;

/**
 * Finds text that no database and no canonical JSON can hold: the NUL character and halves of
 * surrogate pairs. Everything else that people type, however odd, is kept as it is. What is nested deeper
 * than any route takes is named too, before anything walks down it.
 * @returns a line a field: its path and what is wrong
 */
export function unstorableText(value: unknown, path = '', depth = 0): readonly [string, string][] {
  if (typeof value === 'string') {
    if (value.includes('\u0000'))
      return [[path, 'holds a NUL character, which cannot be kept. Remove it.']];
    if (LONE_SURROGATE.test(value))
      return [[path, 'holds half of a character. Type it again without pasting.']];
    return [];
  }
  if (depth > DEEPEST) return [[path, 'is nested too deep to be read.']];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      unstorableText(item, `${path}${path ? '.' : ''}${index}`, depth + 1),
    );
  }
  if (value && typeof value === 'object') {
    return Object.entries(value).flatMap(([name, item]) => [
      ...unstorableText(name, path).map((): [string, string] => [
        path || 'body',
        'has a field name that cannot be kept.',
      ]),
      ...unstorableText(item, path ? `${path}.${name}` : name, depth + 1),
    ]);
  }
  return [];
}
