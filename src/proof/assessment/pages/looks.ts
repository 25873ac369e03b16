import type { ReplyOf } from '../../../lib/route.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type {
  ClaimState,
  Method,
  readClaimToJudge,
  readItemToJudge,
  readQueue,
  Seal,
  Verdict,
} from '../schema.ts';

export type JudgingView = ReplyOf<typeof readClaimToJudge>;
export type JudgedCriterion = JudgingView['criteria'][number];
export type ClaimItem = JudgingView['items'][number];
export type OpenedItem = ReplyOf<typeof readItemToJudge>;
export type Standing = QueueRow['standing'];
export type QueueRow = ReplyOf<typeof readQueue>['rows'][number];

/** Every decision says so, until verification has ratified it. */
export const INFORMAL: StateLook = {
  word: 'Informal until ratified',
  meaning: 'information',
  mark: 'half',
  edge: 'dashed',
};

export const CRITERION_LOOKS: Readonly<Record<JudgedCriterion['state'], StateLook>> = {
  met: { word: 'Met', meaning: 'good', mark: 'tick' },
  not_yet: { word: 'Not yet', meaning: 'attention', mark: 'half' },
  unjudged: { word: 'Not judged', meaning: 'quiet', mark: 'ring' },
};

export const CLAIM_LOOKS: Readonly<Record<ClaimState, StateLook>> = {
  waiting: { word: 'Waiting', meaning: 'attention', mark: 'clock' },
  in_hand: { word: 'In your hand', meaning: 'information', mark: 'pen' },
  with_other: { word: 'With another assessor', meaning: 'quiet', mark: 'person' },
  decided: { word: 'Decided', meaning: 'good', mark: 'tick' },
  withdrawn: { word: 'Withdrawn', meaning: 'quiet', mark: 'dash' },
};

/** A released sample base holds it (W24). */
export const RATIFIED: StateLook = { word: 'Ratified', meaning: 'good', mark: 'full' };
export const STANDING_LOOKS: Readonly<Record<Standing, StateLook>> = {
  informal: INFORMAL,
  ratified: RATIFIED,
};

/** R26: nobody qualified stands by the decision yet. */
export const UNCOUNTERSIGNED: StateLook = {
  word: 'Waits for a countersignature',
  meaning: 'attention',
  mark: 'pen',
};

/** It was found not to be supported: the next decision counts instead (R82, R92). */
export const SUPERSEDED: StateLook = {
  word: 'Not supported, unit open again',
  meaning: 'attention',
  mark: 'flag',
};

/** A decision with how firm it is: 'Achieved, informal', 'Achieved, ratified'. */
export function verdictLook(outcome: Verdict, standing: Standing): StateLook {
  if (standing === 'informal') return VERDICT_LOOKS[outcome];
  const { edge: _, ...look } = VERDICT_LOOKS[outcome];
  return { ...look, word: outcome === 'achieved' ? 'Achieved, ratified' : 'Not yet, ratified' };
}

export const VERDICT_LOOKS: Readonly<Record<Verdict, StateLook>> = {
  achieved: { word: 'Achieved, informal', meaning: 'good', mark: 'tick', edge: 'dashed' },
  not_yet: { word: 'Not yet, informal', meaning: 'attention', mark: 'half', edge: 'dashed' },
};

export const SEAL_LOOKS: Readonly<Record<Seal, StateLook>> = {
  verified: { word: 'Verified', meaning: 'good', mark: 'chain' },
  not_in_checkpoint: { word: 'Not in a checkpoint yet', meaning: 'quiet', mark: 'clock' },
  broken: { word: 'Does not match the log', meaning: 'stop', mark: 'octagon' },
};

export const WITNESS: StateLook = { word: 'You are a witness', meaning: 'attention', mark: 'flag' };

export const LATE: StateLook = { word: 'Late', meaning: 'stop', mark: 'clock' };

export const METHOD_WORDS: Readonly<Record<Method, string>> = {
  record: 'Work record',
  observation: 'Observation at work',
  questioning: 'Questioning',
  discussion: 'Professional discussion',
};

/** What can close a criterion, as advice: the assessor decides. */
export const CLOSES_WORDS: Readonly<Record<JudgedCriterion['closes'], string>> = {
  record: 'A work record can show this',
  observation: 'No work record shows this alone: observe it, or take a recording or testimony',
  discussion: 'This asks for knowledge: question the learner, or discuss it',
};

/** 'today', '1 day', '12 days': how long a claim has waited. */
export function waitWords(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? '1 day' : `${days} days`;
}
