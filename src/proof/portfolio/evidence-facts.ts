/** One fact of an envelope by its name; undefined when it is not there, or there are no facts. */
export function factOf(facts: unknown, name: string): unknown {
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) return undefined;
  return Object.hasOwn(facts, name) ? (facts as Record<string, unknown>)[name] : undefined;
}

/** A fact that lists things; an empty list when it is not there. */
export function listOf(facts: unknown, name: string): readonly unknown[] {
  const value = factOf(facts, name);
  return Array.isArray(value) ? value : [];
}

/** A list of words or ids; whatever else stands in it is left out. */
export function wordsOf(facts: unknown, name: string): readonly string[] {
  return listOf(facts, name).filter((one) => typeof one === 'string');
}

/** Is this fact a word or a day that is not empty? */
export function isSaid(facts: unknown, name: string): boolean {
  const value = factOf(facts, name);
  return typeof value === 'string' && value !== '';
}
