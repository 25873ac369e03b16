import { ok, type Result, refuse } from '../../lib/result.ts';
import { type DateText, shiftTimes, type Which } from '../../lib/time.ts';

/** Awake, asleep at the workplace but on call there, or on call at home. */
export type ShiftKind = 'waking' | 'sleep_in' | 'on_call';

/** Where a shift stands; derived from the records, never kept as a flag. */
export type ShiftState = 'open' | 'pencilled' | 'assigned' | 'confirmed' | 'cancelled';

/** Does the paper say what is so now? */
export type Paper = 'none' | 'sent' | 'out_of_date';

/** What can be done to a shift, from which states, to which, and who may (a line of policy.ts). */
export const SHIFT_MOVES = {
  offer: { from: ['open'], to: 'open', action: 'bookings.offer' },
  pencil: { from: ['open'], to: 'pencilled', action: 'bookings.offer' },
  accept: { from: ['open', 'pencilled'], to: 'assigned', action: 'bookings.assign' },
  unpencil: { from: ['pencilled'], to: 'open', action: 'bookings.offer' },
  release: { from: ['assigned', 'confirmed'], to: 'open', action: 'bookings.assign' },
  confirm: { from: ['assigned', 'confirmed'], to: 'confirmed', action: 'bookings.confirm' },
  change: {
    from: ['open', 'pencilled', 'assigned', 'confirmed'],
    // A confirmed shift that changes is assigned again: its paper is out of date.
    to: 'assigned',
    action: 'bookings.write',
  },
  cancel: {
    from: ['open', 'pencilled', 'assigned', 'confirmed'],
    to: 'cancelled',
    action: 'bookings.write',
  },
} as const satisfies Record<
  string,
  { readonly from: readonly ShiftState[]; readonly to: ShiftState; readonly action: string }
>;

export type ShiftMove = keyof typeof SHIFT_MOVES;

/** What is known of a shift when its state is asked for. */
export interface ShiftRecords {
  readonly cancelledAt: Date | null;
  readonly holder: { readonly acceptedAt: Date | null; readonly lapsesAt: Date | null } | null;
  readonly paper: Paper;
}

/** The state these records add up to at a moment; a pencil that lapsed holds nothing. */
export function shiftState({ cancelledAt, holder, paper }: ShiftRecords, now: Date): ShiftState {
  if (cancelledAt) return 'cancelled';
  if (!holder) return 'open';
  if (holder.acceptedAt) return paper === 'sent' ? 'confirmed' : 'assigned';
  return holder.lapsesAt && holder.lapsesAt > now ? 'pencilled' : 'open';
}

/** Can this be done to a shift in this state? A table lookup; the refusal says how the shift stands. */
export function mayMove(move: ShiftMove, state: ShiftState, label: string): Result<ShiftState> {
  const { from, to } = SHIFT_MOVES[move];
  if ((from as readonly ShiftState[]).includes(state)) return ok(to);
  if (state === 'cancelled') {
    return refuse('shift-cancelled', `${label} was cancelled. Choose another shift.`);
  }
  if (state === 'open') {
    return refuse('shift-open', `Nobody holds ${label}. Assign a worker first.`);
  }
  return refuse(
    'shift-taken',
    `${label} is already ${state}. Look at the shift again, or release its worker first.`,
  );
}

/** Local times of a shift as they are said on the phone. */
export interface TimesSaid {
  readonly date: DateText;
  readonly start: string;
  readonly end: string;
  readonly startHour?: Which | undefined;
  readonly endHour?: Which | undefined;
}

/** The moments of a shift, epoch minutes. */
export interface Moments {
  readonly start: number;
  readonly end: number;
}

/**
 * The moments of a shift from local date and times at the place of work (Europe/London in all four
 * nations). On the night the clocks go back a time that comes twice must say which is meant:
 * `time-comes-twice`. Also refuses what `shiftTimes` refuses, and breaks that leave no work.
 */
export function momentsOf(said: TimesSaid, breakMinutes: number): Result<Moments> {
  const { startHour, endHour } = said;
  const times = shiftTimes(said.date, said.start, said.end, undefined, {
    start: startHour ?? 'first',
    end: endHour ?? 'first',
  });
  if (!times.ok) return times;
  const unsaid = whichUnsaid(said);
  if (unsaid) return unsaid;
  const { start, end, minutes } = times.value;
  if (breakMinutes >= minutes) {
    return refuse(
      'break-too-long',
      `A break of ${breakMinutes} minutes leaves no work in a shift of ${minutes} minutes. Check the break and the times.`,
    );
  }
  return ok({ start, end });
}

function whichUnsaid({ date, start, end, startHour, endHour }: TimesSaid): Result<never> | null {
  // With both hours of the night tried, a shift whose length does not change has no doubtful time.
  const doubtful = (which: { start?: Which; end?: Which }) => {
    const first = shiftTimes(date, start, end, undefined, { start: 'first', end: 'first' });
    const other = shiftTimes(date, start, end, undefined, {
      start: which.start ?? 'first',
      end: which.end ?? 'first',
    });
    if (!first.ok || !other.ok) return first.ok !== other.ok;
    return first.value.start !== other.value.start || first.value.end !== other.value.end;
  };
  const clock =
    !startHour && doubtful({ start: 'second' })
      ? start
      : !endHour && doubtful({ end: 'second' })
        ? end
        : null;
  if (clock === null) return null;
  return refuse(
    'time-comes-twice',
    `The clocks go back that night and ${clock} comes twice. Say whether the first or the second ${clock} is meant.`,
  );
}
