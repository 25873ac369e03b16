import { sendGatehouse } from '../../src/desk/attendance/index.ts';
import { segmentPreview, sendSegment, writePortion } from '../../src/desk/segments/index.ts';
import type { Source } from '../../src/desk/segments/schema.ts';
import { makeShutdown, shutdownPreview } from '../../src/desk/shutdowns/index.ts';
import { newId } from '../../src/lib/ids.ts';
import { ok } from '../../src/lib/result.ts';
import { type Cast, storyBooking, taken } from './order-scenes.ts';
import type { Scene } from './teller.ts';

const PUBLIC_URL = 'https://desk.airevalley.example';
/** Days ahead on which a site closes: past all that the rotas have booked. */
const SHUTS = 58;

/**
 * Ravi texts all order pickers about the peak; Ben closes a warehouse for a week in two months, for which two shifts
 * were booked; Carla gives the gatehouse the day's list.
 */
export function segmentScenes(cast: Cast): readonly Scene[] {
  const { time, places } = cast;
  const { warehouse } = places;
  const message = newId();
  const source: Source = {
    kind: 'candidates',
    query: { state: 'active', role: 'warehouse-operative' },
  };
  const words = {
    channel: 'text' as const,
    subject: '',
    body: 'Hello {first name}, we have extra shifts at the weekend. Reply or ring us. {my name}, {agency}',
    marketing: false,
  };
  const booking = storyBooking(
    cast,
    'warehouse',
    [
      {
        trade: 'warehouse',
        days: [SHUTS, SHUTS + 1],
        times: [['07:00', '15:00', 30]],
        who: null,
        samePerson: 'no',
      },
    ],
    time.day,
  );
  const scene = (day: number, at: string, by: Scene['by'], what: string, does: Scene['does']) => ({
    at: time.at(time.day(day), at),
    by,
    what,
    chapter: 'messages and shutdowns',
    does,
  });
  return [
    scene(-3, '14:05', 'ravi', 'write to all warehouse operatives', async (tx) => {
      const shown = await segmentPreview(tx, { source, ...words });
      if (!shown.ok) return shown;
      const { going, fingerprint } = shown.value;
      return sendSegment(tx, {
        id: message,
        source,
        ...words,
        going,
        fingerprint,
        approvalId: null,
      });
    }),
    scene(-3, '14:06', 'nobody', 'what Ravi said yes to is written', (tx) =>
      writePortion(tx, message, 200),
    ),
    scene(-6, '09:10', 'ben', 'two shifts in two months', taken(booking)),
    scene(-2, '16:40', 'ben', 'close the warehouse for a week', async (tx) => {
      const { clientId, siteId } = warehouse;
      const days = { clientId, siteId, from: time.day(SHUTS), to: time.day(SHUTS + 6) };
      const shown = await shutdownPreview(tx, days);
      if (!shown.ok) return shown;
      return makeShutdown(tx, {
        id: newId(),
        ...days,
        because: 'Stocktaking, as every year',
        customary: true,
        cancel: shown.value.shifts.map(({ shiftId }) => shiftId),
        keep: [],
      });
    }),
    {
      ...scene(0, '00:00', 'carla', 'give the gatehouse the list', async (tx) => {
        const { siteId, orderedBy: contactId } = warehouse;
        const list = { id: newId(), siteId, contactId, onDate: time.today };
        const sent = await sendGatehouse(tx, list, PUBLIC_URL);
        // Told late at night, the day has nobody left to come.
        return !sent.ok && sent.refusal.code === 'nobody-confirmed' ? ok(null) : sent;
      }),
      at: time.ago(12),
    },
  ];
}
