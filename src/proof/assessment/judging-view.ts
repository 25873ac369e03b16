import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import type { Finding } from '../../rules/finding.ts';
import { languageBeside } from '../languages/index.ts';
import { type ClaimCard, type ClaimedEvidence, claimsOf, presentedIn } from '../portfolio/index.ts';
import { answersOn, newSince } from './answer-action.ts';
import { authorityNotes, authorityOf, needsCountersigning } from './authority.ts';
import { lastOfProgramme } from './balance-facts.ts';
import { progressOf, whyNotAchieved, whyNotNotYet } from './deciding.ts';
import { shownDecisions } from './decisions.ts';
import { dialoguesOn } from './dialogue.ts';
import { handoversOf } from './hand-over.ts';
import { authorshipIn, changedSince, frozenClaim, knownOf, noClaim, numbered } from './held.ts';
import { newestOf } from './judgement.ts';
import { decisionsOn, type KeptJudgement } from './judgements.ts';
import type { Dialogue, JudgementRecord, readClaimToJudge, readItemToJudge } from './schema.ts';
import { handsIn, sealedClaim, sealsOf } from './sealed.ts';
import { mayTake, stateOf, waitingDays } from './standing.ts';

/**
 * One claim as its assessor works on it: from criteria to evidence (R64). Whoever may assess may read it,
 * but not their own: refuses `claim-not-found` and `own-claim`.
 */
export async function judgingView(
  tx: Tx,
  claimId: string,
): Promise<Result<ReplyIn<typeof readClaimToJudge>>> {
  const { memberId, roles } = actorOf(tx);
  const claim = await claimToRead(tx, claimId);
  if (!claim.ok) return claim;
  const card = claim.value;
  const sealed = await sealedClaim(tx, claimId);
  const isAssessor = roles.includes('assessor');
  const changed = changedSince(card, sealed);
  const known = await knownOf(tx, card, card.evidence, changed);
  const { unit, judgements, counting } = known;
  const { criteria, ...unitHead } = unit;
  const names = await memberNames(tx);
  const attempts = await claimsOf(tx, card.learnerId, card.unitId);
  const ids = attempts.map((one) => one.claimId);
  const decisions = await decisionsOn(tx, ids);
  const shown = await shownDecisions(tx, decisions, names);
  const newest = newestOf(counting);
  const told = await recordsOf(tx, judgements, names);
  const assessorName = names.get(card.assessorId ?? '') ?? null;
  const isOpen = card.decidedAt === null && card.withdrawnAt === null;
  const balance = isOpen ? await lastOfProgramme(tx, card.learnerId, card.unitId) : null;
  const facts = {
    ...known.facts,
    balance,
    ...(isOpen ? { authorship: await authorshipIn(tx, card) } : {}),
  };
  const dialogues = (await dialoguesOn(tx, [card])).get(claimId) ?? [];
  const notes =
    isOpen && isAssessor && memberId !== null
      ? authorityNotes(
          await authorityOf(tx, memberId, card.learnerId, unit),
          await needsCountersigning(tx, memberId, dateIn(nowOf(tx))),
        )
      : [];
  return ok({
    claimId,
    state: stateOf(card, memberId),
    mayJudge:
      isAssessor && mayTake({ ...card, assessorName: assessorName ?? undefined }, memberId).ok,
    learner: { id: card.learnerId, name: card.learnerName },
    unit: unitHead,
    frameworkId: card.unit.frameworkId,
    attempt: card.attempt,
    declaration: card.declaration,
    declared: card.declared && { version: card.declared.version, words: card.declared.words },
    claimedAt: card.claimedAt.toISOString(),
    waitingDays: waitingDays(card.claimedAt, card.decidedAt ?? nowOf(tx)),
    assessorName,
    takenAt: card.takenAt?.toISOString() ?? null,
    withdrawnAt: card.withdrawnAt?.toISOString() ?? null,
    claimedEntry: sealed?.seq ?? null,
    progress: progressOf(facts),
    criteria: criteria.map((criterion) => ({
      ...criterion,
      state: newest.get(criterion.criterionId)?.outcome ?? ('unjudged' as const),
      references: card.references
        .filter(({ criterionId }) => criterionId === criterion.criterionId)
        .map(({ evidenceId, note }) => ({ evidenceId, note })),
      history: told.get(criterion.criterionId) ?? [],
    })),
    items: await itemsOf(tx, card, facts.considered, sealed?.hashes),
    decision: shown.get(claimId) ?? null,
    dialogues: [...dialogues],
    handovers: await handoversOf(tx, claimId),
    notes: [...notes, ...unsigned(dialogues)].map(shownFinding),
    missing: {
      achieved: findingsFor(whyNotAchieved(facts)),
      notYet: findingsFor(whyNotNotYet(facts, '')),
    },
    earlier: attempts
      .filter(({ attempt }) => attempt < card.attempt)
      .map((one) => ({
        claimId: one.claimId,
        attempt: one.attempt,
        claimedAt: one.claimedAt.toISOString(),
        withdrawnAt: one.withdrawnAt?.toISOString() ?? null,
        decidedAt: one.decidedAt?.toISOString() ?? null,
        outcome: decisions.get(one.claimId)?.outcome ?? null,
        standing: shown.get(one.claimId)?.standing ?? ('informal' as const),
        feedback: decisions.get(one.claimId)?.feedback ?? null,
      }))
      .reverse(),
  });
}

async function claimToRead(tx: Tx, claimId: string): Promise<Result<ClaimCard>> {
  const card = await frozenClaim(tx, claimId);
  if (!card) return noClaim();
  if (card.learnerId === actorOf(tx).memberId)
    return refuse(
      'own-claim',
      'This is your own claim. You find it, and what is decided of it, in your portfolio.',
    );
  return ok(card);
}

/** What was asked and is not signed by both (R70). */
function unsigned(dialogues: readonly Dialogue[]): Finding[] {
  return dialogues
    .filter(
      ({ signedAt, learnerSignedAt, setAside }) =>
        setAside === null && (signedAt === null || learnerSignedAt === null),
    )
    .map(({ heldOn, signedAt }) => ({
      rule: 'R70',
      outcome: 'warn',
      because: `What was asked on ${showDate(heldOn)} is not signed by ${signedAt === null ? 'the assessor' : 'the learner'} as a true account.`,
      source: 'Qualification specification, L422',
      clears: 'Both sign it, each by their own press.',
    }));
}

type Shown = ReplyIn<typeof readClaimToJudge>['notes'][number];

const findingsFor = (findings: readonly Finding[]): Shown[] => findings.map(shownFinding);

function shownFinding({
  rule,
  outcome,
  because,
  source,
  clears = '',
  restsOn = [],
}: Finding): Shown {
  return {
    rule,
    outcome: outcome === 'block' || outcome === 'record' ? outcome : 'warn',
    because,
    source,
    clears,
    restsOn: restsOn.map((record) => ({ ...record })),
  };
}

/** Judgements by criterion as people read them, the newest first. */
export async function recordsOf(
  tx: Tx,
  judgements: readonly (KeptJudgement & { readonly attempt: number })[],
  names: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, JudgementRecord[]>> {
  const presented = await presentedIn(tx, [...new Set(judgements.map((one) => one.claimId))]);
  const titleOf = (claimId: string, evidenceId: string) =>
    numbered(presented.get(claimId) ?? []).find((item) => item.evidenceId === evidenceId)?.title ??
    '';
  const did = await answersOn(tx, [...presented.keys(), ...judgements.map((one) => one.claimId)]);
  const told = [...judgements]
    .sort((a, b) => b.attempt - a.attempt || b.judgedAt.getTime() - a.judgedAt.getTime())
    .map(({ assessorId, evidenceIds, judgedAt, answers, ...one }) => ({
      ...one,
      answer: did.get(one.judgementId) ?? null,
      judgedAt: judgedAt.toISOString(),
      answers: [...answers],
      items: evidenceIds.map((evidenceId) => ({
        evidenceId,
        title: titleOf(one.claimId, evidenceId),
      })),
      assessorName: names.get(assessorId) ?? '',
    }));
  return Map.groupBy(told, ({ criterionId }) => criterionId);
}

type Item = ReplyIn<typeof readClaimToJudge>['items'][number];

async function itemsOf(
  tx: Tx,
  card: ClaimCard,
  considered: ReadonlySet<string>,
  hashes: ReadonlyMap<string, string> | undefined,
): Promise<Item[]> {
  const { memberId } = actorOf(tx);
  const mine = card.evidence.filter(({ parties }) => parties.includes(memberId ?? ''));
  const seqs = mine.flatMap(({ rendition }) => rendition.entries.map(({ seq }) => seq));
  const hands = await handsIn(tx, seqs, memberId);
  const earlier = (await claimsOf(tx, card.learnerId, card.unitId)).filter(
    ({ attempt }) => attempt < card.attempt,
  );
  const fresh = newSince(
    card.evidence,
    earlier,
    await presentedIn(
      tx,
      earlier.map(({ claimId }) => claimId),
    ),
  );
  return card.evidence.map((item) => {
    const days = item.rendition.entries.map(({ at }) => at).sort();
    const hash = hashes?.get(item.evidenceId);
    return {
      evidenceId: item.evidenceId,
      title: item.title,
      entries: days.length,
      firstAt: days[0] ?? null,
      lastAt: days.at(-1) ?? null,
      considered: considered.has(item.evidenceId),
      isNew: fresh.has(item.evidenceId),
      partyWords: mine.includes(item) ? partyOf(item, hands) : [],
      renditionSha256: item.renditionSha256,
      sealed: hashes === undefined ? null : hash === item.renditionSha256,
    };
  });
}

function partyOf(item: ClaimedEvidence, hands: Awaited<ReturnType<typeof handsIn>>): string[] {
  const words = item.rendition.entries.flatMap(({ seq }) => {
    const hand = hands.get(seq);
    return hand ? [`${hand.words}.`] : [];
  });
  return words.length > 0 ? words : [`You are named as having had a part in “${item.title}”.`];
}

/**
 * One item as it was frozen at the claim, and each of its entries checked against the log and its newest
 * checkpoint just now. Refuses `claim-not-found`, `own-claim` and `evidence-not-found`.
 */
export async function itemToJudge(
  tx: Tx,
  claimId: string,
  evidenceId: string,
): Promise<Result<ReplyIn<typeof readItemToJudge>>> {
  const { memberId } = actorOf(tx);
  const claim = await claimToRead(tx, claimId);
  if (!claim.ok) return claim;
  const card = claim.value;
  const found = card.evidence.find((item) => item.evidenceId === evidenceId);
  if (!found) return refuse('evidence-not-found', 'This item was not presented with the claim.');
  const { facts } = await knownOf(tx, card, card.evidence);
  const sealed = await sealedClaim(tx, claimId);
  const [item] = await itemsOf(
    tx,
    { ...card, evidence: [found] },
    facts.considered,
    sealed?.hashes,
  );
  if (!item) throw new Error('An item that was found is gone.');
  const { entries } = found.rendition;
  const seals = await sealsOf(tx, entries);
  const hands = await handsIn(
    tx,
    entries.map(({ seq }) => seq),
    memberId,
  );
  return ok({
    ...item,
    ...(await languageBeside(tx, evidenceId)),
    rendition: found.rendition,
    records: seals.map((seal) => ({ ...seal, party: hands.get(seal.seq)?.words ?? null })),
  });
}
