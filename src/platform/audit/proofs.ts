import { ok, type Result, refuse } from '../../lib/result.ts';
import { actorOf, type Tx } from '../db/tx.ts';
import {
  checkpointAt,
  type KeptCheckpoint,
  latestCheckpoint,
  notFound,
  signaturesOf,
} from './checkpoints.ts';
import { leafOf } from './envelope.ts';
import { logOrigin, verifierKeys } from './log-keys.ts';
import { hashesOf } from './log-nodes.ts';
import { logDb } from './tables.ts';
import { readOrigin } from './tree/checkpoint.ts';
import { CONSISTENCY_FORMAT, type ConsistencyPackage } from './tree/consistency-package.ts';
import { ENTRY_FORMAT, type EntryPackage } from './tree/entry-package.ts';
import {
  consistencySpans,
  inclusionSpans,
  verifyConsistency,
  verifyInclusion,
} from './tree/merkle.ts';

/** Whose parts an entry package shows: of the persons named, of none, or of all that are still there. */
export type PartsShown = readonly string[] | 'none' | 'all';

interface Held {
  readonly person: string;
  readonly part: string;
  readonly salt: Buffer;
}

async function readEntry(tx: Tx, seq: number) {
  const { organisationId } = actorOf(tx);
  const entry = await logDb(tx)
    .selectFrom('log_entry')
    .select('envelope')
    .where('organisation_id', '=', organisationId)
    .where('seq', '=', seq)
    .executeTakeFirst();
  if (!entry) return null;
  const held: readonly Held[] = await logDb(tx)
    .selectFrom('log_part')
    .select(['person_id as person', 'part', 'salt'])
    .where('organisation_id', '=', organisationId)
    .where('seq', '=', seq)
    .orderBy('person_id')
    .execute();
  return { ...entry, held, people: peopleIn(entry.envelope) };
}

/** The persons that an envelope names; of one that was changed past reading, none: its proof fails. */
function peopleIn(envelope: string): readonly string[] {
  try {
    const { people } = JSON.parse(envelope) as { people: readonly { person: string }[] };
    return people.map(({ person }) => person);
  } catch {
    return [];
  }
}

const noEntry = (seq: number): Result<never> =>
  refuse('entry-not-found', `The log has no entry ${seq}.`);

/** The persons of an entry, and whether their part is still held or was erased: what a page offers. */
export async function partsOfEntry(
  tx: Tx,
  seq: number,
): Promise<Result<readonly { readonly person: string; readonly state: 'held' | 'erased' }[]>> {
  const entry = await readEntry(tx, seq);
  if (!entry) return noEntry(seq);
  const held = new Set(entry.held.map(({ person }) => person));
  return ok(
    entry.people.map((person) => ({ person, state: held.has(person) ? 'held' : 'erased' })),
  );
}

function chooseParts(
  seq: number,
  people: readonly string[],
  held: readonly Held[],
  parts: PartsShown,
): Result<readonly Held[]> {
  if (parts === 'none') return ok([]);
  if (parts === 'all') return ok(held);
  const chosen: Held[] = [];
  for (const person of new Set(parts)) {
    const part = held.find((one) => one.person === person);
    if (part) chosen.push(part);
    else if (people.includes(person)) {
      return refuse(
        'part-erased',
        `What entry ${seq} said of the person ${person} was erased. The entry can be proved without it: leave that part out.`,
      );
    } else return refuse('part-not-found', `Entry ${seq} says nothing of the person ${person}.`);
  }
  return ok(chosen);
}

async function checkpointFor(
  tx: Tx,
  seq: number,
  size: number | undefined,
): Promise<Result<KeptCheckpoint>> {
  if (size !== undefined) {
    const kept = await checkpointAt(tx, size);
    if (!kept) return notFound(size);
    if (size >= seq) return ok(kept);
    return refuse(
      'not-in-checkpoint-yet',
      `The checkpoint of ${size} entries was made before entry ${seq}. Choose one of at least ${seq} entries.`,
    );
  }
  const latest = await latestCheckpoint(tx);
  if (latest && latest.size >= seq) return ok(latest);
  return refuse(
    'not-in-checkpoint-yet',
    `Entry ${seq} is not in a checkpoint yet. One is made within a minute while Deskproof runs: try again then.`,
  );
}

/** What every package says of this log: its name, whether it is a sample, the keys that signed. */
async function fromLog(tx: Tx, checkpoints: readonly KeptCheckpoint[]) {
  const signers = new Set(
    checkpoints.flatMap(({ note }) => signaturesOf(note).map((signature) => signature.keyId)),
  );
  const origin = await logOrigin(tx);
  return {
    origin,
    sample: readOrigin(origin)?.isSample ?? true,
    verifierKeys: (await verifierKeys(tx))
      .filter((key) => signers.has(key.id))
      .map((key) => key.verifierKey),
  };
}

/**
 * One entry with the proof that it stands in a checkpoint: what leaves the house beside the checkpoint.
 * @param seq the entry's number in the log, from 1
 * @param size the checkpoint to prove it in; the newest if left out
 * @param parts whose particulars are shown; those erased are among the withheld
 * Refuses 'entry-not-found', 'checkpoint-not-found', 'not-in-checkpoint-yet', 'part-erased',
 * 'part-not-found', and 'log-broken' when the entry no longer leads to the checkpoint's root.
 */
export async function proofOfEntry(
  tx: Tx,
  seq: number,
  { size, parts }: { readonly size?: number | undefined; readonly parts: PartsShown },
): Promise<Result<EntryPackage>> {
  const entry = await readEntry(tx, seq);
  if (!entry) return noEntry(seq);
  const shown = chooseParts(seq, entry.people, entry.held, parts);
  if (!shown.ok) return shown;
  const checkpoint = await checkpointFor(tx, seq, size);
  if (!checkpoint.ok) return checkpoint;
  const spans = inclusionSpans(seq - 1, checkpoint.value.size);
  const proof = spans.map(await hashesOf(tx, spans));
  const { root, size: over } = checkpoint.value;
  if (!verifyInclusion(leafOf(entry.envelope), seq - 1, over, proof, root)) return broken(over);
  return ok({
    format: ENTRY_FORMAT,
    ...(await fromLog(tx, [checkpoint.value])),
    index: seq - 1,
    size: over,
    envelope: entry.envelope,
    parts: shown.value.map(({ person, part, salt }) => ({
      person,
      part,
      salt: salt.toString('hex'),
    })),
    withheld: entry.people.length - shown.value.length,
    proof: proof.map((hash) => hash.toString('base64')),
  });
}

/** The proof that the checkpoint of `to` entries begins with the one of `from`: both must have been made. */
export async function consistencyBetween(
  tx: Tx,
  from: number,
  to: number,
): Promise<Result<ConsistencyPackage>> {
  if (from > to) {
    return refuse(
      'checkpoint-order',
      `A log grows: the first checkpoint (${from}) must not be larger than the second (${to}). Swap the two.`,
    );
  }
  const first = await checkpointAt(tx, from);
  if (!first) return notFound(from);
  const second = await checkpointAt(tx, to);
  if (!second) return notFound(to);
  const spans = consistencySpans(from, to);
  const proof = spans.map(await hashesOf(tx, spans));
  if (!verifyConsistency(from, to, first.root, second.root, proof)) return broken(to);
  return ok({
    format: CONSISTENCY_FORMAT,
    ...(await fromLog(tx, [first, second])),
    from,
    to,
    proof: proof.map((hash) => hash.toString('base64')),
  });
}

function broken(size: number): Result<never> {
  return refuse(
    'log-broken',
    `The log does not lead to the checkpoint of ${size} entries that was signed: it was changed afterwards. Run verify to see where.`,
  );
}
