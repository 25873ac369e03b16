import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { evidenceConsidered } from './events.ts';
import { heldClaim } from './held.ts';
import { partyTo } from './party.ts';
import { assessmentDb } from './tables.ts';

/** The refusal for an item that was not put forward with the claim. */
export function notPresented(): Result<never> {
  const because =
    'This item was not presented with the claim. Judge on what the learner presented, or ask for a new claim.';
  return refuse('evidence-not-found', because, undefined, { fields: { evidenceIds: because } });
}

/**
 * Notes that the assessor has considered these items; those considered before keep their first time.
 * @returns how many had not been
 */
export async function markConsidered(
  tx: Tx,
  claimId: string,
  evidenceIds: readonly string[],
): Promise<number> {
  const { organisationId, memberId } = actorOf(tx);
  if (evidenceIds.length === 0 || !memberId) return 0;
  const inserted = await assessmentDb(tx)
    .insertInto('considered_evidence')
    .values(
      evidenceIds.map((evidenceId) => ({
        organisation_id: organisationId,
        claim_id: claimId,
        evidence_id: evidenceId,
        considered_at: nowOf(tx),
        considered_by: memberId,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(inserted.numInsertedOrUpdatedRows ?? 0);
}

/**
 * Marks an item of a claim in hand as considered (R67); again, it changes nothing. Refuses as `heldClaim`,
 * and `evidence-not-found`.
 */
export async function consider(
  tx: Tx,
  claimId: string,
  evidenceId: string,
): Promise<Result<{ evidenceId: string }>> {
  const held = await heldClaim(tx, claimId);
  if (!held.ok) return held;
  const { claim } = held.value;
  const item = claim.evidence.find((one) => one.evidenceId === evidenceId);
  if (!item) return notPresented();
  if ((await markConsidered(tx, claimId, [evidenceId])) === 0) return ok({ evidenceId });
  record(tx, evidenceConsidered, {
    subjects: {
      learner: claim.learnerId,
      claim: claimId,
      unit: claim.unitId,
      evidence: evidenceId,
    },
    facts: {
      renditionSha256: item.renditionSha256,
      party: partyTo([item], actorOf(tx).memberId).length > 0,
    },
  });
  return ok({ evidenceId });
}
