import { counted } from '../../lib/text.ts';
import type { Finding } from '../../rules/finding.ts';
import type { Method } from './schema.ts';

/** What decides whether a learner's whole programme is balanced. */
export interface BalanceFacts {
  /** Null: nobody recorded it yet. */
  readonly reports: { readonly reportsTo: boolean; readonly hasReports: boolean } | null;
  /** Items that are valid evidence of the line manager, and of those who report to the learner. */
  readonly fromManager: number;
  readonly fromReports: number;
  /** The newest judgement of the balance; null: none. */
  readonly balanced: boolean | null;
}

const R60 = 'Qualification specification, L196';
const R61 = 'Qualification specification, L197';

function finding(rule: string, source: string, because: string, clears: string): Finding {
  return { rule, outcome: 'block', because, source, clears };
}

/**
 * What is missing of the balance of methods and sources over a programme; empty: nothing. Evidence of the line manager
 * unless the learner reports to nobody, of reports only where there are any (R60, W23); the balance judged with a note
 * (R61, W32).
 */
export function whyNotBalanced(facts: BalanceFacts): readonly Finding[] {
  const { reports, fromManager, fromReports, balanced } = facts;
  const sources: Finding[] =
    reports === null
      ? [
          finding(
            'R60',
            R60,
            'Nobody recorded whom the learner reports to and who reports to them',
            'record it on the learner’s balance.',
          ),
        ]
      : [
          ...(reports.reportsTo && fromManager === 0
            ? [
                finding(
                  'R60',
                  R60,
                  'No item is marked as valid evidence of the learner’s line manager',
                  'have the learner ask them for a testimony, or mark the item that holds their evidence.',
                ),
              ]
            : []),
          ...(reports.hasReports && fromReports === 0
            ? [
                finding(
                  'R60',
                  R60,
                  'No item is marked as valid evidence of somebody who reports to the learner',
                  'have the learner ask one of them for a testimony, or mark the item that holds their evidence.',
                ),
              ]
            : []),
        ];
  return [
    ...sources,
    ...(balanced === true
      ? []
      : [
          finding(
            'R61',
            R61,
            balanced === null
              ? 'Nobody judged the balance of methods and sources over the programme'
              : 'The balance of methods and sources was judged, and something is lacking',
            'judge it, with its note, on the learner’s balance.',
          ),
        ]),
  ];
}

/** How a unit's criteria were found to be met. */
export interface MetHow {
  readonly closes: 'record' | 'observation' | 'discussion';
  readonly code: string;
  readonly method: Method | null;
  /** Items the judgement rests on. */
  readonly items: number;
}

/**
 * R56: an assessor observes at work or sees tangible evidence. A unit with a criterion that a record or an observation
 * can close is not achieved on talk alone; one that only talk can close is.
 */
export function whyNotTangible(criteria: readonly MetHow[]): readonly Finding[] {
  const able = criteria.filter(({ closes }) => closes !== 'discussion');
  const isSeen = ({ method, items }: MetHow) => method === 'observation' || items > 0;
  if (able.length === 0 || criteria.some(isSeen)) return [];
  if (criteria.some(({ method }) => method === null)) return [];
  return [
    finding(
      'R56',
      'Qualification specification, L370',
      `All rests on talk, though ${counted(able.length, 'criterion', 'criteria')} of this unit can be observed at work or shown by a record`,
      'observe the learner at work, or judge one of them on an item of the claim.',
    ),
  ];
}
