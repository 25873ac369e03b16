import type { ReplyOf } from '../../../lib/route.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type { listOwnPapers, PaperState } from '../papers-schema.ts';
import { answerLook } from './words.ts';

export type OwnPapers = ReplyOf<typeof listOwnPapers>;
export type OwnPaper = OwnPapers['rows'][number];

const LOOKS: Readonly<Record<PaperState, StateLook>> = {
  declined: answerLook('declined'),
  overdue: { word: 'No answer', meaning: 'attention', mark: 'triangle' },
  outdated: { word: 'Newer version out', meaning: 'attention', mark: 'triangle' },
  waiting: { word: 'Waiting', meaning: 'information', mark: 'clock', edge: 'dashed' },
  signed: answerLook('signed'),
};

/** How one paper stands; what was accepted by word of mouth is not called signed. */
export function paperLook({ state, given }: OwnPaper): StateLook {
  return state === 'signed' && given ? answerLook(given.answer) : LOOKS[state];
}

/** May this paper still be answered or asked for? */
export function isUnanswered({ given }: OwnPaper): boolean {
  return given === null || given.answer === 'declined';
}
