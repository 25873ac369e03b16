import { showClock, showDate, showWeekday } from '../../lib/show.ts';
import { listed } from '../../lib/text.ts';
import { type DateText, localOf } from '../../lib/time.ts';
import type { GridBar, GridDay, GridRow } from './layout.ts';

/** 'Rosa Ahmed, Mon 23 Nov 22:00 to 06:00 Tue, Staff nurse, confirmed, changed by JB'. */
export function barWords(bar: GridBar, row: string, today: DateText): string {
  const from = localOf(bar.start);
  const to = localOf(bar.end);
  const day = showDate(from.date, today);
  const ends = `${showClock(bar.end)}${from.day === to.day ? '' : ` ${showWeekday(to.weekday)}`}`;
  const changed = bar.initials === undefined ? '' : `, changed by ${bar.initials}`;
  const words = `${row}, ${day} ${showClock(bar.start)} to ${ends}, ${bar.label}`;
  return `${words}, ${bar.state.word.toLowerCase()}${changed}`;
}

/** An empty cell: 'Rosa Ahmed, Mon 23 Nov, no shift starts, unavailable'. */
export function cellWords(row: GridRow, day: GridDay, today: DateText): string {
  const spans = (row.spans ?? []).filter((span) => span.start < day.end && span.end > day.start);
  const states = [...new Set(spans.map((span) => span.state.word.toLowerCase()))];
  const tail = states.length === 0 ? '' : `, ${listed(states)}`;
  return `${row.label}, ${showDate(day.date, today)}, no shift starts${tail}`;
}
