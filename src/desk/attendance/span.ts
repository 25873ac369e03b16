import { addDays, type DateText } from '../../lib/days.ts';
import { dateIn, dateOfMinute, momentOf, startOfDay } from '../../lib/time.ts';
import type { Span } from './shapes-schema.ts';

/** The morning at the desk, London: when the board stands on Today. */
export const MORNING = { from: '05:30', to: '09:30' } as const;
const AROUND_MS = 4 * 3_600_000;

/** London times that every night of the year has: none lies in the hour that the clocks skip or repeat. */
function at(date: DateText, clock: string): Date {
  const moment = momentOf(date, clock);
  if (!moment.ok) throw new Error(moment.refusal.because);
  return dateOfMinute(moment.value.minute);
}

/**
 * From when to when the starts lie that the board shows. 'now' is four hours each way; 'morning' 05:30 to 09:30;
 * 'day' a London day, 23 or 25 hours when the clocks change; 'evening' 17:00 to 05:30 the next day.
 * @param date a London date; left out: today. 'now' takes none.
 */
export function spanOf(span: Span, now: Date, date = dateIn(now)): { from: Date; to: Date } {
  if (span === 'now') {
    return {
      from: new Date(now.getTime() - AROUND_MS),
      to: new Date(now.getTime() + AROUND_MS),
    };
  }
  const next = addDays(date, 1);
  if (span === 'morning') return { from: at(date, MORNING.from), to: at(date, MORNING.to) };
  if (span === 'evening') return { from: at(date, '17:00'), to: at(next, MORNING.from) };
  return { from: dateOfMinute(startOfDay(date)), to: dateOfMinute(startOfDay(next)) };
}
