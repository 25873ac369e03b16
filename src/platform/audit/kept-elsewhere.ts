import { ok, type Result, refuse } from '../../lib/result.ts';
import { actorOf, type Tx } from '../db/tx.ts';
import { leafOf } from './envelope.ts';
import { logOrigin, verifierKeys } from './log-keys.ts';
import { logDb } from './tables.ts';
import { readCheckpoint } from './tree/checkpoint.ts';
import { readVerifierKey, verifyNote } from './tree/note.ts';
import { compactRange } from './tree/range.ts';

/** What a checkpoint kept elsewhere says of the log as it is now. */
export interface Comparison {
  /**
   * same: the log still begins with what was signed. rewritten: an entry among them was changed.
   * cut: there are fewer entries now than were signed.
   */
  readonly outcome: 'same' | 'rewritten' | 'cut';
  /** Entries that the checkpoint is over, and entries there are now. */
  readonly size: number;
  readonly entries: number;
  /** The ids of the keys of this log that signed it. */
  readonly signedBy: readonly string[];
}

/** Entries read at a time. */
const BATCH = 2000;

/** The root over the first `size` envelopes as they stand, hashed afresh: no stored hash is believed. */
async function rootNow(tx: Tx, size: number): Promise<{ root: Buffer; read: number }> {
  const range = compactRange();
  for (let from = 0; from < size; from += BATCH) {
    const rows = await logDb(tx)
      .selectFrom('log_entry')
      .select('envelope')
      .where('organisation_id', '=', actorOf(tx).organisationId)
      .where('seq', '>', from)
      .where('seq', '<=', Math.min(from + BATCH, size))
      .orderBy('seq')
      .execute();
    for (const { envelope } of rows) range.append(leafOf(envelope));
  }
  return { root: range.root(), read: range.size() };
}

async function entriesHere(tx: Tx): Promise<number> {
  const { last } = await logDb(tx)
    .selectFrom('log_entry')
    .select(({ fn }) => fn.max('seq').as('last'))
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .executeTakeFirstOrThrow();
  return Number(last ?? 0);
}

/**
 * Compares a checkpoint that was kept elsewhere with the log as it stands. Line ends and space around it,
 * as mail and paste leave them, do not matter.
 * Refuses `checkpoint-malformed`, `other-log` for a checkpoint of another log, `signature-wrong` and
 * `key-unknown` for one that no key of this log signed.
 */
export async function compareCheckpoint(tx: Tx, note: string): Promise<Result<Comparison>> {
  const read = readCheckpoint(`${note.replaceAll(/\r\n?/g, '\n').trim()}\n`);
  if (!read.ok) return read;
  const checkpoint = read.value;
  const origin = await logOrigin(tx);
  if (checkpoint.origin !== origin) {
    return refuse(
      'other-log',
      `This checkpoint is of another log: it is of ${checkpoint.origin}, and this log is ${origin}.`,
    );
  }
  const keys = (await verifierKeys(tx)).flatMap(({ verifierKey }) => {
    const key = readVerifierKey(verifierKey);
    return key.ok ? [key.value] : [];
  });
  const signed = verifyNote(checkpoint.note, keys);
  if (!signed.ok) {
    if (signed.refusal.code !== 'key-unknown') return signed;
    return refuse(
      'key-unknown',
      `${signed.refusal.because} If you are sure that it came from here, the keys of this log were exchanged since: keep it, and tell the owner.`,
    );
  }
  const said = {
    size: checkpoint.size,
    entries: await entriesHere(tx),
    signedBy: signed.value.map(({ id }) => id),
  };
  if (said.entries < checkpoint.size) return ok({ outcome: 'cut', ...said });
  const { root, read: found } = await rootNow(tx, checkpoint.size);
  const same = found === checkpoint.size && root.equals(checkpoint.root);
  return ok({ outcome: same ? 'same' : 'rewritten', ...said });
}
