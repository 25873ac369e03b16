import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { allocationsOf } from '../centre/index.ts';
import {
  type ClaimLine,
  claimsOfLearners,
  lastMoves,
  replacedEnrolments,
} from '../portfolio/index.ts';
import { answersOn } from './answer-action.ts';
import { newestOf } from './judgement.ts';
import { judgementsOn } from './judgements.ts';
import { dueOn, isLate, promisesHere } from './promise.ts';
import type { readMyLearners } from './schema.ts';
import { waitingDays } from './standing.ts';
import { unitsOf } from './units.ts';

type Row = ReplyIn<typeof readMyLearners>['rows'][number];

/**
 * Learners whom the asking adviser or assessor looks after, or whose claim they have in hand: what waits and since
 * when, which actions are open or late, and who has not moved for so many days. Who waits longest on them first.
 * @param quietAfter days without a step of the learner or an assessor after which they are quiet
 */
export async function myLearners(
  tx: Tx,
  { quietAfter }: { readonly quietAfter: number },
): Promise<Result<ReplyIn<typeof readMyLearners>>> {
  const { memberId } = actorOf(tx);
  const now = nowOf(tx);
  const today = dateIn(now);
  const own = (await allocationsOf(tx)).filter(
    ({ adviserId, assessorId }) => adviserId === memberId || assessorId === memberId,
  );
  const ids = [...new Set(own.map(({ learnerId }) => learnerId))];
  const claims = await claimsOfLearners(tx, { learnerIds: ids, inHandOf: memberId });
  const everyone = [...new Set([...ids, ...claims.map(({ learnerId }) => learnerId)])];
  const moved = await lastMoves(tx, everyone);
  const names = await memberNames(tx);
  const promises = await promisesHere(tx);
  const replaced = new Map(
    [...(await replacedEnrolments(tx, everyone)).values()]
      // A later revision of the same code is the same post.
      .filter(({ code, by }) => code !== by.code)
      .map((one) => [`${one.learnerId} ${one.code}`, one.by.code]),
  );
  const units = await unitsOf(
    tx,
    claims.map(({ unitId }) => unitId),
  );
  const actions = await openActions(tx, claims);
  const rows = everyone.map((learnerId): Row => {
    const theirs = claims.filter((claim) => claim.learnerId === learnerId);
    const last = moved.get(learnerId) ?? null;
    const quietDays = last === null ? null : waitingDays(last, now);
    const reference = (unitId: string) => units.get(unitId)?.reference ?? '';
    return {
      learnerId,
      name: names.get(learnerId) ?? '',
      as: own
        .filter((one) => one.learnerId === learnerId)
        .map(({ frameworkCode, adviserId, assessorId }) => ({
          framework: frameworkCode,
          adviser: adviserId === memberId,
          assessor: assessorId === memberId,
          replacedBy: replaced.get(`${learnerId} ${frameworkCode}`) ?? null,
        })),
      lastAt: last?.toISOString() ?? null,
      quiet: quietDays === null || quietDays >= quietAfter,
      claims: theirs.filter(isOpen).map((claim) => {
        const due = dueOn(promises, claim.claimedAt);
        return {
          claimId: claim.claimId,
          unit: reference(claim.unitId),
          onYou: claim.assessorId === null || claim.assessorId === memberId,
          waitingDays: waitingDays(claim.claimedAt, now),
          dueOn: due,
          late: isLate(due, null, now),
        };
      }),
      actions: (actions.get(learnerId) ?? []).map(({ unitId, on, ...action }) => ({
        ...action,
        unit: reference(unitId),
        dueOn: on,
        late: on !== null && on < today && !action.answered,
      })),
    };
  });
  const urgency = ({ claims: waiting, actions: open, quiet }: Row): number =>
    Number(waiting.some(({ late }) => late)) * 4 +
    Number(waiting.some(({ onYou }) => onYou)) * 2 +
    Number(open.some(({ late }) => late) || quiet);
  rows.sort((a, b) => urgency(b) - urgency(a) || (a.name < b.name ? -1 : 1));
  return ok({ total: rows.length, rows });
}

const isOpen = ({ decidedAt, withdrawnAt }: ClaimLine): boolean =>
  decidedAt === null && withdrawnAt === null;

/** Actions of “not yet” on units that are not claimed again, by learner. */
async function openActions(tx: Tx, claims: readonly ClaimLine[]) {
  const newest = new Map<string, ClaimLine>();
  for (const claim of claims.filter(({ withdrawnAt }) => withdrawnAt === null)) {
    const key = `${claim.learnerId} ${claim.unitId}`;
    const known = newest.get(key);
    if (!known || claim.attempt > known.attempt) newest.set(key, claim);
  }
  const notYet = [...newest.values()].filter(({ achieved }) => achieved === false);
  const ids = notYet.map(({ claimId }) => claimId);
  const attempts = new Map(notYet.map((claim) => [claim.claimId, claim]));
  const judged = (await judgementsOn(tx, ids)).map((one) => ({
    ...one,
    attempt: attempts.get(one.claimId)?.attempt ?? 0,
    learnerId: attempts.get(one.claimId)?.learnerId ?? '',
  }));
  const answers = await answersOn(tx, ids);
  const byLearner = Map.groupBy(judged, ({ learnerId }) => learnerId);
  return new Map(
    [...byLearner].map(([learnerId, of]) => [
      learnerId,
      [...newestOf(of).values()]
        .filter(({ outcome }) => outcome === 'not_yet')
        .map((one) => ({
          claimId: one.claimId,
          unitId: attempts.get(one.claimId)?.unitId ?? '',
          words: one.action ?? '',
          on: one.actionDueOn,
          answered: answers.has(one.judgementId),
        })),
    ]),
  );
}
