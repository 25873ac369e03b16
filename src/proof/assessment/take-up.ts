import { ok, type Result } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { claimsNamed, presentedIn, takeClaim } from '../portfolio/index.ts';
import { authorised } from './authority.ts';
import { claimTaken } from './events.ts';
import { noClaim, whyNot } from './held.ts';
import { partyTo } from './party.ts';
import { mayTake } from './standing.ts';
import { unitIn, unitsOf } from './units.ts';

/**
 * The actor takes a waiting claim and alone judges it from then on; their own hand in the work is recorded
 * (W34), and any tie to the learner. Taken again by the same assessor, nothing changes. Refuses
 * `claim-not-found`, `own-claim`, `claim-taken`, `already-withdrawn`, `already-decided` and `not-authorised`
 * (R22).
 */
export async function takeUp(tx: Tx, claimId: string): Promise<Result<{ claimId: string }>> {
  const taken = await takeClaim(tx, claimId);
  if (!taken.ok) return whyNot(tx, claimId, taken.refusal, mayTake);
  if (taken.value.again) return ok({ claimId });
  const [claim] = await claimsNamed(tx, [claimId]);
  if (!claim) return noClaim();
  const { memberId } = actorOf(tx);
  const unit = unitIn(await unitsOf(tx, [claim.unitId]), claim.unitId);
  const may = await authorised(tx, memberId ?? '', claim.learnerId, unit);
  if (!may.ok) return may;
  const items = (await presentedIn(tx, [claimId])).get(claimId) ?? [];
  record(tx, claimTaken, {
    subjects: { learner: claim.learnerId, claim: claimId, unit: claim.unitId },
    facts: {
      attempt: claim.attempt,
      items: items.length,
      party: [...partyTo(items, memberId)],
      ties: [...may.value.ties],
      warnings: may.value.warnings.map(({ rule }) => rule),
    },
  });
  return ok({ claimId });
}
