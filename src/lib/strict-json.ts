/** Why a JSON text is not taken, though a parser would read it. */
export type JsonFault =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-deep' }
  | { readonly kind: 'named-twice'; readonly name: string }
  | { readonly kind: 'number'; readonly number: string };

/** What stands in JSON, one piece at a time. A text without its end is a piece too, so that nothing is looked at twice. */
const PIECE = /"[^"\\]*(?:\\.[^"\\]*)*"?|[{}[\],:]|-?\d[\d.eE+-]*/gs;

/**
 * Reads JSON of which two readers could not understand two things: I-JSON (RFC 7493, 2.2 and 2.3). A parser takes the
 * last of two members with one name, and makes an endless number of 1e400; a signature holds over either reading.
 * @param text JSON, of any origin
 * @param depth the most objects and lists inside each other
 * @returns the value, or the first fault; time grows with the text's length
 */
export function strictJson(
  text: string,
  depth: number,
): { readonly value: unknown } | { readonly fault: JsonFault } {
  const fault = faultIn(text, depth);
  if (fault) return { fault };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { fault: { kind: 'unreadable' } };
  }
}

/** What is wrong with pieces that are JSON; whether they are is for the parser to say, after. */
function faultIn(text: string, depth: number): JsonFault | null {
  /** The names so far of each object that is open; null: a list. */
  const open: (Set<string> | null)[] = [];
  let before = '';
  for (const [piece] of text.matchAll(PIECE)) {
    const sign = piece[0] ?? '';
    if (sign === '{' || sign === '[') {
      open.push(sign === '{' ? new Set() : null);
      if (open.length > depth) return { kind: 'too-deep' };
    } else if (sign === '}' || sign === ']') open.pop();
    else if (sign === '"') {
      const names = open.at(-1);
      if (names && (before === '{' || before === ',')) {
        const name = nameIn(piece);
        if (name === null) return { kind: 'unreadable' };
        if (names.has(name)) return { kind: 'named-twice', name };
        names.add(name);
      }
    } else if (sign !== ',' && sign !== ':' && !Number.isFinite(Number(piece))) {
      return { kind: 'number', number: piece };
    }
    before = sign;
  }
  return null;
}

/** Two spellings of one name are one name: "exp" and "\u0065xp". */
function nameIn(piece: string): string | null {
  try {
    return JSON.parse(piece) as string;
  } catch {
    return null;
  }
}
