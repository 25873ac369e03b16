import { ok, type Result, refuse } from '../../lib/result.ts';
import { bool, type Given, int, list, maybe, name, num, object, outcome } from '../book/fields.ts';
import { type Answer, question } from '../book/question.ts';
import type { WorkingLine } from '../finding.ts';
import { averageMinutes, judgeAverage } from './average-week.ts';
import { exactHours, inHours, inHoursBeside, sumHours } from './decimal-hours.ts';
import { countedHours, timeEntries, workingOfEntries } from './hours-question.ts';
import { inForce, newest } from './in-force.ts';
import { AVERAGE_WEEK, type AverageWeekLimits } from './limits-data.ts';

const takes = {
  reference_weeks: maybe(
    int('weeks in the period; 17 if left out, 26 in a special case of reg 21'),
  ),
  weeks_since_start: maybe(
    int('weeks since the worker started, where under 17: then they are the period'),
  ),
  hours_in_period: maybe(num('A: hours in the period')),
  excluded_days: maybe(int('excluded days in the period; 0 if left out')),
  after_days_worked: maybe(int('days worked straight after the period, up to the excluded days')),
  hours_after: maybe(num('B: hours on those days; 0 if left out')),
  weekly_hours: maybe(list(num('hours'), 'hours of each week, instead of A')),
  jobs: maybe(
    list(
      object({ employer: name('employer'), hours_per_week: num('hours a week') }),
      'steady hours for each employer, instead of A',
    ),
  ),
  time_entries: maybe(timeEntries),
  opted_out: maybe(bool('is a valid opt-out in force; false if left out')),
  reg21_special_case: maybe(bool('is it a special case of reg 21; false if left out')),
};

const gives = {
  outcome: outcome('the legal result only; our warning from 44 h is another matter'),
  average: num('hours a week'),
  naive_average: num('hours a week without B, to show the trap'),
  reference_weeks: int('weeks the sum is divided by'),
  counted_hours: num('hours that are working time'),
};

type Facts = Given<typeof takes>;

/** WTR-48 as a question. */
export const weeklyLimitQuestion = question({
  rule: 'WTR-48',
  asks: 'Is the average working week over all employers within 48 hours?',
  takes,
  gives,
  answer: (facts, { asOf }): Result<Answer<typeof gives>> => {
    const inLaw = inForce(AVERAGE_WEEK, asOf);
    const limits = inLaw ?? newest(AVERAGE_WEEK);
    const weeks = periodWeeks(facts, limits);
    if (weeks < 1) return refuse('no-period', 'The period has no weeks. Give at least one.');
    const a = hoursInPeriod(facts, weeks);
    if (a === undefined) return onlyEntries(facts.time_entries ?? [], weeks);
    const b = hoursAfter(facts);
    const total = exactHours(a.hours + b.hours);
    const average = averageMinutes(a.hours, b.hours, weeks);
    // Judged on the sum, so that no division rounds 48.00 up.
    const over = judgeAverage(total, facts.opted_out ?? false, limits.hours * weeks);
    const result = inLaw === undefined ? 'pass' : OUTCOMES[over];
    const shown = inHoursBeside(average, limits.hours);
    return ok({
      gives: {
        outcome: result,
        average,
        naive_average: a.hours / weeks,
        reference_weeks: weeks,
        ...(facts.time_entries ? { counted_hours: countedHours(facts.time_entries) } : {}),
      },
      because: `${shown} a week on average over ${weeks} ${weeks === 1 ? 'week' : 'weeks'}; ${SAID[over](limits.hours)}.`,
      working: [
        ...(facts.time_entries ? workingOfEntries(facts.time_entries) : []),
        ...a.working,
        ...b.working,
        {
          what: 'average week, (A + B) / C',
          comes: `(${inHours(a.hours)} + ${inHours(b.hours)}) / ${weeks} = ${shown}`,
        },
        ...(b.hours === 0
          ? []
          : [
              {
                what: 'without B, which would miss the days away: A / C',
                comes: `${inHours(a.hours)} / ${weeks} = ${inHoursBeside(a.hours / weeks, limits.hours)}`,
              },
            ]),
      ],
      source: 'Working Time Regulations 1998, reg 4(1) and (6)',
    });
  },
});

const OUTCOMES = { pass: 'pass', over: 'block_override', 'opted-out': 'record' } as const;

const SAID = {
  pass: (hours: number) => `${hours} h are lawful`,
  over: (hours: number) => `over ${hours} h without an opt-out`,
  'opted-out': (hours: number) => `over ${hours} h, and the worker has opted out`,
} as const;

/** Time since start is the period while it is shorter (reg 4(4)); a period that is named goes before 17 or 26. */
function periodWeeks(facts: Facts, limits: AverageWeekLimits): number {
  const full =
    facts.reference_weeks ?? (facts.reg21_special_case ? limits.specialCaseWeeks : limits.weeks);
  return Math.min(full, facts.weeks_since_start ?? full);
}

interface Term {
  readonly hours: number;
  readonly working: readonly WorkingLine[];
}

function hoursInPeriod(facts: Facts, weeks: number): Term | undefined {
  const { hours_in_period: given, weekly_hours: weekly, jobs } = facts;
  if (given !== undefined) {
    return { hours: given, working: [{ what: 'A, hours in the period', comes: inHours(given) }] };
  }
  if (weekly !== undefined) return busiestWeeks(weekly, weeks);
  if (jobs === undefined) return ofEntries(facts);
  const perWeek = sumHours(jobs.map(({ hours_per_week }) => hours_per_week));
  const hours = exactHours(perWeek * weeks);
  return {
    hours,
    working: [
      ...jobs.map((job) => ({
        what: job.employer,
        comes: `${inHours(job.hours_per_week)} a week`,
      })),
      {
        what: 'A, hours in the period',
        comes: `${inHours(perWeek)} x ${weeks} = ${inHours(hours)}`,
      },
    ],
  };
}

/** Time entries are of a period only where its weeks are named; alone they say which time counts. */
function ofEntries({ time_entries, reference_weeks, weeks_since_start }: Facts): Term | undefined {
  if (time_entries === undefined) return undefined;
  if (reference_weeks === undefined && weeks_since_start === undefined) return undefined;
  const hours = countedHours(time_entries);
  return { hours, working: [{ what: 'A, working time in the period', comes: inHours(hours) }] };
}

/** Where more weeks are given than the period has, the successive weeks with the most hours count. */
function busiestWeeks(weekly: readonly number[], weeks: number): Term {
  let [first, most] = [0, sumHours(weekly.slice(0, weeks))];
  for (let from = 1; from + weeks <= weekly.length; from++) {
    const sum = sumHours(weekly.slice(from, from + weeks));
    if (sum > most) [first, most] = [from, sum];
  }
  const counted = weekly.slice(first, first + weeks);
  return {
    hours: most,
    working: [
      ...counted.map((hours, i) => ({ what: `week ${first + i + 1}`, comes: inHours(hours) })),
      { what: 'A, hours in the period', comes: inHours(most) },
    ],
  };
}

/**
 * B counts only as many days as were excluded (reg 4(6)). Of hours given for more days than that, the days
 * excluded have their share.
 */
function hoursAfter(facts: Facts): Term {
  const excluded = facts.excluded_days ?? 0;
  const given = facts.hours_after ?? 0;
  const days = facts.after_days_worked ?? excluded;
  if (excluded === 0) {
    const unused = given > 0 ? `; ${inHours(given)} after the period do not count` : '';
    return {
      hours: 0,
      working: [{ what: 'B, hours after', comes: `0 h, no days excluded${unused}` }],
    };
  }
  const hours = days > excluded ? exactHours((given * excluded) / days) : given;
  const share = days > excluded ? `${excluded} of ${days} days of ${inHours(given)}: ` : '';
  return {
    hours,
    working: [
      { what: 'days excluded in the period', comes: `${excluded}` },
      { what: 'days worked straight after it', comes: `${Math.min(days, excluded)}` },
      { what: 'B, hours after', comes: `${share}${inHours(hours)}` },
    ],
  };
}

function onlyEntries(
  entries: Parameters<typeof countedHours>[0],
  weeks: number,
): Result<Answer<typeof gives>> {
  const counted = countedHours(entries);
  return ok({
    gives: { counted_hours: counted, reference_weeks: weeks },
    because: `${inHours(counted)} are working time; the hours of the period were not given.`,
    working: [
      ...workingOfEntries(entries),
      { what: 'reference period', comes: `${weeks} ${weeks === 1 ? 'week' : 'weeks'}` },
    ],
    source: 'Working Time Regulations 1998, regs 2(1) and 4',
  });
}
