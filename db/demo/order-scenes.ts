import { accept, confirm, takeBooking } from '../../src/desk/bookings/index.ts';
import { takeBookingRoute } from '../../src/desk/bookings/schema.ts';
import type { DateText } from '../../src/lib/days.ts';
import { newId } from '../../src/lib/ids.ts';
import type { BodyIn } from '../../src/lib/route.ts';
import { FIRST_DAY, type Places } from './client-scenes.ts';
import { type LinePlan, ORDERS, type OrderPlan, TERMS } from './orders.ts';
import type { StoryTime } from './story-time.ts';
import type { Scene } from './teller.ts';
import type { People } from './worker-scenes.ts';

/** The papers of the rotas: most of the time that the story takes. */
export const ROTA_PAPERS = 'papers of the rotas';

type Body = BodyIn<typeof takeBookingRoute>;

/** A shift of a booking as the story speaks of it. */
export interface StoryShift {
  readonly id: string;
  readonly date: DateText;
  /** Whose it is on the plan; null: nobody's. */
  readonly who: string | null;
}

/** A booking of the story, before it is taken. */
export interface StoryBooking {
  readonly bookingId: string;
  readonly body: Body;
  readonly shifts: readonly StoryShift[];
}

/** What all booking scenes need. */
export interface Cast {
  readonly time: StoryTime;
  readonly places: Places;
  readonly people: People;
}

/** A worker's person id by their key in the plan. */
export function personOf({ people }: Cast, key: string): string {
  const id = people.get(key);
  if (!id) throw new Error(`Nobody in the sample is called ${key}.`);
  return id;
}

/** A booking of these lines; `dateOf` turns a plan's days into dates. */
export function storyBooking(
  { places }: Cast,
  site: OrderPlan['site'],
  lines: readonly LinePlan[],
  dateOf: (day: number) => DateText,
  more: Partial<Body> = {},
): StoryBooking {
  const bookingId = newId();
  const shifts: StoryShift[] = [];
  const made = lines.map((line) => {
    const terms = TERMS[line.trade];
    const extra = line.extraPence ?? 0;
    const times = line.days.flatMap((day) =>
      line.times.map(([start, end, breakMinutes]) => {
        const shift = { id: newId(), date: dateOf(day) };
        shifts.push({ ...shift, who: line.who });
        return { ...shift, start, end, breakMinutes, kind: line.kind ?? ('waking' as const) };
      }),
    );
    return {
      id: newId(),
      role: terms.role,
      duties: line.duties ?? terms.duties,
      samePerson: line.samePerson ?? ('prefer' as const),
      experience: terms.experience,
      requiredSkills: [...terms.skills],
      requiredQualifications: [...terms.qualifications],
      requiredChecks: [...terms.checks],
      payPence: terms.pay + extra,
      chargePence: terms.charge + Math.round(extra * 1.4),
      shifts: times,
    };
  });
  const { clientId, hirerId, siteId, billToId, orderedBy, approverId } = places[site];
  const body = { id: bookingId, clientId, hirerId, siteId, billToId, orderedBy, approverId };
  return { bookingId, shifts, body: { ...body, ...more, lines: made } };
}

/** Taking the booking. */
export function taken(booking: StoryBooking): Scene['does'] {
  return (tx) => takeBooking(tx, takeBookingRoute.body.parse(booking.body));
}

/** A worker's spoken yes to shifts of one booking: all of theirs on the plan, unless shifts are named. */
export function assigned(
  cast: Cast,
  booking: StoryBooking,
  who: string,
  shifts = booking.shifts.filter((shift) => shift.who === who),
): Scene['does'] {
  const personId = personOf(cast, who);
  const assignments = shifts.map(({ id }) => ({ id: newId(), shiftId: id }));
  return (tx) => accept(tx, { personId, assignments, how: 'spoken', willing: true });
}

/** The paper to both sides. */
export function confirmed(
  cast: Cast,
  { bookingId }: StoryBooking,
  who: string,
  because = '',
): Scene['does'] {
  const personId = personOf(cast, who);
  return (tx) => confirm(tx, { id: newId(), bookingId, personId, because });
}

/** The rotas of three weeks: ordered eleven days ahead, filled and confirmed the day after. */
export function orderScenes(cast: Cast): readonly Scene[] {
  return ORDERS.flatMap((order, index) =>
    order.bookings.flatMap((weeks) => scenesOf(cast, order, weeks, index)),
  );
}

function scenesOf(
  cast: Cast,
  order: OrderPlan,
  weeks: readonly number[],
  index: number,
): readonly Scene[] {
  const { time } = cast;
  const week = Math.min(...weeks);
  const open = order.openIn?.includes(week) ?? false;
  const lines = order.lines.map((line) => ({
    ...line,
    days: weeks.flatMap((one) => line.days.map((day) => 7 * one + day)),
    who: open ? null : line.who,
  }));
  const booking = storyBooking(cast, order.site, lines, time.ofWeek, {
    how: order.how ?? 'phone',
    ...(order.po ? { poNumber: `${order.po}${String(210 + week * 7)}` } : {}),
  });
  // The desk opened four weeks ago: the first rotas are ordered in its first week.
  const orderDay = Math.max(7 * week - 11, FIRST_DAY + 4);
  const what = (did: string) => `${did} the ${order.site} rota from week ${week}`;
  const two = (minutes: number) => String(minutes).padStart(2, '0');
  const by = index % 3 === 2 ? 'ben' : 'carla';
  const workers = [...new Set(booking.shifts.flatMap(({ who }) => who ?? []))];
  return [
    {
      at: time.at(time.ofWeek(orderDay), `${two(9 + (index % 7))}:${two((index * 7) % 60)}`),
      by,
      what: what('take'),
      chapter: 'rotas',
      does: taken(booking),
    },
    ...workers.flatMap((who, at): Scene[] => [
      {
        at: time.at(time.ofWeek(orderDay + 1), `${two(9 + (index % 4))}:${two(index + at * 20)}`),
        by,
        what: what(`fill with ${who}`),
        chapter: 'rotas',
        does: assigned(cast, booking, who),
      },
      {
        at: time.at(time.ofWeek(orderDay + 1), `${two(13 + (index % 4))}:${two(index + at * 20)}`),
        by,
        what: what(`confirm ${who} in`),
        chapter: ROTA_PAPERS,
        does: confirmed(cast, booking, who),
      },
    ]),
  ];
}
