import { createHash } from 'node:crypto';
import { ok, type Result } from '../../lib/result.ts';
import type { LintFinding, ReadDocument } from '../documents/index.ts';
import { decodeFramework, type Encoding, readDocument } from '../documents/index.ts';
import { lint } from './lint.ts';

/** A file read, with what the linter says of it; nothing of it is kept. */
export interface Understood {
  readonly document: ReadDocument;
  readonly findings: readonly LintFinding[];
  /** SHA-256 of the file, 32 bytes. */
  readonly sha256: Buffer;
  /** How the file was written: anything but UTF-8 is worth saying. */
  readonly encoding: Encoding;
}

/**
 * Reads the bytes of an awarding body's document, as text, and lints it.
 * @param asOn the day to judge dates by, 'YYYY-MM-DD'
 * @param fileName names a framework whose table does not
 * @returns what was understood, or what `decodeFramework` or `readDocument` refuses
 */
export function understand(
  bytes: Uint8Array,
  asOn: string,
  fileName = 'Framework',
): Result<Understood> {
  const decoded = decodeFramework(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const read = readDocument(text, fileName.replace(/\.[a-z]{2,5}$/i, ''));
  if (!read.ok) return read;
  const document = read.value;
  const findings = lint(document, { asOn });
  const sha256 = createHash('sha256').update(bytes).digest();
  return ok({ document, findings, sha256, encoding });
}
