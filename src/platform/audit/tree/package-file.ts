import { z } from 'zod';
import { ok, type Result, refuse } from '../../../lib/result.ts';
import { strictBase64, strictUtf8 } from './note.ts';

/** Bytes of a package at the most: an entry is some kilobytes, and its proof two. */
export const MOST_PACKAGE_BYTES = 8_000_000;

/** A hash of 32 bytes in base64, exactly as those bytes are written. */
export const hashText = z
  .string()
  .refine((text) => strictBase64(text)?.length === 32, 'is no hash of 32 bytes in base64');

/** A whole number that every JSON reader reads alike. */
export const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** Text without half a surrogate pair: two such texts may have the same bytes. */
export const wholeText = z.string().refine((text) => text.isWellFormed(), 'holds half a character');

/** The hashes of a proof, as bytes. */
export function proofBytes(proof: readonly string[]): readonly Buffer[] {
  return proof.map((text) => Buffer.from(text, 'base64'));
}

/**
 * Reads a JSON package of one format. Says whether the file is too large, no UTF-8, cut off, no JSON,
 * of another format, or which of its fields is not what the format asks.
 */
export function readPackage<Package extends { readonly format: string }>(
  bytes: Uint8Array,
  schema: z.ZodType<Package>,
  format: string,
): Result<Package> {
  if (bytes.length > MOST_PACKAGE_BYTES) {
    return refuse(
      'file-too-large',
      `The file has ${bytes.length} bytes; a package of Deskproof has ${MOST_PACKAGE_BYTES} at the most.`,
    );
  }
  const text = strictUtf8(bytes);
  if (text === null) return refuse('file-not-text', 'The file is not valid UTF-8 text.');
  const json = parse(text);
  if (json === undefined) {
    return isCutOff(text)
      ? refuse('file-cut-off', 'The file ends in the middle: it was cut off. Ask for it again.')
      : refuse('file-not-json', 'The file is not JSON. Was another file named by mistake?');
  }
  const said = (json as { format?: unknown } | null)?.format;
  if (said !== format) {
    const what = typeof said === 'string' ? `it says ${JSON.stringify(said)}` : 'it says none';
    return refuse('format-unknown', `The file is not of the format ${format}: ${what}.`);
  }
  const read = schema.safeParse(json);
  if (read.success) return ok(read.data);
  const issue = read.error.issues[0];
  const where = issue?.path.join('.') || 'the file';
  const why = issue?.code === 'custom' ? issue.message : (issue?.message ?? 'is not right');
  return refuse('file-malformed', `The file is not what ${format} asks: ${where}: ${why}.`);
}

/** Does an object begin here and never end? */
function isCutOff(text: string): boolean {
  if (!text.trimStart().startsWith('{')) return false;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (quoted && character === '\\') at++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === '{') depth++;
    else if (!quoted && character === '}') depth--;
  }
  return quoted || depth > 0;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
