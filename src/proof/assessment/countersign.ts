import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf, ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Role } from '../../platform/identity/actor.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { certificateOn } from '../centre/index.ts';
import { type ClaimLine, claimsNamed } from '../portfolio/index.ts';
import { authorised } from './authority.ts';
import { decisionCountersigned } from './events.ts';
import { noClaim } from './held.ts';
import { decisionsOn } from './judgements.ts';
import { standingsOf } from './ratified.ts';
import type { countersignRoute, readToCountersign } from './schema.ts';
import { assessmentDb } from './tables.ts';
import { type JudgedUnit, unitIn, unitsOf } from './units.ts';

const R26 = 'Qualification specification, L237 and L457';

/** On the strength of what somebody countersigns. */
interface Signing {
  readonly shows: 'assessing' | 'verifying';
  readonly qualificationId: string;
  readonly ties: readonly string[];
}

const CAPACITIES = [
  { role: 'assessor', as: 'assess', certificate: 'assessor', shows: 'assessing' },
  { role: 'internal_verifier', as: 'verify', certificate: 'verifier', shows: 'verifying' },
] as const satisfies readonly {
  role: Role;
  as: 'assess' | 'verify';
  certificate: 'assessor' | 'verifier';
  shows: Signing['shows'];
}[];

/**
 * Stands by the decision of an assessor who was not qualified that day (R26), on the strength of the signer's own
 * certificate in force today. Again by the same signer, nothing changes. Refuses `claim-not-found`,
 * `decision-not-found`, `countersignature-not-needed`, `own-claim`, `own-decision`, `already-countersigned`,
 * `not-qualified` and `not-authorised`.
 */
export async function countersign(
  tx: Tx,
  claimId: string,
  { note }: BodyOf<typeof countersignRoute>,
): Promise<Result<{ decisionId: string }>> {
  const [claim] = await claimsNamed(tx, [claimId]);
  if (!claim) return noClaim();
  const decision = (await decisionsOn(tx, [claimId])).get(claimId);
  if (!decision)
    return refuse('decision-not-found', 'This claim is not decided yet. Wait for the decision.');
  if (!decision.countersign)
    return refuse(
      'countersignature-not-needed',
      'The assessor was qualified on the day of this decision, so nobody countersigns it.',
      R26,
    );
  const unit = unitIn(await unitsOf(tx, [claim.unitId]), claim.unitId);
  const may = await maySign(tx, claim, decision.decided_by, unit);
  if (!may.ok) return may;
  const { memberId, organisationId } = actorOf(tx);
  const { shows, qualificationId, ties } = may.value;
  const signedOn = dateIn(nowOf(tx));
  const made = await assessmentDb(tx)
    .insertInto('countersignature')
    .values({
      organisation_id: organisationId,
      decision_id: decision.id,
      claim_id: claimId,
      learner_id: claim.learnerId,
      assessor_id: decision.decided_by,
      signer_id: memberId ?? '',
      shows,
      qualification_id: qualificationId,
      note,
      signed_on: signedOn,
      signed_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'decision_id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return signedBefore(tx, decision.id);
  record(tx, decisionCountersigned, {
    subjects: {
      learner: claim.learnerId,
      claim: claimId,
      unit: claim.unitId,
      decision: decision.id,
    },
    facts: {
      paperSha256: decision.paper_sha256.toString('hex'),
      shows,
      qualification: qualificationId,
      signedOn,
      ties: [...ties],
    },
  });
  return ok({ decisionId: decision.id });
}

async function signedBefore(tx: Tx, decisionId: string): Promise<Result<{ decisionId: string }>> {
  const row = await assessmentDb(tx)
    .selectFrom('countersignature')
    .select('signer_id')
    .where('decision_id', '=', decisionId)
    .executeTakeFirstOrThrow();
  if (row.signer_id === actorOf(tx).memberId) return ok({ decisionId });
  const name = (await memberNames(tx)).get(row.signer_id) ?? 'Somebody else';
  return refuse('already-countersigned', `${name} has countersigned this decision already.`);
}

/** Refuses `own-claim`, `own-decision`, `not-qualified` and `not-authorised`. */
async function maySign(
  tx: Tx,
  claim: ClaimLine,
  assessorId: string,
  unit: JudgedUnit,
): Promise<Result<Signing>> {
  const { memberId, roles } = actorOf(tx);
  if (memberId === null || memberId === claim.learnerId)
    return refuse('own-claim', 'Nobody countersigns the decision on their own claim.', R26);
  if (memberId === assessorId)
    return refuse(
      'own-decision',
      'This is your own decision. A qualified assessor or verifier who did not judge countersigns it.',
      R26,
    );
  let refused: Result<never> = refuse(
    'not-qualified',
    'No assessor’s or verifier’s certificate of yours is on record for today. Ask the centre administrator to record it, or leave this to somebody qualified.',
    R26,
  );
  for (const { role, as, certificate, shows } of CAPACITIES) {
    if (!roles.includes(role)) continue;
    const found = await certificateOn(tx, memberId, certificate, dateIn(nowOf(tx)));
    if (found === null) continue;
    const may = await authorised(tx, memberId, claim.learnerId, unit, as);
    if (may.ok) return ok({ shows, qualificationId: found, ties: may.value.ties });
    refused = may;
  }
  return refused;
}

/** Decisions that wait for a countersignature, the oldest first, and what would keep the asking member from giving it. */
export async function toCountersign(tx: Tx): Promise<Result<ReplyIn<typeof readToCountersign>>> {
  const { organisationId } = actorOf(tx);
  const waiting = await assessmentDb(tx)
    .selectFrom('unit_decision as d')
    .leftJoin('countersignature as s', (join) =>
      join.onRef('s.organisation_id', '=', 'd.organisation_id').onRef('s.decision_id', '=', 'd.id'),
    )
    .select(['d.id', 'd.claim_id', 'd.outcome', 'd.decided_at', 'd.decided_by'])
    .where('d.organisation_id', '=', organisationId)
    .where('d.countersign', '=', true)
    .where('s.decision_id', 'is', null)
    .orderBy('d.decided_at')
    .orderBy('d.id')
    .execute();
  const ids = waiting.map(({ claim_id }) => claim_id);
  const claims = new Map((await claimsNamed(tx, ids)).map((claim) => [claim.claimId, claim]));
  const units = await unitsOf(
    tx,
    [...claims.values()].map(({ unitId }) => unitId),
  );
  const names = await memberNames(tx);
  const standings = await standingsOf(
    tx,
    waiting.map(({ id }) => id),
  );
  const rows: ReplyIn<typeof readToCountersign>['rows'] = [];
  for (const { id, claim_id, outcome, decided_at, decided_by } of waiting) {
    const claim = claims.get(claim_id);
    if (!claim) continue;
    const whole = unitIn(units, claim.unitId);
    const { criteria: _, ...unit } = whole;
    const may = await maySign(tx, claim, decided_by, whole);
    rows.push({
      decisionId: id,
      claimId: claim_id,
      learnerName: claim.learnerName,
      unit,
      attempt: claim.attempt,
      outcome,
      standing: standings.get(id) ?? 'informal',
      decidedAt: decided_at.toISOString(),
      assessorName: names.get(decided_by) ?? '',
      because: may.ok ? null : may.refusal.because,
    });
  }
  return ok({ total: rows.length, rows });
}
