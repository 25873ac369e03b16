import type { Nation } from '../../lib/calendar.ts';
import type { DateText } from '../../lib/days.ts';
import type { Version } from '../versions.ts';

/** The day the regulations on agencies of Great Britain began. */
export const CONDUCT_FROM: DateText = '2004-04-06';

/** The day the regulations were cut: regs 9, 11 and 17 out, Schedules 4 to 6 shortened. */
export const CUT_FROM: DateText = '2016-05-08';

/**
 * The regulations on agencies in a nation, with the paragraph where we have read it. Northern Ireland
 * has its own instrument; it is named there without a paragraph.
 */
export function conductSource(nation: Nation, paragraph: string): string {
  return nation === 'northern-ireland'
    ? 'Conduct of Employment Agencies and Employment Businesses Regulations (Northern Ireland) 2005'
    : `Conduct of Employment Agencies and Employment Businesses Regulations 2003, ${paragraph}`;
}

/** Is a duty that came and went in force on a day? Before its first version it is not. */
export function inForce(versions: readonly Version<boolean>[], date: DateText): boolean {
  return versions.some(
    ({ from, to, value }) => value && from <= date && (to === undefined || date <= to),
  );
}
