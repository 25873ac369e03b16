import { addDays, type DateText, daysBetween } from '../../lib/days.ts';
import { showDate } from '../../lib/show.ts';
import { bool, date, int, list, maybe, object, oneOf, outcome } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { answered } from './answered.ts';
import { conductSource } from './law.ts';
import { strikeBarInForce, strikeBars } from './strike.ts';
import { type FeeAnswer, transferFee } from './transfer-fee.ts';
import { checkPay } from './withholding.ts';

/** CR-7: no supply to cover official industrial action. */
export const STRIKE = question({
  rule: 'CR-7',
  asks: 'May a worker be supplied on this day, beside an industrial action at the hirer?',
  takes: {
    replaces: oneOf(
      [
        'official_striker',
        'employee_moved_to_cover_striker',
        'unofficial_striker',
        'nobody_on_strike',
      ],
      'whose duties the worker would do',
    ),
    agency_knows: bool('the agency knows, or has reason to'),
  },
  gives: { outcome: outcome() },
  answer: ({ replaces, agency_knows: knows }, { asOf }) => {
    const barred = strikeBars(replaces, knows, asOf);
    const official =
      replaces === 'official_striker' || replaces === 'employee_moved_to_cover_striker';
    const inForce = strikeBarInForce(asOf, 'england');
    return answered({
      gives: { outcome: barred ? 'block' : 'pass' },
      because: barred
        ? `On ${showDate(asOf)} nobody may be supplied for the duties of ${official && replaces !== 'official_striker' ? 'somebody moved to cover a striker' : 'a striker'}.`
        : whyFree(official, knows, inForce, asOf),
      working: [
        { what: `Bar in force on ${showDate(asOf)}`, comes: inForce ? 'yes' : 'no' },
        { what: 'Official action, these duties', comes: official ? 'yes' : 'no' },
        { what: 'The agency knows, or has reason to', comes: knows ? 'yes' : 'no' },
      ],
      source: conductSource('england', 'reg 7'),
    });
  },
});

function whyFree(official: boolean, knows: boolean, inForce: boolean, day: DateText): string {
  if (!official) return 'These are not the duties of somebody on official action.';
  if (!inForce) return `On ${showDate(day)} the bar on covering for strikers was not in force.`;
  return knows ? '' : 'The agency does not know of the action, and has no reason to.';
}

const FEE_WORDS: Readonly<Record<FeeAnswer, string>> = {
  no_option:
    'No fee can be enforced: the contract gives the hirer no choice of a longer hire instead.',
  inside: 'A fee may be asked, unless the hirer chooses the longer hire.',
  after: 'The window is over: no fee.',
};

/** CR-10: transfer fees after a temporary worker is taken on. */
export const TRANSFER = question({
  rule: 'CR-10',
  asks: 'Until when may a fee be asked of a hirer who takes a temporary worker on?',
  takes: {
    assignments: maybe(
      list(
        object({ first_day: date('first day worked'), last_day: date('last day worked') }),
        'in order of time; left out: no bearing',
      ),
    ),
    extended_hire_option: maybe(
      bool('the contract offers a longer hire instead of a fee (default true)'),
    ),
    engaged_after_days: maybe(int('days from the last day to the permanent job')),
  },
  gives: {
    outcome: outcome('block: no fee; record: a fee may be asked'),
    wait_weeks: int('whole weeks after the last day'),
    fee_free_from: date('first day without a fee'),
    first_day_used: date('first day of the assignment that counts as the first'),
  },
  answer: (given, { asOf }) => {
    const assignments = (given.assignments ?? []).map((one) => ({
      firstDay: one.first_day,
      lastDay: one.last_day,
    }));
    const last = assignments.map((one) => one.lastDay).reduce((a, b) => (a > b ? a : b), '');
    // Nobody said when the worker was taken on: judged as if it were the day of the question.
    const today = last !== '' && asOf >= last ? daysBetween(last, asOf) : undefined;
    const days = given.engaged_after_days ?? today;
    const found = transferFee(
      {
        assignments,
        hireOption: given.extended_hire_option ?? true,
        ...(days === undefined ? {} : { engagedAfterDays: days }),
      },
      asOf,
    );
    if (!found.ok) return found;
    const { fee, window, working } = found.value;
    const taken =
      given.engaged_after_days === undefined && days !== undefined && fee !== 'no_option'
        ? ` If taken on on ${showDate(addDays(last, days))}:`
        : '';
    const free = window ? `No fee from ${showDate(window.feeFreeFrom)} on.` : '';
    return answered({
      gives: {
        ...(fee === undefined ? {} : { outcome: outcomeOf(fee) }),
        ...(window === undefined
          ? {}
          : {
              wait_weeks: window.waitWeeks,
              fee_free_from: window.feeFreeFrom,
              first_day_used: window.firstDay,
            }),
      },
      because:
        `${free}${taken} ${fee === undefined ? '' : FEE_WORDS[fee]}`.trim() ||
        'A fee may be asked for a time after the last day; say when the worker was taken on.',
      working: window
        ? [
            ...working,
            {
              what: 'Weeks from the last day worked to the last day of a fee, begun ones whole',
              comes: `${window.waitWeeks}`,
            },
          ]
        : working,
      source: conductSource('england', 'reg 10'),
      ...(window === undefined ? {} : { keyDate: window.firstDay }),
    });
  },
});

/** A fee that may be asked is kept on record; any other is blocked. */
function outcomeOf(fee: FeeAnswer): 'record' | 'block' {
  return fee === 'inside' ? 'record' : 'block';
}

/** CR-12: withholding pay. */
export const PAY = question({
  rule: 'CR-12',
  asks: 'May pay for hours worked be withheld or delayed?',
  takes: {
    action: oneOf(['pay', 'withhold', 'delay_to_verify'], 'what the agency means to do'),
    delay_days: maybe(int('days of delay')),
    hours_worked_proved: maybe(bool('the hours are proved')),
    hirer_paid_agency: maybe(bool('the hirer has paid')),
    timesheet_signed: maybe(bool('the timesheet is signed')),
    hirer_unhappy_with_work: maybe(bool('the hirer is unhappy with the work')),
  },
  gives: { outcome: outcome() },
  answer: (given) => {
    const [found] = checkPay({
      action: given.action,
      delayDays: given.delay_days,
      hoursProved: given.hours_worked_proved,
      hirerPaid: given.hirer_paid_agency,
      timesheetSigned: given.timesheet_signed,
      hirerUnhappy: given.hirer_unhappy_with_work,
    });
    return answered({
      gives: { outcome: found?.outcome ?? 'pass' },
      because: found?.because ?? 'The hours are paid.',
      working: [],
      source: found?.source ?? conductSource('england', 'reg 12'),
    });
  },
});
