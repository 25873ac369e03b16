import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adapters, OVERRIDABLE } from './vector-adapters.fixtures.ts';

// Reference vectors lie beside the project, not in it: they are read, never copied.
const FILE = join(process.cwd(), '../shared/rules/vectors.json');

/** A number of the file with the decimals it is printed with. */
interface Printed {
  readonly value: number;
  readonly places: number;
}

interface Vector {
  readonly id: string;
  readonly rule: string;
  readonly as_of: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
}

describe.skipIf(!existsSync(FILE))('the reference vectors (skipped: no reference data)', () => {
  const vectors = existsSync(FILE) ? readVectors(readFileSync(FILE, 'utf8')) : [];
  const known = vectors.filter(({ rule }) => rule in adapters);

  it('holds vectors for the rules we have', () => {
    expect(known.length).toBeGreaterThan(0);
  });

  for (const vector of known) {
    it(`${vector.rule} ${vector.id}`, () => {
      const answer = adapters[vector.rule]?.(vector.inputs, vector.as_of) ?? {};
      for (const [field, expected] of Object.entries(vector.expected)) {
        compare(vector.rule, field, answer[field], expected);
      }
    });
  }
});

function compare(rule: string, field: string, actual: unknown, expected: unknown) {
  if (isPrinted(expected)) {
    const half = 0.5 * 10 ** -expected.places + 1e-9;
    expect(typeof actual, field).toBe('number');
    expect(Math.abs((actual as number) - expected.value), field).toBeLessThanOrEqual(half);
    return;
  }
  const overridden = field === 'outcome' && OVERRIDABLE.has(rule) && actual === 'block_override';
  expect(overridden ? 'block' : actual, field).toEqual(expected);
}

function readVectors(text: string): readonly Vector[] {
  const plain = JSON.parse(text) as { vectors: Vector[] };
  const keepDecimals = (_: string, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && context?.source !== undefined
      ? { value, places: context.source.split('.')[1]?.length ?? 0 }
      : value;
  const printed = JSON.parse(text, keepDecimals as (key: string, value: unknown) => unknown) as {
    vectors: Vector[];
  };
  return plain.vectors.map((vector, i) => ({
    ...vector,
    expected: printed.vectors[i]?.expected ?? {},
  }));
}

function isPrinted(value: unknown): value is Printed {
  return typeof value === 'object' && value !== null && 'places' in value;
}
