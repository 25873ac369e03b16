import { latestCheckpoint } from '../../platform/audit/checkpoints.ts';
import { leafOf } from '../../platform/audit/envelope.ts';
import { entriesAbout, entriesOf } from '../../platform/audit/heard.ts';
import { proofOfEntry } from '../../platform/audit/proofs.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { type Hand, handIn, partyWords } from './party.ts';
import type { Seal } from './schema.ts';

/** The entry that sealed a claim, and the hash of each item's rendition as it was sealed; null: no such entry. */
export async function sealedClaim(
  tx: Tx,
  claimId: string,
): Promise<{ readonly seq: number; readonly hashes: ReadonlyMap<string, string> } | null> {
  const [sealed] = await entriesAbout(tx, [claimId], { kinds: ['unit.claimed'], most: 1 });
  if (!sealed) return null;
  const { items = [] } = sealed.envelope.facts as {
    items?: readonly { readonly evidence: string; readonly renditionSha256: string }[];
  };
  return {
    seq: sealed.seq,
    hashes: new Map(items.map(({ evidence, renditionSha256 }) => [evidence, renditionSha256])),
  };
}

/** The sealed record of one entry of an item. */
export interface EntryRecord {
  readonly seq: number;
  readonly leaf: string;
  readonly seal: Seal;
  readonly checkpoint: { readonly size: number; readonly at: string } | null;
  readonly because: string;
}

/**
 * Checks entries of a rendition against the log and its newest signed checkpoint, now and on the server.
 * @param entries as the rendition names them: number and leaf hash, hex
 */
export async function sealsOf(
  tx: Tx,
  entries: readonly { readonly seq: number; readonly leaf: string }[],
): Promise<readonly EntryRecord[]> {
  const checkpoint = await latestCheckpoint(tx);
  const found = new Map(
    (
      await entriesOf(
        tx,
        entries.map(({ seq }) => seq),
      )
    ).map((entry) => [entry.seq, entry]),
  );
  const records: EntryRecord[] = [];
  for (const { seq, leaf } of entries) {
    const entry = found.get(seq);
    const is = (seal: Seal, because: string): EntryRecord => ({
      seq,
      leaf,
      seal,
      checkpoint:
        seal === 'verified' && checkpoint
          ? { size: checkpoint.size, at: checkpoint.madeAt.toISOString() }
          : null,
      because,
    });
    if (entry?.leaf.toString('hex') !== leaf) {
      records.push(is('broken', `Entry ${seq} of the log is not the one that was presented.`));
    } else if (!checkpoint || checkpoint.size < seq) {
      records.push(
        is(
          'not_in_checkpoint',
          `Entry ${seq} stands in the log as presented; no signed checkpoint holds it yet.`,
        ),
      );
    } else {
      const proof = await proofOfEntry(tx, seq, { size: checkpoint.size, parts: 'none' });
      if (!proof.ok) records.push(is('broken', proof.refusal.because));
      else if (leafOf(proof.value.envelope).toString('hex') !== leaf) {
        records.push(is('broken', `Entry ${seq} was changed after it was presented.`));
      } else {
        records.push(
          is(
            'verified',
            `Entry ${seq} stands as presented in the checkpoint of ${checkpoint.size} entries.`,
          ),
        );
      }
    }
  }
  return records;
}

/** What a member did in these entries, by entry number. */
export async function handsIn(
  tx: Tx,
  seqs: readonly number[],
  memberId: string | null,
): Promise<
  ReadonlyMap<number, { readonly kind: string; readonly hand: Hand; readonly words: string }>
> {
  const found = (await entriesOf(tx, seqs)).flatMap(({ seq, kind, envelope }) => {
    const hand = handIn(envelope, memberId);
    return hand ? [[seq, { kind, hand, words: partyWords(kind, seq, hand) }] as const] : [];
  });
  return new Map(found);
}
