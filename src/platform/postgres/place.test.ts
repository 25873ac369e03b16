import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountFor, canReach } from './account.ts';
import { binariesFor, findBinaries } from './binaries.ts';
import { choosePlace } from './place.ts';

const root = process.getuid?.() === 0;
let home: string;
let said: string[];
beforeEach(() => {
  said = [];
  home = realpathSync(mkdtempSync(path.join(tmpdir(), 'a place-')));
  chmodSync(home, 0o755);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function place(dataDir: string) {
  return choosePlace(dataDir, (line) => said.push(line), path.join(home, 'var lib'));
}

/** A data folder below a home that is closed to others, as root's is. */
function closedData(): string {
  const closed = path.join(home, 'closed');
  mkdirSync(path.join(closed, 'data'), { recursive: true });
  chmodSync(closed, 0o700);
  return path.join(closed, 'data');
}

describe('the database is kept', () => {
  test('in the data folder', () => {
    expect(place(home)).toMatchObject({ ok: true, value: { folder: path.join(home, 'pg') } });
    expect(said).toEqual([]);
  });
});

describe.runIf(root)('started by root, the database', () => {
  test('runs as an account that is not root and was there already', () => {
    const account = accountFor(path.join(home, 'pg'));
    expect(account).toMatchObject({ ok: true, value: { uid: expect.any(Number) } });
    expect(account.ok && account.value?.uid).not.toBe(0);
  });

  test('runs as the owner of the files that are there', () => {
    mkdirSync(path.join(home, 'pg'));
    chownSync(path.join(home, 'pg'), 4321, 4321);
    expect(accountFor(path.join(home, 'pg'))).toMatchObject({ ok: true, value: { uid: 4321 } });
  });

  test('is kept elsewhere when that account cannot reach the data folder: said once, then remembered', () => {
    const data = closedData();
    const first = place(data);
    expect(first.ok && first.value.folder).toMatch(/var lib\/data-[\da-f]{8}\/pg$/);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`cannot enter ${data}`);
    expect(place(data)).toEqual(first);
    expect(said).toHaveLength(1);
    const { account, folder } = first.ok ? first.value : { account: undefined, folder: '' };
    expect(account && canReach(account, path.dirname(folder))).toBe(true);
  });

  test('kept elsewhere is never shared by a copy of the data folder', () => {
    const data = closedData();
    place(data);
    renameSync(data, path.join(home, 'closed', 'copy'));
    expect(place(path.join(home, 'closed', 'copy'))).toMatchObject({
      ok: false,
      refusal: { code: 'data-folder-moved' },
    });
  });

  test('that can no longer be reached is named, not replaced by an empty one', () => {
    const data = closedData();
    mkdirSync(path.join(data, 'pg'));
    chownSync(path.join(data, 'pg'), 4321, 4321);
    const answer = place(data);
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'data-out-of-reach' } });
    expect(existsSync(path.join(home, 'var lib'))).toBe(false);
  });

  test('runs from a copy of the programs when the account cannot reach the packages', () => {
    const closed = path.join(home, 'packages');
    mkdirSync(path.join(closed, 'bin'), { recursive: true });
    mkdirSync(path.join(closed, 'lib'));
    writeFileSync(path.join(closed, 'bin', 'initdb'), '#!/bin/sh\n', { mode: 0o700 });
    writeFileSync(path.join(closed, 'lib', 'libpq.a'), 'for builders only');
    chmodSync(closed, 0o700);
    const account = { name: 'user 4321', uid: 4321, gid: 4321 };
    const cache = path.join(home, 'cache');
    const found = { folder: closed, version: '18.4', major: 18 };
    const copy = binariesFor(account, found, cache);
    expect(copy.folder).toBe(path.join(cache, 'postgresql-18.4'));
    expect(canReach(account, path.join(copy.folder, 'bin', 'initdb'))).toBe(true);
    expect(existsSync(path.join(copy.folder, 'lib', 'libpq.a'))).toBe(false);
    expect(binariesFor(account, found, cache)).toEqual(copy);
    const open = findBinaries();
    expect(open.ok && binariesFor(undefined, open.value, cache)).toBe(open.ok && open.value);
  });
});
