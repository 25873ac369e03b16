import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { type Declaration, declarationNow } from '../declarations/index.ts';
import { unitOf } from '../frameworks/index.ts';
import { claimWithdrawn, unitClaimed } from './events.ts';
import { idTaken, lockOwnPortfolio } from './learner.ts';
import { ALREADY_CLAIMED, type PreparedClaim, prepareClaim } from './prepare-claim.ts';
import { renditionText, sha256, tellDeclared } from './rendition.ts';
import { portfolioDb } from './tables.ts';

export interface ClaimInput {
  /** Of the claim: the same id again gives the first result. */
  readonly id: string;
  readonly unitId: string;
  /** The learner's words that the work is their own. */
  readonly declaration: string;
  /** The version of the centre's declaration that the learner declares by this press (C4). */
  readonly declared?: number | undefined;
  /** What the preview was named: a change since then is refused. */
  readonly seen?: string | undefined;
}

interface Claimed {
  readonly claimId: string;
  readonly attempt: number;
}

onConstraint('claim_open', ALREADY_CLAIMED);
onConstraint('claim_organisation_id_learner_id_unit_id_attempt_key', ALREADY_CLAIMED);

/**
 * Claims a unit: what the learner references to its criteria is frozen in this act, redacted, each item
 * with its hash, and with the declaration, redacted too, put before the assessors. Nobody claims for another. Refuses `not-a-learner`,
 * `unit-not-found`, `not-enrolled`, `already-achieved`, `already-claimed`, `unit-ended`,
 * `nothing-referenced`, `declaration-missing`, `declaration-changed`, `claim-preview-changed` and `id-taken`.
 */
export async function claimUnit(tx: Tx, input: ClaimInput): Promise<Result<Claimed>> {
  const learner = await lockOwnPortfolio(tx);
  if (!learner.ok) return learner;
  const first = await portfolioDb(tx)
    .selectFrom('claim')
    .select(['learner_id', 'attempt'])
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (first) {
    const isOwn = first.learner_id === learner.value;
    return isOwn ? ok({ claimId: input.id, attempt: first.attempt }) : idTaken();
  }
  const prepared = await prepareClaim(tx, learner.value, input.unitId);
  if (!prepared.ok) return prepared;
  if (prepared.value.refusal) return { ok: false, refusal: prepared.value.refusal };
  const declared = await declaredNow(tx, input.declared);
  if (!declared.ok) return declared;
  if (input.seen !== undefined && input.seen !== prepared.value.seen) {
    return refuse(
      'claim-preview-changed',
      'What the assessor would see changed since you looked at it, so nothing was claimed. Look at it again.',
    );
  }
  const { unit, attempt, items, references, expired } = prepared.value;
  const name = (await memberNames(tx)).get(learner.value) ?? '';
  const declaration = await tellDeclared(tx, input.declaration, items, name);
  const frozen = await freeze(
    tx,
    learner.value,
    { ...input, declaration },
    prepared.value,
    declared.value,
  );
  record(tx, unitClaimed, {
    subjects: {
      learner: learner.value,
      claim: input.id,
      unit: input.unitId,
      framework: unit.frameworkId,
    },
    facts: {
      framework: unit.frameworkCode,
      unit: unit.reference,
      attempt,
      expired,
      declarationSha256: sha256(declaration),
      declared: { version: declared.value.version, sha256: declared.value.sha256 },
      items: frozen.map(({ evidenceId, renditionSha256 }) => ({
        evidence: evidenceId,
        renditionSha256,
        criteria: unit.criteria
          .filter(({ criterionId }) =>
            references.some(
              (each) => each.evidenceId === evidenceId && each.criterionId === criterionId,
            ),
          )
          .map(({ code }) => code),
      })),
    },
  });
  return ok({ claimId: input.id, attempt });
}

/** What is declared with a claim is the version in force, and nothing less. */
async function declaredNow(tx: Tx, version: number | undefined): Promise<Result<Declaration>> {
  const now = await declarationNow(tx);
  if (version === undefined)
    return refuse(
      'declaration-missing',
      'A claim goes with the declaration that the work is your own. Read it, declare it, then claim.',
      'C4',
    );
  if (version !== now.version)
    return refuse(
      'declaration-changed',
      'Your centre published another declaration meanwhile. Read it, then claim again.',
      'C4',
    );
  return ok(now);
}

async function freeze(
  tx: Tx,
  learner: string,
  input: ClaimInput,
  prepared: PreparedClaim,
  declared: Declaration,
) {
  const { organisationId } = actorOf(tx);
  const db = portfolioDb(tx);
  await db
    .insertInto('claim')
    .values({
      organisation_id: organisationId,
      id: input.id,
      learner_id: learner,
      unit_id: input.unitId,
      attempt: prepared.attempt,
      declaration: input.declaration,
      declared_version: declared.version,
      declared_sha256: Buffer.from(declared.sha256, 'hex'),
      claimed_at: nowOf(tx),
      assessor_id: null,
      taken_at: null,
      withdrawn_at: null,
      decided_at: null,
      achieved: null,
    })
    .execute();
  const frozen = prepared.items.map(({ evidenceId, rendition }) => {
    const text = renditionText(rendition);
    return { evidenceId, text, renditionSha256: sha256(text) };
  });
  await db
    .insertInto('claim_evidence')
    .values(
      frozen.map(({ evidenceId, text, renditionSha256 }) => ({
        organisation_id: organisationId,
        claim_id: input.id,
        evidence_id: evidenceId,
        rendition: text,
        rendition_sha256: Buffer.from(renditionSha256, 'hex'),
      })),
    )
    .execute();
  await sql`insert into claim_reference (organisation_id, claim_id, evidence_id, criterion_id, note)
    select current_organisation(), ${input.id}::uuid, r."evidenceId", r."criterionId", r.note
    from jsonb_to_recordset(${JSON.stringify(prepared.references)}::jsonb)
      as r("evidenceId" uuid, "criterionId" uuid, note text)`.execute(db);
  return frozen;
}

/**
 * Takes a claim back that nobody decided; what was frozen stays with it. Twice changes nothing. Refuses
 * `not-a-learner`, `claim-not-found` and `already-decided`.
 */
export async function withdrawClaim(tx: Tx, claimId: string): Promise<Result<{ claimId: string }>> {
  const learner = await lockOwnPortfolio(tx);
  if (!learner.ok) return learner;
  const db = portfolioDb(tx);
  const claim = await db
    .selectFrom('claim')
    .select(['unit_id', 'attempt', 'withdrawn_at', 'decided_at'])
    .where('learner_id', '=', learner.value)
    .where('id', '=', claimId)
    .forUpdate()
    .executeTakeFirst();
  if (!claim) return refuse('claim-not-found', 'There is no such claim among yours.');
  if (claim.withdrawn_at) return ok({ claimId });
  if (claim.decided_at) {
    return refuse('already-decided', 'An assessor has decided this claim; it stays as it was.');
  }
  const unit = await unitOf(tx, claim.unit_id);
  await db
    .updateTable('claim')
    .set({ withdrawn_at: nowOf(tx) })
    .where('id', '=', claimId)
    .execute();
  record(tx, claimWithdrawn, {
    subjects: { learner: learner.value, claim: claimId, unit: claim.unit_id },
    facts: { unit: unit?.reference ?? '', attempt: claim.attempt },
  });
  return ok({ claimId });
}
