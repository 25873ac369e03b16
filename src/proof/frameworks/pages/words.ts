import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type {
  importDocument,
  listCriterionLinks,
  listFrameworks,
  readFramework,
} from '../schema.ts';

export type Card = ReplyOf<typeof listFrameworks>['rows'][number];
export type Framework = ReplyOf<typeof readFramework>;
export type Unit = Framework['tree'][number];
export type Criterion = Unit['outcomes'][number]['criteria'][number];
export type Choice = Framework['choices'][number];
export type CriterionLink = ReplyOf<typeof listCriterionLinks>['rows'][number];
export type FoundThere = Framework['contradictions'][number];
export type ImportReport = ReplyOf<typeof importDocument>;

export const KIND_WORDS: Readonly<Record<Card['kind'], string>> = {
  qualification: 'Qualification',
  standard: 'Occupational standard',
  marking_points: 'Marking points',
};

export const CLOSES_LOOKS: Readonly<Record<Criterion['closes'], StateLook>> = {
  record: { word: 'record', meaning: 'good', mark: 'pen' },
  observation: { word: 'observation', meaning: 'information', mark: 'person' },
  discussion: { word: 'discussion', meaning: 'quiet', mark: 'question' },
};

/** What a document does, in words for the page and its button. */
export const OUTCOME_WORDS: Readonly<
  Record<NonNullable<ImportReport['outcome']>, { readonly look: StateLook; readonly says: string }>
> = {
  new: {
    look: { word: 'New here', meaning: 'good', mark: 'tick' },
    says: 'No framework of this code is in use. It comes in whole.',
  },
  wording_added: {
    look: { word: 'Fills in wording', meaning: 'good', mark: 'tick' },
    says: 'The framework in use has the same units and criteria. Its wording, unit dates and hours are filled in; references and claims stay as they are.',
  },
  links_added: {
    look: { word: 'Adds links', meaning: 'good', mark: 'tick' },
    says: 'The framework in use says the same. Links of its criteria to others that are not here yet are added.',
  },
  same: {
    look: { word: 'Here already', meaning: 'quiet', mark: 'dash' },
    says: 'This document says nothing that is not here already. There is nothing to import.',
  },
  new_version: {
    look: { word: 'New revision', meaning: 'attention', mark: 'triangle' },
    says: 'Units, credits, criteria or wording differ from the framework in use. It becomes the next revision; the one in use stays, with all that rests on it.',
  },
};

/** '19 units, 58 outcomes, 276 criteria'; outcomes only where there are any. */
export function countWords({ units, outcomes, criteria }: Card['counts'], kind: Card['kind']) {
  const parts = [
    ...(kind === 'qualification' ? [counted(units, 'unit')] : []),
    ...(outcomes > 0 ? [counted(outcomes, 'outcome')] : []),
    counted(criteria, ...CRITERION[kind]),
  ];
  return parts.join(', ');
}

const CRITERION: Readonly<Record<Card['kind'], readonly [string, string]>> = {
  qualification: ['criterion', 'criteria'],
  standard: ['statement', 'statements'],
  marking_points: ['point', 'points'],
};

/** '132 to 162 h'; undefined where nothing is stated. */
export function hoursWords(least: number | null, most: number | null): string | undefined {
  if (least === null && most === null) return undefined;
  if (least === null || most === null || least === most) return `${least ?? most} h`;
  return `${least} to ${most} h`;
}
