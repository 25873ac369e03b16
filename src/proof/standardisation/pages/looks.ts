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
const ITEM_LOOKS: Readonly<Record<Item['state'], StateLook>> = {
  blind: { word: 'Judged blind', meaning: 'information', mark: 'half' },
  uncovered: { word: 'To be agreed', meaning: 'attention', mark: 'flag' },
  agreed: { word: 'Agreed', meaning: 'good', mark: 'tick' },
};
/** What a file handed in for the purpose may be. */
export const FILE_HINT =
  'Photo, recording, video or PDF, 20 MB at most. A recording keeps what it says of itself: choose one that names nobody';

const WAITS: StateLook = { word: 'File to come', meaning: 'attention', mark: 'clock' };

/** How an item stands. */
export const itemLook = (item: Pick<Item, 'state' | 'waits'>): StateLook =>
  item.waits ? WAITS : ITEM_LOOKS[item.state];
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
