import { sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { fingerprintOf, writeVerifierKey } from '../../platform/audit/tree/note.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { criteriaByCode, frameworkOf, frameworksHere } from '../frameworks/index.ts';
import { addItem, enrol, enrolmentsOf, learnersHere, lockPortfolio } from '../portfolio/index.ts';
import {
  checkRelease,
  type ReleasePackage,
  readRelease,
  samplesApart,
  sha256Of,
} from '../release/index.ts';
import { evidenceBrought, recordBrought } from './events.ts';
import { type Index, type ReadRecord, type Refused, readRecord } from './record-file.ts';
import type { previewRecordRoute } from './schema.ts';
import { leavingDb } from './tables.ts';
import { openFiles } from './take-files.ts';

type Preview = Reply<typeof previewRecordRoute>;

/**
 * What a record would bring: whose, from where, by which key, and every line that is not taken with what to do.
 * Changes nothing. Refuses what `readRecord` refuses, `sample-not-evidence`, `sample-takes-samples` and
 * `own-record`.
 */
export async function previewRecord(tx: Tx, bytes: Buffer): Promise<Result<Preview>> {
  const read = await readFor(tx, bytes);
  if (!read.ok) return read;
  const { manifest, key, index, decisions, enrolments } = read.value;
  return ok({
    from: manifest.organisation.name,
    learner: manifest.learner,
    madeAt: manifest.madeAt,
    sample: manifest.organisation.sample,
    key: { verifierKey: writeVerifierKey(key), fingerprint: fingerprintOf(key) },
    frameworks: enrolments.map(({ framework }) => framework),
    items: index.length,
    references: index.reduce((sum, { references }) => sum + references.length, 0),
    decisions: decisions.length,
    openClaims: read.value.openClaims.length,
    appeals: read.value.appeals.length,
    parts: read.value.parts,
    files: {
      travel: read.value.travelling.length,
      bytes: read.value.travelling.reduce((sum, { bytes: size }) => sum + size, 0),
      stay: read.value.stays.length,
    },
    refused: [...(await refusedIn(tx, read.value))],
  });
}

async function readFor(tx: Tx, bytes: Buffer): Promise<Result<ReadRecord>> {
  const read = readRecord(bytes);
  if (!read.ok) return read;
  const { origin, sample } = read.value.manifest.organisation;
  const apart = samplesApart(tx, sample);
  if (!apart.ok) return apart;
  if (!origin.endsWith(actorOf(tx).organisationId)) return read;
  return refuse(
    'own-record',
    'This record left from here: all of it stands here already. Take it to the other centre.',
  );
}

/** Every line that does not stand: another hash, a package whose proofs fail, a framework not here. */
async function refusedIn(tx: Tx, of: ReadRecord): Promise<readonly Refused[]> {
  const refused = [...of.refused];
  for (const { item, renditionSha256 } of of.index) {
    const path = `evidence/${item}.json`;
    if (refused.some((one) => one.path === path)) continue;
    const stands = packageIn(of, item);
    if (!stands.ok) refused.push({ path, because: stands.refusal.because });
    else if (stands.value.renditionSha256 !== renditionSha256) {
      refused.push({ path, because: 'Its rendition is not the one that the index names.' });
    }
  }
  const pairs = pairsOf(of.index);
  const known = await criteriaByCode(tx, pairs);
  const here = new Set((await frameworksHere(tx)).map(({ code }) => code));
  const codes = new Set([
    ...of.enrolments.map(({ framework }) => framework),
    ...pairs.map(({ framework }) => framework),
  ]);
  for (const code of codes) {
    if (here.has(code)) continue;
    const file = `frameworks/${code}.case.json`;
    refused.push({
      path: file,
      because: `The framework ${code} is not here. Import it first under Frameworks: its package is in this archive as ${file}.`,
    });
  }
  for (const { framework, code } of pairs) {
    if (!here.has(framework) || known.has(`${framework} ${code}`)) continue;
    refused.push({
      path: 'evidence/index.json',
      because: `${framework} ${code} is in no revision here. Import the framework’s package from this archive first.`,
    });
  }
  return refused;
}

/** The package of an item, checked by its own log's key: an item of an earlier centre is under that one's. */
function packageIn(of: ReadRecord, item: string): Result<ReleasePackage> {
  const read = readRelease(Buffer.from(of.files.get(`evidence/${item}.json`) ?? ''));
  if (!read.ok) return read;
  const own = read.value.origin === of.manifest.organisation.origin ? [of.key] : null;
  const proven = checkRelease(read.value, [], own);
  if (!proven.ok) return proven;
  if (read.value.evidence === item) return read;
  return refuse('other-item', 'It is the package of another item.');
}

const pairsOf = (index: Index) =>
  index.flatMap(({ references }) =>
    references.map(({ framework, criterion }) => ({ framework, code: criterion })),
  );

/**
 * Takes a learner's record from another centre in, whole and in one act: enrolments, items of the source 'brought'
 * with their references, and the decisions made there, as theirs. The same record again is the first. Refuses what
 * `previewRecord` and `enrol` refuse, `key-not-compared`, `record-not-whole`, `own-learner`, `learner-not-found` and
 * `already-here`.
 * @param input.key the key of the preview, compared by a person with the other centre
 */
export async function bringRecord(
  tx: Tx,
  input: {
    readonly id: string;
    readonly learnerId: string;
    readonly key: string;
    readonly bytes: Buffer;
  },
): Promise<Result<{ recordId: string }>> {
  const read = await readFor(tx, input.bytes);
  if (!read.ok) return read;
  const of = read.value;
  const sha256 = sha256Of(of.manifestText);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`brought:${sha256}`}, 0))`.execute(
    leavingDb(tx),
  );
  const before = await leavingDb(tx)
    .selectFrom('brought_record')
    .select(['id', 'learner_id'])
    .where('manifest_sha256', '=', Buffer.from(sha256, 'hex'))
    .executeTakeFirst();
  if (before) {
    return before.learner_id === input.learnerId
      ? ok({ recordId: before.id })
      : refuse('already-here', 'This record was brought for another learner already.');
  }
  if (input.key !== writeVerifierKey(of.key)) {
    return refuse(
      'key-not-compared',
      'The key is not the one of this record. Look at the preview again, compare its fingerprint with the other centre, then take it in.',
    );
  }
  if (actorOf(tx).memberId === input.learnerId) {
    return refuse('own-learner', 'This would be your own record. Ask somebody else who may.');
  }
  const [first] = await refusedIn(tx, of);
  if (first) {
    return refuse(
      'record-not-whole',
      `Nothing was taken in, since not all of it stands. ${first.path}: ${first.because}`,
    );
  }
  const enrolled = await enrolOn(tx, of, input.learnerId);
  if (!enrolled.ok) return enrolled;
  if (!(await learnersHere(tx)).some(({ id }) => id === input.learnerId)) {
    return refuse(
      'learner-not-found',
      'There is no such learner here. Register them as a learner first, then take the record in.',
    );
  }
  await lockPortfolio(tx, input.learnerId);
  const kept = await keep(tx, of, input, sha256);
  return kept.ok ? ok({ recordId: input.id }) : kept;
}

async function enrolOn(tx: Tx, of: ReadRecord, learnerId: string): Promise<Result<null>> {
  const cards = await frameworksHere(tx);
  const has = await enrolmentsOf(tx, { learnerIds: [learnerId] });
  for (const { framework, startedOn, units } of of.enrolments) {
    const card = cards.find(({ code, newest }) => code === framework && newest);
    const same = cards.filter(({ code }) => code === framework).map(({ id }) => id);
    if (!card || has.some(({ frameworkId }) => same.includes(frameworkId))) continue;
    const tree = await frameworkOf(tx, card.id);
    const unitIds = (tree?.units ?? [])
      .filter(({ reference }) => units.includes(reference))
      .map(({ unitId }) => unitId);
    const done = await enrol(tx, {
      id: newId(),
      memberId: learnerId,
      frameworkId: card.id,
      startedOn,
      unitIds,
      // They began elsewhere, so that it has ended for new learners stops nothing by default.
      endedBecause: 'Came with their record',
    });
    if (!done.ok) return done;
  }
  return ok(null);
}

async function keep(
  tx: Tx,
  of: ReadRecord,
  { id, learnerId }: { readonly id: string; readonly learnerId: string },
  sha256: string,
): Promise<Result<null>> {
  const db = leavingDb(tx);
  const { organisationId, memberId } = actorOf(tx);
  const { origin, name } = of.manifest.organisation;
  await db
    .insertInto('brought_record')
    .values({
      organisation_id: organisationId,
      id,
      learner_id: learnerId,
      from_name: name,
      origin,
      verifier_key: writeVerifierKey(of.key),
      manifest: of.manifestText,
      manifest_sha256: Buffer.from(sha256, 'hex'),
      brought_at: nowOf(tx),
      brought_by: memberId ?? '',
    })
    .execute();
  const criteria = await criteriaByCode(tx, pairsOf(of.index));
  for (const one of of.index) {
    const added = await addItem(tx, {
      id: one.item,
      learnerId,
      source: 'brought',
      title: one.title,
      parties: [],
      references: one.references.map(({ framework, criterion, note }) => ({
        criterionId: criteria.get(`${framework} ${criterion}`) ?? '',
        note,
      })),
    });
    if (!added.ok) return added;
    await db
      .insertInto('brought_item')
      .values({
        organisation_id: organisationId,
        evidence_id: one.item,
        learner_id: learnerId,
        record_id: id,
        source: one.source,
        accepted_at: new Date(one.acceptedAt),
        package: of.files.get(`evidence/${one.item}.json`) ?? '',
      })
      .execute();
    record(tx, evidenceBrought, {
      subjects: { learner: learnerId, evidence: one.item, learner_record: id },
      facts: { renditionSha256: one.renditionSha256, references: [...added.value] },
    });
  }
  for (const one of of.decisions) {
    await db
      .insertInto('brought_decision')
      .values({
        organisation_id: organisationId,
        record_id: id,
        id: one.decisionId,
        framework_code: one.framework,
        unit: one.unit,
        outcome: one.outcome,
        standing: one.standing,
        decided_on: dateIn(new Date(one.decidedAt)),
        details: JSON.stringify(one),
      })
      .execute();
  }
  const opened = await openFiles(tx, of, { id, learnerId });
  if (!opened.ok) return opened;
  for (const one of of.openClaims) {
    await db
      .insertInto('brought_claim')
      .values({
        organisation_id: organisationId,
        record_id: id,
        id: one.claim,
        framework_code: one.framework,
        unit: one.unit,
        attempt: one.attempt,
        claimed_on: dateIn(new Date(one.claimedAt)),
      })
      .execute();
  }
  record(tx, recordBrought, {
    subjects: { learner: learnerId, learner_record: id },
    facts: {
      manifestSha256: sha256,
      origin,
      key: writeVerifierKey(of.key),
      items: of.index.map(({ item, renditionSha256 }) => ({ item, renditionSha256 })),
      decisions: of.decisions.length,
    },
  });
  return ok(null);
}
