import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { addShifts, bookingLines, type LineOfBooking } from '../bookings/index.ts';
import type { CheckedLine } from './check-lines.ts';
import { shiftInput } from './schema.ts';

/** What was made of lines of a rota. */
export interface Extended {
  readonly bookingId: string;
  readonly number: string;
  readonly took: readonly { readonly line: number; readonly shiftIds: readonly string[] }[];
  readonly not: readonly { readonly line: number; readonly at: string; readonly because: string }[];
}

/** Shifts one booking holds at most. */
const MOST_SHIFTS = 500;

/**
 * Adds the shifts of good lines to a booking there is, each to its line for the same role; rates that were
 * written must be that line's. A line of the rota without such a line stays with its reason. Refuses
 * `booking-not-found`, `nothing-to-book`, and what `addShifts` refuses.
 * @param preparedBy whoever read the rota, where another books it; member ids
 */
export async function extendBooking(
  tx: Tx,
  bookingId: string,
  good: readonly CheckedLine[],
  preparedBy: readonly string[],
): Promise<Result<Extended & { readonly waiting: number }>> {
  const booking = await bookingLines(tx, bookingId);
  if (!booking || booking.siteId !== good[0]?.read.site?.siteId) {
    return refuse('booking-not-found', 'There is no such booking at this site. Choose another.');
  }
  const took: { line: number; shiftIds: string[] }[] = [];
  const not: { line: number; at: string; because: string }[] = [];
  const added = new Map<string, ReturnType<typeof shiftsOf>>();
  let room = MOST_SHIFTS - booking.shifts;
  for (const one of good) {
    const line = lineFor(one, booking.lines);
    const shifts = shiftsOf(one);
    if (typeof line === 'string' || shifts.length > room) {
      const full = `${booking.number} has no room for ${shifts.length} more shifts.`;
      const because = typeof line === 'string' ? `${booking.number} ${line}` : full;
      not.push({ line: one.line.line, at: one.line.at, because });
      continue;
    }
    room -= shifts.length;
    added.set(line.lineId, [...(added.get(line.lineId) ?? []), ...shifts]);
    took.push({ line: one.line.line, shiftIds: shifts.map(({ id }) => id) });
  }
  if (took.length === 0) {
    return refuse('nothing-to-book', `${not[0]?.because ?? ''} Take a new booking instead.`);
  }
  for (const [lineId, shifts] of added) {
    const asked = shifts.map((shift) => shiftInput.parse(shift));
    const order = { id: newId(), lineId, shifts: asked, repeats: [] };
    const done = await addShifts(tx, order, preparedBy);
    if (!done.ok) return done;
  }
  return ok({ bookingId, number: booking.number, took, not, waiting: 0 });
}

/** The booking line a line of a rota belongs to, or why there is none. */
function lineFor({ read }: CheckedLine, lines: readonly LineOfBooking[]): LineOfBooking | string {
  const ofRole = lines.filter(({ role }) => role === read.role);
  if (ofRole.length === 0) return 'has no line for this role.';
  const agreed = ofRole.find(
    (line) =>
      (read.payPence === null || line.payPence === read.payPence) &&
      (read.chargePence === null || line.chargePence === read.chargePence),
  );
  return agreed ?? 'has other rates for this role.';
}

function shiftsOf({ line: { said, chosen }, read }: CheckedLine) {
  const hour = chosen.hour ? { startHour: chosen.hour, endHour: chosen.hour } : {};
  return read.planned.flatMap(({ date, start, end, places }) =>
    Array.from({ length: places }, () => ({
      id: newId(),
      date,
      start,
      end,
      ...hour,
      kind: read.kind,
      breakMinutes: read.breakMinutes,
      poNumber: said.po,
      reference: said.reference,
    })),
  );
}
