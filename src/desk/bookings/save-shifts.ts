import { actorOf, type Tx } from '../../platform/db/tx.ts';
import type { NewShift } from './new-shifts.ts';
import { bookingsDb } from './tables.ts';

/** Saves the shifts of a line. */
export async function saveShifts(
  tx: Tx,
  bookingId: string,
  lineId: string,
  shifts: readonly NewShift[],
  actId: string | null,
): Promise<void> {
  const { organisationId } = actorOf(tx);
  await bookingsDb(tx)
    .insertInto('shift')
    .values(
      shifts.map((shift) => ({
        organisation_id: organisationId,
        id: shift.id,
        booking_id: bookingId,
        line_id: lineId,
        starts_at: shift.startsAt,
        ends_at: shift.endsAt,
        kind: shift.kind,
        break_minutes: shift.breakMinutes,
        pay_pence: shift.payPence,
        charge_pence: shift.chargePence,
        po_number: shift.poNumber,
        reference: shift.reference,
        cancelled_at: null,
        cancelled_by: null,
        cancelled_because: null,
        revision: 1,
        added_by_act: actId,
      })),
    )
    .execute();
}
