import { ok, type Result } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { lineNotFound } from './amend-line.ts';
import { bookingChanged, shiftSubjects } from './events.ts';
import { missingOfBooking } from './hirer-facts.ts';
import { heldIn, lockBookings } from './lock.ts';
import { newShifts, pricedFor, ratesFor, saveShifts } from './new-shifts.ts';
import type { RepeatInput, ShiftInput } from './schema.ts';
import { bookingsDb } from './tables.ts';
import { shiftsOfLine } from './work.ts';

export interface ShiftsToAdd {
  /** Of this act: the same again adds nothing. */
  readonly id: string;
  readonly lineId: string;
  readonly shifts: readonly ShiftInput[];
  readonly repeats: readonly RepeatInput[];
}

/**
 * Adds shifts to a booking line: an extension, one more place, one more day. Refuses `line-not-found`,
 * `no-shifts`, `too-many-shifts`, what a time on the clock refuses and what `ratesFor` refuses. The same id
 * again gives the first result.
 */
export async function addShifts(
  tx: Tx,
  input: ShiftsToAdd,
  preparedBy: readonly string[] = [],
): Promise<Result<{ shiftIds: readonly string[] }>> {
  const db = bookingsDb(tx);
  const line = await db
    .selectFrom('booking_line')
    .selectAll()
    .where('id', '=', input.lineId)
    .executeTakeFirst();
  if (!line) return lineNotFound();
  await lockBookings(tx, [line.booking_id]);
  const before = await db
    .selectFrom('shift')
    .select('id')
    .where('added_by_act', '=', input.id)
    .orderBy('starts_at')
    .execute();
  if (before.length > 0) return ok({ shiftIds: before.map(({ id }) => id) });
  const { already } = await db
    .selectFrom('shift')
    .select((eb) => eb.fn.countAll<number>().as('already'))
    .where('booking_id', '=', line.booking_id)
    .executeTakeFirstOrThrow();
  const [model] = await shiftsOfLine(tx, line.id);
  if (!model) throw new Error('A line without a shift.');
  // A rate that was said for the line holds for what is added to it; else the card of the new day speaks.
  const rates =
    line.rate_origin === 'said' ? { payPence: line.pay_pence, chargePence: line.charge_pence } : {};
  const shifts = newShifts(input, rates, already);
  if (!shifts.ok) return shifts;
  const rated = await ratesFor(
    tx,
    pricedFor(model),
    shifts.value.map((one) => ({ ...one, role: line.role })),
  );
  if (!rated.ok) return rated;
  await saveShifts(tx, line.booking_id, line.id, shifts.value, rated.value.prices, input.id);
  const shiftIds = shifts.value.map(({ id }) => id);
  record(tx, bookingChanged, {
    subjects: { booking: line.booking_id, line: line.id, ...shiftSubjects(shiftIds) },
    facts: {
      what: 'shifts_added',
      fields: [],
      shifts: shiftIds,
      held: await heldIn(tx, line.booking_id),
      missing: (await missingOfBooking(tx, line.booking_id)).map(({ fact }) => fact),
      rules: [],
    },
    preparedBy,
    approvedBy: rated.value.approvedBy,
  });
  return ok({ shiftIds });
}
