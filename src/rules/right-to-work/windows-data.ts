import type { Confidence } from '../book/law.ts';
import type { Version } from '../versions.ts';

/** A figure with the paper it stands in. */
export interface Window extends Version<number> {
  readonly source: string;
  readonly confidence: Confidence;
}

const ORDER = 'Immigration (Restrictions on Employment) Order 2007, as amended';

/** Months from the date of a Positive Verification Notice for which it covers the work. */
export const NOTICE_MONTHS: readonly Window[] = [
  { from: '2008-02-29', value: 6, source: ORDER, confidence: 'B' },
];

/** Days from the end of a permission, with an application in time, in which to get a notice. */
export const EXCUSE_DAYS: readonly Window[] = [
  { from: '2008-02-29', value: 28, source: ORDER, confidence: 'C' },
];

/** Months after the end of the work for which copies of a check are kept. */
export const KEEP_MONTHS: readonly Window[] = [
  {
    from: '2008-02-29',
    value: 24,
    source: 'Home Office guide to right to work checks: keeping copies',
    confidence: 'B',
  },
];
