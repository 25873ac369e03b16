import { ok, type Result, refuse } from '../../lib/result.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import {
  heldBefore,
  holdersOfShifts,
  type LoadedShift,
  lineToCome,
  loadShifts,
} from '../bookings/index.ts';
import { peopleOf } from '../people/index.ts';

/** Work that nobody holds: one shift, or what a line for one face still lacks. */
export interface Gap {
  /** In the order of their starts. */
  readonly shifts: readonly LoadedShift[];
  readonly first: LoadedShift;
  /** The line must have one face and these people hold the rest of it: nobody else may take the gap. */
  readonly restHeldBy: readonly string[];
  /** Who had it and was let go: they are not asked again. */
  readonly lostBy: readonly string[];
  /** When the last of them was let go; null: nobody ever had it. */
  readonly since: Date | null;
}

/**
 * The gap that a shift without a worker is part of. Refuses `shift-not-found`, `shift-cancelled`,
 * `shift-over`, and `shift-held` when somebody has it.
 */
export async function gapOf(tx: Tx, shiftId: string): Promise<Result<Gap>> {
  const [shift] = await loadShifts(tx, [shiftId]);
  if (!shift) return refuse('shift-not-found', 'There is no such shift. Look for its booking.');
  if (shift.cancelledAt) {
    return refuse('shift-cancelled', `${shift.label} was cancelled: nobody is missing there.`);
  }
  const now = nowOf(tx);
  if (shift.endsAt <= now) {
    return refuse('shift-over', `${shift.label} is over. Choose a shift that is still to come.`);
  }
  const toCome = shift.samePerson === 'must' ? await lineToCome(tx, shift.lineId) : [];
  const all = [...new Set([shiftId, ...toCome])];
  const live = new Map(
    [...(await holdersOfShifts(tx, all))].filter(
      ([, { acceptedAt, lapsesAt }]) =>
        acceptedAt !== null || (lapsesAt !== null && lapsesAt > now),
    ),
  );
  const holder = live.get(shiftId);
  if (holder) {
    const name = (await peopleOf(tx, [holder.personId])).get(holder.personId)?.displayName;
    return refuse(
      'shift-held',
      `${shift.label} is with ${name ?? 'somebody'}: nobody is missing there. Look at the shift again.`,
    );
  }
  const open = all.filter((id) => !live.has(id));
  const past = await heldBefore(tx, open);
  return ok({
    shifts: await loadShifts(tx, open),
    first: shift,
    restHeldBy: [...new Set([...live.values()].map(({ personId }) => personId))],
    lostBy: [...new Set(past.map(({ personId }) => personId))],
    since: past.find((one) => one.shiftId === shiftId)?.endedAt ?? null,
  });
}
