import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import { ANSWERS, type candidateReferences, type listReferences, SPEAKS_AS } from '../schema.ts';

export type Reference = ReplyOf<typeof listReferences>['rows'][number];
export type OfCandidate = ReplyOf<typeof candidateReferences>;
export type Said = NonNullable<NonNullable<Reference['answer']>['said']>;

const choices = <K extends string>(names: Readonly<Record<K, string>>) =>
  (Object.entries(names) as [K, string][]).map(([value, label]) => ({ value, label }));

export const SPEAKS_CHOICES = choices(SPEAKS_AS);
export const ANSWER_CHOICES = choices(ANSWERS);

/** How each state looks. */
export const STATE_LOOKS: Readonly<Record<Reference['state'], StateLook>> = {
  asked: { word: 'Asked', meaning: 'information', mark: 'letter' },
  reminded: { word: 'Reminded', meaning: 'attention', mark: 'clock' },
  to_ring: { word: 'To ring', meaning: 'attention', mark: 'flag' },
  came_back: { word: 'Mail came back', meaning: 'stop', mark: 'triangle' },
  expired: { word: 'Link expired', meaning: 'attention', mark: 'clock' },
  received: { word: 'Came, to judge', meaning: 'attention', mark: 'half' },
  refused: { word: 'Gives none', meaning: 'stop', mark: 'cross' },
  satisfied: { word: 'Satisfies', meaning: 'good', mark: 'tick' },
  not_satisfied: { word: 'Does not satisfy', meaning: 'stop', mark: 'cross' },
  withdrawn: { word: 'Not waited for', meaning: 'quiet', mark: 'ring' },
};

/** Who speaks about what: 'Mary Finch, about Elm Lodge'. */
export function refereeWords({ refereeName, aboutPlace }: Reference): string {
  return aboutPlace === '' ? `${refereeName}, in person` : `${refereeName}, about ${aboutPlace}`;
}

/** What a referee said of the dates: 'Mon 1 Mar 2021 to Thu 29 Feb 2024'; '' without any. */
export function datesSaid({ fromOn, toOn }: Said, today: string): string {
  if (fromOn === null) return '';
  const from = showDate(fromOn, today);
  return toOn === null ? `${from}, still there` : `${from} to ${showDate(toOn, today)}`;
}

const YES_NO = { yes: 'yes', no: 'no' } as const;

/** The parts of an answer that hold something, each with its label. */
export function partsSaid(said: Said, today: string): readonly (readonly [string, string])[] {
  const yes = (value: boolean | null) => (value === null ? '' : value ? 'yes' : 'no');
  return (
    [
      ['Dates', datesSaid(said, today)],
      ['Job', said.jobTitle],
      ['Left because', said.leaving],
      ['Would take them on again', said.again === null ? '' : YES_NO[said.again]],
      ['In their words', said.words],
      ['A relative', yes(said.relative)],
      ['A hirer may be shown it', yes(said.mayBeShown)],
      ['Spoke with', said.spokeWith],
      ['On', said.spokenNumber],
      ['Number found', said.numberFound],
    ] as const
  ).filter(([, value]) => value !== '');
}
