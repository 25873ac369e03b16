import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { decisionsIn, itemToJudge, judgingView, standingsOf } from '../assessment/index.ts';
import { registrationOf, staffMember } from '../centre/index.ts';
import { frameworkOf, frameworksHere } from '../frameworks/index.ts';
import { claimsOf } from '../portfolio/index.ts';
import { arrangementsBy, stateOf } from '../programme/index.ts';
import { meetingsHeld, standardisedOn } from '../standardisation/index.ts';
import { cycleHere, cycleView, planAsFile, sampleView } from '../verification/index.ts';
import { openedThing } from './open-thing.ts';
import { enrolmentOn, openedClaim, openRecordOf } from './opened.ts';
import type { readMinutes, readRecord } from './schema.ts';

/** One learner on one qualification: state, arrangements, every claim with its decision. Refuses as `openRecordOf`. */
export async function learnerRecord(
  tx: Tx,
  learnerId: string,
  frameworkCode: string,
): Promise<Result<ReplyIn<typeof readRecord>>> {
  const may = await openRecordOf(tx, learnerId, frameworkCode);
  if (!may.ok) return may;
  const enrolled = await enrolmentOn(tx, learnerId, frameworkCode);
  if (!enrolled.ok) return enrolled;
  const today = dateIn(nowOf(tx));
  const names = await memberNames(tx);
  const tree = await frameworkOf(tx, enrolled.value.frameworkId);
  const registered = await registrationOf(tx, [learnerId], frameworkCode);
  const state = (await stateOf(tx, [learnerId], frameworkCode, today)).get(learnerId);
  const decisions = await decisionsIn(tx, { learnerIds: [learnerId] });
  const byClaim = new Map(decisions.map((one) => [one.claimId, one]));
  const standings = await standingsOf(
    tx,
    decisions.map(({ decisionId }) => decisionId),
  );
  const claims = Map.groupBy(await claimsOf(tx, learnerId), ({ unitId }) => unitId);
  const own = (arrangements: Awaited<ReturnType<typeof arrangementsBy>>) =>
    (arrangements.get(learnerId) ?? []).filter(
      ({ enrolmentId }) => enrolmentId === enrolled.value.enrolmentId,
    );
  return ok({
    learnerId,
    name: names.get(learnerId) ?? '',
    frameworkCode,
    number: registered.get(learnerId)?.number ?? null,
    state: state?.state ?? 'in_learning',
    startedOn: enrolled.value.startedOn,
    plannedEndOn: state?.plannedEndOn ?? enrolled.value.startedOn,
    arrangements: own(await arrangementsBy(tx, [learnerId], today)).map(
      ({ arrangementId, size }) => ({ arrangementId, size }),
    ),
    units: (tree?.units ?? [])
      .filter(
        ({ unitId, group }) =>
          group !== 'optional' || enrolled.value.unitIds.includes(unitId) || claims.has(unitId),
      )
      .map(({ unitId, reference, title }) => ({
        unitId,
        reference,
        title,
        claims: (claims.get(unitId) ?? []).map((claim) => {
          const decision = byClaim.get(claim.claimId);
          return {
            claimId: claim.claimId,
            attempt: claim.attempt,
            claimedAt: claim.claimedAt.toISOString(),
            withdrawn: claim.withdrawnAt !== null,
            assessorName: names.get(claim.assessorId ?? '') ?? null,
            decision: decision
              ? {
                  outcome: decision.outcome,
                  standing: standings.get(decision.decisionId) ?? ('informal' as const),
                  decidedAt: decision.decidedAt.toISOString(),
                }
              : null,
          };
        }),
      })),
  });
}

/** A claim of an opened record as its assessor sees it. Refuses as `openedClaim`. */
export async function claimToInspect(tx: Tx, claimId: string) {
  const may = await openedClaim(tx, claimId);
  return may.ok ? judgingView(tx, claimId) : may;
}

/** An item of it as it was frozen, with its seals. Refuses as `openedClaim`, and `evidence-not-found`. */
export async function itemToInspect(tx: Tx, claimId: string, evidenceId: string) {
  const may = await openedClaim(tx, claimId);
  return may.ok ? itemToJudge(tx, claimId, evidenceId) : may;
}

/**
 * The file of somebody with a post on the qualification: of their posts, units and ties only what belongs to it.
 * Refuses `not-appointed`, `not-opened` and `member-not-found`.
 */
export async function staffToInspect(tx: Tx, memberId: string, frameworkCode: string) {
  const may = await openedThing(tx, { kind: 'staff', thingId: memberId, frameworkCode });
  if (!may.ok) return may;
  const file = await staffMember(tx, memberId);
  if (!file.ok) return file;
  const posts = file.value.posts.flatMap((post) => {
    const units = post.units[frameworkCode];
    return units ? [{ ...post, units: { [frameworkCode]: units } }] : [];
  });
  if (posts.length === 0) {
    return refuse(
      'member-not-found',
      `Nobody under this name has a post on ${frameworkCode} here.`,
    );
  }
  const ties = [];
  for (const tie of file.value.ties) {
    if ((await enrolmentOn(tx, tie.learnerId, frameworkCode)).ok) ties.push(tie);
  }
  return ok({ ...file.value, posts, ties });
}

/** A cycle of the qualification. Refuses `cycle-not-found`, `not-appointed` and `not-opened`. */
export async function cycleToInspect(tx: Tx, cycleId: string) {
  const may = await cycleMay(tx, cycleId);
  return may.ok ? cycleView(tx, cycleId) : may;
}

/** Its newest plan as a file. Refuses as `cycleToInspect`, and `plan-not-found`. */
export async function planToInspect(tx: Tx, cycleId: string) {
  const view = await cycleToInspect(tx, cycleId);
  if (!view.ok) return view;
  if (view.value.plan === null) {
    return refuse('plan-not-found', 'Nothing was drawn of this cycle yet.');
  }
  return planAsFile(tx, view.value.plan.planId);
}

/** One unit of the centre's own sample. Refuses `sample-not-found`, `not-appointed` and `not-opened`. */
export async function lookToInspect(tx: Tx, sampleId: string) {
  const view = await sampleView(tx, sampleId);
  if (!view.ok) return view;
  const may = await cycleMay(tx, view.value.cycleId);
  return may.ok ? view : may;
}

async function cycleMay(tx: Tx, cycleId: string) {
  const cycle = await cycleHere(tx, cycleId);
  if (!cycle.ok) return cycle;
  const { framework_code: frameworkCode } = cycle.value;
  return openedThing(tx, { kind: 'cycle', thingId: cycleId, frameworkCode });
}

/**
 * Minutes of the centre's staff meetings, and of the qualification how items were judged blind and assessors observed.
 * Refuses `not-appointed` and `not-opened`.
 */
export async function minutesToInspect(
  tx: Tx,
  frameworkCode: string,
): Promise<Result<ReplyIn<typeof readMinutes>>> {
  const may = await openedThing(tx, { kind: 'minutes', thingId: null, frameworkCode });
  if (!may.ok) return may;
  const units = new Set<string>();
  for (const { id, code } of await frameworksHere(tx)) {
    if (code !== frameworkCode) continue;
    for (const { unitId } of (await frameworkOf(tx, id))?.units ?? []) units.add(unitId);
  }
  const { items, observations } = await standardisedOn(tx, units);
  const meetings = (await meetingsHeld(tx)).map((one) => ({
    meetingId: one.meetingId,
    name: one.name,
    heldOn: one.heldOn,
    present: one.present,
    absent: one.absent,
    equalOpportunities: one.equalOpportunities,
    items: one.items,
    followedUp: one.followedUp,
  }));
  return ok({ frameworkCode, meetings, items, observations });
}
