import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../lib/result.ts';
import { checkEntry } from './check-entry.ts';
import { readCheckpoint } from './checkpoint.ts';
import {
  checkConsistency,
  readConsistencyPackage,
  writeConsistencyPackage,
} from './consistency-package.ts';
import { readEntryPackage, writeEntryPackage, writeTlogProof } from './entry-package.ts';
import { readVerifierKey } from './note.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../../docs/format');
const file = (name: string): Buffer => readFileSync(path.join(FOLDER, 'example', name));
const given = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.because);
  return result.value;
};

describe('the example in docs/format', () => {
  const keys = [given(readVerifierKey(file('key.txt').toString().trim()))];
  const [older, newer] = [3, 5].map((size) =>
    given(readCheckpoint(file(`checkpoint-${size}.txt`))),
  );
  if (!older || !newer) throw new Error('The example has two checkpoints.');

  it('verifies, and is written as we write', () => {
    const entry = given(readEntryPackage(file('entry-3.json')));
    expect(given(checkEntry(entry, newer, keys))).toMatchObject({ number: 3, withheld: 1 });
    expect(writeEntryPackage(entry)).toBe(file('entry-3.json').toString());
    expect(writeTlogProof(entry, file('checkpoint-5.txt').toString())).toBe(
      file('entry-3.tlog-proof').toString(),
    );
    const growth = given(readConsistencyPackage(file('consistency-3-5.json')));
    expect(given(checkConsistency(growth, older, newer, keys))).toMatchObject({ from: 3, to: 5 });
    expect(writeConsistencyPackage(growth)).toBe(file('consistency-3-5.json').toString());
  });

  it('has every field that the pages beside it name', () => {
    for (const [page, example] of [
      ['entry.md', 'entry-3.json'],
      ['checkpoint.md', 'consistency-3-5.json'],
    ] as const) {
      const words = readFileSync(path.join(FOLDER, page), 'utf8');
      for (const field of Object.keys(JSON.parse(file(example).toString())))
        expect(words).toContain(`\`${field}\``);
    }
  });
});
