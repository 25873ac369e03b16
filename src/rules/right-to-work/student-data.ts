import type { Confidence } from '../book/law.ts';
import type { Version } from '../versions.ts';

/** How the week of a student's limit runs: any seven days in a row, or Monday to Sunday. */
export type StudentWeek = 'rolling_7_days' | 'monday_to_sunday';

interface Sourced {
  readonly source: string;
  readonly confidence: Confidence;
}

/** By the days worked. */
export const STUDENT_WEEK: readonly (Version<StudentWeek> & Sourced)[] = [
  {
    from: '2008-02-29',
    to: '2017-04-05',
    value: 'rolling_7_days',
    source: 'Home Office view before 6 April 2017: any seven days in a row',
    confidence: 'B',
  },
  {
    from: '2017-04-06',
    value: 'monday_to_sunday',
    source: 'Immigration Rules, Appendix Student: conditions of work; week of Monday to Sunday',
    confidence: 'B',
  },
];

/** Hours a week in term, by what is studied. */
export const STUDENT_LIMITS: readonly (Sourced & {
  readonly study: string;
  readonly hours: number;
})[] = [
  {
    study: 'At degree level or above',
    hours: 20,
    source: 'Immigration Rules, Appendix Student: conditions of work',
    confidence: 'B',
  },
  {
    study: 'Below degree level',
    hours: 10,
    source: 'Immigration Rules, Appendix Student: conditions of work',
    confidence: 'B',
  },
];

/** The limit that applies where nothing names another: 20 hours. */
export const USUAL_LIMIT_HOURS = 20;
