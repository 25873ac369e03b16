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
/** Whoever does the work: an age beside them is asked of the applicant. */
export const WORKERS: ReadonlySet<string> = new Set(
  'driver operative labourer cleaner carer nurse teacher assistant packer picker porter chef cook waiter receptionist secretary guard steward host operator fitter welder electrician plumber joiner carpenter painter builder roofer scaffolder mechanic engineer technician worker temp applicant candidate employee staff clerk typist courier loader sorter server bartender barista supervisor trainee apprentice'.split(
    ' ',
  ),
);
/** They may stand between a worker and the age: `drivers aged under 55`. */
export const BETWEEN_AGE: ReadonlySet<string> = new Set('who is are aged age ages of'.split(' '));
export const SOMEBODY: ReadonlySet<string> = new Set(
  'people person anyone anybody someone somebody nobody noone those man woman lad lady aged'.split(
    ' ',
  ),
);
/** These count more often than they name an age: `no more than 30 on site`. */
export const COUNTING: ReadonlySet<string> = new Set(['more', 'less']);
/** After an age of somebody named they go on about that person, and count nothing. */
export const AFTER_SOMEBODY: ReadonlySet<string> = new Set(
  'would could might may can has have had with who so if because as in on at for from to is fit suit needed required essential necessary'.split(
    ' ',
  ),
);
/** They make an age a condition: `driver over 25 required`. */
export const REQUIRED_AGE: ReadonlySet<string> = new Set(
  'required needed essential necessary'.split(' '),
);
/** At least so many years of work before keep most of the young out. */
export const LONG_EXPERIENCE: Pattern = 'year *3 experience';
export const LONG_EXPERIENCE_YEARS = 10;
