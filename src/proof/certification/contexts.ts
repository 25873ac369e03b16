import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ok, type Result, refuse } from '../../lib/result.ts';

/** What the W3C and 1EdTech publish, and which credentials name; none of it is part of Deskproof. */
export const VC_CONTEXTS: readonly string[] = [
  'https://www.w3.org/ns/credentials/v2',
  'https://www.w3.org/2018/credentials/v1',
];
/** SHA-256 that the standard itself states for a file (Verifiable Credentials 2.0, appendix B.1). */
const STATED: Readonly<Record<string, string>> = {
  'https://www.w3.org/ns/credentials/v2':
    '59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734',
};
const MAX_BYTES = 300_000;

let kept: string | null = null;

/** Where the contexts stand that the operator loaded; called once at the start. */
export function configureContexts(setting: { readonly dataDir: string }): void {
  kept = folderIn(setting.dataDir);
}

const folderIn = (dataDir: string): string => path.join(dataDir, 'contexts');
const nameOf = (address: string): string =>
  `${createHash('sha256').update(address).digest('hex').slice(0, 32)}.json`;

/** The context of an address, from the disk alone; null: the operator has not loaded it. */
export function contextAt(address: string): Readonly<Record<string, unknown>> | null {
  const file = kept === null ? null : path.join(kept, nameOf(address));
  if (file === null || !existsSync(file)) return null;
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * Keeps a context file under the address that credentials name it by. Refuses `address-wrong`, `not-a-context` and
 * `context-differs`, where the standard states another SHA-256 for it.
 */
export function keepContext(
  dataDir: string,
  address: string,
  bytes: Buffer,
): Result<{ readonly sha256: string }> {
  if (!/^https:\/\/\S+$/.test(address)) {
    return refuse(
      'address-wrong',
      'Name the context by its address, as in a credential: https://…',
    );
  }
  if (bytes.length > MAX_BYTES || !isContext(bytes)) {
    return refuse(
      'not-a-context',
      'That file is no JSON-LD context: JSON with “@context” in it, at most 300 kB. Take it from its publisher’s own site.',
    );
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const stated = STATED[address];
  if (stated && stated !== sha256) {
    return refuse(
      'context-differs',
      `The standard says that this file has the SHA-256 ${stated}; this one has ${sha256}. Get it anew from its publisher, unchanged.`,
    );
  }
  const folder = folderIn(dataDir);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, nameOf(address)), bytes);
  return ok({ sha256 });
}

function isContext(bytes: Buffer): boolean {
  try {
    const read: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof read === 'object' && read !== null && '@context' in read;
  } catch {
    return false;
  }
}
