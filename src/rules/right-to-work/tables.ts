import type { DatedTable } from '../book/law.ts';
import { PENALTIES } from './penalty.ts';
import { DOCUMENT_WORDS, ROUTE_WORDS, WAYS } from './route-data.ts';
import { SCHEME } from './scheme-data.ts';
import { SHARE_CODE_DAYS } from './share-code.ts';
import { STUDENT_LIMITS, STUDENT_WEEK } from './student-data.ts';
import { CHAIN_LIABLE_FROM, SUBSTITUTE_HOURS } from './supply-chain.ts';
import { EXCUSE_DAYS, KEEP_MONTHS, NOTICE_MONTHS, type Window } from './windows-data.ts';

const pounds = (sum: number) => `£${sum.toLocaleString('en-GB')}`;

/** Until when a row holds, where it has an end. */
function span({ from, to }: { readonly from: string; readonly to?: string }) {
  return to === undefined ? { from } : { from, to };
}

const windows = (what: string, rows: readonly Window[], unit: string) =>
  rows.map((row) => ({
    ...span(row),
    cells: [what, `${row.value} ${unit}`],
    source: row.source,
    confidence: row.confidence,
  }));

const WEEK_WORDS = {
  rolling_7_days: 'Any seven days in a row',
  monday_to_sunday: 'Monday to Sunday',
};

/** The dated data of right to work, as a page shows it. */
export const TABLES: readonly DatedTable[] = [
  {
    id: 'right-to-work-documents',
    title: 'Which document is checked in which way, by the day of the check',
    rules: ['RTW-ROUTE', 'RTW-DIGITAL'],
    columns: ['Documents', 'Way of checking', 'State it must be in'],
    rows: WAYS.map((way) => ({
      ...span(way),
      cells: [
        way.documents.map((one) => DOCUMENT_WORDS[one]).join(', '),
        ROUTE_WORDS[way.route],
        way.states?.join(' or ') ?? 'does not matter',
      ],
      source: way.source,
      confidence: way.confidence,
    })),
  },
  {
    id: 'right-to-work-windows',
    title: 'Share codes, follow-ups and copies',
    rules: ['RTW-SHARE', 'RTW-FOLLOWUP', 'RTW-KEEP'],
    columns: ['What', 'How long'],
    rows: [
      ...SHARE_CODE_DAYS.map((row) => ({
        ...span(row),
        cells: ['Share code, from its making', `${row.value} days`],
        source: 'Home Office guide to right to work checks: share codes',
        confidence: row.confidence,
      })),
      ...windows('Positive Verification Notice, from its date', NOTICE_MONTHS, 'months'),
      ...windows('Application in time, from the end of the permission', EXCUSE_DAYS, 'days'),
      ...windows('Copies of the check, from the end of the employment', KEEP_MONTHS, 'months'),
    ],
  },
  {
    id: 'student-week',
    title: 'The week of a student, by the days worked',
    rules: ['RTW-STUDENT'],
    columns: ['How the week runs', 'Hours in term'],
    rows: STUDENT_WEEK.map((row) => ({
      ...span(row),
      cells: [
        WEEK_WORDS[row.value],
        STUDENT_LIMITS.map(({ study, hours }) => `${study}: ${hours}`).join('; '),
      ],
      source: row.source,
      confidence: row.confidence,
    })),
  },
  {
    id: 'right-to-work-penalties',
    title: 'Greatest civil penalty a worker, by the day of the breach',
    rules: ['RTW-PENALTY'],
    columns: ['First breach', 'Another within three years'],
    rows: PENALTIES.map((row) => ({
      ...span(row),
      cells: [pounds(row.value.first), pounds(row.value.repeat)],
      source: row.source,
      confidence: row.confidence,
    })),
  },
  {
    id: 'right-to-work-scheme',
    title: 'Who is within the statutory checking scheme, by the first day of the engagement',
    rules: ['RTW-S48', 'RTW-EXT'],
    columns: ['Within the scheme'],
    rows: [
      ...SCHEME.map((row) => ({
        ...span(row),
        cells: [row.value.map((one) => one.replaceAll('_', ' ')).join(', ')],
        source: row.source,
        confidence: row.confidence,
        ...(row.announced ? { announced: true } : {}),
      })),
      {
        from: CHAIN_LIABLE_FROM,
        cells: [`Workers further down the chain; a substitute every ${SUBSTITUTE_HOURS} hours`],
        source: 'draft Code of practice, 30 June 2026',
        confidence: 'B',
        announced: true,
      },
    ],
  },
];
