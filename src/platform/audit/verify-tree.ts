import { type Checkpoint, readCheckpoint } from './tree/checkpoint.ts';
import { type NoteSignature, readVerifierKey, type VerifierKey, verifyNote } from './tree/note.ts';
import { compactRange } from './tree/range.ts';
import type { Ask } from './verify.ts';

/** Where a log stops being what was signed, and why. */
export interface Break {
  readonly seq: number;
  readonly because: string;
}

/** The tree that a check builds beside the chain, and compares with all that is kept of it. */
export interface TreeCheck {
  /** Adds the leaf of the next entry. @returns a break if a checkpoint or a node kept does not match it */
  append(leaf: Buffer): Break | null;
  /** Reads what is kept of the entries up to `to`: call it before they are appended. */
  read(to: number): Promise<void>;
  /** After the last entry: what is kept of entries that are not there, or missing. */
  end(): Promise<Break | null>;
  checkpoints(): number;
}

interface CheckpointRow {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
}

const CHECKPOINTS = `select size, root, note from log_checkpoint
  where organisation_id = $1 and size > $2 and size <= $3 order by size`;
const NODES = `select level, place, hash from log_node
  where organisation_id = $1 and place >= $2::bigint >> level and place < $3::bigint >> level`;

const REMEDY =
  'No entry was changed; proofs cannot be made. Delete this log’s rows of log_node: the next checkpoint makes them anew.';

const doesNotMatch = (size: number, why: string): Break => ({
  seq: size,
  because: `Checkpoint ${size} does not match: ${why}`,
});

/** The keys of a log, the retired ones too. */
export async function keysOfLog(ask: Ask, organisationId: string): Promise<readonly VerifierKey[]> {
  const rows = await ask<{ verifier_key: string }>(
    'select verifier_key from log_key where organisation_id = $1',
    [organisationId],
  );
  return rows.flatMap((row) => {
    const key = readVerifierKey(row.verifier_key);
    return key.ok ? [key.value] : [];
  });
}

/** Is the note of a kept checkpoint what stands beside it, of this log and signed by its keys? */
function noteDiffers(
  row: CheckpointRow,
  origin: string | null,
  keys: readonly VerifierKey[],
): string | null {
  const read = readCheckpoint(row.note);
  if (!read.ok) return read.refusal.because;
  const { size, root, note } = read.value;
  if (size !== row.size || !root.equals(row.root))
    return 'its note says another size or root than is kept beside it.';
  if (read.value.origin !== origin) return 'its note names another log.';
  const unknown = note.signatures.find(
    (one: NoteSignature) => !keys.some((key) => key.id === one.keyId && key.name === one.name),
  );
  if (unknown) return `it is signed by the key ${unknown.keyId}, which is none of this log’s.`;
  const signed = verifyNote(note, keys);
  return signed.ok ? null : signed.refusal.because;
}

/**
 * Starts a tree for one organisation's log. Checkpoints elsewhere, given here, are compared like those that
 * are kept, by their roots; who signed them is the caller's to check.
 */
export async function treeCheck(
  ask: Ask,
  organisationId: string,
  elsewhere: readonly Checkpoint[],
): Promise<TreeCheck> {
  const keys = await keysOfLog(ask, organisationId);
  const [named] = await ask<{ origin: string | null }>('select log_origin($1) as origin', [
    organisationId,
  ]);
  const origin = named?.origin ?? null;
  const ahead = new Map<number, CheckpointRow>();
  const nodes = new Map<string, Buffer>();
  const given = new Map(elsewhere.map((checkpoint) => [checkpoint.size, checkpoint]));
  let [seen, readTo, lastGood] = [0, 0, 0];
  let wrongNode: number | null = null;
  const missing: number[] = [];
  const range = compactRange((level, place, hash) => {
    if (level !== 8 && level !== 16) return;
    const name = `${level}/${place}`;
    const kept = nodes.get(name);
    nodes.delete(name);
    const until = (place + 1) * 2 ** level;
    if (!kept) missing.push(until);
    else if (!kept.equals(hash)) wrongNode ??= until;
  });

  const compare = (size: number): Break | null => {
    const kept = ahead.get(size);
    const foreign = given.get(size);
    if (!kept && !foreign) return null;
    const root = range.root();
    if (kept) {
      ahead.delete(size);
      seen++;
      const why = noteDiffers(kept, origin, keys);
      if (why) return doesNotMatch(size, why);
      if (!kept.root.equals(root)) {
        return doesNotMatch(
          size,
          `an entry among ${lastGood + 1} to ${size} was changed after it was signed, or the checkpoint was.`,
        );
      }
      lastGood = size;
    }
    if (foreign) {
      given.delete(size);
      if (!foreign.root.equals(root)) {
        return {
          seq: size,
          because: `The first ${size} entries are not those of the checkpoint kept elsewhere: the log was rewritten, or the checkpoint is of another log.`,
        };
      }
    }
    return null;
  };

  return {
    async read(to) {
      for (const row of await ask<CheckpointRow>(CHECKPOINTS, [organisationId, readTo, to]))
        ahead.set(row.size, row);
      for (const row of await ask<{ level: number; place: number; hash: Buffer }>(NODES, [
        organisationId,
        readTo,
        to,
      ]))
        nodes.set(`${row.level}/${row.place}`, row.hash);
      readTo = to;
    },
    append(leaf) {
      range.append(leaf);
      const broken = compare(range.size());
      if (broken || wrongNode === null) return broken;
      return {
        seq: wrongNode,
        because: `A stored hash of the tree over the entries up to ${wrongNode} does not match them. ${REMEDY}`,
      };
    },
    async end() {
      const size = range.size();
      const [beyond] = await ask<{ size: number | null }>(
        'select min(size) as size from log_checkpoint where organisation_id = $1 and size > $2',
        [organisationId, size],
      );
      const cutOff = (signed: number, which: string): Break => ({
        seq: size + 1,
        because: `${which} is of ${signed} entries, and the log has ${size}: entries were cut off its end.`,
      });
      if (beyond?.size) return cutOff(beyond.size, `Checkpoint ${beyond.size}`);
      const [foreign] = [...given.keys()].sort((a, b) => a - b);
      if (foreign !== undefined) return cutOff(foreign, 'The checkpoint kept elsewhere');
      // Nodes are stored with checkpoints: those of entries after the last one are not due yet.
      const gone = missing.find((until) => until <= lastGood);
      if (gone === undefined) return null;
      return {
        seq: gone,
        because: `A stored hash of the tree over the entries up to ${gone} is missing. ${REMEDY}`,
      };
    },
    checkpoints: () => seen,
  };
}
