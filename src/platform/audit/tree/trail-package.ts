import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ok, type Result, refuse } from '../../../lib/result.ts';
import { checkEntry, type ProvenEntry } from './check-entry.ts';
import type { Checkpoint } from './checkpoint.ts';
import { entryShape } from './entry-package.ts';
import { leafHash } from './merkle.ts';
import type { VerifierKey } from './note.ts';
import { readPackage, wholeText } from './package-file.ts';

export const TRAIL_FORMAT = 'deskproof-trail/1';

const hex64 = z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256 in lower-case hexadecimal');

const shape = z.strictObject({
  format: z.literal(TRAIL_FORMAT),
  claim: z.uuid(),
  /** 'RPC1, attempt 1, Lena Lowe' */
  title: z.string().min(1).max(400),
  /** The checkpoint that the proofs are for, as handed out. */
  checkpoint: z.string(),
  /** Every text that a sealed record vouches for by its hash. */
  documents: z
    .array(z.strictObject({ name: z.string().min(1).max(400), sha256: hex64, text: wholeText }))
    .min(1)
    .max(500),
  /** The sealed records in the order of the log, each with its proof. */
  entries: z.array(entryShape).min(1).max(2000),
});

/** All that led to one learner's unit, with its proofs, as it leaves the house: see docs/format/trail.md. */
export type TrailPackage = Readonly<z.infer<typeof shape>>;

/** Reads a trail, strictly; nothing in it is checked against anything yet. */
export function readTrailPackage(bytes: Uint8Array): Result<TrailPackage> {
  return readPackage(bytes, shape, TRAIL_FORMAT);
}

/** A trail as a file: JSON with a newline at its end. */
export function writeTrailPackage(trail: TrailPackage): string {
  return `${JSON.stringify(trail, null, 1)}\n`;
}

/** A trail every record of which was found in the checkpoint, and every text of which a record seals. */
export interface ProvenTrail {
  readonly claim: string;
  readonly title: string;
  readonly entries: readonly ProvenEntry[];
  readonly documents: readonly {
    readonly name: string;
    readonly sha256: string;
    /** Number of the record that seals it. */
    readonly sealedBy: number;
  }[];
}

const renditionShape = z.looseObject({
  format: z.literal('deskproof-rendition/1'),
  entries: z.array(z.looseObject({ seq: z.number(), leaf: z.string() })),
});

/**
 * Checks a trail with nothing else at hand: each record stands in its place under the signed root, each text is the one
 * whose hash a record of the file seals, and every record that a rendition tells of is there. Whatever was tampered
 * with is named. Refuses `document-changed`, `document-not-sealed`, `claim-not-sealed`, `records-differ`, and as
 * `checkEntry`.
 * @param given keys from elsewhere than the package; null takes those of the package
 */
export function checkTrail(
  trail: TrailPackage,
  checkpoint: Checkpoint,
  given: readonly VerifierKey[] | null,
): Result<ProvenTrail> {
  const proven: ProvenEntry[] = [];
  const leaves = new Map<number, string>();
  for (const entry of trail.entries) {
    const found = checkEntry(entry, checkpoint, given);
    if (!found.ok) {
      const { code, because } = found.refusal;
      return refuse(code, `Entry ${entry.index + 1} of the trail: ${because}`);
    }
    proven.push(found.value);
    leaves.set(found.value.number, leafHash(Buffer.from(entry.envelope)).toString('hex'));
  }
  const claimed = proven.some(
    ({ envelope }) =>
      envelope.kind === 'unit.claimed' && envelope.subjects['claim'] === trail.claim,
  );
  if (!claimed) return refuse('claim-not-sealed', 'No record of the file seals this claim.');
  const documents: ProvenTrail['documents'][number][] = [];
  for (const { name, sha256, text } of trail.documents) {
    if (createHash('sha256').update(text).digest('hex') !== sha256) {
      return refuse('document-changed', `“${name}” is not the text whose hash the file gives.`);
    }
    const seal = proven.find(({ envelope }) =>
      JSON.stringify(envelope.facts).includes(`"${sha256}"`),
    );
    if (!seal) return refuse('document-not-sealed', `No record of the file seals “${name}”.`);
    const lost = lostRecord(text, leaves);
    if (lost !== null) {
      return refuse(
        'records-differ',
        `“${name}” tells of entry ${lost}, which is not the one in the file.`,
      );
    }
    documents.push({ name, sha256, sealedBy: seal.number });
  }
  return ok({ claim: trail.claim, title: trail.title, entries: proven, documents });
}

/** The first record that a rendition tells of and the file does not prove; null: all are there, or it is none. */
function lostRecord(text: string, leaves: ReadonlyMap<number, string>): number | null {
  const rendition = renditionShape.safeParse(parse(text));
  if (!rendition.success) return null;
  const lost = rendition.data.entries.find(({ seq, leaf }) => leaves.get(seq) !== leaf);
  return lost?.seq ?? null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
