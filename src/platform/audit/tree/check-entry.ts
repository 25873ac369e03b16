import { z } from 'zod';
import { canonicalJson } from '../../../lib/canonical-json.ts';
import { ok, type Result, refuse } from '../../../lib/result.ts';
import { commitmentOf } from '../envelope.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { EntryPackage } from './entry-package.ts';
import { knownLog, signersOf } from './known-keys.ts';
import { leafHash, rootFromInclusion } from './merkle.ts';
import type { VerifierKey } from './note.ts';
import { proofBytes } from './package-file.ts';

/** Opened twice, one person could be shown to one reader in other words than to the next. */
const nobodyTwice = (people: readonly { readonly person: string }[]): boolean =>
  new Set(people.map(({ person }) => person)).size === people.length;

const envelopeShape = z.looseObject({
  id: z.string(),
  kind: z.string(),
  version: z.number(),
  /** No year before 1000: readers of dates do not agree on them. */
  at: z.iso.datetime().regex(/^[1-9]/),
  organisation: z.string(),
  actor: z.string().nullable(),
  subjects: z.record(z.string(), z.string()),
  facts: z.unknown(),
  people: z
    .array(z.strictObject({ person: z.string(), commitment: z.string() }))
    .refine(nobodyTwice),
});

/** What an envelope says; versions to come may say more. */
export type OpenedEnvelope = Readonly<z.infer<typeof envelopeShape>>;

/** An entry that was found to be in the checkpoint, and all that is known of it. */
export interface ProvenEntry {
  readonly envelope: OpenedEnvelope;
  /** From 1. */
  readonly number: number;
  readonly size: number;
  readonly origin: string;
  readonly isSample: boolean;
  readonly parts: readonly { readonly person: string; readonly part: string }[];
  readonly withheld: number;
  readonly signedBy: readonly VerifierKey[];
  /** Did the key come from elsewhere than the package? If not, it must be compared with the issuer's. */
  readonly keysGiven: boolean;
}

function parseCanonical(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return canonicalJson(json) === text ? json : undefined;
  } catch {
    return undefined;
  }
}

function openEnvelope(text: string, organisationId: string): Result<OpenedEnvelope> {
  // Two readers must not read one envelope in two ways: no name twice, no other way of writing.
  const json = parseCanonical(text);
  if (json === undefined)
    return refuse('envelope-changed', 'The envelope is not written as Deskproof seals envelopes.');
  const envelope = envelopeShape.safeParse(json);
  if (!envelope.success)
    return refuse('envelope-unreadable', 'The envelope lacks what every envelope of a log says.');
  if (envelope.data.organisation !== organisationId) {
    return refuse(
      'other-organisation',
      'The envelope names another organisation than the log it is said to be from.',
    );
  }
  return ok(envelope.data);
}

function checkParts(entry: EntryPackage, envelope: OpenedEnvelope): Result<null> {
  const closed = new Map(envelope.people.map(({ person, commitment }) => [person, commitment]));
  for (const { person, part, salt } of entry.parts) {
    const commitment = closed.get(person);
    if (commitment === undefined) {
      return refuse(
        'part-unknown',
        `The file shows particulars of ${JSON.stringify(person)} that the envelope does not name, or names once and the file twice.`,
      );
    }
    closed.delete(person);
    if (commitmentOf(Buffer.from(salt, 'hex'), part) !== commitment) {
      return refuse(
        'part-changed',
        `The particulars of ${person} are not those that were sealed: they or their salt were changed.`,
      );
    }
  }
  return closed.size === entry.withheld
    ? ok(null)
    : refuse(
        'withheld-differs',
        `The file says that ${entry.withheld} parts are withheld; the envelope has ${closed.size} more than are shown.`,
      );
}

/** Places tried to tell a wrong place from a changed envelope; past this the general sentence must do. */
const MOST_TRIED = 4096;

function checkPlace(entry: EntryPackage, checkpoint: Checkpoint): Result<null> {
  const { index, size } = entry;
  if (size !== checkpoint.size) {
    return refuse(
      'size-differs',
      `The proof is for a checkpoint of ${size} entries; this checkpoint is of ${checkpoint.size}. Ask for the checkpoint of ${size}.`,
    );
  }
  if (index >= size) {
    return refuse(
      'index-wrong',
      `There is no entry ${index + 1} among the ${size} of the checkpoint.`,
    );
  }
  const leaf = leafHash(Buffer.from(entry.envelope));
  const proof = proofBytes(entry.proof);
  const leadsTo = (place: number): boolean =>
    rootFromInclusion(leaf, place, size, proof)?.equals(checkpoint.root) ?? false;
  if (leadsTo(index)) return ok(null);
  for (let place = 0; place < Math.min(size, MOST_TRIED); place++) {
    if (leadsTo(place)) {
      return refuse(
        'index-wrong',
        `The entry stands in place ${place + 1} of the checkpoint, not in place ${index + 1} as the file says.`,
      );
    }
  }
  if (rootFromInclusion(leaf, index, size, proof) === null) {
    return refuse(
      'proof-length',
      `The proof has ${proof.length} hashes; entry ${index + 1} of ${size} needs another number.`,
    );
  }
  return refuse(
    'root-differs',
    'The entry does not lead to the root of the checkpoint: its envelope or its proof was changed, or it was never in this log.',
  );
}

/**
 * Checks one entry against a checkpoint, with nothing else at hand: whose log, which key, that the
 * envelope stands in its place under the signed root, and that each part shown is the one sealed.
 * @param given keys from elsewhere than the package; null takes those of the package
 */
export function checkEntry(
  entry: EntryPackage,
  checkpoint: Checkpoint,
  given: readonly VerifierKey[] | null,
): Result<ProvenEntry> {
  const log = knownLog(entry, given);
  if (!log.ok) return log;
  const signedBy = signersOf(checkpoint, log.value);
  if (!signedBy.ok) return signedBy;
  const place = checkPlace(entry, checkpoint);
  if (!place.ok) return place;
  const envelope = openEnvelope(entry.envelope, log.value.organisationId);
  if (!envelope.ok) return envelope;
  const parts = checkParts(entry, envelope.value);
  if (!parts.ok) return parts;
  return ok({
    envelope: envelope.value,
    number: entry.index + 1,
    size: entry.size,
    origin: log.value.origin,
    isSample: log.value.isSample,
    parts: entry.parts.map(({ person, part }) => ({ person, part })),
    withheld: entry.withheld,
    signedBy: signedBy.value,
    keysGiven: log.value.keysGiven,
  });
}
