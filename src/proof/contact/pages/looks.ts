import { localOf, minuteOfDate } from '../../../lib/time.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import { STEPS, type Visit } from '../schema.ts';

/** Where a visit stands. */
export function visitLook({
  state,
  late,
  clashes,
}: Pick<Visit, 'state' | 'late' | 'clashes'>): StateLook {
  if (late) return { word: 'No outcome', meaning: 'attention', mark: 'clock', edge: 'double' };
  if (clashes.length > 0)
    return { word: 'Clashes', meaning: 'attention', mark: 'clock', edge: 'dashed' };
  if (state === 'cancelled')
    return { word: STEPS.cancelled, meaning: 'quiet', mark: 'cross', edge: 'dotted' };
  if (state === 'held') return { word: STEPS.held, meaning: 'good', mark: 'tick' };
  return { word: STEPS[state], meaning: 'information', mark: 'clock' };
}

/** The day and the clock in London of an instant. */
export function localParts(at: string): { readonly on: string; readonly clock: string } {
  const { date, clock } = localOf(minuteOfDate(new Date(at)));
  return { on: date, clock };
}
