import { formatPence } from '../../lib/money.ts';
import { ok } from '../../lib/result.ts';
import { bool, int, list, num2, oneOf, outcome } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { agencySource, DEROGATION_ENDS, figuresOn, inForce } from './figures-data.ts';

const DAY_ONE = ['collective_facilities', 'vacancy_information'] as const;

export const dayOne = question({
  rule: 'AWR-DAY1',
  asks: 'Which rights has the worker from the first day, and who owes them?',
  takes: { weeks_completed: int('weeks that count') },
  gives: {
    rights: list(
      oneOf(['collective_facilities', 'vacancy_information'], 'right'),
      'rights that hold whatever the weeks',
    ),
    duty_on: oneOf(['hirer', 'agency'], 'who owes them'),
  },
  answer: (_given, { asOf }) =>
    ok({
      gives: {
        rights: inForce(asOf) ? DAY_ONE : [],
        duty_on: 'hirer' as const,
      },
      because: inForce(asOf)
        ? 'From the first day the hirer owes its shared facilities and word of its vacancies, whatever the weeks.'
        : 'Before 1 October 2011 there were no such rights.',
      working: [],
      source: agencySource('regs 12-13'),
    }),
});

export const derogation = question({
  rule: 'AWR-DEROG',
  asks: 'Is equal pay owed to a worker with this contract?',
  takes: {
    contract: oneOf(
      ['pay_between_assignments', 'other'],
      'does the contract pay between assignments instead of equal pay?',
    ),
    weeks_completed: int('weeks that count'),
  },
  gives: { equal_pay_applies: bool('is equal pay owed?') },
  answer: ({ contract, weeks_completed }, { asOf }) => {
    const needed = figuresOn(asOf).qualifyingWeeks;
    const exempt = contract === 'pay_between_assignments' && asOf < DEROGATION_ENDS;
    const applies = inForce(asOf) && !exempt && weeks_completed >= needed;
    return ok({
      gives: { equal_pay_applies: applies },
      because: exempt
        ? 'Until 5 April 2020 pay between assignments took the place of equal pay.'
        : applies
          ? `${weeks_completed} weeks count, ${needed} are needed: equal pay is owed${contract === 'pay_between_assignments' ? '; pay between assignments no longer takes its place' : ''}.`
          : `${weeks_completed} weeks count of the ${needed} that equal pay needs.`,
      working: [
        { what: 'Weeks that count', comes: `${weeks_completed} of ${needed}` },
        { what: 'Pay between assignments in its place', comes: exempt ? 'yes' : 'no' },
      ],
      source: 'Agency Workers (Amendment) Regulations 2019, reg 2; 2010 Regulations, regs 5 and 10',
    });
  },
});

export const equalPay = question({
  rule: 'AWR-EQ',
  asks: 'Is the rate of pay enough beside a comparable employee of the hirer?',
  takes: {
    weeks_completed: int('weeks that count before the week being paid'),
    week_number: int('week being paid'),
    pay_rate: num2('GBP an hour'),
    comparator_rate: num2('GBP an hour'),
  },
  gives: { outcome: outcome(), uplift: num2('GBP an hour to add') },
  answer: ({ weeks_completed, week_number, pay_rate, comparator_rate }, { asOf }) => {
    const needed = figuresOn(asOf).qualifyingWeeks;
    const owed = inForce(asOf) && weeks_completed >= needed && week_number > needed;
    const pence = Math.round((comparator_rate - pay_rate) * 10_000) / 100;
    const uplift = owed && pence > 0 ? pence / 100 : 0;
    const pay = formatPence(Math.round(pay_rate * 100));
    const comparable = formatPence(Math.round(comparator_rate * 100));
    return ok({
      gives: { outcome: uplift > 0 ? 'block' : 'pass', uplift },
      because: !owed
        ? `Week ${week_number} with ${weeks_completed} weeks counted: equal pay is owed from week ${needed + 1}.`
        : uplift > 0
          ? `${pay} an hour is below the ${comparable} of a comparable employee from week ${needed + 1} on: the rate is stopped and ${formatPence(Math.round(uplift * 100))} an hour is owed; pay already earned is not withheld.`
          : `${pay} an hour is not below the ${comparable} of a comparable employee.`,
      working: [
        { what: 'Weeks that count', comes: `${weeks_completed}; week ${week_number} is paid` },
        {
          what: 'To add an hour',
          comes: owed ? `${comparable} - ${pay} = ${formatPence(Math.round(pence))}` : '£0.00',
        },
      ],
      source: agencySource('regs 5-6'),
    });
  },
});
