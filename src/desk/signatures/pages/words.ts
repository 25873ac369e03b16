import type { ReplyOf } from '../../../lib/route.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type { listPapers } from '../schema.ts';

export type PaperRow = ReplyOf<typeof listPapers>['rows'][number];
export type Given = NonNullable<PaperRow['given']>;

export const HOW: Readonly<Record<Given['how'], string>> = {
  link: 'by their own link',
  phone: 'on the phone',
  in_person: 'in person',
  email: 'by e-mail',
};

export const SIDE: Readonly<Record<PaperRow['side'], string>> = {
  worker: 'Worker',
  hirer: 'Hirer',
};

const ANSWERS: Readonly<Record<Given['answer'], StateLook>> = {
  signed: { word: 'Signed', meaning: 'good', mark: 'pen' },
  accepted: { word: 'Accepted', meaning: 'good', mark: 'tick' },
  declined: { word: 'Declined', meaning: 'stop', mark: 'octagon' },
};
const OVERDUE: StateLook = { word: 'No answer', meaning: 'attention', mark: 'triangle' };
const WAITING: StateLook = {
  word: 'Waiting',
  meaning: 'information',
  mark: 'clock',
  edge: 'dashed',
};

/** How one answer looks. */
export function answerLook(answer: Given['answer']): StateLook {
  return ANSWERS[answer];
}

/** How one paper stands. */
export function standing({ given, overdue }: Pick<PaperRow, 'given' | 'overdue'>): StateLook {
  if (given) return ANSWERS[given.answer];
  return overdue ? OVERDUE : WAITING;
}

/** May this paper still be asked for or answered? */
export function isOpen({ given }: Pick<PaperRow, 'given'>): boolean {
  return given === null || given.answer === 'declined';
}
