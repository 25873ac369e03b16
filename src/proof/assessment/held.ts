import { type Refusal, type Result, refuse } from '../../lib/result.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { authorshipFacts } from '../authorship/index.ts';
import {
  type ClaimCard,
  type ClaimLine,
  claimOf,
  claimsNamed,
  claimsOf,
  holdClaim,
} from '../portfolio/index.ts';
import { lastOfProgramme } from './balance-facts.ts';
import type { UnitFacts } from './deciding.ts';
import { newestOf } from './judgement.ts';
import { carriedOf, consideredIn, judgementsOn, type KeptJudgement } from './judgements.ts';
import { lapsedIn } from './reopen.ts';
import { sealedClaim } from './sealed.ts';
import { mayJudge, type mayTake } from './standing.ts';
import { type JudgedUnit, unitIn, unitsOf } from './units.ts';

export const noClaim = (): Result<never> =>
  refuse('claim-not-found', 'There is no such claim here. Look at the queue again.');

/** Items as people name them, 'Item 2: Harrow nights': titles alone may be alike. In the claim's order. */
export function numbered<Item extends { readonly title: string }>(items: readonly Item[]): Item[] {
  return items.map((item, index) => ({ ...item, title: `Item ${index + 1}: ${item.title}` }));
}

/** A claim as it was frozen, its items numbered; null: there is none. */
export async function frozenClaim(tx: Tx, claimId: string): Promise<ClaimCard | null> {
  const claim = await claimOf(tx, claimId);
  return claim && { ...claim, evidence: numbered(claim.evidence) };
}

/** Says in our words why a claim that portfolio did not hand over may not be worked on. */
export async function whyNot(
  tx: Tx,
  claimId: string,
  refusal: Refusal,
  may: typeof mayTake | typeof mayJudge,
): Promise<Result<never>> {
  const [claim] = await claimsNamed(tx, [claimId]);
  if (!claim) return noClaim();
  const assessorName = (await memberNames(tx)).get(claim.assessorId ?? '');
  const said = may({ ...claim, assessorName }, actorOf(tx).memberId);
  return said.ok ? { ok: false, refusal } : said;
}

/** A claim in the actor's hand with all that is known of its unit, locked until the act ends. */
export interface HeldClaim {
  readonly claim: ClaimCard;
  readonly unit: JudgedUnit;
  /** Of all attempts, each with the number of its attempt. */
  readonly judgements: readonly (KeptJudgement & { readonly attempt: number })[];
  /** Those of them that count: not what was judged before the unit was opened again. */
  readonly counting: readonly (KeptJudgement & { readonly attempt: number })[];
  readonly facts: UnitFacts;
}

/**
 * Locks the claim for the assessor who took it. Refuses `claim-not-found`, `own-claim`, `claim-not-taken`,
 * `claim-taken`, `already-withdrawn` and `already-decided`.
 */
export async function heldClaim(tx: Tx, claimId: string): Promise<Result<HeldClaim>> {
  const held = await holdClaim(tx, claimId);
  if (!held.ok) return whyNot(tx, claimId, held.refusal, mayJudge);
  const claim = await frozenClaim(tx, claimId);
  if (!claim) return noClaim();
  const changed = changedSince(claim, await sealedClaim(tx, claimId));
  const known = await knownOf(tx, claim, claim.evidence, changed);
  const balance = await lastOfProgramme(tx, claim.learnerId, claim.unitId);
  const authorship = await authorshipIn(tx, claim);
  return { ok: true, value: { claim, ...known, facts: { ...known.facts, balance, authorship } } };
}

/** Whose work the items of a claim were found to be. */
export function authorshipIn(tx: Tx, claim: ClaimCard) {
  const ids = claim.evidence.map(({ evidenceId }) => evidenceId);
  return authorshipFacts(tx, claim, ids);
}

/** Ids of the items that are not what the log sealed when the unit was claimed: all, if it sealed nothing. */
export function changedSince(
  { evidence }: ClaimCard,
  sealed: Awaited<ReturnType<typeof sealedClaim>>,
): ReadonlySet<string> {
  const changed = evidence.filter(
    ({ evidenceId, renditionSha256 }) => sealed?.hashes.get(evidenceId) !== renditionSha256,
  );
  return new Set(changed.map(({ evidenceId }) => evidenceId));
}

/**
 * What is known of a claim's unit, up to and with this attempt.
 * @param items what the claim presents
 * @param changed which of them are not what the log sealed, where that matters
 */
export async function knownOf(
  tx: Tx,
  claim: ClaimLine,
  items: UnitFacts['items'],
  changed: ReadonlySet<string> = new Set(),
): Promise<Pick<HeldClaim, 'unit' | 'judgements' | 'counting' | 'facts'>> {
  const attempts = await claimsOf(tx, claim.learnerId, claim.unitId);
  const upToNow = attempts.filter(({ attempt }) => attempt <= claim.attempt);
  const numbers = new Map(upToNow.map(({ claimId, attempt }) => [claimId, attempt]));
  const unit = unitIn(await unitsOf(tx, [claim.unitId]), claim.unitId);
  const kept = await judgementsOn(tx, [...numbers.keys()]);
  const carried = (await carriedOf(tx, claim.learnerId)).filter(({ criterionId }) =>
    unit.criteria.some((one) => one.criterionId === criterionId),
  );
  const judgements = [
    ...carried,
    ...kept.map((one) => ({ ...one, attempt: numbers.get(one.claimId) ?? 0 })),
  ];
  const lapsed = await lapsedIn(tx, upToNow);
  const counting = judgements.filter((one) => !lapsed(one, claim.attempt));
  const newest = newestOf(counting);
  const considered = (await consideredIn(tx, [claim.claimId])).get(claim.claimId) ?? new Set();
  return {
    unit,
    judgements,
    counting,
    facts: {
      criteria: unit.criteria,
      judgements: counting,
      items,
      considered,
      changed,
      how: unit.criteria.map(({ criterionId, code, closes }) => {
        const judgement = newest.get(criterionId);
        const isMet = judgement?.outcome === 'met';
        return {
          code,
          closes,
          method: isMet ? judgement.method : null,
          items: isMet ? judgement.evidenceIds.length : 0,
        };
      }),
    },
  };
}
