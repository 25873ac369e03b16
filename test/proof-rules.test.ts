import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');

/**
 * The rules of the qualification specification, and of the topic pages and standard beside it, that a system must
 * hold by refusing. R97 to R109 are criteria: what evidences them stands in src/proof/portfolio/evidence-table.ts.
 */
const HARD =
  '1 2 3 4 5 9 10 12 15 17 18 19 20 22 23 24 25 26 27 30 31 32 37 40 41 44 48 49 50 51 54 55 56 57 60 61 63 66 67 73 74 77 78 79 80 84 88 91 92 93 94 95 112 115 120 128';

it('each hard rule of the proof is named by a test that holds it', () => {
  const named = new Set<string>();
  for (const file of globSync('{src,test,db,e2e}/**/*.{test,spec}.ts', { cwd: ROOT })) {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    for (const [, , title = ''] of text.matchAll(
      /\b(?:it|test|describe)(?:\.\w+)*\(\s*(['"`])(.*?)\1\s*,/gs,
    ))
      for (const [, rule = ''] of title.matchAll(/\bR(\d+)\b/g)) named.add(rule);
  }
  expect(HARD.split(' ').filter((rule) => !named.has(rule))).toEqual([]);
});
