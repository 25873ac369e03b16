import { ok, type Result } from '../../lib/result.ts';
import { checkpointAt, latestCheckpoint } from '../../platform/audit/checkpoints.ts';
import { type LogKey, verifierKeys } from '../../platform/audit/log-keys.ts';
import { proofOfEntry } from '../../platform/audit/proofs.ts';
import { record } from '../../platform/audit/record.ts';
import { checkEntry } from '../../platform/audit/tree/check-entry.ts';
import { readCheckpoint } from '../../platform/audit/tree/checkpoint.ts';
import { readEntryPackage, writeEntryPackage } from '../../platform/audit/tree/entry-package.ts';
import { readVerifierKey } from '../../platform/audit/tree/note.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { entryExported } from './events.ts';
import { entryFor } from './may-read.ts';

/** The proof of one entry as a page shows it. */
export interface ShownProof {
  readonly size: number;
  readonly root: string;
  readonly madeAt: string;
  readonly signedBy: readonly LogKey[];
  /** From 0. */
  readonly index: number;
  /** Base64, from the entry's neighbour up. */
  readonly path: readonly string[];
  readonly verifiedAt: string;
}

/**
 * Proves an entry in a checkpoint and checks the proof at once, by the same code that checks it on a
 * machine without Deskproof. Null while no checkpoint is over the entry.
 * @param size the checkpoint to prove it in; the newest if left out
 */
export async function provenNow(
  tx: Tx,
  seq: number,
  size?: number | undefined,
): Promise<Result<ShownProof | null>> {
  const entry = await entryFor(tx, seq, false);
  if (!entry.ok) return entry;
  const latest = await latestCheckpoint(tx);
  if (size === undefined && (!latest || latest.size < seq)) return ok(null);
  const made = await proofOfEntry(tx, seq, { size, parts: 'none' });
  if (!made.ok) return made;
  // Through the file's own form, as whoever gets it reads it.
  const read = readEntryPackage(Buffer.from(writeEntryPackage(made.value)));
  if (!read.ok) return read;
  const kept = await checkpointAt(tx, made.value.size);
  if (!kept) throw new Error(`The checkpoint of ${made.value.size} entries is gone.`);
  const checkpoint = readCheckpoint(kept.note);
  if (!checkpoint.ok) return checkpoint;
  const keys = await verifierKeys(tx);
  const given = keys.flatMap(({ verifierKey }) => {
    const key = readVerifierKey(verifierKey);
    return key.ok ? [key.value] : [];
  });
  const checked = checkEntry(read.value, checkpoint.value, given);
  if (!checked.ok) return checked;
  const signers = new Set(checked.value.signedBy.map(({ id }) => id));
  return ok({
    size: kept.size,
    root: kept.root.toString('base64'),
    madeAt: kept.madeAt.toISOString(),
    signedBy: keys.filter(({ id }) => signers.has(id)),
    index: made.value.index,
    path: made.value.proof,
    verifiedAt: nowOf(tx).toISOString(),
  });
}

/**
 * One entry with its proof as a file, without anybody's particulars: it says no more than the log's
 * readers see, and changes nothing.
 */
export async function entryFile(
  tx: Tx,
  seq: number,
  size?: number | undefined,
): Promise<Result<FileReply>> {
  const entry = await entryFor(tx, seq, false);
  if (!entry.ok) return entry;
  const made = await proofOfEntry(tx, seq, { size, parts: 'none' });
  return made.ok ? ok(asFile(seq, writeEntryPackage(made.value))) : made;
}

/**
 * The same with the particulars of the people named: personal data leaves the house, so the log records
 * that it did, about whom and how many, never what.
 */
export async function exportEntry(
  tx: Tx,
  seq: number,
  { size, people }: { readonly size?: number | undefined; readonly people: readonly string[] },
): Promise<Result<FileReply>> {
  const entry = await entryFor(tx, seq, false);
  if (!entry.ok) return entry;
  const made = await proofOfEntry(tx, seq, { size, parts: people });
  if (!made.ok) return made;
  const shown = made.value.parts.map(({ person }) => person);
  record(tx, entryExported, {
    subjects: {
      entry: entry.value.id,
      ...Object.fromEntries(shown.map((person, at) => [`person_${at + 1}`, person])),
    },
    facts: { seq, checkpoint: made.value.size, parts: shown.length },
  });
  return ok(asFile(seq, writeEntryPackage(made.value)));
}

function asFile(seq: number, text: string): FileReply {
  return {
    fileName: `entry-${seq}.json`,
    contentType: 'application/json',
    bytes: Buffer.from(text),
  };
}
