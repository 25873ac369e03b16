import { z } from 'zod';
import type { Result } from '../../../lib/result.ts';
import { count, hashText, readPackage, wholeText } from './package-file.ts';

export const ENTRY_FORMAT = 'deskproof-entry/1';

/** The fields of an entry package: all of them and no others. */
export const entryShape = z.strictObject({
  format: z.literal(ENTRY_FORMAT),
  /** The name of the log, as its checkpoints give it. */
  origin: z.string().min(1),
  sample: z.boolean(),
  /** The keys that signed the checkpoint, as the issuer says: compare them with what they publish. */
  verifierKeys: z.array(z.string()).min(1).max(100),
  /** From 0: the entry's number in the log less one. */
  index: count,
  /** Entries that the checkpoint is over. */
  size: count.min(1),
  /** The sealed envelope, byte for byte. */
  envelope: wholeText,
  /** What is personal and shown, one a person: each opens one commitment of the envelope. */
  parts: z.array(
    z.strictObject({
      person: z.string(),
      part: wholeText,
      salt: z.string().regex(/^[0-9a-f]{64}$/, 'is no salt of 32 bytes in lower-case hexadecimal'),
    }),
  ),
  /** Commitments of the envelope that are not opened here. */
  withheld: count,
  /** Hashes from the leaf's sibling up to the root's child, in base64. */
  proof: z.array(hashText).max(64),
});

/** One entry with its proof, as it leaves the house: see docs/format/entry.md. */
export type EntryPackage = Readonly<z.infer<typeof entryShape>>;

/** Reads an entry package, strictly; nothing in it is checked against anything yet. */
export function readEntryPackage(bytes: Uint8Array): Result<EntryPackage> {
  return readPackage(bytes, entryShape, ENTRY_FORMAT);
}

/** An entry package as a file: JSON with a newline at its end. */
export function writeEntryPackage(entry: EntryPackage): string {
  return `${JSON.stringify(entry, null, 2)}\n`;
}

/**
 * The same proof in the form of c2sp.org/tlog-proof, for other people's tools. It holds neither envelope
 * nor parts: the envelope's bytes are the entry.
 * @param note the checkpoint of the package's size, as handed out
 */
export function writeTlogProof(entry: EntryPackage, note: string): string {
  const hashes = entry.proof.map((hash) => `${hash}\n`).join('');
  return `c2sp.org/tlog-proof@v1\nindex ${entry.index}\n${hashes}\n${note}`;
}
