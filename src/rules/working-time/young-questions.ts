import { ok, type Result, refuse } from '../../lib/result.ts';
import { showMoment } from '../../lib/show.ts';
import { dateOfDayNumber, dayOfMinute } from '../../lib/time.ts';
import { datetime, int, list, maybe, num, outcome } from '../book/fields.ts';
import { type Answer, question } from '../book/question.ts';
import { dailyRestDue } from './daily-rest.ts';
import { inHours, inHoursBeside, sumHours } from './decimal-hours.ts';
import { inForce, newest } from './in-force.ts';
import { instantMinute } from './instant.ts';
import { ADULT_AGE, REST, YOUNG_HOURS } from './limits-data.ts';
import { HOUR } from './work.ts';
import { tooMuchInDay, tooMuchInWeek } from './young-worker.ts';

const hoursGives = {
  outcome: outcome(),
  day_hours: num('hours of the day over all employers'),
};

/** WTR-YOUNG-HOURS as a question. */
export const youngHoursQuestion = question({
  rule: 'WTR-YOUNG-HOURS',
  asks: 'Is a worker under 18 within 8 hours a day and 40 hours a week, over all employers?',
  takes: {
    age: int('age in whole years'),
    day_hours_by_employer: maybe(list(num('hours'), 'hours on one day, one number an employer')),
    week_hours: maybe(list(num('hours'), 'hours of each successive week')),
  },
  gives: hoursGives,
  answer: (
    { age, day_hours_by_employer, week_hours },
    { asOf },
  ): Result<Answer<typeof hoursGives>> => {
    const limits = inForce(YOUNG_HOURS, asOf);
    const { perDay, perWeek } = limits ?? newest(YOUNG_HOURS);
    const day = day_hours_by_employer && sumHours(day_hours_by_employer);
    const young = age < ADULT_AGE && limits !== undefined;
    const longDay = young && day !== undefined && tooMuchInDay(day * HOUR, limits);
    const longWeek = young && week_hours?.find((hours) => tooMuchInWeek(hours * HOUR, limits));
    const over = longDay || typeof longWeek === 'number';
    const because = longDay
      ? `${inHoursBeside(day, perDay)} in a day; ${perDay} h are the most under 18.`
      : typeof longWeek === 'number'
        ? `${inHoursBeside(longWeek, perWeek)} in a week; ${perWeek} h are the most under 18, without an average.`
        : age < ADULT_AGE
          ? `Within ${perDay} h a day and ${perWeek} h a week.`
          : `At ${age} the limits for those under 18 do not hold.`;
    return ok({
      gives: {
        outcome: over ? 'block_override' : 'pass',
        ...(day === undefined ? {} : { day_hours: day }),
      },
      because,
      working: [
        ...(day_hours_by_employer && day !== undefined
          ? [
              {
                what: `hours of the day, ${perDay} h at most`,
                comes: `${day_hours_by_employer.map((hours) => inHours(hours)).join(' + ')} = ${inHours(day)}`,
              },
            ]
          : []),
        ...(week_hours ?? []).map((hours, i) => ({
          what: `week ${i + 1}, ${perWeek} h at most`,
          comes: inHours(hours),
        })),
      ],
      source: 'Working Time Regulations 1998, reg 5A',
    });
  },
});

const restGives = {
  outcome: outcome(),
  rest_hours: num('hours from one shift to the next'),
  required_hours: num('hours due: 12 under 18, else 11'),
};

/** WTR-YOUNG-REST as a question. An adult has the daily rest of reg 10(1). */
export const youngRestQuestion = question({
  rule: 'WTR-YOUNG-REST',
  asks: 'Is the daily rest between two shifts long enough under 18?',
  takes: {
    age: int('age in whole years'),
    shift_end: datetime('end of one shift'),
    next_shift_start: datetime('start of the next'),
  },
  gives: restGives,
  answer: ({ age, shift_end, next_shift_start }): Result<Answer<typeof restGives>> => {
    const [end, start] = [instantMinute(shift_end), instantMinute(next_shift_start)];
    if (start < end) return refuse('starts-first', 'The next shift starts before the first ends.');
    const keyDate = dateOfDayNumber(dayOfMinute(start));
    const limits = inForce(REST, keyDate);
    const due = dailyRestDue(age, limits ?? newest(REST));
    const short = limits !== undefined && start - end < due;
    const hours = (start - end) / HOUR;
    const young = age < ADULT_AGE;
    return ok({
      gives: {
        outcome: short ? 'block_override' : 'pass',
        rest_hours: hours,
        required_hours: due / HOUR,
      },
      because: `${inHoursBeside(hours, due / HOUR)} of rest; ${inHours(due / HOUR)} are due${young ? ' under 18' : ''}.`,
      working: [
        { what: 'shift ends', comes: showMoment(end) },
        { what: 'next shift starts', comes: showMoment(start) },
        { what: 'rest', comes: inHours(hours) },
        { what: 'rest due', comes: inHours(due / HOUR) },
      ],
      source: `Working Time Regulations 1998, reg 10(${young ? 2 : 1})`,
      keyDate,
    });
  },
});
