import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { may } from '../../platform/identity/policy.ts';
import {
  accept,
  bookingsPolicy,
  cancelShift,
  type Holder,
  holdersOfShifts,
  type LoadedShift,
  lockAll,
  release,
} from '../bookings/index.ts';
import { letGo, takeCancelled } from './in-hand.ts';

/** What can be done to the shifts in the act that records or agrees. */
export type Did = 'nothing' | 'cancelled' | 'released' | 'assigned';

/** What was done: who held each shift and had been given it before. */
export interface Done {
  readonly holders: ReadonlyMap<string, Holder>;
  /** Of what was cancelled: who had been given it. */
  readonly given: ReadonlyMap<string, string>;
  readonly cancelled: readonly string[];
  readonly released: readonly string[];
}

/** Locks whoever holds these shifts, then their bookings. */
export async function lockShifts(tx: Tx, shifts: readonly LoadedShift[]): Promise<void> {
  const holders = await holdersOfShifts(
    tx,
    shifts.map(({ shiftId }) => shiftId),
  );
  await lockAll(
    tx,
    [...new Set([...holders.values()].map(({ personId }) => personId))].sort(),
    [...new Set(shifts.map(({ bookingId }) => bookingId))].sort(),
  );
}

/**
 * Cancels, releases or gives these shifts through bookings, in this act: refused whole with what bookings refuse.
 * @param shifts locked with `lockShifts`
 * @param given `because`: why, as bookings keep it; `by`: who cancels; `personId`: who is given them
 */
export async function doAtOnce(
  tx: Tx,
  did: Did,
  shifts: readonly LoadedShift[],
  {
    because,
    by,
    personId,
  }: {
    readonly because: string;
    readonly by: 'hirer' | 'desk';
    readonly personId: string | null;
  },
): Promise<Result<Done>> {
  const shiftIds = shifts.map(({ shiftId }) => shiftId);
  const holders = await holdersOfShifts(tx, shiftIds);
  const none = { holders, given: new Map(), cancelled: [], released: [] };
  const { roles } = actorOf(tx);
  if (did === 'nothing') return ok(none);
  if (did === 'cancelled') {
    if (!may(bookingsPolicy, roles, 'bookings.write')) return notYours('cancels a shift');
    const taken = takeCancelled(tx);
    try {
      for (const shiftId of shiftIds) {
        const cancelled = await cancelShift(tx, { shiftId, because, by });
        if (!cancelled.ok) return cancelled;
      }
    } finally {
      letGo(tx);
    }
    const given = taken.flatMap(({ shiftId, holder, accepted }) =>
      holder && accepted ? [[shiftId, holder.personId] as const] : [],
    );
    return ok({ ...none, given: new Map(given), cancelled: taken.map(({ shiftId }) => shiftId) });
  }
  if (did === 'released') {
    const released: string[] = [];
    for (const shiftId of shiftIds) {
      const holder = holders.get(shiftId);
      if (!holder) continue;
      const ended = await release(tx, { assignmentId: holder.assignmentId, because });
      if (!ended.ok) return ended;
      released.push(shiftId);
    }
    if (released.length === 0) {
      return refuse('nobody-to-release', 'Nobody holds these shifts any more. Look at them again.');
    }
    return ok({ ...none, released });
  }
  if (!may(bookingsPolicy, roles, 'bookings.assign')) return notYours('gives somebody a shift');
  if (personId === null) {
    return refuse('worker-needed', 'Choose who goes instead.', undefined, {
      fields: { personId: 'Choose who goes' },
    });
  }
  const assignments = shiftIds.map((shiftId) => ({ id: newId(), shiftId }));
  const assigned = await accept(tx, { personId, assignments, how: 'spoken', willing: true });
  return assigned.ok ? ok(none) : assigned;
}

function notYours(what: string): Result<never> {
  return refuse('not-allowed', `A consultant or a manager ${what}. Ask one of them.`);
}
