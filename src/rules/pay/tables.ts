import { showDate, showPence, showPercent } from '../../lib/show.ts';
import type { DatedTable } from '../book/law.ts';
import { CLAIM_MONTHS, CONCILIATION_WEEKS } from './claim-limits.ts';
import { ACT_PASSED, SWITCH_ON } from './employment-rights-data.ts';
import { PERIODS_A_YEAR } from './hours-of-work.ts';
import { bandName } from './minimum-wage.ts';
import { MINIMUM_WAGE } from './minimum-wage-data.ts';
import { CLIENT_DECIDES } from './off-payroll.ts';
import { PAY_RECORD_YEARS } from './pay-records.ts';
import { REGULATORS } from './regulator.ts';
import { SICK_PAY_RATES, SICK_PAY_RULES } from './sick-pay-data.ts';
import { JOINT_LIABILITY } from './umbrella.ts';

const span = ({ from, to }: { from: string; to?: string }) =>
  to === undefined ? { from } : { from, to };

const STATUS_WORDS = {
  public_authority: 'Public authority',
  medium_or_large: 'Medium or large client',
  small: 'Small client',
  overseas: 'Client wholly overseas',
} as const;

/** Figures and dates of pay as a page shows them. */
export const PAY_TABLES: readonly DatedTable[] = [
  {
    id: 'minimum-wage',
    title: 'Minimum wage an hour, by start of the pay reference period',
    rules: ['NMW-RATE', 'NMW-CHECK'],
    columns: ['Who', 'Pounds an hour'],
    rows: MINIMUM_WAGE.flatMap(({ value, ...version }) => {
      const { bands, source, confidence } = value;
      const row = (who: string, pence: number) => ({
        ...span(version),
        cells: [who, showPence(pence)],
        source,
        confidence,
      });
      return [
        ...bands.map(({ pence }, at) => row(bandName(bands, at), pence)).reverse(),
        row('apprentice, under 19 or in the first year', value.apprenticePence),
      ];
    }),
  },
  {
    id: 'accommodation-offset',
    title: 'Accommodation offset a day, by start of the pay reference period',
    rules: ['NMW-ACCOM'],
    columns: ['Pounds a day'],
    rows: MINIMUM_WAGE.map(({ value, ...version }) => ({
      ...span(version),
      cells: [showPence(value.accommodationPence)],
      source: 'National Minimum Wage Regulations 2015, reg 16',
      confidence: value.confidence,
    })),
  },
  {
    id: 'salaried-periods',
    title: 'Pay periods that share the basic hours of a year',
    rules: ['NMW-HOURS'],
    columns: ['Weekly', 'Every four weeks', 'Monthly'],
    rows: [
      {
        from: '2015-04-06',
        cells: [PERIODS_A_YEAR.weekly, PERIODS_A_YEAR.four_weekly, PERIODS_A_YEAR.monthly].map(
          String,
        ),
        source: 'National Minimum Wage Regulations 2015, reg 22',
        confidence: 'A',
      },
    ],
  },
  {
    id: 'pay-records',
    title: 'How long records of pay and hours are kept',
    rules: ['NMW-KEEP'],
    columns: ['Years from the end of the next pay reference period'],
    rows: PAY_RECORD_YEARS.map(({ value, ...version }) => ({
      ...span(version),
      cells: [String(value.years)],
      source: 'National Minimum Wage Regulations 2015, reg 59',
      confidence: 'B, C' as const,
    })),
  },
  {
    id: 'sick-pay-rules',
    title: 'Statutory sick pay, by first day of sickness',
    rules: ['SSP-2026'],
    columns: [
      'Days that make a spell',
      'Waiting days',
      'Earnings floor',
      'Most of the average week',
      'Most weeks',
    ],
    rows: SICK_PAY_RULES.map(({ value, ...version }) => ({
      ...span(version),
      cells: [
        String(value.leastDays),
        String(value.waitingDays),
        value.earningsFloor ? 'lower earnings limit' : 'none',
        value.mostPerCent === undefined ? 'no limit' : showPercent(value.mostPerCent * 100),
        String(value.mostWeeks),
      ],
      source: value.source,
      confidence: value.confidence,
    })),
  },
  {
    id: 'sick-pay-rates',
    title: 'Weekly rate of statutory sick pay, by day',
    rules: ['SSP-2026'],
    columns: ['A week', 'Lower earnings limit a week'],
    rows: SICK_PAY_RATES.map(({ value, ...version }) => ({
      ...span(version),
      cells: [
        showPence(value.weekPence),
        value.earningsLimitPence === undefined ? 'none' : showPence(value.earningsLimitPence),
      ],
      source: 'Social Security Contributions and Benefits Act 1992, s.157, as uprated',
      confidence: 'A' as const,
    })),
  },
  {
    id: 'umbrella-liability',
    title: "Joint liability for an umbrella company's tax, by day of payment",
    rules: ['UMB-JSL'],
    columns: ['Who is liable', 'Defence'],
    rows: JOINT_LIABILITY.map(({ value, ...version }) => ({
      ...span(version),
      cells: ['the agency closest to the client; without an agency the client', 'none'],
      source: value.source,
      confidence: value.confidence,
    })),
  },
  {
    id: 'employment-rights-duties',
    title: 'Duties of the Employment Rights Act 2025 that wait for regulations',
    rules: ['UMB-REG', 'ERA-GH', 'ERA-SN', 'ERA-SC'],
    columns: ['Duty', 'In force from', 'Figures'],
    rows: SWITCH_ON.map(({ duty, from, expected, figures, confidence }) => ({
      from: from ?? ACT_PASSED,
      cells: [duty, from === undefined ? `not yet; expected ${expected}` : showDate(from), figures],
      source: 'Employment Rights Act 2025; consultation of 2 June to 25 August 2026',
      confidence,
      ...(from === undefined ? { announced: true } : {}),
    })),
  },
  {
    id: 'claim-limits',
    title: 'Time limits of tribunal claims, by day of the act',
    rules: ['ET-LIMIT'],
    columns: ['What', 'Most claims', 'Breach of contract'],
    rows: [
      ...CLAIM_MONTHS.map(({ value, ...version }) => ({
        ...span(version),
        cells: ['Months', String(value.months), String(value.contractMonths)],
        source: value.announced
          ? 'Employment Rights Act 2025'
          : 'Equality Act 2010, s.123; Employment Rights Act 1996, s.111',
        confidence: value.confidence,
        ...(value.announced ? { announced: true } : {}),
      })),
      ...CONCILIATION_WEEKS.map(({ value, ...version }) => ({
        ...span(version),
        cells: ['Weeks of Acas conciliation', String(value.weeks), String(value.weeks)],
        source: 'Employment Tribunals Act 1996, s.18A; early conciliation rules of procedure',
        confidence: value.confidence,
      })),
    ],
  },
  {
    id: 'regulators',
    title: 'Who enforces what',
    rules: ['FWA'],
    columns: ['Agency rules', 'Minimum wage', 'Licences', 'Holiday pay', 'Sick pay'],
    rows: REGULATORS.map(({ value: { names, confidence }, ...version }) => ({
      ...span(version),
      cells: [
        names.agency_rules,
        names.minimum_wage,
        names.licences,
        names.holiday_pay,
        names.sick_pay,
      ],
      source: 'Employment Rights Act 2025; licence guidance of 7 April 2026',
      confidence,
    })),
  },
  {
    id: 'off-payroll-clients',
    title: 'Which clients decide the off-payroll status',
    rules: ['PAY-STATUS'],
    columns: ['Client', 'Who decides'],
    rows: (Object.keys(STATUS_WORDS) as (keyof typeof STATUS_WORDS)[]).map((client) => {
      const { from, confidence } = CLIENT_DECIDES[client];
      return {
        from: from ?? '2017-04-06',
        cells: [STATUS_WORDS[client], from === undefined ? "the worker's company" : 'the client'],
        source: 'Income Tax (Earnings and Pensions) Act 2003, Part 2 Chapter 10',
        confidence,
      };
    }),
  },
  {
    id: 'intermediaries-report',
    title: 'Intermediaries report',
    rules: ['PAY-INTERMEDIARIES'],
    columns: ['Quarter', 'Due'],
    rows: [
      ['6 April to 5 July', '5 August'],
      ['6 July to 5 October', '5 November'],
      ['6 October to 5 January', '5 February'],
      ['6 January to 5 April', '5 May'],
    ].map((cells) => ({
      from: '2015-04-06',
      cells,
      source: 'Income Tax (Pay As You Earn) Regulations 2003, regs 84E to 84H',
      confidence: 'B' as const,
    })),
  },
  {
    id: 'shifts-with-sleep',
    title: 'What counts of a shift with sleep',
    rules: ['PAY-SLEEPIN'],
    columns: ['Shift', 'For the minimum wage', 'Working time'],
    rows: [
      ['Sleep-in at the workplace', 'awake for work', 'all of it'],
      ['Waking night', 'all of it', 'all of it'],
      ['On call at home', 'the work', 'the work'],
    ].map((cells) => ({
      from: '2015-04-06',
      cells,
      source: 'Royal Mencap Society v Tomlinson-Blake [2021] UKSC 8',
      confidence: 'B' as const,
    })),
  },
];
