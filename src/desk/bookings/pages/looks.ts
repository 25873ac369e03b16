import type { StateLook } from '../../../ui/badge.tsx';
import type { ConfirmationRow, ShiftRow } from '../schema.ts';

/** What a state of a shift is called in filters and lists, and how it looks. */
export const SHIFT_LOOKS = {
  open: { word: 'Open', meaning: 'attention', mark: 'ring', edge: 'dotted' },
  offered: { word: 'Offered', meaning: 'information', mark: 'letter', edge: 'dotted' },
  pencilled: { word: 'Pencilled', meaning: 'information', mark: 'half', edge: 'dashed' },
  assigned: { word: 'Accepted', meaning: 'good', mark: 'tick', edge: 'dashed' },
  confirmed: { word: 'Confirmed', meaning: 'good', mark: 'full' },
  out_of_date: { word: 'Paper out of date', meaning: 'attention', mark: 'letter', edge: 'double' },
  cancelled: { word: 'Cancelled', meaning: 'quiet', mark: 'dash', edge: 'dashed' },
} as const satisfies Record<string, StateLook>;

/** The state a page shows for a shift: its own, and besides whether it was offered or its paper overtaken. */
export type ShownState = keyof typeof SHIFT_LOOKS;

/** Open shifts with offers out are 'offered'; held shifts whose paper was overtaken 'out_of_date'. */
export function shownState(
  shift: Pick<ShiftRow, 'state' | 'paper' | 'offersOpen' | 'offersYes'>,
): ShownState {
  if (shift.state === 'open') {
    return shift.offersOpen + shift.offersYes > 0 ? 'offered' : 'open';
  }
  const held = shift.state === 'assigned' || shift.state === 'confirmed';
  return held && shift.paper === 'out_of_date' ? 'out_of_date' : shift.state;
}

export const PAPER_LOOKS = {
  none: { word: 'Not confirmed yet', meaning: 'attention', mark: 'ring', edge: 'dotted' },
  sent: { word: 'Confirmed', meaning: 'good', mark: 'full' },
  out_of_date: { word: 'Paper out of date', meaning: 'attention', mark: 'letter', edge: 'double' },
} as const satisfies Record<ShiftRow['paper'], StateLook>;

export const OFFER_LOOKS = {
  made: { word: 'Waits for an answer', meaning: 'information', mark: 'clock', edge: 'dotted' },
  accepted: { word: 'Said yes', meaning: 'good', mark: 'tick' },
  declined: { word: 'Said no', meaning: 'quiet', mark: 'cross' },
  lapsed: { word: 'Lapsed', meaning: 'quiet', mark: 'dash' },
  withdrawn: { word: 'Withdrawn', meaning: 'quiet', mark: 'dash' },
} as const satisfies Record<string, StateLook>;

type Delivery = NonNullable<ConfirmationRow['delivery']>['state'];

export const DELIVERY_LOOKS = {
  queued: { word: 'Waits to be sent', meaning: 'information', mark: 'clock' },
  sending: { word: 'Being sent', meaning: 'information', mark: 'clock' },
  sent: { word: 'Sent', meaning: 'good', mark: 'tick' },
  failed: { word: 'Could not be sent', meaning: 'stop', mark: 'octagon' },
  kept: { word: 'Kept in the outbox', meaning: 'quiet', mark: 'letter' },
} as const satisfies Record<Delivery, StateLook>;
