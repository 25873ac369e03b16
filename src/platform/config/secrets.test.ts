import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSecrets } from './secrets.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'our secrets-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('secrets', () => {
  test('are made on the first run, differ, and are the same ever after', () => {
    const first = readSecrets(path.join(home, 'data'));
    expect(new Set(Object.values(first)).size).toBe(Object.keys(first).length);
    expect(first.authSecret).toMatch(/^[\w-]{32}$/);
    expect(readSecrets(path.join(home, 'data'))).toEqual(first);
  });

  test('can be read by their owner alone, whatever the umask', () => {
    const before = process.umask(0);
    readSecrets(home);
    process.umask(before);
    expect(statSync(path.join(home, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  test('that a newer version needs are added to those of an older one', () => {
    writeFileSync(path.join(home, 'secrets.json'), '{ "authSecret": "from-before" }');
    const now = readSecrets(home);
    expect(now.authSecret).toBe('from-before');
    expect(now.appPassword).toMatch(/^[\w-]{32}$/);
    expect(readSecrets(home)).toEqual(now);
  });

  test('that are added are the same for every process that adds them at once', () => {
    const [one, other] = ['one', 'other'].map((name) => {
      const folder = path.join(home, name);
      mkdirSync(folder);
      writeFileSync(path.join(folder, 'secrets.json'), '{ "authSecret": "from-before" }');
      return readSecrets(folder);
    });
    expect(one).toEqual(other);
    expect(new Set(Object.values(one ?? {})).size).toBe(6);
  });

  test('that cannot be read are never replaced by new ones', () => {
    writeFileSync(path.join(home, 'secrets.json'), '{ "authSecret": ');
    expect(() => readSecrets(home)).toThrow('Put it back from your backup.');
    expect(readFileSync(path.join(home, 'secrets.json'), 'utf8')).toBe('{ "authSecret": ');
  });
});
