import { type Holidays, type Nation, nthBusinessDayAfter } from '../../lib/calendar.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn, dateOfMinute, minuteOfDate, momentOf } from '../../lib/time.ts';

/** Local time of day at which a pencil lapses when nothing else was said. */
const CLOSE_OF_BUSINESS = '18:00';

/** A worker in a shift: pencilled with their word, then accepted; ended when released or cancelled. */
export interface AssignmentRecords {
  readonly acceptedAt: Date | null;
  readonly lapsesAt: Date | null;
  readonly endedAt: Date | null;
}

export type AssignmentState = 'pencilled' | 'accepted' | 'lapsed' | 'ended';

/** The state these records add up to at a moment. */
export function assignmentState(records: AssignmentRecords, now: Date): AssignmentState {
  if (records.endedAt) return 'ended';
  if (records.acceptedAt) return 'accepted';
  return records.lapsesAt && records.lapsesAt > now ? 'pencilled' : 'lapsed';
}

/**
 * When a pencil lapses: the moment that was named, else 18:00 on the next business day at the place of
 * work, never later than the first shift begins. Refuses `lapses-too-early` for a moment that is past,
 * and `calendar-unknown`.
 * @param firstStart start of the earliest shift pencilled
 */
export function pencilLapses(
  named: Date | null,
  now: Date,
  firstStart: Date,
  nation: Nation,
  holidays: Holidays,
): Result<Date> {
  if (named) {
    if (named > now) return ok(named < firstStart ? named : firstStart);
    return refuse(
      'lapses-too-early',
      'This pencil would lapse before now and hold nothing. Choose a later moment.',
    );
  }
  const day = nthBusinessDayAfter(dateIn(now), 1, nation, holidays);
  if (!day.ok) return day;
  const close = momentOf(day.value, CLOSE_OF_BUSINESS);
  if (!close.ok) return close;
  const lapses = dateOfMinute(close.value.minute);
  return ok(lapses < firstStart ? lapses : firstStart);
}

/** Has this shift begun, so that nobody can be sent to it from the start any more? */
export function begun(startsAt: Date, now: Date): boolean {
  return minuteOfDate(startsAt) < minuteOfDate(now);
}

/**
 * On a one-face line a worker takes every shift still to come in one act, or none.
 * @param toCome shifts of the line that are neither cancelled nor begun
 * @param mine shifts of the line this worker already holds
 * @param asked shifts asked for now
 */
export function wholeLine(
  toCome: readonly string[],
  mine: ReadonlySet<string>,
  asked: ReadonlySet<string>,
): Result<null> {
  const missing = toCome.filter((id) => !asked.has(id) && !mine.has(id));
  if (missing.length === 0) return ok(null);
  return refuse(
    'one-face',
    `This line must have the same person for every shift; ${missing.length} of ${toCome.length} would be left without them. Take the whole line at once, or change the line to "prefer" first.`,
    undefined,
    { missing },
  );
}
