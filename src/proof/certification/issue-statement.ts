import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { membersOf } from '../../platform/identity/members.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import type { FrameworkTree } from '../frameworks/index.ts';
import { claimOf } from '../portfolio/index.ts';
import { type AchievedDecision, type LearnerStanding, standingsIn } from './achieved.ts';
import {
  type CredentialUnit,
  claimsOf,
  type Issuer,
  transcriptCredential,
  unitCredential,
} from './credential.ts';
import { issuerAddress, signingKey } from './credential-keys.ts';
import { statementIssued } from './events.ts';
import { lockCertification, whoActs } from './found.ts';
import type { issueStatementRoute } from './schema.ts';
import { freePlace, signLists } from './sign-lists.ts';
import { signToken } from './signed-token.ts';
import { paperSha256, paperText, type StatementPaper } from './statement-paper.ts';
import { type StatusPlace, statusEntry } from './status-list.ts';
import { certificationDb } from './tables.ts';

/**
 * Issues a provisional statement of one unit, or the transcript of all ratified units, extra ones included (R95): a
 * paper and a credential in one, frozen. A sample's credential is marked and never signed. The same id again gives the
 * first result. Refuses `framework-not-found`, `own-award`, `nothing-ratified` and `credential-key-locked`.
 */
export async function issueStatement(
  tx: Tx,
  publicUrl: string,
  { id, learnerId, frameworkId, unitId }: BodyOf<typeof issueStatementRoute>,
): Promise<Result<{ statementId: string }>> {
  const db = certificationDb(tx);
  await lockCertification(tx);
  const before = await db.selectFrom('statement').select('id').where('id', '=', id).execute();
  if (before.length > 0) return ok({ statementId: id });
  const by = whoActs(tx);
  if (learnerId === by) {
    return refuse(
      'own-award',
      'Nobody issues a statement to themselves. A colleague issues yours.',
    );
  }
  const standings = await standingsIn(tx, frameworkId, [learnerId]);
  if (!standings.ok) return standings;
  const { tree, learners } = standings.value;
  const learner = learners.find((one) => one.learnerId === learnerId);
  const decisions = (learner?.decisions ?? []).filter(
    (one) => one.ratified && (unitId === null || one.unitId === unitId),
  );
  if (!learner || decisions.length === 0) {
    return refuse(
      'nothing-ratified',
      'Nothing of this is ratified yet: decisions stay informal until verification releases them (R73). Issue the statement after that.',
      'R73',
    );
  }
  const member = (await membersOf(tx)).members.find((one) => one.id === learnerId);
  if (!member) throw new Error('A learner who is no member.');
  const { organisationId, isSample } = actorOf(tx);
  const card = await organisationCard(tx);
  const issuer = { id: issuerAddress(publicUrl, organisationId), name: card.name, isSample };
  const issuedAt = nowOf(tx);
  const units = await unitsFor(tx, { tree, learner, decisions });
  const paper = paperText({
    format: 'deskproof-statement/1',
    statement: id,
    kind: unitId === null ? 'transcript' : 'unit',
    organisation: {
      name: card.name,
      address: card.address,
      phone: card.phone,
      email: card.email,
      sample: isSample,
    },
    learner: member.name,
    registration: learner.registration,
    framework: { code: tree.code, title: tree.title },
    units: units.map(paperUnit),
    issuedAt: issuedAt.toISOString(),
  });
  const subject = { email: member.email, salt: randomBytes(16).toString('base64url') };
  const [first] = units;
  const place = isSample ? null : await freePlace(tx);
  const status = place && statusEntry(issuer.id, place);
  const credential =
    unitId !== null && first
      ? unitCredential(issuer, subject, { unit: { ...first, statementId: id }, issuedAt, status })
      : transcriptCredential(issuer, subject, {
          id,
          frameworkCode: tree.code,
          units,
          issuedAt,
          status,
        });
  const signed = await signedBy(tx, issuer, credential);
  if (!signed.ok) return signed;
  const { token, keyId } = signed.value;
  const sha256 = paperSha256(paper);
  await db
    .insertInto('statement')
    .values({
      organisation_id: organisationId,
      id,
      learner_id: learnerId,
      framework_id: frameworkId,
      kind: unitId === null ? 'transcript' : 'unit',
      unit_id: unitId,
      decision_ids: decisions.map(({ decisionId }) => decisionId),
      paper,
      paper_sha256: Buffer.from(sha256, 'hex'),
      credential: canonicalJson(credential),
      token,
      key_id: keyId,
      issued_at: issuedAt,
      issued_by: by,
      status_list: place?.list ?? null,
      status_index: place?.index ?? null,
    })
    .execute();
  const listed = await firstIn(tx, publicUrl, place);
  if (!listed.ok) return listed;
  record(tx, statementIssued, {
    subjects: { learner: learnerId, statement: id },
    facts: {
      kind: unitId === null ? 'transcript' : 'unit',
      framework: tree.code,
      units: units.filter(({ extra }) => !extra).map(({ reference }) => reference),
      extraUnits: units.filter(({ extra }) => extra).map(({ reference }) => reference),
      paperSha256: sha256,
      tokenSha256: token === null ? null : createHash('sha256').update(token).digest('hex'),
    },
  });
  return ok({ statementId: id });
}

/** The list that a credential names is there before the credential is. */
async function firstIn(
  tx: Tx,
  publicUrl: string,
  place: StatusPlace | null,
): Promise<Result<null>> {
  if (!place) return ok(null);
  const there = await certificationDb(tx)
    .selectFrom('credential_status_list')
    .select('number')
    .where('number', '=', place.list)
    .executeTakeFirst();
  return there ? ok(null) : signLists(tx, publicUrl, [place.list]);
}

/** Signed by this centre's key; a sample's is never signed, so that nothing passes it as real. */
async function signedBy(
  tx: Tx,
  issuer: Issuer,
  credential: Readonly<Record<string, unknown>>,
): Promise<Result<{ token: string | null; keyId: string | null }>> {
  if (issuer.isSample) return ok({ token: null, keyId: null });
  const key = await signingKey(tx);
  if (!key.ok) return key;
  const { id, key: bytes } = key.value;
  const keyUri = `${issuer.id}/keys/${id}`;
  return ok({ token: signToken(claimsOf(credential), { keyUri, key: bytes }), keyId: id });
}

/** The units as credential and paper say them; each with the digests of the renditions it was decided on. */
async function unitsFor(
  tx: Tx,
  given: {
    readonly tree: FrameworkTree;
    readonly learner: LearnerStanding;
    readonly decisions: readonly AchievedDecision[];
  },
): Promise<readonly CredentialUnit[]> {
  const { tree, learner, decisions } = given;
  const final = await awardedUnits(tx, learner.learnerId, tree.code);
  const units: CredentialUnit[] = [];
  for (const decision of decisions) {
    const unit = tree.units.find(({ unitId }) => unitId === decision.unitId);
    if (!unit) continue;
    const claim = await claimOf(tx, decision.claimId);
    units.push({
      statementId: newId(),
      unitId: unit.unitId,
      reference: unit.reference,
      title: unit.title,
      credit: unit.credit,
      level: unit.level,
      extra: learner.standing.extra.includes(unit.reference),
      framework: { id: tree.id, code: tree.code, title: tree.title },
      decidedAt: decision.decidedAt,
      isFinal: final.has(unit.reference),
      evidence: (claim?.evidence ?? []).map(({ renditionSha256 }) => renditionSha256),
    });
  }
  return units;
}

async function awardedUnits(tx: Tx, learnerId: string, frameworkCode: string) {
  const rows = await certificationDb(tx)
    .selectFrom('award_line')
    .select(['units', 'extra_units'])
    .where('learner_id', '=', learnerId)
    .where('framework_code', '=', frameworkCode)
    .where('outcome', '=', 'issued')
    .execute();
  return new Set(rows.flatMap(({ units, extra_units }) => [...units, ...extra_units]));
}

function paperUnit(unit: CredentialUnit): StatementPaper['units'][number] {
  const { reference, title, level, credit, extra, isFinal, decidedAt } = unit;
  return {
    reference,
    title,
    level,
    credit,
    extra,
    final: isFinal,
    decidedAt: decidedAt.toISOString(),
  };
}
