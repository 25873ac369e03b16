import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { showDate, showMoment } from '../../lib/show.ts';
import { counted, cutTo } from '../../lib/text.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import {
  decisionsIn,
  dialoguesOn,
  judgementsOn,
  standingsOf,
} from '../../proof/assessment/index.ts';
import { observationsToSign } from '../../proof/collected/index.ts';
import { unreadOf, visitsOf } from '../../proof/contact/index.ts';
import { declarationNow } from '../../proof/declarations/index.ts';
import {
  claimsOfLearners,
  declaredLast,
  portfolioOf,
  suggestions,
} from '../../proof/portfolio/index.ts';
import { programmeOf } from '../../proof/programme/index.ts';
import { type Judged, progressOn } from './progress.ts';
import type { readNext } from './schema.ts';

type Board = ReplyIn<typeof readNext>;
type Line = Board['next'][number];

/**
 * The signed-in learner's way on from here, each line leading to where it is done. A few questions a room, however much
 * there is. Refuses `learner-not-found`.
 */
export async function whatNext(tx: Tx): Promise<Result<Board>> {
  const me = actorOf(tx).memberId ?? '';
  const today = dateIn(nowOf(tx));
  const programme = await programmeOf(tx, me);
  if (!programme.ok) return programme;
  const portfolio = await portfolioOf(tx, me);
  if (!portfolio.ok) return portfolio;
  const names = await memberNames(tx);
  const judged = await judgedOf(tx, me);
  const next: Line[] = [];
  const waiting: Board['waiting'] = [];
  const say = (text: string, href: string, act: string, dueOn: string | null = null) =>
    next.push({ text, href, act, dueOn, late: dueOn !== null && dueOn < today });

  for (const one of programme.value.programmes) {
    const [plan] = one.plans;
    if (plan && plan.agreedAt === null) {
      const text = `Version ${plan.number} of your plan for ${one.frameworkCode} waits for your yes`;
      say(text, '/my-programme', 'Read and agree', plan.meetingOn);
    }
    for (const { what, dueOn, doneOn } of plan?.actions ?? []) {
      if (doneOn === null) say(`Plan: ${cutTo(what, 160)}`, '/my-programme', 'See the plan', dueOn);
    }
    if (plan)
      say(`Next meeting about ${one.frameworkCode}`, '/diary', 'See the diary', plan.nextOn);
    const [review] = one.reviews;
    if (review) say('Review with your line manager', '/my-programme', 'See it', review.nextOn);
  }
  for (const { learnerId, memberId, count, since } of await unreadOf(tx, me)) {
    const text = `${counted(count, 'message')} from ${names.get(memberId) ?? 'your centre'} to read`;
    say(text, `/contact?open=${learnerId}_${memberId}`, 'Read', dateIn(since));
  }
  for (const visit of (await visitsOf(tx, me)).ahead) {
    const at = showMoment(minuteOfDate(visit.startsAt), today);
    const text = `Visit of ${names.get(visit.memberId) ?? 'your centre'}, ${at}, ${visit.place}`;
    say(text, `/diary?open=${visit.visitId}`, 'Open it', dateIn(visit.startsAt));
  }
  for (const { dialogueId, heldOn, assessorName, learnerSignedAt, claimId } of judged.dialogues) {
    if (dialogueId === null || learnerSignedAt !== null) continue;
    const text = `Sign what ${assessorName} asked you on ${showDate(heldOn, today)}`;
    say(text, `/portfolio/claim/${claimId}`, 'Read and sign', heldOn);
  }
  for (const { heldOn, by } of await observationsToSign(tx, me)) {
    const text = `Sign what ${names.get(by) ?? 'your centre'} recorded of you on ${showDate(heldOn, today)}`;
    say(text, '/portfolio/collected', 'Read and sign', heldOn);
  }
  const declaration = await declarationNow(tx);
  const declared = await declaredLast(tx, me);
  if (declared !== null && declared < declaration.version) {
    const text = 'What you declare with a claim was changed since your last one';
    say(text, '/assessment/declaration', 'Read it');
  }
  for (const { criterionId, action, actionDueOn } of judged.actions) {
    const code = judged.codeOf(portfolio.value, criterionId);
    const text = `${code}: ${cutTo(action, 160)}`;
    say(text, `/portfolio?criterion=${criterionId}`, 'Open it', actionDueOn);
  }
  const progress = progressOn(portfolio.value, programme.value, judged, today);
  for (const { unitId, reference } of progress.ready) {
    say(`Every criterion of ${reference} has evidence`, `/portfolio/claims/${unitId}`, 'Claim it');
  }
  const suggested = await suggestions(tx, me, { state: 'open', from: 0, size: 1 });
  if (suggested.total > 0) {
    const { covers, caseIds } = suggested.smallestSet;
    const most =
      covers > 0
        ? `; ${counted(caseIds.length, 'case')} may show ${counted(covers, 'criterion', 'criteria')} that nothing shows yet`
        : '';
    const text = `${counted(suggested.total, 'suggestion')} from your own work${most}`;
    say(text, '/portfolio/suggestions', 'Look through them');
  }
  for (const claim of judged.claims) {
    if (claim.decidedAt !== null || claim.withdrawnAt !== null) continue;
    const reference = progress.referenceOf.get(claim.unitId) ?? 'A unit';
    const who = claim.assessorId && names.get(claim.assessorId);
    waiting.push({
      text: who ? `${reference}: ${who} assesses it` : `${reference}: waits for an assessor`,
      since: dateIn(claim.takenAt ?? claim.claimedAt),
      href: `/portfolio/claim/${claim.claimId}`,
    });
  }
  waiting.sort((a, b) => a.since.localeCompare(b.since));
  next.sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'));
  return ok({ today, next, waiting, progress: progress.rows });
}

/** Everything that was judged and decided of a learner, as the board needs it. */
async function judgedOf(tx: Tx, me: string): Promise<Judged> {
  const claims = await claimsOfLearners(tx, { learnerIds: [me], inHandOf: null });
  const decisions = (await decisionsIn(tx, { learnerIds: [me] })).filter(
    ({ reopenedAt }) => reopenedAt === null,
  );
  const standings = await standingsOf(
    tx,
    decisions.map(({ decisionId }) => decisionId),
  );
  // What is in hand may still be judged again, and is not shown.
  const decided = claims.filter(({ decidedAt }) => decidedAt !== null);
  const newest = new Map(
    (
      await judgementsOn(
        tx,
        decided.map(({ claimId }) => claimId),
      )
    ).map((one) => [one.criterionId, one]),
  );
  const open = new Set(
    claims
      .filter(({ decidedAt, withdrawnAt }) => decidedAt === null && withdrawnAt === null)
      .map(({ unitId }) => unitId),
  );
  const unitOf = new Map(claims.map(({ claimId, unitId }) => [claimId, unitId]));
  const dialogues = [...(await dialoguesOn(tx, claims))].flatMap(([claimId, own]) =>
    own.filter(({ setAside }) => setAside === null).map((one) => ({ ...one, claimId })),
  );
  return {
    claims,
    dialogues,
    open,
    met: new Set(
      [...newest.values()].filter(({ outcome }) => outcome === 'met').map((one) => one.criterionId),
    ),
    actions: [...newest.values()].flatMap(({ criterionId, claimId, action, actionDueOn }) =>
      action === null || open.has(unitOf.get(claimId) ?? '')
        ? []
        : [{ criterionId, action, actionDueOn }],
    ),
    decisions: new Map(
      decisions.map((one) => [
        one.unitId,
        one.outcome === 'achieved' ? (standings.get(one.decisionId) ?? 'informal') : 'not_yet',
      ]),
    ),
    codeOf: (portfolio, criterionId) =>
      portfolio.frameworks
        .flatMap(({ units }) => units)
        .flatMap(({ criteria }) => criteria)
        .find((one) => one.criterionId === criterionId)?.code ?? '',
  };
}
