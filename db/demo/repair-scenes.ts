import { assigned, type Cast, confirmed, storyBooking, taken } from './order-scenes.ts';
import type { Scene } from './teller.ts';

const HOUR = 60;
const LICENCE = 'Counterbalance forklift licence';

/**
 * A forklift driver is wanted at the warehouse, and the only one with the licence is promised to pick there
 * that morning: nobody may go straight, but somebody else can pick.
 */
export function repairScenes(cast: Cast): readonly Scene[] {
  const { time } = cast;
  const picking = storyBooking(
    cast,
    'warehouse',
    [{ trade: 'warehouse', days: [6], times: [['06:00', '14:00', 30]], who: 'darren' }],
    time.day,
  );
  const plain = storyBooking(
    cast,
    'warehouse',
    [
      {
        trade: 'warehouse',
        days: [6],
        times: [['08:00', '16:00', 30]],
        who: null,
        duties: 'Loading lorries with the counterbalance forklift',
        extraPence: 140,
      },
    ],
    time.day,
    { how: 'phone', particulars: { notes: 'Their own driver broke his wrist.' } },
  );
  const lines = plain.body.lines.map((line) => ({ ...line, requiredQualifications: [LICENCE] }));
  const driving = { ...plain, body: { ...plain.body, lines } };
  const tells = (minutes: number, what: string, does: Scene['does']): Scene => ({
    at: time.ago(minutes),
    by: 'carla',
    what: `${what} the warehouse in six days`,
    chapter: 'this week',
    does,
  });
  return [
    tells(27 * HOUR, 'take the picking at', taken(picking)),
    tells(26.5 * HOUR, 'give Darren the picking at', assigned(cast, picking, 'darren')),
    tells(26 * HOUR, 'confirm Darren at', confirmed(cast, picking, 'darren')),
    tells(50, 'take the driving at', taken(driving)),
  ];
}
