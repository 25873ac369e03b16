import type { ReplyOf } from '../../../lib/route.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type { listApprovals } from '../limits-schema.ts';
import type { VERSION_STATES } from '../procedures-schema.ts';

export type Approval = ReplyOf<typeof listApprovals>['waiting'][number];

/** How a version of a procedure looks. */
export const VERSION_LOOKS: Readonly<Record<(typeof VERSION_STATES)[number], StateLook>> = {
  in_force: { word: 'In force', meaning: 'good', mark: 'tick' },
  coming: { word: 'To come', meaning: 'information', mark: 'clock' },
  replaced: { word: 'Replaced', meaning: 'information', mark: 'chain' },
  withdrawn: { word: 'Withdrawn', meaning: 'stop', mark: 'cross' },
};

/** How an approval looks. */
export function approvalLook({ answer, used }: Approval): StateLook {
  if (used !== null) return { word: 'Approved, used', meaning: 'good', mark: 'tick' };
  if (answer === 'approved') return { word: 'Approved', meaning: 'good', mark: 'tick' };
  if (answer === 'declined') return { word: 'Declined', meaning: 'stop', mark: 'cross' };
  if (answer === 'withdrawn') return { word: 'Taken back', meaning: 'information', mark: 'cross' };
  if (answer === 'lapsed') return { word: 'Lapsed', meaning: 'attention', mark: 'clock' };
  return { word: 'Waits', meaning: 'attention', mark: 'clock' };
}

const PLACES: Readonly<Record<string, { words: string; href: (id: string) => string }>> = {
  booking: { words: 'the booking', href: (id) => `/bookings/${id}` },
  shift: { words: 'the shift', href: (id) => `/bookings?shift=${id}` },
  client: { words: 'the client', href: (id) => `/clients/${id}` },
  candidate: { words: 'the candidate', href: (id) => `/candidates/${id}` },
  worker: { words: 'the worker', href: (id) => `/candidates/${id}` },
  person: { words: 'the candidate', href: (id) => `/candidates/${id}` },
  expense: { words: 'the expense', href: (id) => `/expenses/${id}` },
};

/** Where a matter stands: the page of its record, or null where it has none. */
export function placeOf(about: { readonly kind: string; readonly id: string }): {
  readonly words: string;
  readonly href: string | null;
} {
  const place = PLACES[about.kind];
  return place
    ? { words: place.words, href: place.href(about.id) }
    : { words: about.kind.replaceAll('_', ' '), href: null };
}
