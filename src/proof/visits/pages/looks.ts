import type { ReplyOf } from '../../../lib/route.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type { readContacts, readVisit, readVisits, SIDES, STATES } from '../schema.ts';

export type Overview = ReplyOf<typeof readVisits>;
export type Visit = ReplyOf<typeof readVisit>;
export type Contact = ReplyOf<typeof readContacts>['rows'][number];
export type Line = Overview['visits'][number];
export type Action = Overview['actions'][number];
export type Report = Visit['reports'][number];

export const HOME = { label: 'Visits', href: '/visits' } as const;

/** On which work records a page here reads again. */
export const LIVE = ['visit.', 'external.', 'member.'] as const;

export const STATE_LOOKS: Readonly<Record<keyof typeof STATES, StateLook>> = {
  asked: { word: 'Asked', meaning: 'information', mark: 'clock' },
  agreed: { word: 'Agreed', meaning: 'good', mark: 'tick' },
  refused: { word: 'Refused', meaning: 'stop', mark: 'octagon' },
  called_off: { word: 'Called off', meaning: 'quiet', mark: 'dash' },
  held: { word: 'Held', meaning: 'good', mark: 'lock' },
};
export const OBSTRUCTED: StateLook = { word: 'Obstructed', meaning: 'attention', mark: 'flag' };
export const LATE: StateLook = { word: 'Late', meaning: 'attention', mark: 'flag' };
export const DRAFT: StateLook = { word: 'Draft', meaning: 'information', mark: 'pen' };
export const GIVEN: StateLook = { word: 'Given', meaning: 'good', mark: 'lock' };
export const SUPERSEDED: StateLook = { word: 'Superseded', meaning: 'quiet', mark: 'dash' };
export const ACTION_LOOKS: Readonly<Record<Action['state'], StateLook>> = {
  open: { word: 'Open', meaning: 'information', mark: 'half' },
  answered: { word: 'Answered', meaning: 'information', mark: 'clock' },
  closed: { word: 'Closed', meaning: 'good', mark: 'tick' },
};

/** Who has to answer, as a reader on one side is told. */
export function waitsWords(waitsFor: keyof typeof SIDES | null, side: keyof typeof SIDES): string {
  if (waitsFor === null) return '';
  if (waitsFor === side) return 'Waits for your answer';
  return waitsFor === 'centre' ? 'Waits for the centre' : 'Waits for the external verifier';
}
