import type { Division, Nation } from '../../lib/calendar.ts';

/** The three calendars by the name a reader knows. */
export const DIVISION_NAMES: Readonly<Record<Division, string>> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

/** A nation that keeps this calendar: England for England and Wales, which share one. */
export function nationOf(division: Division | undefined): Nation {
  return division === undefined || division === 'england-and-wales' ? 'england' : division;
}
