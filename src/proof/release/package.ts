import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { checkEntry } from '../../platform/audit/tree/check-entry.ts';
import { type Checkpoint, readCheckpoint } from '../../platform/audit/tree/checkpoint.ts';
import { entryShape } from '../../platform/audit/tree/entry-package.ts';
import { knownLog, signersOf } from '../../platform/audit/tree/known-keys.ts';
import { leafHash, verifyConsistency, verifyInclusion } from '../../platform/audit/tree/merkle.ts';
import type { VerifierKey } from '../../platform/audit/tree/note.ts';
import {
  count,
  hashText,
  proofBytes,
  readPackage,
  wholeText,
} from '../../platform/audit/tree/package-file.ts';
import { readZip } from '../../platform/zip.ts';
import { type Rendition, renditionShape } from '../portfolio/index.ts';

export const RELEASE_FORMAT = 'deskproof-release/1';

const hex64 = z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256 in lower-case hexadecimal');

/** A record whose envelope stays at the employer, since it says prices or a name: its leaf is proved, no more. */
const closed = z.strictObject({
  closed: z.literal(true),
  index: count,
  leaf: hex64,
  proof: z.array(hashText).max(64),
});

/** A file that goes beside the package, as its record seals it: what is said of it stands in the rendition. */
const beside = z.strictObject({
  media: z.string().min(1).max(200),
  bytes: count.min(1).max(500_000_000),
  pieceBytes: count.min(1).max(5_242_880),
  /** Over the SHA-256 of its pieces, and over all of it. */
  piecesSha256: hex64,
  sha256: hex64,
  madeAt: z.iso.datetime(),
  /** Is anybody else heard or seen, and on which day were they told before? */
  others: z.boolean(),
  toldOn: z.iso.date().nullable(),
});
export type FileBeside = Readonly<z.infer<typeof beside>>;

const shape = z.strictObject({
  format: z.literal(RELEASE_FORMAT),
  evidence: z.uuid(),
  /** The learner as the employer's log names them, the same in every package. */
  learner: z.uuid(),
  /** The centre's invitation of this learner. */
  code: z.string().min(1).max(100),
  origin: z.string().min(1),
  sample: z.boolean(),
  verifierKeys: z.array(z.string()).min(1).max(100),
  renditionSha256: hex64,
  /** What a reader sees, canonical JSON; the hash is over these bytes. */
  rendition: wholeText,
  checkpoint: z.string(),
  entries: z
    .array(z.union([entryShape, closed]))
    .min(1)
    .max(1000),
  /** Proofs that the log only grew since checkpoints that went to this centre before. */
  growth: z
    .array(z.strictObject({ from: count.min(1), proof: z.array(hashText).max(64) }))
    .max(500),
  /** Of an item that is a file: its bytes come beside, in pieces. */
  file: beside.optional(),
});

/** One item as an employer releases it to a centre: see docs/format/release.md. */
export type ReleasePackage = Readonly<z.infer<typeof shape>>;
export type Growth = ReleasePackage['growth'];

/** The package's name in the archive that holds its file beside. */
export const PACKAGE = 'release.json';

/**
 * The package in what was sent: it alone, or the archive of one whose file goes beside, which may hold the package only
 * since the file follows in pieces. Refuses `not-a-package` and as `readZip`.
 */
export function packageIn(bytes: Buffer): Result<Buffer> {
  if (bytes.toString('latin1', 0, 2) !== 'PK') return ok(bytes);
  const read = readZip(bytes);
  if (!read.ok) return read;
  const found = read.value.find(({ path }) => path === PACKAGE);
  if (found) return ok(found.bytes);
  return refuse(
    'not-a-package',
    'This archive holds no release.json: it is no package of Deskproof. Ask the employer for the file as they saved it.',
  );
}

/** Reads a package strictly; nothing in it is checked against anything yet. */
export function readRelease(bytes: Uint8Array): Result<ReleasePackage> {
  return readPackage(bytes, shape, RELEASE_FORMAT);
}

/** A package as a file: JSON with a newline at its end. */
export function writeRelease(item: ReleasePackage): string {
  return `${JSON.stringify(item, null, 2)}\n`;
}

/** SHA-256 of a text in UTF-8, lower-case hex. */
export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A checkpoint of the same log that was seen before, with what it said of smaller ones. */
export interface SeenCheckpoint {
  readonly size: number;
  readonly root: Buffer;
  readonly growth: Growth;
}

/** A package that stood every check. */
export interface ProvenRelease {
  readonly rendition: Rendition;
  readonly checkpoint: Checkpoint;
  /** The keys that signed it. */
  readonly signedBy: readonly VerifierKey[];
}

/**
 * Checks a package with nothing else at hand but what was kept of this employer: signature by the pinned key,
 * every record's place under the signed root, the rendition's hash and that it tells of these records, and that
 * the log only grew since the checkpoints seen. A refusal names the check that failed.
 * @param given the pinned key; null takes those of the package
 */
export function checkRelease(
  item: ReleasePackage,
  seen: readonly SeenCheckpoint[],
  given: readonly VerifierKey[] | null,
): Result<ProvenRelease> {
  const log = knownLog(item, given);
  if (!log.ok) return log;
  const checkpoint = readCheckpoint(item.checkpoint);
  if (!checkpoint.ok) return checkpoint;
  const signedBy = signersOf(checkpoint.value, log.value);
  if (!signedBy.ok) return signedBy;
  const told = renditionIn(item);
  if (!told.ok) return told;
  if (told.value.organisation.id !== log.value.organisationId) return differ(0);
  if (told.value.organisation.sample !== log.value.isSample) return differ(0);
  for (const [at, entry] of item.entries.entries()) {
    const one = told.value.entries[at];
    if (!one) return differ(at);
    const stands = entryStands(entry, one, { checkpoint: checkpoint.value, given, of: item });
    if (!stands.ok) return stands;
  }
  const same = fileAsTold(item, told.value);
  if (!same.ok) return same;
  const grew = onlyGrew(checkpoint.value, item.growth, seen);
  if (!grew.ok) return grew;
  return ok({ rendition: told.value, checkpoint: checkpoint.value, signedBy: signedBy.value });
}

function renditionIn(item: ReleasePackage): Result<Rendition> {
  if (sha256Of(item.rendition) !== item.renditionSha256) {
    return refuse('rendition-changed', 'The rendition is not the one whose hash the file gives.');
  }
  const read = renditionShape.safeParse(parse(item.rendition));
  if (
    !read.success ||
    read.data.evidence !== item.evidence ||
    canonicalJson(parse(item.rendition)) !== item.rendition
  ) {
    return refuse('rendition-unreadable', 'The rendition is not one of this item of evidence.');
  }
  if (read.data.entries.length === item.entries.length) return ok(read.data);
  return refuse(
    'records-differ',
    `The rendition tells of ${read.data.entries.length} records; the file proves ${item.entries.length}.`,
  );
}

function entryStands(
  entry: ReleasePackage['entries'][number],
  told: Rendition['entries'][number],
  {
    checkpoint,
    given,
    of,
  }: {
    readonly checkpoint: Checkpoint;
    readonly given: readonly VerifierKey[] | null;
    readonly of: ReleasePackage;
  },
): Result<null> {
  if ('closed' in entry) {
    const leaf = Buffer.from(entry.leaf, 'hex');
    const proof = proofBytes(entry.proof);
    if (!verifyInclusion(leaf, entry.index, checkpoint.size, proof, checkpoint.root)) {
      return refuse(
        'root-differs',
        `Entry ${entry.index + 1} does not lead to the root of the checkpoint: its hash or its proof was changed.`,
      );
    }
    return told.seq === entry.index + 1 && told.leaf === entry.leaf
      ? ok(null)
      : differ(entry.index);
  }
  if (entry.origin !== of.origin || entry.sample !== of.sample || entry.parts.length > 0) {
    return differ(entry.index);
  }
  const found = checkEntry(entry, checkpoint, given);
  if (!found.ok) return found;
  const { envelope, number } = found.value;
  const agrees =
    told.seq === number &&
    told.id === envelope.id &&
    told.kind === envelope.kind &&
    told.at === envelope.at &&
    told.leaf === leafHash(Buffer.from(entry.envelope)).toString('hex');
  return agrees ? ok(null) : differ(entry.index);
}

/** Is the file beside the one that the rendition, and so the employer's sealed record, names by its hash? */
function fileAsTold({ file }: ReleasePackage, told: Rendition): Result<null> {
  if (!file) return ok(null);
  const named = told.entries
    .flatMap(({ documents }) => documents)
    .some(({ key, sha256 }) => key === 'file' && sha256 === file.sha256);
  const whenTold = !file.others || file.toldOn !== null;
  if (named && whenTold) return ok(null);
  return refuse(
    'file-differs',
    'The file that the package announces is not the one its rendition names. Ask the employer to release it again.',
  );
}

function differ(index: number): Result<never> {
  return refuse(
    'records-differ',
    `What the rendition says of a record is not what entry ${index + 1} of the log says.`,
  );
}

/** Is this checkpoint of the log whose earlier ones were seen: nothing in it changed or removed? */
function onlyGrew(
  { size, root }: Checkpoint,
  growth: Growth,
  seen: readonly SeenCheckpoint[],
): Result<null> {
  if (seen.length === 0) return ok(null);
  const fits = (one: SeenCheckpoint): boolean => {
    if (one.size === size) return one.root.equals(root);
    const [later, from] = one.size < size ? [growth, one.size] : [one.growth, size];
    const said = later.find((each) => each.from === from);
    if (!said) return false;
    const proof = proofBytes(said.proof);
    return one.size < size
      ? verifyConsistency(one.size, size, one.root, root, proof)
      : verifyConsistency(size, one.size, root, one.root, proof);
  };
  // The nearest one seen decides: what it is consistent with, this one is too.
  const below = seen.filter((one) => one.size <= size).at(-1);
  const above = seen.find((one) => one.size >= size);
  if ([below, above].every((one) => one === undefined || fits(one))) return ok(null);
  return refuse(
    'log-not-consistent',
    'The checkpoint of this package is not shown to continue the one seen before of this employer: a package was left out, or the log was changed. Ask the employer for the package once more; if it is refused again, ring them and tell your quality manager.',
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
