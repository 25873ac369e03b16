import { addDays, localOf, startOfDay } from '../../lib/time.ts';

/**
 * How a client takes people: the first yes is assigned at once; interest is collected and we choose; or the hirer
 * accepts the person first, and only then is anything confirmed.
 */
export const MODES = ['first_yes', 'collect', 'hirer_first'] as const;
export type Mode = (typeof MODES)[number];

/** How a client takes people while nobody has said. */
export const USUAL_MODE: Mode = 'collect';

/** Who is asked in a ring: people picked, or found when its turn comes. */
export const RING_KINDS = ['picked', 'favourites', 'know_site', 'everyone'] as const;
export type RingKind = (typeof RING_KINDS)[number];

/**
 * What came of a reply. `stopped`: they said yes, and a rule keeps them from it: the desk looks. `filled`: others
 * were first, or they took other work at that time.
 */
export type ReplyOutcome = 'assigned' | 'interested' | 'declined' | 'stopped' | 'filled';

/** How a person of a round stands. */
export type Standing =
  | 'left_out'
  | 'asked'
  | 'declined'
  | 'interested'
  | 'stopped'
  | 'proposed'
  | 'hirer_accepted'
  | 'hirer_declined'
  | 'reserve'
  | 'pencilled'
  | 'assigned'
  | 'stood_down'
  | 'silent';

/** What is known of a person of a round. */
export interface Known {
  readonly leftOut: boolean;
  /** Of this line now. */
  readonly holds: 'pencilled' | 'assigned' | null;
  readonly onReserve: boolean;
  readonly proposal: 'open' | 'accepted' | 'declined' | null;
  readonly stoodDown: boolean;
  readonly outcome: ReplyOutcome | null;
  /** Their newest answer, however it came; a phone call answers too. */
  readonly answer: 'accepted' | 'declined' | 'lapsed' | 'withdrawn' | null;
  readonly roundIsOpen: boolean;
}

/** How a person stands: what they hold before what they wait for, and that before what they said. */
export function standingOf(known: Known): Standing {
  if (known.holds !== null) return known.holds;
  if (known.onReserve) return 'reserve';
  if (known.leftOut) return 'left_out';
  if (known.proposal === 'declined') return 'hirer_declined';
  if (known.stoodDown) return 'stood_down';
  if (known.proposal === 'accepted') return 'hirer_accepted';
  if (known.proposal === 'open') return 'proposed';
  if (known.outcome === 'stopped') return 'stopped';
  if (known.outcome === 'filled') return 'stood_down';
  if (known.answer === 'declined' || known.outcome === 'declined') return 'declined';
  if (known.answer === 'accepted' || known.outcome === 'interested') return 'interested';
  return known.roundIsOpen ? 'asked' : 'silent';
}

/** When the machine asks nobody. Minutes of the day in London; from later than until: over midnight. */
export interface QuietHours {
  readonly from: number;
  readonly until: number;
  /** A shift that starts within so many hours is asked about at night too. */
  readonly unlessHours: number;
}

export const USUAL_QUIET: QuietHours = { from: 21 * 60, until: 7 * 60, unlessHours: 4 };

/**
 * When the quiet hours in which `now` falls end.
 * @param now epoch minutes
 * @param start when the first shift begins, epoch minutes
 * @returns epoch minutes; null when people may be asked now
 */
export function quietUntil(now: number, start: number, quiet: QuietHours): number | null {
  if (quiet.from === quiet.until || start - now <= quiet.unlessHours * 60) return null;
  const { date, minuteOfDay } = localOf(now);
  const over = quiet.from > quiet.until;
  const inside = over
    ? minuteOfDay >= quiet.from || minuteOfDay < quiet.until
    : minuteOfDay >= quiet.from && minuteOfDay < quiet.until;
  if (!inside) return null;
  const day = over && minuteOfDay >= quiet.from ? addDays(date, 1) : date;
  // The clock's minute of that day, whatever the night of a clock change did to its length.
  const midnight = startOfDay(day);
  for (const shift of [0, -60, 60]) {
    const at = midnight + quiet.until + shift;
    const there = localOf(at);
    if (there.date === day && there.minuteOfDay === quiet.until && at > now) return at;
  }
  return midnight + quiet.until;
}

/** Places at one time: a worker takes any one of them. */
export interface Slot {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly shiftIds: readonly string[];
}

/** Shifts of a line by time: five shifts at 07:00 are five places of one slot. In the order of their starts. */
export function slotsOf(
  shifts: readonly { readonly shiftId: string; readonly startsAt: Date; readonly endsAt: Date }[],
): readonly Slot[] {
  const slots = new Map<string, { startsAt: Date; endsAt: Date; shiftIds: string[] }>();
  for (const { shiftId, startsAt, endsAt } of shifts) {
    const key = `${startsAt.getTime()} ${endsAt.getTime()}`;
    const known = slots.get(key);
    if (known) known.shiftIds.push(shiftId);
    else slots.set(key, { startsAt, endsAt, shiftIds: [shiftId] });
  }
  return [...slots.values()].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}
