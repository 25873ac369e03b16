import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { adoptSecrets, keptSecrets } from './kept-secrets.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const secrets = { authSecret: 'sessions', logSecret: 'log keys', samplePassword: 'a sample' };

describe('the secrets of a backup', () => {
  it('replace those of the data folder, which are kept beside them; its database passwords stay', () => {
    const dataDir = path.join(folder, 'data');
    const old = keptSecrets(dataDir);
    const read = () => JSON.parse(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8'));
    const { appPassword } = read();
    const at = new Date('2026-11-22T12:00:00Z');
    const aside = adoptSecrets(dataDir, secrets, { keepOld: true, at });
    expect(read()).toMatchObject({ ...secrets, appPassword });
    expect(JSON.parse(readFileSync(aside ?? '', 'utf8'))).toMatchObject(old);
    expect(adoptSecrets(dataDir, secrets, { keepOld: true, at })).toBeNull();
  });
});
