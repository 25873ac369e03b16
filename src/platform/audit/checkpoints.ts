import { ok, type Result, refuse } from '../../lib/result.ts';
import { actorOf, nowOf, type Tx } from '../db/tx.ts';
import { logOrigin, signingKeys } from './log-keys.ts';
import { hashesOf, storeNodes } from './log-nodes.ts';
import { logDb } from './tables.ts';
import { readCheckpoint, writeCheckpoint } from './tree/checkpoint.ts';

/** A checkpoint that is kept: the root over the first `size` entries, and the signed note. */
export interface KeptCheckpoint {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
  readonly madeAt: Date;
}

/** A checkpoint as a list shows it. */
export interface CheckpointLine {
  readonly size: number;
  /** Base64, as it stands in the note. */
  readonly root: string;
  readonly madeAt: string;
  /** The ids of the keys that signed it. */
  readonly signedBy: readonly string[];
}

function ownCheckpoints(tx: Tx) {
  return logDb(tx)
    .selectFrom('log_checkpoint')
    .where('organisation_id', '=', actorOf(tx).organisationId);
}

/** The newest checkpoint, or null. */
export async function latestCheckpoint(tx: Tx): Promise<KeptCheckpoint | null> {
  const row = await ownCheckpoints(tx)
    .select(['size', 'root', 'note', 'made_at as madeAt'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The checkpoint over exactly `size` entries, or null. */
export async function checkpointAt(tx: Tx, size: number): Promise<KeptCheckpoint | null> {
  const row = await ownCheckpoints(tx)
    .select(['size', 'root', 'note', 'made_at as madeAt'])
    .where('size', '=', size)
    .executeTakeFirst();
  return row ?? null;
}

/** The signed note of the checkpoint over `size` entries, as it is handed out. */
export async function checkpointNote(tx: Tx, size: number): Promise<Result<string>> {
  const kept = await checkpointAt(tx, size);
  return kept ? ok(kept.note) : notFound(size);
}

/** The refusal for a size at which no checkpoint was made. */
export function notFound(size: number): Result<never> {
  return refuse(
    'checkpoint-not-found',
    `There is no checkpoint of ${size} entries. Choose one from the list of checkpoints.`,
  );
}

/** Checkpoints, newest first, with how many there are in all. @param before sizes below this: the next page */
export async function checkpointsOf(
  tx: Tx,
  { before, most }: { readonly before?: number | undefined; readonly most: number },
): Promise<{ readonly total: number; readonly rows: readonly CheckpointLine[] }> {
  const { total } = await ownCheckpoints(tx)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  let query = ownCheckpoints(tx).select(['size', 'root', 'note', 'made_at']);
  if (before !== undefined) query = query.where('size', '<', before);
  const rows = await query.orderBy('size', 'desc').limit(most).execute();
  return {
    total,
    rows: rows.map((row) => ({
      size: row.size,
      root: row.root.toString('base64'),
      madeAt: row.made_at.toISOString(),
      signedBy: signaturesOf(row.note).map((signature) => signature.keyId),
    })),
  };
}

/** The signatures of a kept note. One that cannot be read has none; verify says so. */
export function signaturesOf(note: string) {
  const read = readCheckpoint(note);
  return read.ok ? read.value.note.signatures : [];
}

/**
 * Makes a checkpoint over all entries there are, unless the newest one is over them already. It appends no
 * entry and locks nothing: entries may be appended meanwhile, and two processes at once leave one row.
 * Refuses 'log-empty', 'log-key-locked', and 'log-broken' when the log no longer begins with what its last
 * checkpoint says: a log signs nothing that contradicts what it signed before (c2sp.org/tlog-checkpoint).
 */
export async function makeCheckpoint(
  tx: Tx,
): Promise<Result<{ readonly size: number; readonly made: boolean }>> {
  const { organisationId } = actorOf(tx);
  const last = await latestCheckpoint(tx);
  const head = await logDb(tx)
    .selectFrom('log_head')
    .select('seq')
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  const size = head?.seq ?? 0;
  if (size === 0)
    return refuse('log-empty', 'The log has no entries yet: there is nothing to sign.');
  if (last?.size === size) return ok({ size, made: false });
  if (last && last.size > size) return contradicts(last.size);
  await storeNodes(tx, size);
  const [whole, before] = [{ start: 0, end: size }, last && { start: 0, end: last.size }];
  const hashOf = await hashesOf(tx, before ? [whole, before] : [whole]);
  if (last && before && !hashOf(before).equals(last.root)) return contradicts(last.size);
  const keys = await signingKeys(tx, last ? signaturesOf(last.note) : []);
  if (!keys.ok) return keys;
  const root = hashOf(whole);
  const note = writeCheckpoint({ origin: await logOrigin(tx), size, root }, keys.value);
  const inserted = await logDb(tx)
    .insertInto('log_checkpoint')
    .values({ organisation_id: organisationId, size, root, note, made_at: nowOf(tx) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return ok({ size, made: inserted.numInsertedOrUpdatedRows === 1n });
}

function contradicts(size: number): Result<never> {
  return refuse(
    'log-broken',
    `The log no longer begins with the ${size} entries that its last checkpoint is over. Nothing was signed. Run verify to see what changed.`,
  );
}
