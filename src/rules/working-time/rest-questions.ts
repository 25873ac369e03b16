import { ok, type Result } from '../../lib/result.ts';
import { int, list, maybe, num, object, oneOf, outcome } from '../book/fields.ts';
import { type Answer, question } from '../book/question.ts';
import { restMissed } from './compensatory-rest.ts';
import { exactHours, inHours } from './decimal-hours.ts';
import { inForce, newest } from './in-force.ts';
import { ADULT_AGE, REST, REST_BREAK } from './limits-data.ts';
import { breakDue, breakEnough } from './rest-break.ts';

const breakGives = {
  outcome: outcome('left out where breaks are due and none were given'),
  break_due_minutes: int('minutes of break due in one piece; 0: none'),
};

/** WTR-BREAK as a question. */
export const breakQuestion = question({
  rule: 'WTR-BREAK',
  asks: 'Which rest break is due in this shift, and was it had?',
  takes: {
    age: int('age in whole years'),
    working_minutes: int('length of the shift in minutes'),
    breaks: maybe(
      list(
        object({
          start_minute: int('minutes from the start of the shift'),
          minutes: int('how long'),
        }),
        'breaks taken; left out: not in issue',
      ),
    ),
  },
  gives: breakGives,
  answer: ({ age, working_minutes, breaks }, { asOf }): Result<Answer<typeof breakGives>> => {
    const limits = inForce(REST_BREAK, asOf);
    const due = limits ? breakDue(working_minutes, age, limits) : 0;
    const taken = (breaks ?? []).map(({ start_minute, minutes }) => ({
      from: start_minute,
      minutes,
    }));
    const enough = breakEnough(working_minutes, taken, due);
    const judged = due === 0 || breaks !== undefined;
    const { adultOver, youngOver } = limits ?? newest(REST_BREAK);
    const over = age < ADULT_AGE ? youngOver : adultOver;
    return ok({
      gives: {
        ...(judged ? { outcome: enough ? 'pass' : 'warn' } : {}),
        break_due_minutes: due,
      },
      because: saidBreak(due, working_minutes, judged ? enough : undefined),
      working: [
        { what: 'shift', comes: `${working_minutes} min; a break is due over ${over} min` },
        ...taken.map(({ from, minutes }) => ({
          what: `break from minute ${from}`,
          comes: `${minutes} min, to minute ${from + minutes}`,
        })),
        { what: 'break due', comes: due === 0 ? 'none' : `${due} min in one piece` },
      ],
      source: `Working Time Regulations 1998, reg 12(${age < ADULT_AGE ? 4 : 1})`,
    });
  },
});

function saidBreak(due: number, minutes: number, enough: boolean | undefined): string {
  if (due === 0) return `No break is due in ${minutes} minutes of work.`;
  const said = `${due} minutes in one piece are due in ${minutes} minutes of work`;
  if (enough === undefined) return `${said}.`;
  return enough
    ? `${said}, and were had.`
    : `${said}, away from the start and the end, and were not had.`;
}

const EXCEPTIONS = {
  reg21_special_case: 'a special case of reg 21',
  shift_changeover: 'a change of shift, reg 22(1)(a)',
  split_day: 'work split up over the day, reg 22(1)(c)',
  reg23_agreement: 'a collective or workforce agreement, reg 23',
  emergency: 'unforeseeable events, reg 21(e)',
} as const;

const compensatoryGives = {
  outcome: outcome('warn until it is given back'),
  compensatory_rest_owed_hours: num('hours of rest owed'),
};

/** WTR-COMP as a question. */
export const compensatoryRestQuestion = question({
  rule: 'WTR-COMP',
  asks: 'How much rest is owed after a daily rest that was missed on a lawful ground?',
  takes: {
    rest_hours: num('rest had'),
    required_rest_hours: maybe(num('rest due; 11 h if left out')),
    exception: oneOf(
      ['reg21_special_case', 'shift_changeover', 'split_day', 'reg23_agreement', 'emergency'],
      'the ground on which the rest was cut short',
    ),
  },
  gives: compensatoryGives,
  answer: (
    { rest_hours, required_rest_hours, exception },
    { asOf },
  ): Result<Answer<typeof compensatoryGives>> => {
    const limits = inForce(REST, asOf) ?? newest(REST);
    const due = required_rest_hours ?? limits.adultDaily;
    const owed = exactHours(restMissed(due, rest_hours));
    return ok({
      gives: { outcome: owed > 0 ? 'warn' : 'pass', compensatory_rest_owed_hours: owed },
      because:
        owed > 0
          ? `${inHours(owed)} of rest are owed, of the same kind and as soon as possible.`
          : 'No rest was missed, so none is owed.',
      working: [
        { what: 'ground', comes: EXCEPTIONS[exception] },
        {
          what: 'rest owed',
          comes: `${inHours(due)} - ${inHours(rest_hours)} = ${inHours(owed)}`,
        },
      ],
      source: 'Working Time Regulations 1998, reg 24',
    });
  },
});
