import { ok } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { bool, date, int, list, maybe, name, num, object, oneOf, outcome } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { reportNeeded, reportQuarter } from './intermediaries-report.ts';
import { offPayroll } from './off-payroll.ts';
import { plain } from './rounding.ts';
import { countedMinutes } from './sleep-in.ts';

export const offPayrollQuestion = question({
  rule: 'PAY-STATUS',
  asks: 'Who decides the tax status of a worker with a company of their own, and who takes off the tax?',
  takes: {
    paid_on: date('day of the payment'),
    client: oneOf(
      ['public_authority', 'medium_or_large', 'small', 'overseas'],
      'what the end client is; overseas: without any presence in the United Kingdom',
    ),
    statement: maybe(
      object(
        {
          says: oneOf(['inside', 'outside'], 'what it decides'),
          reasons: bool('does it give its reasons'),
          reasonable_care: bool('was reasonable care taken'),
        },
        'the status determination statement; left out: there is none',
      ),
    ),
    chain: list(
      object({
        role: oneOf(['client', 'agency', 'worker_company'], 'what the link is'),
        name: name('its name'),
        has_statement: maybe(bool('has it been given the statement; left out: false')),
      }),
      "from the client down to the worker's company",
    ),
  },
  gives: {
    outcome: outcome('escalate while there is no statement that counts'),
    decides: oneOf(['client', 'worker_company', 'nobody'], 'who decides the status'),
    fee_payer: maybe(name('who takes off PAYE and NIC')),
  },
  answer({ paid_on, client, statement, chain }) {
    const found = offPayroll({
      paidOn: paid_on,
      client,
      statement: statement && {
        says: statement.says,
        reasons: statement.reasons,
        reasonableCare: statement.reasonable_care,
      },
      chain: chain.map(({ role, name: called, has_statement }) => ({
        role,
        name: called,
        hasStatement: has_statement,
      })),
    });
    return ok({
      gives: {
        outcome: found.outcome,
        decides: found.decides,
        ...(found.feePayer === undefined ? {} : { fee_payer: found.feePayer }),
      },
      because: found.because,
      working: [
        {
          what: 'Chain from the client down',
          comes: chain
            .map((link) => `${link.name}${link.has_statement ? ' (has the statement)' : ''}`)
            .join(', '),
        },
        { what: 'Statement', comes: statement?.says ?? 'none' },
        { what: 'Takes off the tax', comes: found.feePayer ?? 'nobody under these rules' },
      ],
      source: 'Income Tax (Earnings and Pensions) Act 2003, Part 2 Chapter 10, ss.61K to 61X',
      keyDate: paid_on,
    });
  },
});

export const intermediariesQuestion = question({
  rule: 'PAY-INTERMEDIARIES',
  asks: 'When is the intermediaries report for this payment due?',
  takes: {
    paid_on: date('day of the payment'),
    workers_placed: maybe(int('workers placed with clients in the quarter')),
    workers_without_paye: maybe(int('those among them whom we paid without running PAYE')),
  },
  gives: {
    quarter_from: date('first day of the quarter'),
    quarter_to: date('last day of the quarter'),
    due: date('last day for the report'),
    report_needed: maybe(bool('must there be a report')),
  },
  answer({ paid_on, workers_placed, workers_without_paye }) {
    const quarter = reportQuarter(paid_on);
    if (!quarter.ok) return quarter;
    const { from, to, due } = quarter.value;
    const known = workers_placed !== undefined && workers_without_paye !== undefined;
    return ok({
      gives: {
        quarter_from: from,
        quarter_to: to,
        due,
        ...(known ? { report_needed: reportNeeded(workers_without_paye, workers_placed) } : {}),
      },
      because: `The payment belongs to the quarter to ${showDate(to)}, and its report is due by ${showDate(due)}.`,
      working: [
        { what: 'Quarter', comes: `${showDate(from)} to ${showDate(to)}` },
        { what: 'Due, a month after it ends', comes: showDate(due) },
      ],
      source: 'Income Tax (Pay As You Earn) Regulations 2003, regs 84E to 84H',
      keyDate: paid_on,
    });
  },
});

export const sleepInQuestion = question({
  rule: 'PAY-SLEEPIN',
  asks: 'Which hours of a shift with sleep count for the minimum wage, and which are working time?',
  takes: {
    kind: oneOf(['sleep_in', 'waking_night', 'on_call_at_home'], 'kind of shift'),
    shift_hours: num('hours of the shift'),
    hours_awake_for_work: num('hours awake for the purpose of working'),
  },
  gives: {
    minimum_wage_hours: num('hours that the minimum wage is due for'),
    working_time_hours: num('hours that are working time'),
  },
  answer({ kind, shift_hours, hours_awake_for_work }) {
    const counted = countedMinutes({
      kind,
      minutes: shift_hours * 60,
      awakeMinutes: hours_awake_for_work * 60,
    });
    const [wage, time] = [counted.minimumWage / 60, counted.workingTime / 60];
    return ok({
      gives: { minimum_wage_hours: wage, working_time_hours: time },
      because: `${plain(wage, 2)} hours count for the minimum wage and ${plain(time, 2)} are working time.`,
      working: [
        { what: 'Shift', comes: `${plain(shift_hours)} h` },
        { what: 'Awake for work', comes: `${plain(hours_awake_for_work)} h` },
        { what: 'For the minimum wage', comes: `${plain(wage, 2)} h` },
        { what: 'Working time', comes: `${plain(time, 2)} h` },
      ],
      source:
        'Royal Mencap Society v Tomlinson-Blake [2021] UKSC 8; National Minimum Wage Regulations 2015, reg 32',
    });
  },
});
