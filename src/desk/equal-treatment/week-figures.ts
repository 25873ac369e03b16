import type { DateText } from '../../lib/days.ts';
import { figuresOn } from '../../rules/agency-workers/figures-data.ts';

/** The weeks a page speaks of, as the law and our policy have them on a day. */
export function weekFigures(day: DateText): { readonly needed: number; readonly askFrom: number } {
  const { qualifyingWeeks, comparatorWeek } = figuresOn(day);
  return { needed: qualifyingWeeks, askFrom: comparatorWeek };
}
