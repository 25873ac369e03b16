import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import { orderOf } from './clear.ts';
import { missingOfOrder } from './hirer-facts.ts';
import { bookingsDb } from './tables.ts';
import { shiftsOfBooking } from './work.ts';

/** Reg 18 facts a booking still lacks over all its lines, each once. */
export async function missingOfBooking(
  tx: Tx,
  bookingId: string,
): Promise<readonly { readonly fact: string; readonly because: string }[]> {
  const shifts = await shiftsOfBooking(tx, bookingId);
  const standing = shifts.filter(({ cancelledAt }) => !cancelledAt);
  const lines = new Map((standing.length > 0 ? standing : shifts).map((one) => [one.lineId, one]));
  const missing = [...lines.values()].flatMap((shift) => missingOfOrder(orderOf(shift)));
  return [...new Map(missing.map((one) => [one.fact, one])).values()];
}

/** How many workers hold shifts of a booking. */
export async function heldIn(tx: Tx, bookingId: string): Promise<number> {
  const { rows } = await sql<{ held: number }>`
    select count(distinct a.person_id) as held from assignment a
    join shift s on s.organisation_id = a.organisation_id and s.id = a.shift_id
    where s.organisation_id = current_organisation() and s.booking_id = ${bookingId}
      and a.ended_at is null`.execute(bookingsDb(tx));
  return rows[0]?.held ?? 0;
}
