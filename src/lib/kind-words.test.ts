import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { kindWords } from './kind-words.ts';

const SRC = path.resolve(import.meta.dirname, '..');

const kinds = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.(test|soak)\.ts$|fixtures\.ts$/.test(file))
  .flatMap((file) => [
    ...readFileSync(path.join(SRC, file), 'utf8').matchAll(/eventKind\(\s*'([a-z_.]+)'/g),
  ])
  .map(([, kind]) => kind ?? '');

describe('the words of the log', () => {
  it('name every kind of entry that Deskproof writes', () => {
    expect(kinds.length).toBeGreaterThan(50);
    expect(kinds.filter((kind) => kindWords(kind) === kind)).toEqual([]);
  });

  it('show a kind that nobody knows as it is', () => {
    expect(kindWords('payslip.sent')).toBe('payslip.sent');
  });
});
