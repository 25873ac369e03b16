import { canonicalJson } from '../../lib/canonical-json.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { entriesOf } from '../../platform/audit/heard.ts';
import { logOrigin, signingKeys } from '../../platform/audit/log-keys.ts';
import { record } from '../../platform/audit/record.ts';
import { signNote, writeVerifierKey } from '../../platform/audit/tree/note.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply, PiecedFile } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { writeZip } from '../../platform/zip.ts';
import { decisionsIn, judgementsOn, standingsOf } from '../assessment/index.ts';
import { credentialsOf } from '../certification/index.ts';
import { archiveOf } from '../files/index.ts';
import { exportCase, frameworkOf, frameworksHere, unitOf } from '../frameworks/index.ts';
import { claimsOfLearners, enrolmentsOf, itemsIndexed, learnersHere } from '../portfolio/index.ts';
import { programmeOf } from '../programme/index.ts';
import { packageOf, prepare, readRelease, sha256Of, writeRelease } from '../release/index.ts';
import { recordExported } from './events.ts';
import {
  APPEALS,
  type Decisions,
  type Enrolments,
  FILES,
  type Index,
  MANIFEST,
  type Manifest,
  type OpenClaims,
  PART,
  PART_FORMAT,
  PARTS,
  RECORD_FORMAT,
  SIGNATURE,
  signedText,
} from './record-file.ts';
import { partAt, partsOf, type RecordPart, sizesOf } from './record-parts.ts';
import type { recordPartsRoute } from './schema.ts';
import { leavingDb } from './tables.ts';

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/**
 * A learner's whole record as an archive of standard files, with a manifest of hashes that the key of the log signs; of
 * many files in parts, the first with all words, the others with files alone. Makes a checkpoint where the newest is not
 * over all of it. Refuses `learner-not-found`, `no-such-part`, and what `packageOf` and `signingKeys` refuse.
 * @param nth which part, from 1
 */
export async function exportRecord(
  tx: Tx,
  learnerId: string,
  nth = 1,
): Promise<Result<FileReply | PiecedFile>> {
  const known = await learnerNamed(tx, learnerId);
  if (!known.ok) return known;
  const { parts, files, stays, said } = await partsOf(tx, learnerId);
  const part = partAt(parts, nth);
  if (!part.ok) return part;
  const place = { nth, of: parts.length, part: part.value };
  if (nth > 1) return furtherPart(tx, learnerId, place);
  const texts = new Map<string, string>();
  const items = await evidence(tx, learnerId, texts);
  if (!items.ok) return items;
  texts.set('evidence/index.json', pretty(items.value));
  texts.set('evidence/index.csv', csvOf(items.value));
  const enrolments = await enrolled(tx, learnerId);
  texts.set('enrolments.json', pretty(enrolments));
  const decisions = await decided(tx, learnerId);
  texts.set('decisions.json', pretty(decisions));
  texts.set('open-claims.json', pretty(await openClaims(tx, learnerId)));
  texts.set('brought-decisions.json', pretty(await broughtBefore(tx, learnerId)));
  const programme = await programmeOf(tx, learnerId);
  texts.set('programme.json', pretty(programme.ok ? programme.value : null));
  for (const { id, signed, text } of await credentialsOf(tx, learnerId)) {
    texts.set(`credentials/${id}.${signed ? 'jwt' : 'json'}`, text);
  }
  const used = new Set([
    ...enrolments.map(({ framework }) => framework),
    ...items.value.flatMap(({ references }) => references.map(({ framework }) => framework)),
  ]);
  for (const card of await frameworksHere(tx)) {
    if (!card.newest || !used.has(card.code)) continue;
    const file = await exportCase(tx, card.id);
    if (!file.ok) return file;
    texts.set(`frameworks/${card.code}.case.json`, file.value.bytes.toString('utf8'));
  }
  if (files.length + stays.length > 0) texts.set(FILES, pretty({ files, stays }));
  if (said.appeals.length > 0) texts.set(APPEALS, pretty(said));
  if (parts.length > 1) texts.set(PARTS, pretty({ of: parts.length }));
  return sealed(tx, learnerId, texts, place);
}

async function learnerNamed(tx: Tx, learnerId: string): Promise<Result<string>> {
  const learner = (await learnersHere(tx)).find(({ id }) => id === learnerId);
  return learner ? ok(learner.name) : refuse('learner-not-found', 'There is no such learner here.');
}

/** In how many archives a learner's record goes now. Refuses `learner-not-found`. */
export async function recordParts(
  tx: Tx,
  learnerId: string,
): Promise<Result<ReplyIn<typeof recordPartsRoute>>> {
  const known = await learnerNamed(tx, learnerId);
  return known.ok ? ok({ parts: sizesOf((await partsOf(tx, learnerId)).parts) }) : known;
}

interface Place {
  readonly nth: number;
  readonly of: number;
  readonly part: RecordPart;
}

const told = (learnerId: string, { nth, of }: Place) => ({
  fileName: `record-${learnerId}${of > 1 ? `-part-${nth}-of-${of}` : ''}.zip`,
  contentType: 'application/zip',
});

/** Files alone, under a word of which they are: the first part's manifest and index say by their hashes what they must be. */
async function furtherPart(tx: Tx, learnerId: string, place: Place): Promise<Result<PiecedFile>> {
  const { files } = place.part;
  const text = canonicalJson({
    format: PART_FORMAT,
    organisation: (await organisationCard(tx)).name,
    learner: (await memberNames(tx)).get(learnerId) ?? '',
    part: place.nth,
    of: place.of,
    files: files.map(({ item, sha256 }) => ({ item, sha256 })),
  });
  record(tx, recordExported, {
    subjects: { learner: learnerId },
    facts: { manifestSha256: sha256Of(text), files: files.length, part: place.nth },
  });
  const words = [{ path: PART, bytes: Buffer.from(text) }];
  return ok({
    ...told(learnerId, place),
    ...(await archiveOf(tx, words, files, sha256Of(text))),
  });
}

/** The items, each with its package of rendition and proofs; what came with the learner leaves as it came. */
async function evidence(
  tx: Tx,
  learnerId: string,
  texts: Map<string, string>,
): Promise<Result<Index>> {
  const brought = new Map(
    (
      await leavingDb(tx)
        .selectFrom('brought_item')
        .selectAll()
        .where('learner_id', '=', learnerId)
        .execute()
    ).map((row) => [row.evidence_id, row]),
  );
  const index: Index = [];
  for (const item of await itemsIndexed(tx, learnerId)) {
    const came = brought.get(item.evidenceId);
    const own = came ? null : await packed(tx, learnerId, item.evidenceId);
    if (own && !own.ok) return own;
    const text = came?.package ?? own?.value.text ?? '';
    const read = readRelease(Buffer.from(text));
    if (!read.ok) return read;
    texts.set(`evidence/${item.evidenceId}.json`, text);
    index.push({
      item: item.evidenceId,
      // As the package says it: what names or reaches somebody stays here.
      title: own?.value.title ?? item.title,
      source: came?.source ?? item.source,
      acceptedAt: (came?.accepted_at ?? item.acceptedAt).toISOString(),
      renditionSha256: read.value.renditionSha256,
      references: item.references.map(({ framework, criterion, note, criterionId }) => ({
        framework,
        criterion,
        note: own && note !== '' ? own.value.noteTo(criterionId) : note,
      })),
    });
  }
  return ok(index.sort((a, b) => order(a.acceptedAt, b.acceptedAt) || order(a.item, b.item)));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface Packed {
  readonly text: string;
  readonly title: string;
  readonly noteTo: (criterionId: string) => string;
}

async function packed(tx: Tx, learnerId: string, evidenceId: string): Promise<Result<Packed>> {
  const item = await prepare(tx, learnerId, evidenceId, async (seqs) => {
    const entries = await entriesOf(tx, seqs);
    return new Map(entries.map(({ seq, envelope }) => [seq, envelope]));
  });
  if (!item.ok) return item;
  const made = await packageOf(tx, item.value, { learnerId, code: 'whole record' });
  if (!made.ok) return made;
  const { rendition, noteTo } = item.value;
  return ok({ text: writeRelease(made.value), title: rendition.title, noteTo });
}

async function enrolled(tx: Tx, learnerId: string): Promise<Enrolments> {
  const enrolments: Enrolments = [];
  for (const { frameworkId, startedOn, unitIds } of await enrolmentsOf(tx, {
    learnerIds: [learnerId],
  })) {
    const tree = await frameworkOf(tx, frameworkId);
    if (!tree) continue;
    const units = tree.units.filter(({ unitId }) => unitIds.includes(unitId));
    enrolments.push({
      framework: tree.code,
      startedOn,
      units: units.map(({ reference }) => reference),
    });
  }
  return enrolments;
}

/** Decisions of this centre with every judgement, feedback aside; who judged is named, as on the paper. */
async function decided(tx: Tx, learnerId: string): Promise<Decisions> {
  const lines = await decisionsIn(tx, { learnerIds: [learnerId] });
  const names = await memberNames(tx);
  const standings = await standingsOf(
    tx,
    lines.map(({ decisionId }) => decisionId),
  );
  const judgements = await judgementsOn(
    tx,
    lines.map(({ claimId }) => claimId),
  );
  const decisions: Decisions = [];
  for (const line of lines) {
    const unit = await unitOf(tx, line.unitId);
    const codes = new Map(unit?.criteria.map(({ criterionId, code }) => [criterionId, code]));
    decisions.push({
      decisionId: line.decisionId,
      framework: unit?.frameworkCode ?? '',
      unit: line.unitReference,
      title: unit?.title ?? '',
      outcome: line.outcome,
      standing: standings.get(line.decisionId) ?? 'informal',
      decidedAt: line.decidedAt.toISOString(),
      attempt: line.attempt,
      assessor: names.get(line.assessorId) ?? '',
      countersignature: line.countersignature,
      judgements: judgements
        .filter(({ claimId }) => claimId === line.claimId)
        .map((one) => ({
          criterion: codes.get(one.criterionId) ?? '',
          outcome: one.outcome,
          method: one.method,
          note: one.note,
          action: one.action,
          answers: one.answers,
          evidence: one.evidenceIds,
          judgedAt: one.judgedAt.toISOString(),
        })),
    });
  }
  return decisions;
}

/** Claims that nobody has decided: to be claimed again where the learner goes. */
async function openClaims(tx: Tx, learnerId: string): Promise<OpenClaims> {
  const lines = await claimsOfLearners(tx, { learnerIds: [learnerId], inHandOf: null });
  const open: OpenClaims = [];
  for (const { claimId, unitId, attempt, claimedAt, decidedAt, withdrawnAt } of lines) {
    const unit = decidedAt || withdrawnAt ? null : await unitOf(tx, unitId);
    if (!unit) continue;
    open.push({
      claim: claimId,
      framework: unit.frameworkCode,
      unit: unit.reference,
      attempt,
      claimedAt: claimedAt.toISOString(),
    });
  }
  return open.sort((a, b) => order(a.claimedAt, b.claimedAt) || order(a.claim, b.claim));
}

async function broughtBefore(tx: Tx, learnerId: string) {
  return leavingDb(tx)
    .selectFrom('brought_decision as d')
    .innerJoin('brought_record as r', (join) =>
      join.onRef('r.organisation_id', '=', 'd.organisation_id').onRef('r.id', '=', 'd.record_id'),
    )
    .select(['r.from_name as from', 'd.details'])
    .where('r.learner_id', '=', learnerId)
    .orderBy('d.decided_on')
    .orderBy('d.id')
    .execute();
}

/** One line a reference, one for an item without any. */
function csvOf(index: Index): string {
  const cell = (text: string) => {
    // A cell that begins like a formula is no formula anywhere it is opened.
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return `"${safe.replaceAll('"', '""')}"`;
  };
  const lines = index.flatMap((one) => {
    const item = [one.item, one.title, one.source, one.acceptedAt, one.renditionSha256];
    const references = one.references.map((each) => [each.framework, each.criterion, each.note]);
    return (references.length === 0 ? [['', '', '']] : references).map((each) =>
      [...item, ...each].map(cell).join(','),
    );
  });
  return [
    'item,title,source,accepted,rendition_sha256,framework,criterion,note',
    ...lines,
    '',
  ].join('\r\n');
}

async function sealed(
  tx: Tx,
  learnerId: string,
  texts: ReadonlyMap<string, string>,
  place: Place,
): Promise<Result<FileReply | PiecedFile>> {
  const { files, beside } = place.part;
  const keys = await signingKeys(tx, []);
  if (!keys.ok) return keys;
  const [key] = keys.value;
  if (!key) throw new Error('The log has no live key.');
  const paths = [...texts.keys()].sort(order);
  const manifest = canonicalJson({
    format: RECORD_FORMAT,
    organisation: {
      name: (await organisationCard(tx)).name,
      origin: await logOrigin(tx),
      sample: actorOf(tx).isSample,
    },
    learner: (await memberNames(tx)).get(learnerId) ?? '',
    madeAt: nowOf(tx).toISOString(),
    verifierKey: writeVerifierKey(key),
    files: paths.map((path) => ({ path, sha256: sha256Of(texts.get(path) ?? '') })),
  } satisfies Manifest);
  const words = [
    { path: MANIFEST, bytes: Buffer.from(manifest) },
    { path: SIGNATURE, bytes: Buffer.from(signNote(signedText(manifest), [key])) },
    ...paths.map((path) => ({ path, bytes: Buffer.from(texts.get(path) ?? '') })),
  ];
  const all = files.length + beside.length;
  record(tx, recordExported, {
    subjects: { learner: learnerId },
    facts: { manifestSha256: sha256Of(manifest), files: paths.length + all },
  });
  const file = told(learnerId, place);
  if (all === 0) return ok({ ...file, bytes: writeZip(words) });
  return ok({ ...file, ...(await archiveOf(tx, words, files, sha256Of(manifest), beside)) });
}
