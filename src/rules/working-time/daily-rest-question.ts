import { ok, type Result, refuse } from '../../lib/result.ts';
import { showMoment } from '../../lib/show.ts';
import { dateOfDayNumber, dayOfMinute } from '../../lib/time.ts';
import { datetime, int, list, maybe, name, num, object, outcome } from '../book/fields.ts';
import { type Answer, question } from '../book/question.ts';
import { dailyRest, dailyRestDue } from './daily-rest.ts';
import { inHours, inHoursBeside } from './decimal-hours.ts';
import { inForce, newest } from './in-force.ts';
import { instantMinute } from './instant.ts';
import { ADULT_AGE, REST } from './limits-data.ts';
import { HOUR, type Stint } from './work.ts';

const gives = {
  outcome: outcome(),
  rest_hours: num('the shortest of the longest rests in the 24 hours from each start'),
};

/** WTR-DAILY as a question. */
export const dailyRestQuestion = question({
  rule: 'WTR-DAILY',
  asks: 'Do these shifts, for whichever hirers, leave the daily rest due?',
  takes: {
    age: int('age in whole years'),
    shifts: list(
      object({
        start: datetime('start'),
        end: datetime('end'),
        hirer: maybe(name('for whom')),
      }),
      'shifts of one worker, in order of time',
    ),
  },
  gives,
  answer: ({ age, shifts }, { asOf }): Result<Answer<typeof gives>> => {
    const stints = shifts.map(stintOf).sort((a, b) => a.start - b.start);
    if (stints.some(({ start, end }) => end < start)) {
      return refuse('ends-first', 'A shift ends before it starts.');
    }
    const [first] = stints;
    const keyDate = first ? dateOfDayNumber(dayOfMinute(first.start)) : asOf;
    const limits = inForce(REST, keyDate);
    const due = dailyRestDue(age, limits ?? newest(REST));
    const rest = dailyRest([], stints);
    const short = rest.minutes < due && limits !== undefined;
    const young = age < ADULT_AGE;
    const hours = rest.minutes / HOUR;
    const where =
      rest.from === undefined ? '' : ` in the 24 hours from ${showMoment(rest.from, keyDate)}`;
    return ok({
      gives: { outcome: short ? 'block_override' : 'pass', rest_hours: hours },
      because: `${inHoursBeside(hours, due / HOUR)} of rest at most${where}; ${inHours(due / HOUR)} are due${young ? ' under 18' : ''}.`,
      working: [
        ...stints.map(({ start, end, label }) => ({
          what: `shift from ${showMoment(start, keyDate)}${label}`,
          comes: `to ${showMoment(end, keyDate)}, ${inHours((end - start) / HOUR)}`,
        })),
        ...(rest.gap
          ? [
              {
                what: 'longest rest where it is shortest',
                comes: `${showMoment(rest.gap.start, keyDate)} to ${showMoment(rest.gap.end, keyDate)}: ${inHours(hours)}`,
              },
            ]
          : [{ what: 'longest rest where it is shortest', comes: inHours(hours) }]),
        { what: 'rest due', comes: inHours(due / HOUR) },
      ],
      source: `Working Time Regulations 1998, reg 10(${young ? 2 : 1})`,
      keyDate,
    });
  },
});

function stintOf(shift: {
  readonly start: string;
  readonly end: string;
  readonly hirer?: string | undefined;
}): Stint {
  return {
    start: instantMinute(shift.start),
    end: instantMinute(shift.end),
    breakMinutes: 0,
    kind: 'waking',
    label: shift.hirer === undefined ? '' : `, ${shift.hirer}`,
    id: '',
    source: 'accepted',
  };
}
