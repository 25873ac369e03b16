import type { DateText } from '../../lib/days.ts';

/** The day the Equality Act 2010 came into force for work. */
export const EQUALITY_ACT_FROM: DateText = '2010-10-01';

/** Does the Equality Act 2010 hold on this day? It does not reach Northern Ireland. */
export function actInForce(date: DateText): boolean {
  return date >= EQUALITY_ACT_FROM;
}

export const BEFORE_THE_ACT = 'The Equality Act 2010 was not in force on that day.';

/** The day s.159 (positive action in recruitment and promotion) came into force, six months after the rest. */
export const TIE_BREAK_FROM: DateText = '2011-04-06';
