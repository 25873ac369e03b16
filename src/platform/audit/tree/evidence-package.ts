import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ok, type Result, refuse } from '../../../lib/result.ts';
import { checkEntry, type ProvenEntry } from './check-entry.ts';
import type { Checkpoint } from './checkpoint.ts';
import { entryShape } from './entry-package.ts';
import { leafHash } from './merkle.ts';
import type { VerifierKey } from './note.ts';
import { readPackage, wholeText } from './package-file.ts';

export const EVIDENCE_FORMAT = 'deskproof-evidence/1';

const hex64 = z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256 in lower-case hexadecimal');

const shape = z.strictObject({
  format: z.literal(EVIDENCE_FORMAT),
  evidence: z.uuid(),
  renditionSha256: hex64,
  /** What a reader sees, as canonical JSON; its hash is over these bytes. */
  rendition: wholeText,
  /** The checkpoint that the proofs are for, as handed out. */
  checkpoint: z.string(),
  /** The sealed records the item rests on, each with its proof. */
  entries: z.array(entryShape).min(1).max(1000),
});

/** What of a rendition ties it to the log; it says more. */
const tied = z.looseObject({
  evidence: z.uuid(),
  title: z.string(),
  learner: z.string(),
  organisation: z.looseObject({ id: z.string(), sample: z.boolean() }),
  entries: z.array(
    z.looseObject({
      seq: z.number(),
      id: z.string(),
      kind: z.string(),
      at: z.string(),
      leaf: z.string(),
    }),
  ),
});

/** One item of evidence with its proofs, as it leaves the house: see docs/format/evidence.md. */
export type EvidencePackage = Readonly<z.infer<typeof shape>>;

/** Reads an evidence package, strictly; nothing in it is checked against anything yet. */
export function readEvidencePackage(bytes: Uint8Array): Result<EvidencePackage> {
  return readPackage(bytes, shape, EVIDENCE_FORMAT);
}

/** An evidence package as a file: JSON with a newline at its end. */
export function writeEvidencePackage(item: EvidencePackage): string {
  return `${JSON.stringify(item, null, 2)}\n`;
}

/** An item every record of which was found to be in the checkpoint. */
export interface ProvenEvidence {
  readonly evidence: string;
  readonly title: string;
  readonly learner: string;
  readonly renditionSha256: string;
  readonly entries: readonly ProvenEntry[];
}

/**
 * Checks an item with nothing else at hand: that each record stands in its place under the signed root, and
 * that the rendition is the one hashed and names exactly these records. What the rendition says in words is
 * the issuer's; the sealed envelopes beside it are what is proved.
 * @param given keys from elsewhere than the package; null takes those of the package
 */
export function checkEvidence(
  item: EvidencePackage,
  checkpoint: Checkpoint,
  given: readonly VerifierKey[] | null,
): Result<ProvenEvidence> {
  const sha256 = createHash('sha256').update(item.rendition).digest('hex');
  if (sha256 !== item.renditionSha256)
    return refuse('rendition-changed', 'The rendition is not the one whose hash the file gives.');
  const rendition = tied.safeParse(parse(item.rendition));
  if (!rendition.success || rendition.data.evidence !== item.evidence)
    return refuse('rendition-unreadable', 'The rendition is not one of this item of evidence.');
  const told = rendition.data;
  if (told.entries.length !== item.entries.length)
    return refuse(
      'records-differ',
      `The rendition tells of ${told.entries.length} records; the file proves ${item.entries.length}.`,
    );
  const proven: ProvenEntry[] = [];
  for (const [at, entry] of item.entries.entries()) {
    const found = checkEntry(entry, checkpoint, given);
    if (!found.ok) {
      const { code, because } = found.refusal;
      return refuse(code, `Record ${at + 1} of the item (entry ${entry.index + 1}): ${because}`);
    }
    const one = told.entries[at];
    const { envelope, number, isSample } = found.value;
    const agrees =
      one?.seq === number &&
      one.id === envelope.id &&
      one.kind === envelope.kind &&
      one.at === envelope.at &&
      one.leaf === leafHash(Buffer.from(entry.envelope)).toString('hex') &&
      told.organisation.id === envelope.organisation &&
      told.organisation.sample === isSample;
    if (!agrees)
      return refuse(
        'records-differ',
        `What the rendition says of record ${at + 1} is not what entry ${number} of the log says.`,
      );
    proven.push(found.value);
  }
  return ok({
    evidence: item.evidence,
    title: told.title,
    learner: told.learner,
    renditionSha256: sha256,
    entries: proven,
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
