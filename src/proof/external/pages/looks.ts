import type { ReplyOf } from '../../../lib/route.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type {
  APPOINTMENT_STATES,
  OUTCOMES,
  readExternal,
  readExternalClaim,
  readExternalSample,
  readFirstPage,
} from '../schema.ts';

export type FirstPage = ReplyOf<typeof readFirstPage>;
export type Overview = ReplyOf<typeof readExternal>;
export type Sample = ReplyOf<typeof readExternalSample>;
export type Claim = ReplyOf<typeof readExternalClaim>;

export const HOME = { label: 'External verification', href: '/external' } as const;

/** On which work records a page here reads again. */
export const LIVE = ['external.', 'base.', 'sample.', 'unit.', 'claim.'] as const;

export const APPOINTMENT_LOOKS: Readonly<Record<keyof typeof APPOINTMENT_STATES, StateLook>> = {
  ahead: { word: 'Not begun yet', meaning: 'quiet', mark: 'ring', edge: 'dotted' },
  in_force: { word: 'In force', meaning: 'good', mark: 'tick' },
  over: { word: 'Over', meaning: 'quiet', mark: 'dash' },
  ended: { word: 'Ended early', meaning: 'quiet', mark: 'dash' },
};
export const OUTCOME_LOOKS: Readonly<Record<keyof typeof OUTCOMES, StateLook>> = {
  agreed: { word: 'Agreed', meaning: 'good', mark: 'tick' },
  not_agreed: { word: 'Not agreed', meaning: 'stop', mark: 'octagon' },
  action: { word: 'Action needed', meaning: 'attention', mark: 'flag' },
};
export const SIGNED: StateLook = { word: 'Signed', meaning: 'good', mark: 'lock' };
export const CLOSED: StateLook = { word: 'Closed, not signed', meaning: 'attention', mark: 'half' };
export const OPEN: StateLook = { word: 'Open', meaning: 'information', mark: 'half' };
export const LATE: StateLook = { word: 'Late', meaning: 'attention', mark: 'flag' };
export const UNREAD: StateLook = { word: 'Not looked at', meaning: 'attention', mark: 'ring' };
export const OPENED: StateLook = { word: 'Opened today', meaning: 'information', mark: 'half' };

/** 'in_learning' reads 'In learning'. */
export function wordsOf(code: string): string {
  const words = code.replaceAll('_', ' ');
  return (words[0]?.toUpperCase() ?? '') + words.slice(1);
}

/** 'Achieved, ratified'; 'Not yet, informal until ratified'. */
export function decidedWords(decision: {
  readonly outcome: 'achieved' | 'not_yet';
  readonly standing: 'informal' | 'ratified';
}): string {
  const outcome = decision.outcome === 'achieved' ? 'Achieved' : 'Not yet';
  return `${outcome}, ${decision.standing === 'ratified' ? 'ratified' : 'informal until ratified'}`;
}
