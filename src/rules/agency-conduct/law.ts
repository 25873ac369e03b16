import type { Nation } from '../../lib/calendar.ts';

/**
 * The regulations on agencies in a nation, with the paragraph where we have read it. Northern Ireland
 * has its own instrument; it is named there without a paragraph.
 */
export function conductSource(nation: Nation, paragraph: string): string {
  return nation === 'northern-ireland'
    ? 'Conduct of Employment Agencies and Employment Businesses Regulations (Northern Ireland) 2005'
    : `Conduct of Employment Agencies and Employment Businesses Regulations 2003, ${paragraph}`;
}
