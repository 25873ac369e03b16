// Shifts, declarations and facts for the tests of working time.
import { addDays, dayNumber } from '../../lib/days.ts';
import { shiftTimes } from '../../lib/time.ts';
import type { OtherWork, Stint, WorkFacts } from './work.ts';

let count = 0;

/** A shift on a date from what the clock shows; throws where the clock has no such times. */
export function shift(date: string, from: string, to: string, more: Partial<Stint> = {}): Stint {
  const times = shiftTimes(date, from, to);
  if (!times.ok) throw new Error(times.refusal.because);
  count += 1;
  return {
    start: times.value.start,
    end: times.value.end,
    breakMinutes: 0,
    kind: 'waking',
    label: `${date} ${from}-${to}`,
    id: `stint-${count}`,
    source: 'accepted',
    ...more,
  };
}

/** Monday to Friday in each of so many weeks from a Monday, the same hours each day. */
export function weeksOf(monday: string, weeks: number, from: string, to: string): Stint[] {
  return Array.from({ length: weeks * 5 }, (_, i) =>
    shift(addDays(monday, Math.floor(i / 5) * 7 + (i % 5)), from, to),
  );
}

/** Day numbers of dates. */
export function daysAt(...dates: readonly string[]): number[] {
  return dates.map(dayNumber);
}

/** The worker says they have no other work. */
export const noOtherWork: OtherWork = {
  hoursPerWeek: 0,
  saidOn: '2026-01-05',
  answersUntil: '2027-12-31',
  restNotKnown: true,
};

/** Facts on an adult without other work, to be changed where a test needs it. */
export function factsOn(proposed: readonly Stint[], more: Partial<WorkFacts> = {}): WorkFacts {
  return { proposed, stints: [], age: 30, other: noOtherWork, asOf: '2026-06-01', ...more };
}
