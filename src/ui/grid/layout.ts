import { addDays, type DateText, startOfDay } from '../../lib/time.ts';
import type { StateLook } from '../badge.tsx';

/** A day of the grid in London: epoch minutes from its first to the next day's first. */
export interface GridDay {
  readonly date: DateText;
  readonly start: number;
  readonly end: number;
}

/** A row: a worker or a site. */
export interface GridRow {
  readonly id: string;
  readonly label: string;
  /** A dim word after the name: the role, the town. */
  readonly sub?: string;
  /** What stands against or beside the name: an expiring check. With `short` the word is shown, not the mark alone. */
  readonly marks?: readonly (StateLook & { readonly short?: string })[];
  /** Figures of the weeks shown, at the right of the name: '38 h'. */
  readonly figures?: readonly { readonly text: string; readonly words: string }[];
  /** Stretches of the row that are not free or not known: absence, unavailable. Epoch minutes. */
  readonly spans?: readonly {
    readonly start: number;
    readonly end: number;
    readonly state: StateLook;
  }[];
}

/** A shift as the grid draws it: epoch minutes, its words, its state, who changed it last. */
export interface GridBar {
  readonly id: string;
  /** The row it stands in; of no matter for a gap. */
  readonly rowId: string;
  readonly start: number;
  readonly end: number;
  /** 'Staff nurse', 'Ash Ward, Staff nurse'. */
  readonly label: string;
  readonly state: StateLook;
  /** It can be carried to another row. */
  readonly movable?: boolean;
  /** Initials of a colleague who changed it while this page was open. */
  readonly initials?: string;
}

/** A bar in its place: which day's cell holds it, and where in it, in parts of that day's length. */
export interface PlacedBar {
  readonly bar: GridBar;
  readonly day: number;
  readonly lane: number;
  /** Parts of the day's length: 0 midnight, 0.5 the middle; a night shift's width passes the next midnight. */
  readonly left: number;
  readonly width: number;
  /** How far the words may run: to the next bar of the lane or the end of the grid, same unit. */
  readonly room: number;
  /** It began before the first day shown, or goes on after the last. */
  readonly before: boolean;
  readonly after: boolean;
}

/** One row's bars in their lanes. */
export interface RowLayout {
  readonly bars: readonly PlacedBar[];
  readonly lanes: number;
}

/** So many days from a first date; the days the clocks change are 23 or 25 hours long. */
export function gridDays(first: DateText, count: number): readonly GridDay[] {
  return Array.from({ length: count }, (_, index) => {
    const date = addDays(first, index);
    return { date, start: startOfDay(date), end: startOfDay(addDays(date, 1)) };
  });
}

/** The index of the day a minute lies in; the first or last when it lies outside. */
export function dayAt(days: readonly GridDay[], minute: number): number {
  const index = days.findIndex((day) => minute < day.end);
  return index < 0 ? days.length - 1 : index;
}

/**
 * Places one row's bars. Those outside the days are left out; those that overlap stand in lanes
 * below each other, each in the first lane that is free.
 */
export function layRow(bars: readonly GridBar[], days: readonly GridDay[]): RowLayout {
  const from = days[0]?.start ?? 0;
  const until = days.at(-1)?.end ?? 0;
  const shown = bars
    .filter((bar) => bar.end > from && bar.start < until)
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
  const laneEnds: number[] = [];
  const lanes = shown.map((bar) => {
    const free = laneEnds.findIndex((end) => end <= bar.start);
    const lane = free < 0 ? laneEnds.length : free;
    laneEnds[lane] = bar.end;
    return lane;
  });
  const nextStart = new Map<number, number>();
  const rooms: number[] = [];
  for (let index = shown.length - 1; index >= 0; index--) {
    const lane = lanes[index] ?? 0;
    rooms[index] = nextStart.get(lane) ?? until;
    nextStart.set(lane, shown[index]?.start ?? until);
  }
  const placed = shown.map((bar, index): PlacedBar => {
    const start = Math.max(bar.start, from);
    const end = Math.min(bar.end, until);
    const dayIndex = dayAt(days, start);
    const day = days[dayIndex];
    const length = day === undefined ? 1 : day.end - day.start;
    return {
      bar,
      day: dayIndex,
      lane: lanes[index] ?? 0,
      left: (start - (day?.start ?? 0)) / length,
      width: (end - start) / length,
      room: ((rooms[index] ?? until) - start) / length,
      before: bar.start < from,
      after: bar.end > until,
    };
  });
  return { bars: placed, lanes: Math.max(laneEnds.length, 1) };
}

/** Every row's layout by row id, bars of unknown rows left out. */
export function layRows(
  rows: readonly GridRow[],
  bars: readonly GridBar[],
  days: readonly GridDay[],
): ReadonlyMap<string, RowLayout> {
  const byRow = new Map<string, GridBar[]>(rows.map((row) => [row.id, []]));
  for (const bar of bars) byRow.get(bar.rowId)?.push(bar);
  return new Map([...byRow].map(([id, own]) => [id, layRow(own, days)]));
}
