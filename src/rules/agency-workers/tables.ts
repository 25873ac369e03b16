import type { DatedTable } from '../book/law.ts';
import {
  agencySource,
  DEROGATION_ENDS,
  DEROGATION_STATEMENT_BY,
  FIGURES,
  START,
} from './figures-data.ts';

const qualifying = ({ from, to, value }: (typeof FIGURES)[number]) => {
  const row = (cells: readonly string[], source: string, confidence: 'A' | 'B' | 'C' | 'A, B') => ({
    from,
    ...(to ? { to } : {}),
    cells,
    source,
    confidence,
  });
  const weeks = `${value.qualifyingWeeks} weeks`;
  return [
    row(['Weeks with work before the rights hold', weeks], agencySource('reg 7(2)'), 'A, B'),
    row(
      ['Longest break for any reason that pauses', `6 weeks = ${value.anyReasonDays} days`],
      agencySource('reg 7(8)(a)'),
      'A, B',
    ),
    row(
      ['Ask for the pay of a comparable employee', `from week ${value.comparatorWeek}`],
      'Our policy',
      'B',
    ),
    row(
      ['Just under the qualifying weeks', `from ${value.justUnderWeeks} weeks`],
      'Our policy, for reg 9',
      'B',
    ),
    row(
      ['Just over six weeks off', `to ${value.justOverWeeks} weeks`],
      'Our policy, for reg 9',
      'B',
    ),
    row(
      ['Most added for avoidance', `£${value.avoidanceAward.toLocaleString('en-GB')}`],
      agencySource('reg 18(14)'),
      'B',
    ),
    row(['Answer to a written request', `${value.answerDays} days`], agencySource('reg 16'), 'C'),
    row(
      ['Without an answer the worker may ask the hirer', `after ${value.askHirerAfterDays} days`],
      agencySource('reg 16(3)'),
      'B',
    ),
  ];
};

/** What the rules for agency workers read, as a page shows it. */
export const AGENCY_TABLES: readonly DatedTable[] = [
  {
    id: 'agency-qualifying',
    title: 'Qualifying weeks of agency workers',
    rules: ['AWR-QUAL', 'AWR-PAUSE', 'AWR-RESET', 'AWR-EQ', 'AWR-AVOID', 'AWR-INFO'],
    columns: ['What', 'Figure'],
    rows: FIGURES.flatMap(qualifying),
  },
  {
    id: 'agency-absences',
    title: 'What absences do to the weeks of agency workers',
    rules: ['AWR-CONTINUE', 'AWR-PAUSE', 'AWR-RESET'],
    columns: ['Absence', 'What it does', 'At most'],
    rows: FIGURES.flatMap(({ from, to, value }) =>
      Object.values(value.absences).map(({ does, capDays, words, source, confidence }) => ({
        from,
        ...(to ? { to } : {}),
        cells: [
          words,
          does === 'continue'
            ? 'weeks count on, to the intended end of the assignment'
            : 'the count pauses',
          capDays === undefined ? '' : `${capDays / 7} weeks = ${capDays} days`,
        ],
        source,
        confidence,
      })),
    ),
  },
  {
    id: 'agency-dates',
    title: 'Dates of the law on agency workers',
    rules: ['AWR-QUAL', 'AWR-DEROG'],
    columns: ['What'],
    rows: [
      {
        from: START,
        cells: ['The Regulations in force; no earlier week counts'],
        source: agencySource('reg 1'),
        confidence: 'B',
      },
      {
        from: DEROGATION_ENDS,
        cells: ['Pay between assignments no longer takes the place of equal pay'],
        source: 'SI 2019/724, reg 2',
        confidence: 'C',
      },
      {
        from: DEROGATION_STATEMENT_BY,
        cells: ['Last day for the written statement that it does not'],
        source: 'SI 2019/724, reg 4',
        confidence: 'C',
      },
    ],
  },
];
