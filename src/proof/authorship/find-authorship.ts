import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { holdClaim, idTaken, presentedIn } from '../portfolio/index.ts';
import { authorshipFound } from './events.ts';
import { findingsIn } from './queries.ts';
import type { findAuthorshipRoute } from './schema.ts';
import { authorshipDb } from './tables.ts';

/**
 * The assessor who has a claim in hand says whose work an item of it is; the newest word counts, and every word stays
 * (R55). The same id again gives the first result. Refuses `claim-not-found`, `claim-changed`, `not-your-claim`,
 * `evidence-not-found`, `reason-missing` and `id-taken`.
 */
export async function findAuthorship(
  tx: Tx,
  claimId: string,
  { id, evidenceId, finding, because }: BodyOf<typeof findAuthorshipRoute>,
): Promise<Result<{ findingId: string }>> {
  const { organisationId, memberId } = actorOf(tx);
  const held = await holdClaim(tx, claimId);
  const known = await authorshipDb(tx)
    .selectFrom('authorship_finding')
    .select(['claim_id', 'evidence_id'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (known) {
    const isSame = known.claim_id === claimId && known.evidence_id === evidenceId;
    return isSame ? ok({ findingId: id }) : idTaken();
  }
  if (!held.ok) return held;
  if (memberId === null) throw new Error('Whose work an item is was said by nobody.');
  const items = (await presentedIn(tx, [claimId])).get(claimId) ?? [];
  if (!items.some((item) => item.evidenceId === evidenceId)) {
    return refuse('evidence-not-found', 'This claim presents no such item. Open the claim again.');
  }
  if (finding !== 'own' && because === '') {
    return wrongField(
      'because',
      'reason-missing',
      'Say what you saw: the learner reads it, and has to know what to bring instead.',
      'R55',
    );
  }
  const before = (await findingsIn(tx, claimId)).filter((one) => one.evidenceId === evidenceId);
  await authorshipDb(tx)
    .insertInto('authorship_finding')
    .values({
      organisation_id: organisationId,
      id,
      learner_id: held.value.learnerId,
      claim_id: claimId,
      evidence_id: evidenceId,
      nth: before.length + 1,
      finding,
      because: finding === 'own' ? '' : because,
      found_at: nowOf(tx),
      found_by: memberId,
    })
    .execute();
  record(tx, authorshipFound, {
    subjects: { learner: held.value.learnerId, claim: claimId, evidence: evidenceId },
    facts: { finding },
  });
  return ok({ findingId: id });
}
