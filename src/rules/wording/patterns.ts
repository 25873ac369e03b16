import { type Clause, plainForm, type Token } from './tokens.ts';

/**
 * A wording to look for, word by word: `recent|new graduate` is either word and then the other; `the?`
 * may be missing; `*3` is up to three words of any kind; `#` is a number from 16 to 99. Words are met in
 * their plain form, whole, and written in one or in two (`salesgirl`, `sales girl`).
 */
export type Pattern = string;

interface Part {
  readonly words: ReadonlySet<string>;
  readonly age: boolean;
  readonly optional: boolean;
  /** Any words, at most so many; 0 for a part that names its words. */
  readonly any: number;
}

/** Where a wording stands in a clause: from the first word up to, and without, the last. */
export interface Match {
  readonly from: number;
  readonly to: number;
}

const compiled = new Map<Pattern, readonly Part[]>();

/** Every place where the wording stands in the clause, the longest from each word. */
export function matches(pattern: Pattern, clause: Clause): readonly Match[] {
  const parts = partsOf(pattern);
  const found: Match[] = [];
  for (let from = 0; from < clause.length; from++) {
    const to = longestFrom(parts, 0, clause, from);
    if (to !== undefined && to > from) found.push({ from, to });
  }
  return found;
}

/** Does the wording stand in the clause? */
export function has(pattern: Pattern, clause: Clause): boolean {
  return matches(pattern, clause).length > 0;
}

function partsOf(pattern: Pattern): readonly Part[] {
  const known = compiled.get(pattern);
  if (known) return known;
  const parts = pattern.split(' ').map(partOf);
  compiled.set(pattern, parts);
  return parts;
}

function partOf(text: string): Part {
  if (text.startsWith('*')) {
    return { words: new Set(), age: false, optional: true, any: Number(text.slice(1)) };
  }
  const optional = text.endsWith('?');
  const words = (optional ? text.slice(0, -1) : text).split('|');
  return { words: new Set(words.map(plainForm)), age: words.includes('#'), optional, any: 0 };
}

function longestFrom(
  parts: readonly Part[],
  at: number,
  clause: Clause,
  index: number,
): number | undefined {
  const part = parts[at];
  if (part === undefined) return index;
  for (const next of endsOf(part, clause, index)) {
    const end = longestFrom(parts, at + 1, clause, next);
    if (end !== undefined) return end;
  }
  return undefined;
}

/** Where the next part may begin after this one, the farthest first. */
function endsOf(part: Part, clause: Clause, index: number): readonly number[] {
  if (part.any > 0) {
    const last = Math.min(part.any, clause.length - index);
    return Array.from({ length: last + 1 }, (_, i) => index + last - i);
  }
  const ends: number[] = [];
  const token = clause[index];
  if (token && meets(part, token)) ends.push(index + 1);
  const joined = token && clause[index + 1] && plainForm(token.word + clause[index + 1]?.word);
  if (joined && joined.length >= 6 && part.words.has(joined)) ends.push(index + 2);
  if (part.optional) ends.push(index);
  return ends;
}

function meets(part: Part, token: Token): boolean {
  if (part.words.has(token.plain)) return true;
  return part.age && /^[1-9]\d\+?$/.test(token.plain) && Number.parseInt(token.plain, 10) >= 16;
}
