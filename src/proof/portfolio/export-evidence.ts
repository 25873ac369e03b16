import { ok, type Result, refuse } from '../../lib/result.ts';
import { latestCheckpoint } from '../../platform/audit/checkpoints.ts';
import { proofOfEntry } from '../../platform/audit/proofs.ts';
import { record } from '../../platform/audit/record.ts';
import type { EntryPackage } from '../../platform/audit/tree/entry-package.ts';
import {
  EVIDENCE_FORMAT,
  writeEvidencePackage,
} from '../../platform/audit/tree/evidence-package.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply, PiecedFile } from '../../platform/http/serve.ts';
import { mayLeave, sourceOf } from './documents.ts';
import { evidenceExported } from './events.ts';
import { ownEvidence, ownLearner } from './learner.ts';
import { passagesSettled, renditionsOf, renditionText, sha256 } from './rendition.ts';

/**
 * An item as evidence for somebody else: its rendition, every sealed entry it rests on with the proof that
 * it stands in the log, and the signed checkpoint; nothing personal is opened. JSON; of a file an archive with its bytes
 * beside. Refuses
 * `not-a-learner`, `sample-not-evidence`, `evidence-not-found`, `not-your-evidence`,
 * `not-in-checkpoint-yet`, `passages-again`, and as the room of its source says (`mayLeave`).
 */
export async function exportEvidence(
  tx: Tx,
  evidenceId: string,
): Promise<Result<FileReply | PiecedFile>> {
  const learner = await ownLearner(tx);
  if (!learner.ok) return learner;
  const item = await ownEvidence(tx, learner.value, evidenceId);
  if (!item.ok) return item;
  if (actorOf(tx).isSample) {
    return refuse(
      'sample-not-evidence',
      'This is the sample: nothing of it is evidence, so it is not exported as evidence.',
    );
  }
  const rendered = (await renditionsOf(tx, learner.value, [evidenceId])).get(evidenceId);
  if (!rendered) throw new Error('An item that cannot be shown.');
  const settled = passagesSettled([rendered]);
  if (!settled.ok) return settled;
  const leaves = await mayLeave(tx, rendered);
  if (!leaves.ok) return leaves;
  const checkpoint = await latestCheckpoint(tx);
  const seqs = rendered.rendition.entries.map(({ seq }) => seq);
  if (!checkpoint || checkpoint.size < Math.max(...seqs)) {
    return refuse(
      'not-in-checkpoint-yet',
      'Not every record of this item is in a checkpoint yet. One is made within a minute while Deskproof runs: try again then.',
    );
  }
  const entries: EntryPackage[] = [];
  for (const seq of seqs) {
    const proof = await proofOfEntry(tx, seq, { size: checkpoint.size, parts: 'none' });
    if (!proof.ok) return proof;
    entries.push(proof.value);
  }
  const text = renditionText(rendered.rendition);
  const bytes = Buffer.from(
    writeEvidencePackage({
      format: EVIDENCE_FORMAT,
      evidence: evidenceId,
      renditionSha256: sha256(text),
      rendition: text,
      checkpoint: checkpoint.note,
      entries,
    }),
  );
  record(tx, evidenceExported, {
    subjects: { learner: learner.value, evidence: evidenceId },
    facts: {
      entries: seqs,
      checkpoint: checkpoint.size,
      packageSha256: sha256(bytes.toString('utf8')),
    },
  });
  const pack = sourceOf(rendered.source).pack;
  if (pack) {
    const words = [{ path: 'evidence.json', bytes }];
    const packed = await pack(tx, evidenceId, words, sha256(bytes.toString('utf8')));
    if (!packed.ok) return packed;
    const told = { fileName: `evidence-${evidenceId}.zip`, contentType: 'application/zip' };
    return ok({ ...told, ...packed.value });
  }
  return ok({
    fileName: `evidence-${evidenceId}.json`,
    contentType: 'application/json',
    bytes,
  });
}
