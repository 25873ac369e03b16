import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { titleOfRule } from './title.ts';

it('every rule a finding can name has a title, the agency’s own too', () => {
  const src = new URL('../../', import.meta.url);
  const named = globSync('{desk,rules}/**/*.ts', { cwd: src })
    .filter((file) => !/\.(test|fixtures)\.ts$/.test(file))
    .flatMap((file) => readFileSync(new URL(file, src), 'utf8').match(/'OWN-[A-Z-]+'/g) ?? [])
    .map((quoted) => quoted.slice(1, -1));
  expect(named.length).toBeGreaterThan(10);
  expect([...named, 'WTR-48'].filter((rule) => titleOfRule(rule) === rule)).toEqual([]);
});
