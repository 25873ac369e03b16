import type { Confidence } from '../book/law.ts';
import type { Version } from '../versions.ts';

type Months = Version<number> & { readonly source: string; readonly confidence: Confidence };

/** Months after data was had from elsewhere by which the notice is given at the latest. */
export const NOTICE_MONTHS: readonly Months[] = [
  { from: '2018-05-25', value: 1, source: 'UK GDPR Art 14(3)', confidence: 'C' },
];

/** Months to answer a request to erase; no entry: no duty. */
export const ERASE_MONTHS: readonly Months[] = [
  { from: '2018-05-25', value: 1, source: 'UK GDPR Art 12(3)', confidence: 'C' },
];
