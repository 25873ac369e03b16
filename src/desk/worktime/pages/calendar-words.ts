import type { ReplyOf } from '../../../lib/route.ts';
import { showDate, showWeekday } from '../../../lib/show.ts';
import { listed } from '../../../lib/text.ts';
import { PARTS, type showCalendar } from '../schema.ts';
import { heardBy } from './words.ts';

export type Calendar = ReplyOf<typeof showCalendar>;
export type Cell = Calendar['days'][number]['parts'][number];
export type PatternShown = Calendar['patterns'][number];

/** A place in the grid: weeks go down, three rows each; Monday is column 0. */
export interface Place {
  readonly row: number;
  readonly col: number;
}

/** The cell at a place, or undefined outside the four weeks. */
export function cellAt(calendar: Calendar, { row, col }: Place): Cell | undefined {
  return calendar.days[7 * Math.floor(row / 3) + col]?.parts[row % 3];
}

/** Is a place inside the rectangle between two corners? */
export function isBetween({ row, col }: Place, a: Place, b: Place): boolean {
  const inside = (at: number, one: number, other: number) =>
    at >= Math.min(one, other) && at <= Math.max(one, other);
  return inside(row, a.row, b.row) && inside(col, a.col, b.col);
}

/** The cells chosen, in the order of time. */
export function chosenCells(calendar: Calendar, from: Place, to: Place): readonly Cell[] {
  return calendar.days.flatMap(({ parts }, day) =>
    parts.filter((_, part) =>
      isBetween({ row: 3 * Math.floor(day / 7) + part, col: day % 7 }, from, to),
    ),
  );
}

/** Cells as the fewest spans: those that follow each other without a gap are one. */
export function spansOfCells(
  cells: readonly Pick<Cell, 'startsAt' | 'endsAt'>[],
): readonly { readonly startsAt: string; readonly endsAt: string }[] {
  const spans: { startsAt: string; endsAt: string }[] = [];
  for (const { startsAt, endsAt } of cells) {
    const last = spans.at(-1);
    if (last?.endsAt === startsAt) last.endsAt = endsAt;
    else spans.push({ startsAt, endsAt });
  }
  return spans;
}

/** 'Mon to Fri, night 22:00-06:00, every other week, from Mon 23 Nov until further notice'. */
export function patternWords(pattern: PatternShown, today: string): string {
  const { fromClock, toClock, everyWeeks, fromOn, untilOn } = pattern;
  const part = Object.values(PARTS).find(({ from, to }) => from === fromClock && to === toClock);
  const times =
    fromClock === '00:00' && toClock === '00:00'
      ? 'whole days'
      : `${part ? `${part.name.toLowerCase()} ` : ''}${fromClock}-${toClock}`;
  const every =
    everyWeeks === 1 ? '' : everyWeeks === 2 ? ', every other week' : `, every ${everyWeeks} weeks`;
  const until = untilOn === null ? 'until further notice' : `until ${showDate(untilOn, today)}`;
  return `${weekdayWords(pattern.weekdays)}, ${times}${every}, from ${showDate(fromOn, today)} ${until}`;
}

/** 'Mon to Fri', 'Mon, Wed and Sat', 'Every day'. */
export function weekdayWords(weekdays: readonly number[]): string {
  const days = [...weekdays].sort();
  const [first = 1] = days;
  const last = days.at(-1) ?? first;
  if (days.length === 7) return 'Every day';
  if (days.length > 2 && last - first === days.length - 1) {
    return `${showWeekday(first)} to ${showWeekday(last)}`;
  }
  return listed(days.map(showWeekday));
}

/** How somebody's word came: 'on the phone', 'by their own link'. */
export function cameBy(how: string): string {
  if (how === 'link') return 'by their own link';
  if (how === 'text_reply') return 'by answering a text';
  return heardBy(how);
}
