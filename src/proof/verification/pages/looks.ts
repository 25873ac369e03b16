import type { ReplyOf } from '../../../lib/route.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import { type OUTCOMES, REASONS, type readCycle, type readSample, type STATES } from '../schema.ts';

export type Cycle = ReplyOf<typeof readCycle>;
export type Start = ReplyOf<typeof readSample>['starts'][number];
export type Sample = Cycle['samples'][number];

/** On which work records a page of verification reads again. */
export const LIVE = ['verification.', 'sample.', 'base.', 'unit.', 'claim.', 'tariff.'] as const;

export const STATE_LOOKS: Readonly<Record<keyof typeof STATES, StateLook>> = {
  waiting: { word: 'Not assessed yet', meaning: 'quiet', mark: 'ring', edge: 'dotted' },
  ready: { word: 'To be verified', meaning: 'information', mark: 'half' },
  started: { word: 'Being verified', meaning: 'information', mark: 'pen', edge: 'dashed' },
  action: { word: 'Action open', meaning: 'attention', mark: 'flag' },
  not_supported: { word: 'Decision not supported', meaning: 'stop', mark: 'octagon' },
  done: { word: 'Done', meaning: 'good', mark: 'tick' },
  gone: { word: 'Not in the base any more', meaning: 'quiet', mark: 'dash' },
};
export const OUTCOME_LOOKS: Readonly<Record<keyof typeof OUTCOMES, StateLook>> = {
  confirmed: { word: 'Confirmed', meaning: 'good', mark: 'tick' },
  action_needed: { word: 'Action needed', meaning: 'attention', mark: 'flag' },
  not_supported: { word: 'Decision not supported', meaning: 'stop', mark: 'octagon' },
};
export const LATE: StateLook = { word: 'Late', meaning: 'attention', mark: 'clock' };
export const NOBODY: StateLook = { word: 'Nobody may', meaning: 'stop', mark: 'octagon' };
export const RELEASED: StateLook = { word: 'Released', meaning: 'good', mark: 'lock' };
export const OPEN: StateLook = { word: 'Open', meaning: 'information', mark: 'half' };
export const UNPLANNED: StateLook = { word: 'Not planned', meaning: 'attention', mark: 'ring' };

/** 'Every unit: RPC1; Drawn for the percentage'. */
export function whyWords(why: Sample['why']): string {
  return why
    .map(({ why: reason, of }) => (of === '' ? REASONS[reason] : `${REASONS[reason]}: ${of}`))
    .join('; ');
}
