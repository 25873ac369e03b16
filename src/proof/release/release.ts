import { canonicalJson } from '../../lib/canonical-json.ts';
import { type Hidden, hideTexts } from '../../lib/redact.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { latestCheckpoint, makeCheckpoint } from '../../platform/audit/checkpoints.ts';
import { logOrigin } from '../../platform/audit/log-keys.ts';
import { consistencyBetween, proofOfEntry } from '../../platform/audit/proofs.ts';
import type { EntryPackage } from '../../platform/audit/tree/entry-package.ts';
import { leafHash } from '../../platform/audit/tree/merkle.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import {
  passagesSettled,
  type Rendition,
  renditionsOf,
  renditionText,
} from '../portfolio/index.ts';
import {
  type FileBeside,
  type Growth,
  RELEASE_FORMAT,
  type ReleasePackage,
  sha256Of,
} from './package.ts';
import { releaseDb } from './tables.ts';

/** Checkpoints that left before, at the most so many are proved to be continued. */
const MOST_GROWTH = 500;

/** What names an amount in a record's facts: such a record stays at the agency, its hash goes. */
const MONEY = /pence|price|amount|margin|charge|\brate|£|gbp/i;

/** What an item would go as: what is read, and which of its records go by their hash alone. */
export interface Prepared {
  readonly rendition: Rendition;
  /** Stands for all that is shown: the rendition without the instant it was made, and what stays. */
  readonly seen: string;
  readonly byHash: ReadonlySet<number>;
  /** What is noted beside a reference of it, told in the same way. */
  readonly noteTo: (criterionId: string) => string;
  /** Refused while a text was changed after a passage of it was hidden. */
  readonly settled: Result<null>;
}

/** Does an envelope say a price, or a name or other text that the rendition hides? */
export function staysHere(
  envelope: { readonly facts: unknown; readonly policies?: unknown },
  hidden: readonly Hidden[],
): boolean {
  const text = JSON.stringify(envelope.facts);
  return MONEY.test(text) || textsIn(envelope.facts).some((one) => hideTexts(one, hidden) !== one);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** What would go of an item now. Refuses `evidence-not-found`. */
export async function prepare(
  tx: Tx,
  learnerId: string,
  evidenceId: string,
  envelopes: (seqs: readonly number[]) => Promise<ReadonlyMap<number, { readonly facts: unknown }>>,
): Promise<Result<Prepared>> {
  const rendered = (await renditionsOf(tx, learnerId, [evidenceId])).get(evidenceId);
  if (!rendered) return refuse('evidence-not-found', 'There is no such item of evidence here.');
  const { rendition, hidden, noteTo } = rendered;
  const own = await envelopes(rendition.entries.map(({ seq }) => seq));
  const byHash = new Set(
    rendition.entries.flatMap(({ seq }) => {
      const envelope = own.get(seq);
      return envelope && !staysHere(envelope, hidden) ? [] : [seq];
    }),
  );
  const seen = sha256Of(
    canonicalJson({ rendition: { ...rendition, made_at: '' }, byHash: [...byHash] }),
  );
  return ok({ rendition, seen, byHash, noteTo, settled: passagesSettled([rendered]) });
}

/**
 * The package of an item as it was looked at. Makes a checkpoint where the newest is not over its records yet.
 * Refuses `passages-again`, and what `makeCheckpoint` and `proofOfEntry` refuse.
 */
export async function packageOf(
  tx: Tx,
  { rendition, byHash, settled }: Prepared,
  to: { readonly learnerId: string; readonly code: string; readonly file?: FileBeside },
): Promise<Result<ReleasePackage>> {
  if (!settled.ok) return settled;
  const last = Math.max(...rendition.entries.map(({ seq }) => seq));
  let checkpoint = await latestCheckpoint(tx);
  if (!checkpoint || checkpoint.size < last) {
    const made = await makeCheckpoint(tx);
    if (!made.ok) return made;
    checkpoint = await latestCheckpoint(tx);
  }
  if (!checkpoint) throw new Error('A checkpoint was made, and there is none.');
  const { size } = checkpoint;
  const entries: ReleasePackage['entries'][number][] = [];
  let verifierKeys: readonly string[] = [];
  for (const { seq } of rendition.entries) {
    const proof = await proofOfEntry(tx, seq, { size, parts: 'none' });
    if (!proof.ok) return proof;
    verifierKeys = proof.value.verifierKeys;
    entries.push(byHash.has(seq) ? closed(proof.value) : proof.value);
  }
  const growth = await growthTo(tx, size);
  if (!growth.ok) return growth;
  const text = renditionText(rendition);
  return ok({
    format: RELEASE_FORMAT,
    evidence: rendition.evidence,
    learner: to.learnerId,
    code: to.code,
    origin: await logOrigin(tx),
    sample: actorOf(tx).isSample,
    verifierKeys: [...verifierKeys],
    renditionSha256: sha256Of(text),
    rendition: text,
    checkpoint: checkpoint.note,
    entries,
    growth: growth.value,
    ...(to.file ? { file: to.file } : {}),
  });
}

function closed({ index, envelope, proof }: EntryPackage) {
  const leaf = leafHash(Buffer.from(envelope)).toString('hex');
  return { closed: true as const, index, leaf, proof: [...proof] };
}

/** That the log of `to` entries begins with each smaller checkpoint that left in a package before. */
async function growthTo(tx: Tx, to: number): Promise<Result<Growth>> {
  const rows = await releaseDb(tx)
    .selectFrom('evidence_release')
    .select('checkpoint_size')
    .distinct()
    .where('checkpoint_size', '<', to)
    .orderBy('checkpoint_size', 'desc')
    .limit(MOST_GROWTH)
    .execute();
  const growth: Growth[number][] = [];
  for (const { checkpoint_size: from } of rows) {
    if (from === null) continue;
    const grown = await consistencyBetween(tx, from, to);
    if (!grown.ok) return grown;
    growth.push({ from, proof: [...grown.value.proof] });
  }
  return ok(growth);
}
