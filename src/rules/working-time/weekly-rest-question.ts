import { ok, type Result, refuse } from '../../lib/result.ts';
import { showMoment } from '../../lib/show.ts';
import { datetime, type Given, int, maybe, num, object, oneOf, outcome } from '../book/fields.ts';
import { type Answer, question } from '../book/question.ts';
import type { WorkingLine } from '../finding.ts';
import { inHours } from './decimal-hours.ts';
import { inForce, newest } from './in-force.ts';
import { instantMinute } from './instant.ts';
import { ADULT_AGE, REST, type RestLimits } from './limits-data.ts';
import {
  judgeWeeklyRest,
  restOwed,
  type WeeklyRestAnswer,
  type WeeklyRestOption,
  weeklyRestDue,
} from './weekly-rest.ts';
import { DAY, HOUR } from './work.ts';

export const WEEKLY_REST_OPTIONS = [
  'seven_day_24h',
  'fourteen_day_48h',
  'fourteen_day_2x24h',
] as const satisfies readonly WeeklyRestOption[];

const takes = {
  age: maybe(int('age in whole years; an adult if left out')),
  option: maybe(
    oneOf(WEEKLY_REST_OPTIONS, 'how the hirer fixed it in advance; 24 h in 7 days if left out'),
  ),
  days_worked: maybe(int('days worked in the 7 or 14 days')),
  longest_rest_hours: maybe(num('longest unbroken rest in the 7 or 14 days')),
  rest: maybe(
    object({ start: datetime('start'), end: datetime('end') }, 'instead: that rest itself'),
  ),
  daily_rests: maybe(int('for the weekly total: number of daily rests')),
  weekly_rests: maybe(int('and of weekly rests')),
};

const gives = {
  outcome: outcome(),
  minimum_hours: num('rest owed in a week in all'),
};

const OUTCOMES = { pass: 'pass', warn: 'warn', 'too-short': 'block_override' } as const;

/** WTR-WEEKLY as a question. */
export const weeklyRestQuestion = question({
  rule: 'WTR-WEEKLY',
  asks: 'Is the weekly rest long enough, and how much rest is owed in a week?',
  takes,
  gives,
  answer: (facts, { asOf }): Result<Answer<typeof gives>> => {
    const inLaw = inForce(REST, asOf);
    const limits = inLaw ?? newest(REST);
    const young = facts.age !== undefined && facts.age < ADULT_AGE;
    const judged = judge(facts, young, limits);
    if (!judged.ok) return judged;
    const total = totalOf(facts, young, limits);
    const parts = [judged.value, total].filter((part) => part !== undefined);
    if (parts.length === 0) {
      return refuse('nothing-asked', 'Give a rest, the days worked, or how many rests there are.');
    }
    const answer = judged.value?.answer;
    return ok({
      gives: {
        ...(answer === undefined ? {} : { outcome: inLaw ? OUTCOMES[answer] : 'pass' }),
        ...(total ? { minimum_hours: total.hours } : {}),
      },
      because: parts.map(({ because }) => because).join(' '),
      working: parts.flatMap(({ working }) => working),
      source: `Working Time Regulations 1998, reg 11(${young ? 3 : answer === 'warn' ? 7 : (facts.option ?? 'seven_day_24h') === 'seven_day_24h' ? 1 : 2})`,
    });
  },
});

interface Judged {
  readonly answer: WeeklyRestAnswer;
  readonly because: string;
  readonly working: readonly WorkingLine[];
}

function judge(
  facts: Given<typeof takes>,
  young: boolean,
  limits: RestLimits,
): Result<Judged | undefined> {
  const option = facts.option ?? 'seven_day_24h';
  const { due, clean, days } = weeklyRestDue(option, young, limits);
  const minutes = restMinutes(facts);
  if (minutes === undefined) return ok(onDays(facts.days_worked, due, young ? 7 : days));
  if (minutes < 0) return refuse('ends-first', 'The rest ends before it starts.');
  const answer = judgeWeeklyRest(minutes, minutes, option, young, limits);
  const needed =
    answer === 'warn'
      ? `${inHours(due / HOUR)} are due, and ${inHours(clean / HOUR)} without counting the daily rest`
      : `${inHours(due / HOUR)} are due${young ? ' under 18' : ''}`;
  const span = facts.rest
    ? `${showMoment(instantMinute(facts.rest.start))} to ${showMoment(instantMinute(facts.rest.end))}: `
    : '';
  return ok({
    answer,
    because: `${inHours(minutes / HOUR)} of unbroken rest in ${young ? 7 : days} days; ${needed}.`,
    working: [
      { what: 'longest unbroken rest', comes: `${span}${inHours(minutes / HOUR)}` },
      { what: 'rest due', comes: inHours(due / HOUR) },
      {
        what: 'clean, without the daily rest',
        comes: young
          ? inHours(clean / HOUR)
          : `${inHours(due / HOUR)} + ${limits.adultDaily} h = ${inHours(clean / HOUR)}`,
      },
    ],
  });
}

function restMinutes({ rest, longest_rest_hours }: Given<typeof takes>): number | undefined {
  if (rest) return instantMinute(rest.end) - instantMinute(rest.start);
  return longest_rest_hours === undefined ? undefined : longest_rest_hours * HOUR;
}

/** From days alone: each 24 hours of rest due need a day without work among the 7 or 14. */
function onDays(worked: number | undefined, due: number, days: number): Judged | undefined {
  if (worked === undefined) return undefined;
  const free = days - worked;
  const needed = (due / DAY) * (days === 14 && due === DAY ? 2 : 1);
  return {
    answer: free >= needed ? 'pass' : 'too-short',
    because: `${worked} days worked of ${days}; ${needed === 1 ? 'one has' : `${needed} have`} to be free of work.`,
    working: [{ what: 'days free of work', comes: `${days} - ${worked} = ${free}` }],
  };
}

function totalOf(facts: Given<typeof takes>, young: boolean, limits: RestLimits) {
  const { daily_rests: daily, weekly_rests: weekly } = facts;
  if (daily === undefined && weekly === undefined) return undefined;
  const hours = restOwed(daily ?? 0, weekly ?? 0, young, limits);
  const [each, once] = young
    ? [limits.youngDaily, limits.youngWeekly]
    : [limits.adultDaily, limits.adultWeekly];
  return {
    hours,
    because: `${inHours(hours)} of rest are owed in a week.`,
    working: [
      {
        what: 'rest owed in a week',
        comes: `${daily ?? 0} x ${each} h + ${weekly ?? 0} x ${once} h = ${inHours(hours)}`,
      },
    ],
  };
}
