import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const MANTINE = resolve('node_modules/@mantine/core');

/** The parts of Mantine that our pages import by name. */
function partsUsed(): Set<string> {
  const used = new Set<string>();
  for (const file of globSync('src/**/*.tsx')) {
    for (const [, names] of readFileSync(file, 'utf8').matchAll(
      /import \{([^}]*)\} from '@mantine\/core'/g,
    )) {
      for (const name of (names ?? '').split(',')) used.add(name.replace('type ', '').trim());
    }
  }
  used.delete('');
  return used;
}

/** The style files a part needs: its own and those of every part it is made of. */
function stylesOf(part: string): Set<string> {
  const styles = new Set<string>();
  const seen = new Set<string>();
  const walk = (file: string) => {
    if (seen.has(file) || !existsSync(file)) return;
    seen.add(file);
    const own = /([A-Za-z]+)\.module\.mjs$/.exec(file)?.[1];
    if (own !== undefined && existsSync(join(MANTINE, `styles/${own}.layer.css`))) styles.add(own);
    for (const [, from] of readFileSync(file, 'utf8').matchAll(/from "(\.[^"]+)"/g)) {
      walk(join(dirname(file), from ?? ''));
    }
  };
  walk(join(MANTINE, `esm/components/${part}/${part}.mjs`));
  return styles;
}

test('every part of Mantine that a page uses has its styles in mantine.css', () => {
  const listed = readFileSync('src/ui/mantine.css', 'utf8');
  const used = partsUsed();
  expect(used.size).toBeGreaterThan(5);
  const missing = [...used]
    .flatMap((part) => [...stylesOf(part)])
    .filter((style) => !listed.includes(`styles/${style}.layer.css`));
  expect([...new Set(missing)]).toEqual([]);
});

test('the walk finds what a part is made of, so that a missing style cannot hide', () => {
  expect([...stylesOf('Button')].sort()).toEqual(['Button', 'Loader', 'UnstyledButton']);
  expect(stylesOf('Select').has('Combobox')).toBe(true);
});
