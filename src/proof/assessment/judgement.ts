import { ok, type Result, refuse } from '../../lib/result.ts';
import { counted, listed } from '../../lib/text.ts';
import type { Finding } from '../../rules/finding.ts';
import type { ClaimState, JudgementOutcome, Method } from './schema.ts';

/** A claim as far as it decides what may be done with it. Ids are of members. */
export interface ClaimStanding {
  readonly learnerId: string;
  readonly assessorId: string | null;
  readonly assessorName?: string | undefined;
  readonly withdrawnAt: Date | null;
  readonly decidedAt: Date | null;
}

/** Where a claim stands for the member who looks at it. */
export function stateOf(claim: ClaimStanding, memberId: string | null): ClaimState {
  if (claim.withdrawnAt) return 'withdrawn';
  if (claim.decidedAt) return 'decided';
  if (claim.assessorId === null) return 'waiting';
  return claim.assessorId === memberId ? 'in_hand' : 'with_other';
}

const WHO = 'Qualification specification, L404';

/** Refuses `own-claim`, `already-withdrawn`, `already-decided` and `claim-taken`: who may take a claim up. */
export function mayTake(claim: ClaimStanding, memberId: string | null): Result<void> {
  if (memberId === null || claim.learnerId === memberId)
    return refuse(
      'own-claim',
      'This is your own claim: nobody assesses their own work. Another assessor has to take it.',
      WHO,
    );
  if (claim.withdrawnAt)
    return refuse(
      'already-withdrawn',
      'The learner has withdrawn this claim. Judgements made so far are kept; a new claim will come to the queue.',
      WHO,
    );
  if (claim.decidedAt)
    return refuse(
      'already-decided',
      'This claim is decided, and a decision stays as it is. After a “not yet” the learner claims again.',
    );
  if (claim.assessorId !== null && claim.assessorId !== memberId)
    return refuse(
      'claim-taken',
      `${claim.assessorName ?? 'Another assessor'} has taken this claim and judges it alone. Take another one from the queue.`,
    );
  return ok(undefined);
}

/** As mayTake, and `claim-not-taken` until the member has taken it: who may consider, judge and decide. */
export function mayJudge(claim: ClaimStanding, memberId: string | null): Result<void> {
  const may = mayTake(claim, memberId);
  if (!may.ok || claim.assessorId === memberId) return may;
  return refuse('claim-not-taken', 'Nobody has taken this claim yet. Take it first, then judge.');
}

/** A judgement as far as its place among the others goes. */
export interface PlacedJudgement {
  readonly judgementId: string;
  readonly criterionId: string;
  readonly attempt: number;
  readonly judgedAt: Date;
  readonly outcome: JudgementOutcome;
}

function isAfter(one: PlacedJudgement, other: PlacedJudgement): boolean {
  if (one.attempt !== other.attempt) return one.attempt > other.attempt;
  const apart = one.judgedAt.getTime() - other.judgedAt.getTime();
  return apart === 0 ? one.judgementId > other.judgementId : apart > 0;
}

/**
 * The newest judgement of each criterion over all attempts at a unit: a criterion met once stays met until
 * it is judged again (W36). By criterion id.
 */
export function newestOf<J extends PlacedJudgement>(judgements: readonly J[]): Map<string, J> {
  const newest = new Map<string, J>();
  for (const judgement of judgements) {
    const known = newest.get(judgement.criterionId);
    if (!known || isAfter(judgement, known)) newest.set(judgement.criterionId, judgement);
  }
  return newest;
}

/** All that decides whether a unit can be decided. */
export interface UnitFacts {
  readonly criteria: readonly { readonly criterionId: string; readonly code: string }[];
  /** Of all attempts at the unit. */
  readonly judgements: readonly PlacedJudgement[];
  /** The items of this claim. */
  readonly items: readonly { readonly evidenceId: string; readonly title: string }[];
  /** Ids of those the assessor has considered. */
  readonly considered: ReadonlySet<string>;
}

/** How far a claim has come, in numbers. */
export interface Progress {
  readonly criteria: number;
  readonly met: number;
  readonly notYet: number;
  readonly unjudged: number;
  readonly items: number;
  readonly considered: number;
}

function sorted({ criteria, judgements, items, considered }: UnitFacts) {
  const newest = newestOf(judgements);
  const having = (outcome: JudgementOutcome | undefined) =>
    criteria.filter(({ criterionId }) => newest.get(criterionId)?.outcome === outcome);
  return {
    met: having('met'),
    notYet: having('not_yet'),
    unjudged: having(undefined),
    unseen: items.filter(({ evidenceId }) => !considered.has(evidenceId)),
  };
}

/** Counts what is met, not yet met, not judged and not considered. */
export function progressOf(facts: UnitFacts): Progress {
  const { met, notYet, unjudged, unseen } = sorted(facts);
  return {
    criteria: facts.criteria.length,
    met: met.length,
    notYet: notYet.length,
    unjudged: unjudged.length,
    items: facts.items.length,
    considered: facts.items.length - unseen.length,
  };
}

const MOST_NAMED = 6;

function named(words: readonly string[]): string {
  const more = words.length - MOST_NAMED;
  return more > 0 ? `${words.slice(0, MOST_NAMED).join(', ')} and ${more} more` : listed(words);
}

function unseenFindings(facts: UnitFacts): Finding[] {
  const { unseen } = sorted(facts);
  if (unseen.length === 0) return [];
  return [
    {
      rule: 'R67',
      outcome: 'block',
      because: `${counted(unseen.length, 'item')} of ${facts.items.length} not yet considered: ${named(unseen.map(({ title }) => title))}`,
      source: 'Qualification specification, L199',
      clears: 'open each item, and mark it as considered or judge on it.',
      restsOn: unseen.map(({ evidenceId, title }) => ({
        kind: 'evidence',
        id: evidenceId,
        label: title,
      })),
    },
  ];
}

function criterionFinding(
  criteria: UnitFacts['criteria'],
  rule: string,
  source: string,
  words: (count: string, codes: string) => string,
  clears: string,
): Finding[] {
  if (criteria.length === 0) return [];
  const count = counted(criteria.length, 'criterion is', 'criteria are');
  return [
    {
      rule,
      outcome: 'block',
      because: words(count, named(criteria.map(({ code }) => code))),
      source,
      clears,
      restsOn: criteria.map(({ criterionId, code }) => ({
        kind: 'criterion',
        id: criterionId,
        label: code,
      })),
    },
  ];
}

/**
 * Why a unit cannot be decided as achieved; empty when it can. Every criterion met in its newest judgement
 * (R9, R66), every item presented considered (R67).
 */
export function whyNotAchieved(facts: UnitFacts): readonly Finding[] {
  const { notYet, unjudged } = sorted(facts);
  return [
    ...criterionFinding(
      notYet,
      'R9',
      'Qualification specification, L370',
      (count, codes) => `${count} not yet met: ${codes}`,
      'judge each again when there are new grounds, or decide “not yet”.',
    ),
    ...criterionFinding(
      unjudged,
      'R66',
      'Qualification specification, L194',
      (count, codes) => `${count} not judged: ${codes}`,
      'judge each of them, or decide “not yet”.',
    ),
    ...unseenFindings(facts),
  ];
}

/**
 * Why a unit cannot be decided as not yet achieved; empty when it can. Something must be lacking, each
 * criterion not judged must get an action (W36), every item presented must be considered (R67).
 * @param unjudgedAction what the learner is to do about criteria that nobody judged
 */
export function whyNotNotYet(facts: UnitFacts, unjudgedAction: string): readonly Finding[] {
  const { notYet, unjudged } = sorted(facts);
  const nothingLacks: Finding[] =
    notYet.length + unjudged.length > 0
      ? []
      : [
          {
            rule: 'R9',
            outcome: 'block',
            because: `All ${counted(facts.criteria.length, 'criterion', 'criteria')} are met, so nothing is left to do`,
            source: 'Qualification specification, L370',
            clears: 'decide “achieved”, or judge what is lacking “not yet” with its action.',
          },
        ];
  const noAction =
    unjudgedAction.trim() === ''
      ? criterionFinding(
          unjudged,
          'W36',
          'A “not yet” names what is to be done',
          (count, codes) => `${count} not judged, and no action says what to do: ${codes}`,
          'judge each of them, or write the action for all that are not judged.',
        )
      : [];
  return [...nothingLacks, ...noAction, ...unseenFindings(facts)];
}

/** A judgement as it is about to be made. */
export interface NewJudgement {
  readonly outcome: JudgementOutcome;
  readonly method: Method;
  readonly action: string;
  readonly note: string;
  /** Items it rests on: those the assessor named, or else those the learner referenced. */
  readonly evidenceIds: readonly string[];
  readonly answers: readonly unknown[];
  readonly observedOn: string | null;
  readonly observedWhere: string;
}

function atField(field: string, code: string, because: string, source: string): Result<never> {
  return refuse(code, because, source, { fields: { [field]: because } });
}

/**
 * Whether a judgement says enough to be traced (R68). Refuses `action-missing`, `evidence-missing` (R56),
 * `question-missing` (R69), `observation-incomplete` and `not-yet-seen` for a day after today.
 * @param today YYYY-MM-DD in London
 */
export function saysEnough(judgement: NewJudgement, today: string): Result<void> {
  const { outcome, method } = judgement;
  if (outcome === 'not_yet' && judgement.action.trim() === '')
    return atField(
      'action',
      'action-missing',
      'A “not yet” says what the learner is to do next. Write the action.',
      'Qualification specification, L200',
    );
  if (outcome === 'met' && method === 'record' && judgement.evidenceIds.length === 0)
    return atField(
      'evidenceIds',
      'evidence-missing',
      'A criterion met by record rests on at least one item of the claim. Tick an item, or choose another method.',
      'Qualification specification, L370',
    );
  const isDialogue = method === 'questioning' || method === 'discussion';
  if (isDialogue && judgement.answers.length === 0)
    return atField(
      'question1',
      'question-missing',
      'Questioning and discussion are recorded with each question and the outline of its answer. Write at least one.',
      'Qualification specification, L420',
    );
  return method === 'observation' ? isObserved(judgement, today) : ok(undefined);
}

function isObserved(judgement: NewJudgement, today: string): Result<void> {
  const source = 'Qualification specification, L370';
  const { observedOn, observedWhere, note } = judgement;
  if (observedOn === null)
    return atField(
      'observedOn',
      'observation-incomplete',
      'Write the day you observed it.',
      source,
    );
  if (observedOn > today)
    return atField(
      'observedOn',
      'not-yet-seen',
      'This day has not come yet. Write the day you observed it.',
      source,
    );
  if (observedWhere.trim() === '')
    return atField(
      'observedWhere',
      'observation-incomplete',
      'Write where you observed it.',
      source,
    );
  if (note.trim() === '')
    return atField('note', 'observation-incomplete', 'Write what you saw the learner do.', source);
  return ok(undefined);
}

/** Ids of the items a member had a hand in (W34). */
export function partyTo(
  evidence: readonly { readonly evidenceId: string; readonly parties: readonly string[] }[],
  memberId: string | null,
): readonly string[] {
  if (memberId === null) return [];
  return evidence
    .filter(({ parties }) => parties.includes(memberId))
    .map(({ evidenceId }) => evidenceId);
}

/** Whole days from a claim to now; never below zero. */
export function waitingDays(claimedAt: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - claimedAt.getTime()) / 86_400_000));
}
