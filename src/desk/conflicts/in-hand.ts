import type { Tx } from '../../platform/db/tx.ts';
import type { CancelledShift } from '../bookings/index.ts';

const cancelling = new WeakMap<Tx, CancelledShift[]>();

/** While a conflict cancels shifts itself, it takes what bookings tell of them; nothing opens beside it. */
export function takeCancelled(tx: Tx): CancelledShift[] {
  const taken: CancelledShift[] = [];
  cancelling.set(tx, taken);
  return taken;
}

/** Is a conflict cancelling in this act? Then what it takes them into. */
export const takenInto = (tx: Tx): CancelledShift[] | undefined => cancelling.get(tx);

/** Done: what is cancelled from here on is heard like any other. */
export const letGo = (tx: Tx): boolean => cancelling.delete(tx);
