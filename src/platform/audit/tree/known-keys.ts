import { ok, type Result, refuse } from '../../../lib/result.ts';
import { type Checkpoint, readOrigin } from './checkpoint.ts';
import { readVerifierKey, type VerifierKey, verifyNote } from './note.ts';

/** What every package says of the log it comes from. */
export interface FromLog {
  readonly origin: string;
  readonly sample: boolean;
  readonly verifierKeys: readonly string[];
}

/** A log that was found to be what the package says. */
export interface KnownLog {
  readonly origin: string;
  readonly organisationId: string;
  readonly isSample: boolean;
  /** The keys of the package, or those given independently. */
  readonly keys: readonly VerifierKey[];
  /** Did the keys come from elsewhere than the package? */
  readonly keysGiven: boolean;
}

/** Checks what a package says of its log, and gives the keys to check its checkpoints with. */
export function knownLog(from: FromLog, given: readonly VerifierKey[] | null): Result<KnownLog> {
  const log = readOrigin(from.origin);
  if (!log) {
    return refuse(
      'origin-unknown',
      `${JSON.stringify(from.origin)} is no name of a Deskproof log.`,
    );
  }
  if (log.isSample !== from.sample) {
    return refuse(
      'sample-mark-differs',
      'The file and the name of its log do not agree on whether this is a sample.',
    );
  }
  const packed: VerifierKey[] = [];
  for (const text of from.verifierKeys) {
    const key = readVerifierKey(text);
    if (!key.ok) return key;
    packed.push(key.value);
  }
  const keys = given ?? packed;
  const other = [...packed, ...keys].find((key) => key.name !== from.origin);
  if (other) {
    return refuse(
      'key-of-another-log',
      `The key ${other.id} belongs to ${JSON.stringify(other.name)}, and the file comes from ${from.origin}.`,
    );
  }
  return ok({ ...log, origin: from.origin, keys, keysGiven: given !== null });
}

/** Checks that a checkpoint is of this log and signed by its keys. @returns the keys that signed it */
export function signersOf(checkpoint: Checkpoint, log: KnownLog): Result<readonly VerifierKey[]> {
  if (checkpoint.origin !== log.origin) {
    return refuse(
      'other-log',
      `The checkpoint is of another log: it is of ${JSON.stringify(checkpoint.origin)}, and the file comes from ${log.origin}.`,
    );
  }
  return verifyNote(checkpoint.note, log.keys);
}
