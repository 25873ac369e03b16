import { ageOn } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { date, oneOf, outcome } from '../book/fields.ts';
import { type Answer, question } from '../book/question.ts';
import { checkSchoolAge, schoolLeavingDate } from './school-age.ts';

const gives = {
  outcome: outcome(),
  school_ends: date('last day of compulsory school age, where it is worked out'),
};

/** WTR-AGE as a question. */
export const schoolAgeQuestion = question({
  rule: 'WTR-AGE',
  asks: 'Is this worker past compulsory school age when the work starts?',
  takes: {
    date_of_birth: date('date of birth'),
    work_start: date('first day of the work'),
    nation: oneOf(
      ['england', 'wales', 'scotland', 'northern-ireland'],
      'nation of the place of work',
    ),
  },
  gives,
  answer: ({ date_of_birth, work_start, nation }): Result<Answer<typeof gives>> => {
    const [finding] = checkSchoolAge({ born: date_of_birth, workStart: work_start, nation });
    const known = nation === 'england' || nation === 'wales';
    const ends = schoolLeavingDate(date_of_birth);
    return ok({
      gives: { outcome: finding?.outcome ?? 'pass', ...(known ? { school_ends: ends } : {}) },
      because: finding?.because ?? 'The worker is past compulsory school age.',
      working: [
        { what: 'age on the first day', comes: String(ageOn(date_of_birth, work_start)) },
        ...(known
          ? [{ what: 'last Friday in June of that school year', comes: showDate(ends) }]
          : []),
      ],
      source: finding?.source ?? 'Education Act 1996, ss.8 and 558',
      keyDate: work_start,
    });
  },
});
