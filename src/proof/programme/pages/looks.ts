import type { ReplyOf } from '../../../lib/route.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import { LEARNER_STATES, type readProgramme } from '../schema.ts';

export type OfLearner = ReplyOf<typeof readProgramme>;
export type Programme = OfLearner['programmes'][number];
export type Plan = Programme['plans'][number];
type State = keyof typeof LEARNER_STATES;

const LOOKS: Readonly<Record<State, Omit<StateLook, 'word'>>> = {
  in_learning: { meaning: 'information', mark: 'right' },
  break: { meaning: 'attention', mark: 'dash', edge: 'dashed' },
  withdrawn: { meaning: 'quiet', mark: 'cross' },
  transferred: { meaning: 'quiet', mark: 'right' },
  extended: { meaning: 'information', mark: 'clock' },
  completed: { meaning: 'good', mark: 'tick' },
};

/** How a state of a learner looks. */
export function stateLook(state: State): StateLook {
  return { word: LEARNER_STATES[state], ...LOOKS[state] };
}

/** A list of words as options of a field. */
export const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
