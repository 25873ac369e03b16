import {
  answerAmendment,
  applyAmendment,
  askAmendment,
  confirmTogether,
} from '../../src/desk/amendments/index.ts';
import { confirmationsOwed } from '../../src/desk/amendments/owed.ts';
import { startsBetween } from '../../src/desk/attendance/expected.ts';
import { bookedFor } from '../../src/desk/bookings/index.ts';
import { newId } from '../../src/lib/ids.ts';
import { ok } from '../../src/lib/result.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import type { Cast } from './order-scenes.ts';
import type { Scene } from './teller.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/** A held shift of the days to come, and who ordered it. */
async function held(tx: Tx, { time }: Cast, from: number, nth: number) {
  const starts = await startsBetween(tx, time.ago(-from * DAY), time.ago(-(from + 3) * DAY));
  const bookings = [
    ...new Map(
      starts.flatMap((start) => (start.personId === null ? [] : [[start.bookingId, start]])),
    ).values(),
  ];
  const found = bookings[nth];
  if (!found) return null;
  const booking = (await bookedFor(tx, [found.bookingId])).get(found.bookingId);
  return { ...found, personId: found.personId ?? '', contactId: booking?.orderedBy ?? '' };
}

/**
 * Changes to booked shifts: one that the client asked for, the worker agreed to, and was made and told to both; one
 * that waits for the worker's word; one that a worker asked for and the client turned down.
 */
export function amendmentScenes(cast: Cast): readonly Scene[] {
  const { time } = cast;
  const made = { amendment: newId(), bookingId: '', personId: '' };
  const no = { amendment: newId(), contactId: '' };
  const scene = (hours: number, what: string, does: Scene['does']): Scene => ({
    at: time.ago(hours * HOUR),
    by: 'carla',
    what,
    chapter: 'changes',
    does,
  });
  const ask = async (tx: Tx, nth: number, more: object) => {
    const shift = await held(tx, cast, 3, nth);
    if (!shift) return null;
    const { bookingId, shiftId, contactId } = shift;
    const asked = await askAmendment(tx, {
      id: newId(),
      bookingId,
      shiftIds: [shiftId],
      terms: {},
      toPersonId: null,
      askedBy: { side: 'hirer', contactId },
      how: 'phone',
      because: '',
      ...more,
    });
    return { ...shift, asked };
  };
  return [
    scene(7, 'write down a change the client asks for', async (tx) => {
      const found = await ask(tx, 0, {
        id: made.amendment,
        terms: { reportTo: 'The duty manager, side entrance' },
        because: 'The front hall is being painted.',
      });
      made.bookingId = found?.bookingId ?? '';
      made.personId = found?.personId ?? '';
      return found?.asked ?? ok(null);
    }),
    scene(6.5, 'take the worker’s word on a change', async (tx) =>
      made.personId === ''
        ? ok(null)
        : answerAmendment(tx, {
            amendmentId: made.amendment,
            id: newId(),
            answer: 'agreed',
            by: { side: 'worker', workerId: made.personId },
            how: 'phone',
            words: '',
          }),
    ),
    scene(6.4, 'make the change', async (tx) =>
      made.personId === ''
        ? ok(null)
        : applyAmendment(tx, { amendmentId: made.amendment, id: newId() }),
    ),
    scene(6.3, 'tell all of them together', async (tx) => {
      const { rows } = await confirmationsOwed(tx);
      const items = rows
        .filter(({ bookingId }) => bookingId === made.bookingId)
        .map(({ bookingId, personId }) => ({ id: newId(), bookingId, personId }));
      return confirmTogether(tx, { items, because: 'The front hall is being painted.' });
    }),
    scene(5, 'write down what a worker asks for', async (tx) => {
      const shift = await held(tx, cast, 3, 1);
      if (!shift) return ok(null);
      no.contactId = shift.contactId;
      const asked = await ask(tx, 1, {
        id: no.amendment,
        terms: { days: 1 },
        askedBy: { side: 'worker', workerId: shift.personId },
        because: 'A dentist’s appointment.',
      });
      return asked?.asked ?? ok(null);
    }),
    scene(4.5, 'take the client’s no', async (tx) =>
      no.contactId === ''
        ? ok(null)
        : answerAmendment(tx, {
            amendmentId: no.amendment,
            id: newId(),
            answer: 'declined',
            by: { side: 'hirer', contactId: no.contactId },
            how: 'phone',
            words: 'We have nobody else that day.',
          }),
    ),
    scene(2, 'write down a change that waits', async (tx) => {
      const found = await ask(tx, 1, {
        terms: { breakMinutes: 45 },
        how: 'email',
        because: 'Breaks are 45 minutes from next week.',
      });
      return found?.asked ?? ok(null);
    }),
  ];
}
