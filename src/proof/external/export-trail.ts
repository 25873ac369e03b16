import { createHash } from 'node:crypto';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { latestCheckpoint } from '../../platform/audit/checkpoints.ts';
import { entriesAbout, type HeardEntry } from '../../platform/audit/heard.ts';
import { proofOfEntry } from '../../platform/audit/proofs.ts';
import { record } from '../../platform/audit/record.ts';
import type { EntryPackage } from '../../platform/audit/tree/entry-package.ts';
import { MOST_PACKAGE_BYTES } from '../../platform/audit/tree/package-file.ts';
import { TRAIL_FORMAT, writeTrailPackage } from '../../platform/audit/tree/trail-package.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { decisionsOn } from '../assessment/index.ts';
import { type ClaimCard, claimOf } from '../portfolio/index.ts';
import { frozenOf, releasedWith } from '../verification/index.ts';
import { trailExported } from './events.ts';
import { besideBase, keyOfUnit } from './found.ts';
import { ownSample } from './own-sample.ts';
import { externalDb } from './tables.ts';

interface Document {
  readonly name: string;
  readonly sha256: string;
  readonly text: string;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const documentOf = (name: string, text: string): Document => ({ name, sha256: sha256(text), text });

/** Of a whole cycle only what closes it: the signature and the release. */
const OF_CYCLE = ['base.signed', 'external.base_signed', 'base.released'];

/**
 * All that led to a picked unit as one file: the claim, its renditions and the work they rest on, judgements, dialogue,
 * decision, countersignature, what the centre's verifiers froze and found, what was found from outside, signature and
 * release; each record sealed and with its proof in the newest checkpoint. It verifies without this server. Refuses
 * `pick-not-found`, as `ownSample`, `unit-not-claimed`, `not-in-checkpoint-yet` and `trail-too-large`.
 */
export async function exportTrail(tx: Tx, pickId: string): Promise<Result<FileReply>> {
  const picked = await externalDb(tx)
    .selectFrom('external_pick')
    .select(['sample_id', 'learner_id', 'unit_id'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', pickId)
    .executeTakeFirst();
  if (!picked) return refuse('pick-not-found', 'There is no such unit in an external sample here.');
  const sample = await ownSample(tx, picked.sample_id);
  if (!sample.ok) return sample;
  const beside = await besideBase(tx, sample.value);
  if (!beside.ok) return beside;
  const claimId = beside.value.claims.get(keyOfUnit(picked.learner_id, picked.unit_id));
  const claim = claimId === undefined ? null : await claimOf(tx, claimId);
  if (!claim) return refuse('unit-not-claimed', 'This unit is claimed no more: there is no trail.');
  const decision = (await decisionsOn(tx, [claim.claimId])).get(claim.claimId);
  const frozen = await frozenOf(tx, picked.learner_id, picked.unit_id);
  const found = await entriesOfTrail(tx, {
    claim,
    sampleIds: frozen.map(({ sampleId }) => sampleId),
    cycleId: sample.value.cycle_id,
    externalSampleId: picked.sample_id,
    pickId,
  });
  const facts = found.map(({ envelope }) => JSON.stringify(envelope.facts));
  const released = decision ? await releasedWith(tx, decision.id) : null;
  // A declaration from before its hash was sealed has nothing to be checked by.
  const declaration = documentOf('The learner’s own declaration', claim.declaration);
  const isSealed = facts.some((text) => text.includes(`"${declaration.sha256}"`));
  const documents = [
    ...claim.evidence.map((item, at) =>
      documentOf(`Item ${at + 1}: ${item.title}`, item.renditionText),
    ),
    ...(isSealed ? [declaration] : []),
    ...(decision ? [documentOf('The assessor’s decision', decision.paper)] : []),
    ...frozen.map(({ stage, text }, at) =>
      documentOf(`What a verifier froze ${at + 1}, ${stage}`, text),
    ),
    ...(released === null ? [] : [documentOf('Decisions released with it', released)]),
  ];
  const checkpoint = await latestCheckpoint(tx);
  const seqs = [...new Set([...found.map(({ seq }) => seq), ...workIn(claim)])].sort(
    (a, b) => a - b,
  );
  if (!checkpoint || checkpoint.size < (seqs.at(-1) ?? 0)) {
    return refuse(
      'not-in-checkpoint-yet',
      'Not every record of this trail is in a checkpoint yet. One is made within a minute while Deskproof runs: try again then.',
    );
  }
  const entries: EntryPackage[] = [];
  for (const seq of seqs) {
    const proof = await proofOfEntry(tx, seq, { size: checkpoint.size, parts: 'none' });
    if (!proof.ok) return proof;
    entries.push(proof.value);
  }
  const text = writeTrailPackage({
    format: TRAIL_FORMAT,
    claim: claim.claimId,
    title: `${claim.unit.reference}, attempt ${claim.attempt}, ${claim.learnerName}`,
    checkpoint: checkpoint.note,
    documents,
    entries,
  });
  const bytes = Buffer.from(text);
  if (bytes.length > MOST_PACKAGE_BYTES) {
    return refuse(
      'trail-too-large',
      `This trail has ${bytes.length} bytes, and a file that verifies has ${MOST_PACKAGE_BYTES} at the most. Read the claim here instead.`,
    );
  }
  record(tx, trailExported, {
    subjects: {
      externalSample: picked.sample_id,
      learner: picked.learner_id,
      claim: claim.claimId,
    },
    facts: {
      pick: pickId,
      entries: entries.length,
      checkpoint: checkpoint.size,
      packageSha256: sha256(text),
    },
  });
  return ok({ fileName: `trail-${claim.claimId}.json`, contentType: 'application/json', bytes });
}

const workIn = ({ evidence }: ClaimCard): readonly number[] =>
  evidence.flatMap(({ rendition }) => rendition.entries.map(({ seq }) => seq));

async function entriesOfTrail(
  tx: Tx,
  of: {
    readonly claim: ClaimCard;
    readonly sampleIds: readonly string[];
    readonly cycleId: string;
    readonly externalSampleId: string;
    readonly pickId: string;
  },
): Promise<readonly HeardEntry[]> {
  const own = (await entriesAbout(tx, [of.claim.claimId, ...of.sampleIds])).filter(
    ({ kind }) => kind !== 'external.trail_exported',
  );
  const outside = (await entriesAbout(tx, [of.externalSampleId])).filter(
    ({ kind, envelope }) =>
      kind === 'external.sample_closed' ||
      (kind.startsWith('external.unit_') && envelope.facts['pick'] === of.pickId),
  );
  return [...own, ...outside, ...(await entriesAbout(tx, [of.cycleId], { kinds: OF_CYCLE }))];
}
