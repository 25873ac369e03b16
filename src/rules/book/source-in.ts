import type { Nation } from '../../lib/calendar.ts';
import { conductSource } from '../agency-conduct/law.ts';
import { agencySource } from '../agency-workers/figures-data.ts';
import { workSource } from '../working-time/work.ts';

/**
 * The paragraph of a rule as it may be shown for work done in a nation. Northern Ireland has instruments of
 * its own for working time, agencies and agency workers: they are named without the paragraph of Great
 * Britain. Everything else is the source as it stands.
 * @param rule 'WTR-DAILY'
 * @param source what the version of the rule in force names
 */
export function sourceIn(nation: Nation, rule: string, source: string): string {
  if (nation !== 'northern-ireland') return source;
  if (rule.startsWith('WTR-')) return workSource({ nation }, '');
  if (rule.startsWith('CR-')) return conductSource(nation, '');
  if (rule.startsWith('AWR-')) return agencySource('', nation);
  return source;
}
