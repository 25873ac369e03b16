import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import { type CourseStanding, STANDINGS, type Standing } from '../schema.ts';

/** How a standing looks: by mark and word, colour only adds. */
export const LOOKS: Readonly<Record<Standing, StateLook>> = {
  in_date: { word: STANDINGS.in_date, meaning: 'good', mark: 'tick' },
  due: { word: STANDINGS.due, meaning: 'attention', mark: 'clock' },
  not_seen: { word: STANDINGS.not_seen, meaning: 'attention', mark: 'question', edge: 'dashed' },
  out: { word: STANDINGS.out, meaning: 'stop', mark: 'cross' },
  never: { word: STANDINGS.never, meaning: 'stop', mark: 'dash', edge: 'dotted' },
};

/** What stands dim behind the state: until when, or that they are booked. */
export function noteOf({ state, until, booked }: CourseStanding, today: string): string {
  const end =
    until === null || state === 'not_seen'
      ? ''
      : `${state === 'out' ? 'since' : 'until'} ${showDate(until, today)}`;
  const place =
    booked === null ? '' : `booked for ${showDate(dateIn(new Date(booked.startsAt)), today)}`;
  // Behind a word without an end the place would read on from it: 'never booked'.
  if (end === '' && place !== '') return `but ${place}`;
  return [end, place].filter(Boolean).join(', ');
}

/** Outcomes of a place. */
export const OUTCOMES: Readonly<Record<'attended' | 'absent' | 'withdrawn', StateLook>> = {
  attended: { word: 'Attended', meaning: 'good', mark: 'tick' },
  absent: { word: 'Did not come', meaning: 'stop', mark: 'cross' },
  withdrawn: { word: 'Place given back', meaning: 'quiet', mark: 'dash' },
};

export const BOOKED: StateLook = { word: 'Booked', meaning: 'information', mark: 'half' };
