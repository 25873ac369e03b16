import type { RuleLaw } from '../book/law.ts';
import { PENALTIES } from './penalty.ts';

const area = 'right-to-work';
const reach = 'United Kingdom';
const STUDENT = 'Immigration Rules, Appendix Student: conditions of work';

/** Students, copies, penalties, and who is within the scheme. */
export const LIMIT_LAW: readonly RuleLaw[] = [
  {
    id: 'RTW-STUDENT',
    title: 'Student hours a week',
    area,
    kind: 'function',
    keyDate: 'days worked',
    reach,
    versions: [
      {
        from: '2008-02-29',
        to: '2017-04-05',
        says: 'A student works no more than the hours of their permission in any seven days in a row in term, for all employers, paid and unpaid.',
        source: STUDENT,
        confidence: 'B',
      },
      {
        from: '2017-04-06',
        says: 'A student works no more than the hours of their permission, 20 or 10, in any week of Monday to Sunday in term, for all employers, paid and unpaid, never averaged; full time outside term only with dates from the education provider on file.',
        source: STUDENT,
        confidence: 'B',
      },
    ],
    escalation: {
      stops: false,
      because:
        'Hours for others that nobody knows go on the list; the hours known are held to the limit, and weeks without term dates count as term.',
    },
  },
  {
    id: 'RTW-KEEP',
    title: 'Keeping copies of the check',
    area,
    kind: 'function',
    keyDate: 'end of the employment',
    reach,
    versions: [
      {
        from: '2008-02-29',
        says: 'Copies are kept during the employment and two years after, and are then deleted.',
        source: 'Home Office guide to right to work checks: keeping copies',
        confidence: 'B',
      },
    ],
  },
  {
    id: 'RTW-PENALTY',
    title: 'Greatest civil penalty',
    area,
    kind: 'function',
    keyDate: 'day of the breach',
    reach,
    versions: PENALTIES.map(({ from, to, value, source, confidence }) => ({
      from,
      ...(to === undefined ? {} : { to }),
      says: `Up to ${pounds(value.first)} a worker for a first breach, ${pounds(value.repeat)} for another within three years; 30% off if paid in 21 days; an objection within 28 days.`,
      source,
      confidence,
    })),
  },
  {
    id: 'RTW-S48',
    title: 'Who is within the checking scheme',
    area,
    kind: 'function',
    keyDate: 'first day of the engagement',
    reach,
    versions: [
      {
        from: '2008-02-29',
        to: '2026-09-30',
        says: 'The statute demands the check for contracts of employment. We check every worker all the same.',
        source: 'Immigration, Asylum and Nationality Act 2006, ss.15 and 25',
        confidence: 'B',
      },
      {
        from: '2026-10-01',
        says: "It demands it for workers' contracts, individual sub-contractors and online matching too.",
        source:
          'Immigration, Asylum and Nationality Act 2006, s.14A, by the Border Security, Asylum and Immigration Act 2025, s.48',
        confidence: 'B',
        announced: true,
      },
    ],
  },
];

function pounds(sum: number): string {
  return `£${sum.toLocaleString('en-GB')}`;
}
