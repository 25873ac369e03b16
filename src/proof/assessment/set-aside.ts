import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { listed } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { claimsNamed, lockOpenClaim } from '../portfolio/index.ts';
import { dialogueSetAside } from './events.ts';
import { noClaim } from './held.ts';
import { judgementsOn } from './judgements.ts';
import type { setAsideDialogueRoute } from './schema.ts';
import { assessmentDb } from './tables.ts';

/** Why, when and by whom what was asked in these judgements was set aside. By judgement. */
export async function setAsideOn(tx: Tx, claimIds: readonly string[]) {
  const rows = await assessmentDb(tx)
    .selectFrom('dialogue_set_aside')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`claim_id = any(${[...claimIds]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.judgement_id, row]));
}

/** Judgements of a claim with questions that their assessor neither signed nor set aside. */
async function openDialogue(tx: Tx, claimId: string) {
  const aside = await setAsideOn(tx, [claimId]);
  const signed = await assessmentDb(tx)
    .selectFrom('dialogue_judgement as d')
    .innerJoin('dialogue as o', (join) =>
      join.onRef('o.organisation_id', '=', 'd.organisation_id').onRef('o.id', '=', 'd.dialogue_id'),
    )
    .select('d.judgement_id')
    .where('d.organisation_id', '=', actorOf(tx).organisationId)
    .where('o.claim_id', '=', claimId)
    .execute();
  const done = new Set([...signed.map(({ judgement_id }) => judgement_id), ...aside.keys()]);
  return (await judgementsOn(tx, [claimId])).filter(
    ({ answers, judgementId }) => answers.length > 0 && !done.has(judgementId),
  );
}

/** Refuses `dialogue-unsigned`, naming the days, while something asked on this claim is neither signed nor set aside. */
export async function nothingUnsigned(tx: Tx, claimId: string): Promise<Result<void>> {
  const open = await openDialogue(tx, claimId);
  if (open.length === 0) return ok(undefined);
  const days = [...new Set(open.map(({ judgedAt }) => dateIn(judgedAt)))].sort();
  return refuse(
    'dialogue-unsigned',
    `What was asked on ${listed(days.map((day) => showDate(day)))} is not signed. Its assessor signs it as a true account, or it is set aside with the reason; then the claim is handed over.`,
    'C5',
  );
}

/**
 * Sets aside what was asked on a day and is not signed, with the reason, so that the claim can be handed over: whoever
 * has it in hand, or a quality manager. Again, it changes nothing. Refuses `claim-not-found`, `claim-changed`,
 * `not-your-claim` and `nothing-asked`.
 */
export async function setAsideDialogue(
  tx: Tx,
  claimId: string,
  { heldOn, reason }: BodyOf<typeof setAsideDialogueRoute>,
): Promise<Result<{ claimId: string }>> {
  const { memberId, organisationId, roles } = actorOf(tx);
  const open = await lockOpenClaim(tx, claimId);
  if (!open.ok) return open;
  if (
    memberId === null ||
    (open.value.assessorId !== memberId && !roles.includes('quality_manager'))
  )
    return refuse(
      'not-your-claim',
      'Whoever has the claim in hand sets it aside, or a quality manager.',
    );
  const isOn = (at: Date) => dateIn(at) === heldOn;
  const sitting = (await openDialogue(tx, claimId)).filter(({ judgedAt }) => isOn(judgedAt));
  if (sitting.length === 0) {
    const before = [...(await setAsideOn(tx, [claimId])).values()];
    if (before.some((row) => row.held_on === heldOn && row.reason === reason))
      return ok({ claimId });
    return refuse(
      'nothing-asked',
      `Nothing that was asked on ${showDate(heldOn)} waits for a signature. Look at the claim again.`,
    );
  }
  await assessmentDb(tx)
    .insertInto('dialogue_set_aside')
    .values(
      sitting.map(({ judgementId }) => ({
        organisation_id: organisationId,
        judgement_id: judgementId,
        claim_id: claimId,
        held_on: heldOn,
        reason,
        set_aside_at: nowOf(tx),
        set_aside_by: memberId,
      })),
    )
    .execute();
  const [claim] = await claimsNamed(tx, [claimId]);
  if (!claim) return noClaim();
  record(tx, dialogueSetAside, {
    subjects: { learner: claim.learnerId, claim: claimId, unit: claim.unitId },
    facts: { heldOn, judgements: sitting.map(({ judgementId }) => judgementId) },
  });
  return ok({ claimId });
}
