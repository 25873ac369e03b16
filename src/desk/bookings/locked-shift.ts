import { ok, type Result, refuse } from '../../lib/result.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { type Holder, holdersOfShifts, lockAll } from './lock.ts';
import { paperOfShift } from './paper.ts';
import { type ShiftState, shiftState } from './shift.ts';
import { type LoadedShift, loadShifts, shiftNotFound } from './work.ts';

/** A shift that nobody else can change until this act ends. */
export interface LockedShift {
  readonly shift: LoadedShift;
  /** Who holds it; a lapsed pencil does not. */
  readonly holder: Holder | null;
  readonly state: ShiftState;
}

/**
 * Locks whoever holds a shift, then its booking, and reads it afresh. Refuses `shift-not-found`, and
 * `shift-changed` when another worker came into it in between.
 */
export async function lockedShift(tx: Tx, shiftId: string): Promise<Result<LockedShift>> {
  const [before] = await loadShifts(tx, [shiftId]);
  if (!before) return shiftNotFound();
  const heldBefore = (await holdersOfShifts(tx, [shiftId])).get(shiftId);
  await lockAll(tx, heldBefore ? [heldBefore.personId] : [], [before.bookingId]);
  const [shift] = await loadShifts(tx, [shiftId]);
  const holder = (await holdersOfShifts(tx, [shiftId])).get(shiftId) ?? null;
  if (!shift) return shiftNotFound();
  if (holder && holder.personId !== heldBefore?.personId) {
    return refuse(
      'shift-changed',
      `Somebody was given ${shift.label} while you were looking. Look at it again.`,
    );
  }
  const paper = holder?.acceptedAt ? await paperOfShift(tx, holder.assignmentId) : 'none';
  const state = shiftState({ cancelledAt: shift.cancelledAt, holder, paper }, nowOf(tx));
  return ok({ shift, holder, state });
}
