import { type DateText, datesFrom, weekday } from '../../lib/days.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { dateOfMinute, daysBetween } from '../../lib/time.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { MOST_SHIFTS, type RepeatInput, type ShiftInput } from './schema.ts';
import { momentsOf, type ShiftKind } from './shift.ts';
import { bookingsDb } from './tables.ts';

/** A shift ready to be saved. */
export interface NewShift {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly kind: ShiftKind;
  readonly breakMinutes: number;
  readonly payPence: number;
  readonly chargePence: number;
  readonly poNumber: string;
  readonly reference: string;
}

/** The longest span of a repeat, in days. */
const LONGEST_REPEAT = 366;

/**
 * The shifts of a line from single times and repeats, with the line's rates where none were named.
 * Refuses what a time on the clock refuses, naming the day; `no-shifts` and `too-many-shifts`.
 * @param already shifts the booking holds before
 */
export function newShifts(
  input: { readonly shifts: readonly ShiftInput[]; readonly repeats: readonly RepeatInput[] },
  rates: { readonly payPence: number; readonly chargePence: number },
  already: number,
): Result<readonly NewShift[]> {
  for (const { from, to } of input.repeats) {
    const days = daysBetween(from, to);
    if (days < 0 || days > LONGEST_REPEAT) {
      return refuse(
        'repeat-too-long',
        `A repeat runs from its first day to its last, at most ${LONGEST_REPEAT} days. Check ${showDate(from)} and ${showDate(to)}.`,
      );
    }
  }
  const wanted: readonly (Omit<ShiftInput, 'id'> & { id?: string | undefined })[] = [
    ...input.shifts,
    ...input.repeats.flatMap((repeat) => expand(repeat)),
  ];
  if (wanted.length === 0) {
    return refuse('no-shifts', 'There is no shift on these days. Name at least one day and time.');
  }
  if (wanted.length + already > MOST_SHIFTS) {
    return refuse(
      'too-many-shifts',
      `A booking holds at most ${MOST_SHIFTS} shifts; this would make ${wanted.length + already}. Take the rest as another booking.`,
    );
  }
  const made: NewShift[] = [];
  for (const shift of wanted) {
    const moments = momentsOf(shift, shift.breakMinutes);
    if (!moments.ok) {
      const { code, because } = moments.refusal;
      const day = showDate(shift.date);
      return refuse(code, `${day} ${shift.start}-${shift.end}: ${because}`, undefined, {
        date: shift.date,
      });
    }
    made.push({
      id: shift.id ?? newId(),
      startsAt: dateOfMinute(moments.value.start),
      endsAt: dateOfMinute(moments.value.end),
      kind: shift.kind,
      breakMinutes: shift.breakMinutes,
      payPence: shift.payPence ?? rates.payPence,
      chargePence: shift.chargePence ?? rates.chargePence,
      poNumber: shift.poNumber,
      reference: shift.reference,
    });
  }
  return ok(made.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()));
}

/** The same times on many days. */
export interface Repeat {
  readonly from: DateText;
  readonly to: DateText;
  /** 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[];
  /** Shifts alike at each time. */
  readonly places: number;
}

/**
 * A repeat as single shifts, in order of their dates: each weekday named between two dates, both
 * included, as many times as there are places. Empty when no such day lies between.
 */
export function expand<Times extends Repeat>(
  repeat: Times,
): readonly (Omit<Times, keyof Repeat> & { readonly date: DateText })[] {
  const { from, to, weekdays, places, ...times } = repeat;
  return datesFrom(from, to)
    .filter((date) => weekdays.includes(weekday(date)))
    .flatMap((date) => Array.from({ length: places }, () => ({ ...times, date })));
}

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
