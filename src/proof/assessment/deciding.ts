import { counted, listed } from '../../lib/text.ts';
import type { Finding } from '../../rules/finding.ts';
import type { AuthorshipFacts } from '../authorship/index.ts';
import { type BalanceFacts, type MetHow, whyNotBalanced, whyNotTangible } from './balance.ts';
import { newestOf, type PlacedJudgement } from './judgement.ts';
import type { JudgementOutcome } from './schema.ts';

/** All that decides whether a unit can be decided. */
export interface UnitFacts {
  readonly criteria: readonly { readonly criterionId: string; readonly code: string }[];
  /** Of all attempts at the unit. */
  readonly judgements: readonly (PlacedJudgement & { readonly evidenceIds?: readonly string[] })[];
  /** The items of this claim. */
  readonly items: readonly { readonly evidenceId: string; readonly title: string }[];
  /** Ids of those the assessor has considered. */
  readonly considered: ReadonlySet<string>;
  /** Ids of those that are not what the log sealed when the unit was claimed. */
  readonly changed: ReadonlySet<string>;
  /** How each criterion was found to be met, where that is asked. */
  readonly how?: readonly MetHow[];
  /** Whose work the items are, where that is asked (R55). */
  readonly authorship?: AuthorshipFacts;
  /** Of the whole programme, where this unit would complete it; null: it would not. */
  readonly balance?: BalanceFacts | null;
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

function changedFindings({ items, changed }: UnitFacts): Finding[] {
  const found = items.filter(({ evidenceId }) => changed.has(evidenceId));
  if (found.length === 0) return [];
  return [
    {
      rule: 'R68',
      outcome: 'block',
      because: `${counted(found.length, 'item is', 'items are')} not what the log sealed at the claim: ${named(found.map(({ title }) => title))}`,
      source: 'Qualification specification, L200',
      clears: 'tell the owner, who can verify the log; the learner can claim again.',
      restsOn: found.map(({ evidenceId, title }) => ({
        kind: 'evidence',
        id: evidenceId,
        label: title,
      })),
    },
  ];
}

/** R55: a file nobody looked at for whose work it is, and what is met by an item that is not the learner's own. */
function authorshipFindings({ items, criteria, judgements, authorship }: UnitFacts): Finding[] {
  if (!authorship) return [];
  const { unsaid, notOwn } = authorship;
  const open = items.filter(({ evidenceId }) => unsaid.has(evidenceId));
  const newest = newestOf(judgements);
  const resting = criteria.filter(({ criterionId }) => {
    const judgement = newest.get(criterionId);
    return judgement?.outcome === 'met' && judgement.evidenceIds?.some((one) => notOwn.has(one));
  });
  const unlooked: Finding[] =
    open.length === 0
      ? []
      : [
          {
            rule: 'R55',
            outcome: 'block',
            because: `Of ${counted(open.length, 'file', 'files')} nobody said whose work ${open.length === 1 ? 'it is' : 'they are'}: ${named(open.map(({ title }) => title))}`,
            source: 'Qualification specification, L386',
            clears: 'open each, and say whether it is the learner’s own work.',
            restsOn: open.map(({ evidenceId, title }) => ({
              kind: 'evidence',
              id: evidenceId,
              label: title,
            })),
          },
        ];
  return [
    ...unlooked,
    ...criterionFinding(
      resting,
      'R55',
      'Qualification specification, L386',
      (count, codes) =>
        `${count} met by an item that was found not to be the learner’s own work: ${codes}`,
      'judge each again by other evidence, or judge it “not yet” with what to bring instead.',
    ),
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
 * (R9, R66), every item presented considered (R67) and as it was sealed at the claim (R68), something seen at work or
 * tangible (R56); where it completes the programme, the balance of methods and sources over it (R60, R61, W32).
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
    ...changedFindings(facts),
    ...authorshipFindings(facts),
    ...whyNotTangible(facts.how ?? []),
    ...(facts.balance ? whyNotBalanced(facts.balance) : []),
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
