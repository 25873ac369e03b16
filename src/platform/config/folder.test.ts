import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from './folder.ts';

it('says which folder cannot be made, and which setting names another', () => {
  const place = mkdtempSync(path.join(tmpdir(), 'deskproof-folder-'));
  const file = path.join(place, 'a-file');
  writeFileSync(file, '');
  expect(() => makeFolder(path.join(file, 'data'))).toThrow(/cannot be made.*Set DATA_DIR/);
  rmSync(place, { recursive: true });
});
