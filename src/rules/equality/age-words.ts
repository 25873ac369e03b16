import type { Pattern } from '../wording/patterns.ts';

/** A figure that sets an age: `over 45`, `under 30`, `45+`. */
export const AGE_BOUNDS: readonly Pattern[] = [
  'over|under|above|below #',
  'older|younger|more|less than #',
  '# or|and over|older|above|under|younger|below',
];
/** A figure that sets an age by itself, and shuts out the rest. */
export const AGE_LIMITS: readonly Pattern[] = [
  'age|aged *2 # to|and|or? #',
  '# to|and? # year old',
  'between *3 age of? # and|to #',
  'maximum|max|upper age limit? of? #?',
  'age limit|range',
  'must be # year? old?',
];
/** A figure that only names an age. */
export const AGE_NAMED: readonly Pattern[] = ['# year old', 'aged #'];

/** What may follow a figure that is an age; anything else is a count of it: `over 40 branches`. */
export const AFTER_AGE: ReadonlySet<string> = new Set(
  'need not cannot cant should only please preferred wanted considered welcome or and apply must will are do who'.split(
    ' ',
  ),
);
/** What stands before a figure that is an age: `applicants over 40`. */
export const BEFORE_AGE: ReadonlySet<string> = new Set(
  'be people person applicant candidate worker anyone anybody someone somebody nobody noone one those man woman staff no aged all adult age'.split(
    ' ',
  ),
);
/** At least so many years of work before keep most of the young out. */
export const LONG_EXPERIENCE: Pattern = 'year *3 experience';
export const LONG_EXPERIENCE_YEARS = 10;
