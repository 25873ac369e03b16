import { divisionOf, type Holidays, type Nation } from '../../lib/calendar.ts';
import { ok, type Result } from '../../lib/result.ts';
import { type DateText, localOf, minutesOfClock, weekday } from '../../lib/time.ts';
import { isBankHoliday } from '../../rules/calendar/bank-holidays.ts';
import type { DayPart, DayType, Mixed } from './schema.ts';

/** The local hours of a card's night, and what becomes of a shift that touches two rates. */
export interface CardHours {
  /** 'HH:MM'; null: the card has no nights. */
  readonly nightFrom: string | null;
  readonly nightTo: string | null;
  readonly mixed: Mixed;
}

/** A span of work, epoch minutes; breaks are not paid. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly breakMinutes: number;
}

/** Paid minutes of one kind of day and one part of it. */
export interface DayMinutes {
  readonly dayType: DayType;
  readonly part: DayPart;
  readonly minutes: number;
}

/** Bank holiday of the site's nation before Sunday before Saturday. Refuses `calendar-unknown`. */
export function dayTypeOf(date: DateText, nation: Nation, holidays: Holidays): Result<DayType> {
  const holiday = isBankHoliday(date, divisionOf(nation), holidays);
  if (!holiday.ok) return holiday;
  if (holiday.value) return ok('bank_holiday');
  const day = weekday(date);
  return ok(day === 7 ? 'sunday' : day === 6 ? 'saturday' : 'weekday');
}

/**
 * The paid minutes of a shift by kind of day and part of it, in the order they come (a night at both ends stands
 * twice, since overtime needs to know which came last); they add up to its length without breaks. By its start a shift is one part; by the minute each part has its own minutes by the clock at the
 * place of work, on the nights the clocks change too. Nobody knows where a break falls: it is taken off the parts in
 * proportion. Refuses `calendar-unknown`.
 */
export function partsOfShift(
  span: Span,
  hours: CardHours,
  nation: Nation,
  holidays: Holidays,
): Result<readonly DayMinutes[]> {
  const types = new Map<DateText, Result<DayType>>();
  const at = (minute: number): Result<Omit<DayMinutes, 'minutes'>> => {
    const { date, minuteOfDay } = localOf(minute);
    const type = types.get(date) ?? dayTypeOf(date, nation, holidays);
    types.set(date, type);
    return type.ok ? ok({ dayType: type.value, part: partAt(minuteOfDay, hours) }) : type;
  };
  const paid = span.end - span.start - span.breakMinutes;
  if (hours.mixed === 'by_start') {
    const first = at(span.start);
    return first.ok ? ok([{ ...first.value, minutes: paid }]) : first;
  }
  const parts: DayMinutes[] = [];
  for (let minute = span.start; minute < span.end; ) {
    const here = at(minute);
    if (!here.ok) return here;
    const next = Math.min(span.end, nextEdge(minute, hours));
    const last = parts.at(-1);
    const goesOn = last?.dayType === here.value.dayType && last.part === here.value.part;
    const before = goesOn ? (parts.pop()?.minutes ?? 0) : 0;
    parts.push({ ...here.value, minutes: before + next - minute });
    minute = next;
  }
  return ok(withoutBreak(parts, paid));
}

function partAt(minuteOfDay: number, { nightFrom, nightTo }: CardHours): DayPart {
  if (nightFrom === null || nightTo === null) return 'day';
  const [from, to] = [minutesOfClock(nightFrom), minutesOfClock(nightTo)];
  const night =
    from < to ? minuteOfDay >= from && minuteOfDay < to : minuteOfDay >= from || minuteOfDay < to;
  return night ? 'night' : 'day';
}

/** The next minute at which the local clock comes to midnight or an edge of the night, or is put forward or back. */
function nextEdge(minute: number, { nightFrom, nightTo }: CardHours): number {
  const { minuteOfDay, offset } = localOf(minute);
  const edges = [1440, ...[nightFrom, nightTo].flatMap((at) => (at ? [minutesOfClock(at)] : []))];
  const next = minute + Math.min(...edges.filter((at) => at > minuteOfDay)) - minuteOfDay;
  // Where the clocks change in between, go on by the hour at which they can.
  if (localOf(next).offset === offset) return next;
  return Math.min(next, (Math.floor(minute / 60) + 1) * 60);
}

/** Takes the break off in proportion, to the minute: what division leaves over goes to the longest part. */
function withoutBreak(parts: readonly DayMinutes[], paid: number): readonly DayMinutes[] {
  const whole = parts.reduce((sum, { minutes }) => sum + minutes, 0);
  if (whole === paid || whole === 0) return parts;
  const cut = parts.map((one) => ({ ...one, minutes: Math.floor((one.minutes * paid) / whole) }));
  const over = paid - cut.reduce((sum, { minutes }) => sum + minutes, 0);
  const longest = cut.reduce(
    (best, one, at) => (one.minutes > (cut[best]?.minutes ?? 0) ? at : best),
    0,
  );
  return cut
    .map((one, at) => (at === longest ? { ...one, minutes: one.minutes + over } : one))
    .filter(({ minutes }) => minutes > 0);
}
