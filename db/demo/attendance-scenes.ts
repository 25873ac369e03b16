import { startsBetween } from '../../src/desk/attendance/expected.ts';
import { recordStart } from '../../src/desk/attendance/index.ts';
import { accept } from '../../src/desk/bookings/index.ts';
import { daysBetween } from '../../src/lib/days.ts';
import { newId } from '../../src/lib/ids.ts';
import { ok } from '../../src/lib/result.ts';
import { showClock } from '../../src/lib/show.ts';
import { dateIn, minuteOfDate } from '../../src/lib/time.ts';
import type { SiteKey } from './client-plan.ts';
import {
  type Cast,
  confirmed,
  personOf,
  ROTA_PAPERS,
  storyBooking,
  taken,
} from './order-scenes.ts';
import type { Times } from './orders.ts';
import type { Scene } from './teller.ts';
import type { Trade } from './workers.ts';

const QUARTER_MS = 15 * 60_000;
const SHIFT_MINUTES = 360;
const ROUND_MINUTES = 60;

/** Who starts when, in minutes from the quarter of an hour that now is in. */
type Start = readonly [who: string, trade: Trade, minutes: number];

const STARTS: readonly (readonly [site: SiteKey, starts: readonly Start[]])[] = [
  [
    'warehouse',
    [
      ['darren', 'warehouse', -150],
      ['nathan', 'warehouse', -150],
      ['lewis', 'warehouse', -90],
      ['hamza', 'warehouse', -30],
      ['kyle', 'warehouse', 30],
      ['olga', 'warehouse', 90],
    ],
  ],
  [
    'elm',
    [
      ['owen', 'carer', 45],
      ['ngozi', 'carer', 60],
    ],
  ],
];

type Input = Omit<Parameters<typeof recordStart>[1], 'id' | 'assignmentId'>;
type Source = Parameters<typeof recordStart>[2];
const DESK: Source = { how: 'phone', byWhom: 'desk' };
const WORKER: Source = { how: 'phone', byWhom: 'worker' };
const HIRER: Source = { how: 'phone', byWhom: 'hirer' };

/**
 * A start of the day at any hour: some are there, one comes late, one did not come, of one nobody has heard; one is
 * on the way, one cannot come, one is due. What the rotas began earlier today was gone through hour by hour.
 */
export function attendanceScenes(cast: Cast): readonly Scene[] {
  const { time } = cast;
  const base = Math.floor(time.now.getTime() / QUARTER_MS) * QUARTER_MS;
  const startsAt = (minutes: number) => new Date(base + minutes * 60_000);
  const assignments = new Map<string, string>();
  const said = (
    minutes: number,
    by: Scene['by'],
    who: string,
    what: Input,
    source: Source,
  ): Scene => ({
    at: time.ago(minutes),
    by,
    what: `hear of ${who} this morning`,
    chapter: 'the start of the day',
    does: (tx) =>
      recordStart(
        tx,
        { ...what, id: newId(), assignmentId: assignments.get(who) ?? newId() },
        source,
      ),
  });
  return [
    ...STARTS.flatMap(([site, starts]) => rota(cast, site, starts, startsAt, assignments)),
    said(
      200,
      'nobody',
      'nathan',
      { said: 'late', minutesLate: 20 },
      { how: 'text', byWhom: 'worker' },
    ),
    said(160, 'nobody', 'darren', { said: 'on_the_way' }, { how: 'link', byWhom: 'worker' }),
    said(148, 'nobody', 'darren', { said: 'arrived' }, { how: 'site_list', byWhom: 'hirer' }),
    said(130, 'carla', 'nathan', { said: 'arrived', note: 'Road works on the ring road' }, HIRER),
    said(66, 'carla', 'lewis', { said: 'no_show', note: 'No answer at either number' }, DESK),
    said(61, 'carla', 'lewis', { said: 'hirer_told' }, DESK),
    said(40, 'nobody', 'owen', { said: 'on_the_way' }, { how: 'text', byWhom: 'worker' }),
    said(18, 'ravi', 'ngozi', { said: 'cannot_come', note: 'Her son is ill' }, WORKER),
    said(9, 'ravi', 'kyle', { said: 'late', minutesLate: 25, note: 'Missed his bus' }, WORKER),
    ...rounds(cast, assignments),
  ];
}

/** The shifts of one site, taken and filled two days before. */
function rota(
  cast: Cast,
  site: SiteKey,
  starts: readonly Start[],
  startsAt: (minutes: number) => Date,
  assignments: Map<string, string>,
): readonly Scene[] {
  const { time } = cast;
  const clock = (at: Date) => showClock(minuteOfDate(at));
  const booking = storyBooking(
    cast,
    site,
    starts.map(([who, trade, minutes]) => {
      const times: Times = [clock(startsAt(minutes)), clock(startsAt(minutes + SHIFT_MINUTES)), 30];
      return {
        trade,
        days: [daysBetween(time.today, dateIn(startsAt(minutes)))],
        times: [times],
        who,
        samePerson: 'no',
      };
    }),
    time.day,
  );
  const before = time.day(-2);
  const scene = (at: string, what: string, does: Scene['does'], chapter = 'rotas'): Scene => ({
    at: time.at(before, at),
    by: 'ben',
    what,
    chapter,
    does,
  });
  return [
    scene('11:10', `take the starts at ${site}`, taken(booking)),
    ...booking.shifts.flatMap(({ id, who }): Scene[] => {
      if (who === null) return [];
      const assignmentId = newId();
      assignments.set(who, assignmentId);
      return [
        scene('11:40', `give ${who} a start at ${site}`, (tx) =>
          accept(tx, {
            personId: personOf(cast, who),
            assignments: [{ id: assignmentId, shiftId: id }],
            how: 'spoken',
            willing: true,
          }),
        ),
        scene('15:30', `confirm ${who} at ${site}`, confirmed(cast, booking, who), ROTA_PAPERS),
      ];
    }),
  ];
}

/** Once an hour Ravi puts down who has begun, of whom nothing special is told. */
function rounds({ time }: Cast, assignments: ReadonlyMap<string, string>): readonly Scene[] {
  return Array.from({ length: 12 }, (_, hour): Scene => {
    const end = time.ago(15 + hour * ROUND_MINUTES);
    const start = new Date(end.getTime() - ROUND_MINUTES * 60_000);
    return {
      at: end,
      by: 'ravi',
      what: 'put down who has begun',
      chapter: 'the start of the day',
      async does(tx) {
        const told = new Set(assignments.values());
        for (const { assignmentId, startsAt } of await startsBetween(tx, start, end)) {
          if (assignmentId === null || told.has(assignmentId)) continue;
          const arrived = await recordStart(
            tx,
            { id: newId(), assignmentId, said: 'arrived', at: startsAt },
            HIRER,
          );
          if (!arrived.ok) return arrived;
        }
        return ok(null);
      },
    };
  });
}
