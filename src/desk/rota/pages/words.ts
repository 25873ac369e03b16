import { showDate } from '../../../lib/show.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type { DraftRow } from '../schema.ts';

/** How a line of a rota looks where it stands. */
export const LINE_LOOKS: Readonly<Record<DraftRow['state'], StateLook>> = {
  good: { word: 'Good', meaning: 'good', mark: 'tick' },
  doubtful: { word: 'Doubtful', meaning: 'attention', mark: 'triangle' },
  refused: { word: 'Refused', meaning: 'stop', mark: 'octagon' },
  left: { word: 'Left out', meaning: 'quiet', mark: 'dash' },
  booked: { word: 'Booked', meaning: 'good', mark: 'tick' },
};

/** Where a draft came from. */
export const SOURCE_WORDS = {
  paste: 'Pasted',
  template: 'From a template',
  copy: 'Copied week',
  paint: 'Painted',
} as const;

export const KIND_WORDS = { waking: 'Waking', sleep_in: 'Sleep-in', on_call: 'On call' } as const;

/** '07:30-19:30', or that nobody works. */
export function codeTimes({
  start,
  end,
}: {
  readonly start: string;
  readonly end: string;
}): string {
  return start === '' ? 'Nobody works' : `${start}-${end}`;
}

/** 'Mon 23 Nov', 'Mon 30 Nov to Fri 25 Dec', or what was written. */
export function daysOf(row: DraftRow, today: string): string {
  if (row.firstOn === null) {
    return row.said.until === '' ? row.said.date : `${row.said.date} to ${row.said.until}`;
  }
  const first = showDate(row.firstOn, today);
  return row.lastOn === null || row.lastOn === row.firstOn
    ? first
    : `${first} to ${showDate(row.lastOn, today)}`;
}
