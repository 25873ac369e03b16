import { hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { makeFolder } from './folder.ts';

const names = [
  'authSecret',
  'ownerPassword',
  'appPassword',
  'authPassword',
  'samplePassword',
  'logSecret',
] as const;

/** What only this installation knows: the key that signs sessions, the one that seals the logs' keys, passwords. */
export type Secrets = Readonly<Record<(typeof names)[number], string>>;

const stored = z.record(z.string(), z.string().min(1));

/**
 * The secrets kept in DATA_DIR/secrets.json (mode 0600); made on the first run. Safe against two first
 * runs at once: the second reads what the first has made; and against two that add what a newer version
 * needs. Throws when the file cannot be read.
 */
export function readSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  const found = read(file);
  if (found !== undefined && names.every((name) => name in found)) return found as Secrets;
  const made = {
    ...Object.fromEntries(names.map((name) => [name, added(name, found?.['authSecret'])])),
    ...found,
  };
  makeFolder(dataDir);
  const draft = `${file}.${process.pid}.${fresh().slice(0, 8)}`;
  writeFileSync(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(draft, 0o600);
  if (found !== undefined) {
    renameSync(draft, file);
    return made as Secrets;
  }
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return read(file) as Secrets;
}

/**
 * Puts some secrets in the place of those in DATA_DIR/secrets.json and keeps the others: a database that was
 * copied here opens only with the secrets it was sealed with.
 */
export function replaceSecrets(dataDir: string, given: Partial<Secrets>): void {
  const file = path.join(dataDir, 'secrets.json');
  const draft = `${file}.${process.pid}.${fresh().slice(0, 8)}`;
  const all = { ...readSecrets(dataDir), ...given };
  writeFileSync(draft, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(draft, file);
}

function read(file: string): Record<string, string> | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const parsed = stored.safeParse(parse(text));
  if (parsed.success) return parsed.data;
  throw new Error(`${file} cannot be read as secrets. Put it back from your backup.`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * A secret that an older version did not have: drawn from one that it had, so that two processes that add it
 * at once hold the same. Two random ones would leave one of them sealing keys under a secret kept nowhere.
 */
function added(name: string, known: string | undefined): string {
  if (known === undefined) return fresh();
  return Buffer.from(hkdfSync('sha256', known, '', `deskproof secret ${name}`, 24)).toString(
    'base64url',
  );
}

/** 192 random bits in letters, digits, - and _: safe in an address and in SQL quotes. */
function fresh(): string {
  return randomBytes(24).toString('base64url');
}
