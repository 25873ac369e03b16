import { counted } from '../../../lib/text.ts';
import { type Happened, Timeline } from '../../../ui/timeline.tsx';
import type { BookingPage } from '../schema.ts';
import { TAKEN_WORDS } from './words.ts';

const SENT = {
  first: 'was confirmed to both sides',
  change: 'got a changed confirmation, as did the hirer',
  cancellation: 'got a cancellation, as did the hirer',
} as const;

/** What the booking itself tells of its past: taken, and every version that was sent. */
export function BookingHistory({ booking }: { readonly booking: BookingPage }) {
  const shifts = booking.lines.flatMap((line) => line.shifts).length;
  const items: Happened[] = [
    {
      id: 'taken',
      at: booking.takenAt,
      who: booking.takenByName,
      what: `took the booking ${TAKEN_WORDS[booking.how].toLowerCase()}, ${counted(shifts, 'shift')}`,
    },
    ...booking.confirmations
      .filter(({ side }) => side === 'worker')
      .map((one) => ({
        id: one.confirmationId,
        at: one.madeAt,
        who: one.workerName,
        what: `${SENT[one.reason]}, version ${one.version}`,
      })),
  ];
  return <Timeline items={items} />;
}
