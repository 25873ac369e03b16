/**
 * Canonical JSON text of a value (RFC 8785, JCS): no white space, object names in order of their
 * UTF-16 code units, numbers as ECMAScript writes them. The same value always gives the same bytes,
 * so that it can be hashed and signed. A name whose value is `undefined` is left out.
 *
 * Throws a TypeError on what JSON cannot carry: NaN and infinities, half a surrogate pair, bigint,
 * functions, symbols, `undefined` in an array, objects that are not plain (a Date, a Map) and loops.
 */
export function canonicalJson(value: unknown): string {
  return write(value, [], new Set());
}

/** Where in the value we stand: names and places, put into words only for a fault. */
type Trail = (string | number)[];

function fault(trail: Trail, words: string): TypeError {
  const path = trail.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return new TypeError(`$${path}: ${words}`);
}

function write(value: unknown, trail: Trail, above: Set<object>): string {
  if (value === null || value === true || value === false) return String(value);
  if (typeof value === 'string') return writeText(value, trail);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw fault(trail, `${value} is not a JSON number`);
    return JSON.stringify(value);
  }
  if (typeof value !== 'object') throw fault(trail, `JSON has no ${typeof value}`);
  if (above.has(value)) throw fault(trail, 'the value holds itself');
  above.add(value);
  const text = Array.isArray(value)
    ? writeArray(value, trail, above)
    : writeObject(value, trail, above);
  above.delete(value);
  return text;
}

function writeArray(items: readonly unknown[], trail: Trail, above: Set<object>): string {
  const parts: string[] = [];
  // By index, since a loop over holes would leave them out.
  for (let i = 0; i < items.length; i++) {
    trail.push(i);
    parts.push(write(items[i], trail, above));
    trail.pop();
  }
  return `[${parts.join(',')}]`;
}

function writeObject(value: object, trail: Trail, above: Set<object>): string {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw fault(trail, 'only plain objects have a canonical form');
  }
  const fields = value as Readonly<Record<string, unknown>>;
  const parts: string[] = [];
  // The default order of sort() is that of UTF-16 code units, as the RFC asks.
  for (const name of Object.keys(fields).sort()) {
    const field = fields[name];
    if (field === undefined) continue;
    const key = writeText(name, trail);
    trail.push(name);
    parts.push(`${key}:${write(field, trail, above)}`);
    trail.pop();
  }
  return `{${parts.join(',')}}`;
}

function writeText(text: string, trail: Trail): string {
  if (!text.isWellFormed()) throw fault(trail, 'the text holds half a surrogate pair');
  return JSON.stringify(text);
}
