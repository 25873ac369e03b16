import type { ReplyOf } from '../../../lib/route.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type { readItem, readOverview } from '../schema.ts';

export type Overview = ReplyOf<typeof readOverview>;
export type Observation = Overview['observations'][number];
export type Item = ReplyOf<typeof readItem>;
export type Action = Item['actions'][number];

/** On which work records a page of this room reads again. */
export const LIVE = ['assessor.', 'standardisation.', 'staff_meeting.', 'staff_action.'] as const;

export const LATE: StateLook = { word: 'Late', meaning: 'attention', mark: 'clock' };
export const OPEN: StateLook = { word: 'Open', meaning: 'information', mark: 'half' };
export const DONE: StateLook = { word: 'Done', meaning: 'good', mark: 'tick' };
export const ITEM_LOOKS: Readonly<Record<Item['state'], StateLook>> = {
  blind: { word: 'Judged blind', meaning: 'information', mark: 'half' },
  uncovered: { word: 'To be agreed', meaning: 'attention', mark: 'flag' },
  agreed: { word: 'Agreed', meaning: 'good', mark: 'tick' },
};
export const OBSERVATION_LOOKS = {
  toSign: { word: 'Assessor to sign', meaning: 'attention', mark: 'pen' },
  toCountersign: { word: 'Needs a countersignature', meaning: 'attention', mark: 'flag' },
  counts: { word: 'Counts', meaning: 'good', mark: 'tick' },
} as const satisfies Record<string, StateLook>;

/** How an observation stands: signed by both, and countersigned where it must be. */
export function observationLook(one: Observation): StateLook {
  if (one.signedAt === null) return OBSERVATION_LOOKS.toSign;
  return one.countersignature === 'needed'
    ? OBSERVATION_LOOKS.toCountersign
    : OBSERVATION_LOOKS.counts;
}

export const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
export const people = (of: readonly { readonly memberId: string; readonly name: string }[]) =>
  of.map(({ memberId, name }) => ({ value: memberId, label: name }));
