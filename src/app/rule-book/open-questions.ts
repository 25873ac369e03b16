/** What a lawyer should still say before anybody relies on it, and the rules it touches. */
export const OPEN_QUESTIONS: readonly {
  readonly question: string;
  readonly rules: readonly string[];
}[] = [
  {
    question:
      'Average week since 2024: does leave of workers with irregular hours (reg 15B) count as excluded days? We exclude the four weeks of reg 13 alone.',
    rules: ['WTR-48', 'WTR-LEAVE-IRR'],
  },
  {
    question:
      'Average night: are days of leave taken out of the days in the period? We leave them in.',
    rules: ['WTR-NIGHT-8'],
  },
  {
    question:
      'When is leave accrued at 12.07% rounded: each pay period, or when leave is taken? We round each period and keep the figure unrounded beside it.',
    rules: ['WTR-LEAVE-IRR'],
  },
  {
    question:
      'Short assignments: the wording of reg 21(4) and (5), and when a changed key information document must follow, are not read again.',
    rules: ['CR-21S', 'CR-13A'],
  },
  {
    question: 'Under-18s at night: is reg 27A still as it was after the EU was left?',
    rules: ['WTR-YOUNG-HOURS', 'WTR-YOUNG-NIGHT'],
  },
  {
    question:
      'Records of hirers: the official list is shorter than Schedule 5 of 2003. Is the shorter list enough?',
    rules: ['CR-SCH5'],
  },
  {
    question:
      'A gap in an agency worker’s 12 weeks: are the days between counted, or whole weeks from the first day? We take the reading kinder to the worker: 42 days pause.',
    rules: ['AWR-PAUSE', 'AWR-RESET'],
  },
  {
    question:
      'Right to work after 1 October 2026: who in a chain of agencies must check, and what gives the hirer its excuse? The final code was not read.',
    rules: ['RTW-S48', 'RTW-EXT'],
  },
  {
    question:
      'Longer time to claim at a tribunal: its first day, and the events it covers. Notes on unsuccessful applicants depend on it.',
    rules: ['ET-LIMIT', 'DP-RETENTION'],
  },
  {
    question: 'Minimum wage from 1 April 2027: rates and age bands were not known.',
    rules: ['NMW-RATE', 'NMW-ACCOM'],
  },
  {
    question:
      'Access requests before 5 February 2026: did the days of a question back count? We stop the clock since the guidance of October 2020.',
    rules: ['DP-DSAR'],
  },
  {
    question:
      'Is moving people on by a machine a significant decision like rejecting them? We treat both alike.',
    rules: ['DP-ADM'],
  },
];
