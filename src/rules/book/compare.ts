import type { Field, Fields } from './fields.ts';
import { isPrinted, plainOf } from './printed.ts';

/**
 * Where an answer differs from what was expected, a line each; empty when it meets it. Numbers are right
 * within half a unit of the last decimal printed, whole numbers exactly; lists of words have no order;
 * rows of a list that have a `group` are met by the row of the same group.
 * @param expected as `readPrinted` gives it
 */
export function differences(
  gives: Fields,
  computed: Readonly<Record<string, unknown>>,
  expected: Readonly<Record<string, unknown>>,
  overridable: boolean,
): readonly string[] {
  return Object.entries(expected).flatMap(([name, wanted]) => {
    const field = gives[name];
    if (field === undefined) return [`${name}: this rule gives no such field`];
    const found = computed[name];
    if (name === 'outcome' && overridable && wanted === 'block' && found === 'block_override') {
      return [];
    }
    return meets(field, found, wanted)
      ? []
      : [`${name}: ${shown(found)}, expected ${shown(wanted)}`];
  });
}

/** Decimals to which a kind of field is right at the least, however many are printed. */
const PLACES: Readonly<Record<string, number>> = { num1: 1, num2: 2 };

function meets(field: Field<unknown>, found: unknown, wanted: unknown): boolean {
  if (isPrinted(wanted)) {
    if (typeof found !== 'number') return false;
    if (field.type === 'int') return found === wanted.printed;
    return near(found, wanted.printed, Math.min(wanted.places, PLACES[field.type] ?? 20));
  }
  if (Array.isArray(wanted)) return Array.isArray(found) && listMeets(field, found, wanted);
  if (typeof wanted === 'object' && wanted !== null) return partsMeet(field, found, wanted);
  return found === wanted;
}

function listMeets(field: Field<unknown>, found: unknown[], wanted: unknown[]): boolean {
  if (field.fields && 'group' in field.fields) {
    return wanted.every((row) => {
      const group = (row as { group?: unknown }).group;
      return partsMeet(
        field,
        found.find((one) => (one as { group?: unknown }).group === group),
        row as object,
      );
    });
  }
  if (found.length !== wanted.length) return false;
  if (wanted.every((one) => typeof one === 'string')) {
    return [...found].sort().join('\n') === [...wanted].sort().join('\n');
  }
  return wanted.every((one, at) => meets({ ...field, type: 'num' }, found[at], one));
}

function partsMeet(field: Field<unknown>, found: unknown, wanted: object): boolean {
  if (typeof found !== 'object' || found === null) return false;
  return Object.entries(wanted).every(([key, one]) => {
    const part = field.fields?.[key];
    return part !== undefined && meets(part, (found as Record<string, unknown>)[key], one);
  });
}

/** Floats are a hair beside their decimals: 0.1 + 0.2. */
function near(found: number, wanted: number, places: number): boolean {
  return Math.abs(found - wanted) <= 0.5 * 10 ** -places + 1e-9;
}

/** A value in one short line. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (isPrinted(value)) return value.printed.toFixed(Math.min(value.places, 20));
  if (typeof value === 'number') return String(Math.round(value * 10_000) / 10_000);
  if (typeof value === 'string') return value;
  return JSON.stringify(rounded(plainOf(value)));
}

function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 10_000) / 10_000;
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rounded(one)]));
}
