import { z } from 'zod';
import { ok, type Result, refuse } from '../../../lib/result.ts';
import type { Checkpoint } from './checkpoint.ts';
import { type KnownLog, knownLog, signersOf } from './known-keys.ts';
import { verifyConsistency } from './merkle.ts';
import type { VerifierKey } from './note.ts';
import { count, hashText, proofBytes, readPackage } from './package-file.ts';

export const CONSISTENCY_FORMAT = 'deskproof-consistency/1';

const shape = z.strictObject({
  format: z.literal(CONSISTENCY_FORMAT),
  origin: z.string().min(1),
  sample: z.boolean(),
  verifierKeys: z.array(z.string()).min(1).max(100),
  /** Sizes of the two checkpoints. */
  from: count.min(1),
  to: count.min(1),
  proof: z.array(hashText).max(64),
});

/** The proof that a log only grew between two checkpoints: see docs/format/checkpoint.md. */
export type ConsistencyPackage = Readonly<z.infer<typeof shape>>;

/** Reads a consistency package, strictly; nothing in it is checked against anything yet. */
export function readConsistencyPackage(bytes: Uint8Array): Result<ConsistencyPackage> {
  return readPackage(bytes, shape, CONSISTENCY_FORMAT);
}

/** A consistency package as a file: JSON with a newline at its end. */
export function writeConsistencyPackage(consistency: ConsistencyPackage): string {
  return `${JSON.stringify(consistency, null, 2)}\n`;
}

/** Two checkpoints of one log of which the later begins with the earlier. */
export interface ProvenGrowth extends KnownLog {
  readonly from: number;
  readonly to: number;
  readonly signedBy: readonly VerifierKey[];
}

/**
 * Checks that between two checkpoints entries were only added: none changed, none removed.
 * @param given keys from elsewhere than the package; null takes those of the package
 */
export function checkConsistency(
  consistency: ConsistencyPackage,
  from: Checkpoint,
  to: Checkpoint,
  given: readonly VerifierKey[] | null,
): Result<ProvenGrowth> {
  const log = knownLog(consistency, given);
  if (!log.ok) return log;
  const signers: VerifierKey[] = [];
  for (const checkpoint of [from, to]) {
    const signed = signersOf(checkpoint, log.value);
    if (!signed.ok) return signed;
    signers.push(...signed.value);
  }
  if (consistency.from !== from.size || consistency.to !== to.size) {
    return refuse(
      'size-differs',
      `The proof is from ${consistency.from} to ${consistency.to} entries; the checkpoints are of ${from.size} and ${to.size}.`,
    );
  }
  if (from.size > to.size) {
    return refuse('order-wrong', 'The checkpoint to start from is the larger one: swap the two.');
  }
  const proof = proofBytes(consistency.proof);
  if (!verifyConsistency(from.size, to.size, from.root, to.root, proof)) {
    return refuse(
      'log-rewritten',
      `The checkpoint of ${to.size} entries is not shown to begin with the ${from.size} of the other: the proof was changed, or the log was rewritten between the two.`,
    );
  }
  const signedBy = signers.filter((key, at) => signers.findIndex((o) => o.id === key.id) === at);
  return ok({ ...log.value, from: from.size, to: to.size, signedBy });
}
