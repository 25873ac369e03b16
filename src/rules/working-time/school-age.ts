import type { Nation } from '../../lib/calendar.ts';
import {
  addDays,
  ageOn,
  type DateText,
  dateOfParts,
  partsOfDate,
  weekday,
} from '../../lib/days.ts';
import { showDate } from '../../lib/show.ts';
import type { Finding } from '../finding.ts';

/** From this age on nobody is of compulsory school age anywhere in the United Kingdom. */
const PAST_SCHOOL = 17;

/**
 * The day on which compulsory school age ends in England and Wales: the last Friday in June of the school
 * year (September to August) in which the 16th birthday lies.
 */
export function schoolLeavingDate(born: DateText): DateText {
  const { year, month } = partsOfDate(born);
  const summer = year + 16 + (month >= 9 ? 1 : 0);
  const last = dateOfParts({ year: summer, month: 6, day: 30 });
  return addDays(last, -((weekday(last) + 2) % 7));
}

/** What speaks in Scotland and Northern Ireland. */
export const CHILDREN_ELSEWHERE = 'Our policy: the law on children’s work there was not read';

/**
 * WTR-AGE: whoever is of compulsory school age when the work starts is a child in law, and needs the
 * council's permit and other hours, which nothing here knows: it blocks. Scotland and Northern Ireland have
 * other dates, which were not read: there a worker who may still be of school age escalates and stops.
 * @param facts.workStart first day of the work, local to its place
 */
export function checkSchoolAge(facts: {
  readonly born: DateText;
  readonly workStart: DateText;
  readonly nation: Nation;
}): readonly Finding[] {
  const { born, workStart, nation } = facts;
  const age = ageOn(born, workStart);
  if (age >= PAST_SCHOOL) return [];
  const schoolEnds = schoolLeavingDate(born);
  if (nation === 'scotland' || nation === 'northern-ireland') {
    return [
      {
        rule: 'WTR-AGE',
        outcome: 'escalate',
        stops: true,
        because: `The worker is ${age} and may still be of school age; the dates of Scotland and Northern Ireland are not worked out here.`,
        source: CHILDREN_ELSEWHERE,
        figures: { age, workStart },
        clears: 'Choose another worker, or one who is 17.',
      },
    ];
  }
  if (workStart > schoolEnds) return [];
  return [
    {
      rule: 'WTR-AGE',
      outcome: 'block',
      because: `The worker is of compulsory school age until ${showDate(schoolEnds, workStart)}; a child’s work needs the council’s permit.`,
      source: 'Education Act 1996, ss.8 and 558',
      figures: { age, workStart, schoolEnds },
      clears: 'Choose another worker, or offer work that starts later.',
    },
  ];
}
