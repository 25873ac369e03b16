import { datesFrom, isDate, weekday } from '../../../lib/days.ts';
import { addDays, isClock, minutesOfClock, momentOf, shiftTimes } from '../../../lib/time.ts';
import { MOST_SHIFTS, type ShiftInput } from '../schema.ts';

/** One row of times as it is typed: these hours on these days. */
export interface TimesRow {
  /** 'YYYY-MM-DD', '' while nothing readable is typed. */
  readonly from: string;
  /** '' for a single day. */
  readonly to: string;
  /** '1' Monday to '7' Sunday; of no matter for a single day. */
  readonly weekdays: readonly string[];
  readonly start: string;
  readonly end: string;
  readonly startHour: string;
  readonly endHour: string;
  readonly kind: string;
  readonly breakMinutes: number | undefined;
  readonly places: number | undefined;
}

/** A shift as it will be taken, or why it cannot be. */
export interface PlannedShift {
  /** Tells shifts of one line apart, and stays while other rows are typed. */
  readonly key: string;
  readonly input: ShiftInput;
  /** Epoch minutes; undefined when there is a problem. */
  readonly span: { readonly start: number; readonly end: number } | undefined;
  readonly problem: string | undefined;
  readonly startTwice: boolean;
  readonly endTwice: boolean;
}

const LONGEST_DAYS = 366;

/** Does the clock show the start or the end twice that night? An end at or before the start is a day on. */
export function isTwice(
  date: string,
  start: string,
  end: string,
): { readonly start: boolean; readonly end: boolean } {
  if (!isDate(date) || !isClock(start) || !isClock(end)) return { start: false, end: false };
  const overnight = minutesOfClock(end) <= minutesOfClock(start);
  const [first, last] = [momentOf(date, start), momentOf(overnight ? addDays(date, 1) : date, end)];
  return { start: first.ok && first.value.twice, end: last.ok && last.value.twice };
}

/** The days a row names; undefined while it is not fully typed, empty when none lies between. */
function daysOf({ from, to, weekdays }: TimesRow): readonly string[] | undefined {
  if (!isDate(from) || (to !== '' && !isDate(to))) return undefined;
  if (to === '' || to === from) return [from];
  const days = datesFrom(from, to).slice(0, LONGEST_DAYS);
  return days.filter((date) => weekdays.includes(String(weekday(date))));
}

/**
 * Every shift these rows make, in order of start; rows not fully typed make none. Stops one past the
 * most a booking may hold, so that a page can say so.
 */
export function plan(rows: readonly TimesRow[]): readonly PlannedShift[] {
  const planned: PlannedShift[] = [];
  for (const [index, row] of rows.entries()) {
    if (!isClock(row.start) || !isClock(row.end)) continue;
    for (const date of daysOf(row) ?? []) {
      for (let place = 0; place < Math.max(row.places ?? 1, 1); place++) {
        if (planned.length > MOST_SHIFTS) return planned;
        planned.push(one(row, date, `${index} ${date} ${row.start} ${row.end} ${place}`));
      }
    }
  }
  return planned.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}

function one(row: TimesRow, date: string, key: string): PlannedShift {
  const twice = isTwice(date, row.start, row.end);
  const startHour = twice.start && row.startHour === 'second' ? 'second' : undefined;
  const endHour = twice.end && row.endHour === 'second' ? 'second' : undefined;
  const times = shiftTimes(date, row.start, row.end, undefined, {
    ...(startHour === undefined ? {} : { start: startHour }),
    ...(endHour === undefined ? {} : { end: endHour }),
  });
  const breakMinutes = row.breakMinutes ?? 0;
  const tooLong = times.ok && breakMinutes >= times.value.minutes;
  return {
    key,
    input: {
      date,
      start: row.start,
      end: row.end,
      ...(startHour === undefined ? {} : { startHour }),
      ...(endHour === undefined ? {} : { endHour }),
      kind: row.kind as ShiftInput['kind'],
      breakMinutes,
      poNumber: '',
      reference: '',
      costCentre: '',
    },
    span: times.ok ? { start: times.value.start, end: times.value.end } : undefined,
    problem: times.ok
      ? tooLong
        ? 'The break is as long as the shift.'
        : undefined
      : times.refusal.because,
    startTwice: twice.start,
    endTwice: twice.end,
  };
}

/** Places of one line that stand at the same time; a person can hold only one of them. */
export function overlaps(shifts: readonly PlannedShift[]): boolean {
  const spans = shifts.flatMap(({ span }) => (span === undefined ? [] : [span]));
  return spans.some((span, index) => index > 0 && span.start < (spans[index - 1]?.end ?? 0));
}
