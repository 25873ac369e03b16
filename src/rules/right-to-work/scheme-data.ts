import type { Confidence } from '../book/law.ts';
import type { Version } from '../versions.ts';

export const ENGAGEMENTS = [
  'contract_of_employment',
  'workers_contract',
  'individual_subcontractor',
  'online_matching',
] as const;
/** How somebody is engaged, for the question whose check the statute itself demands. */
export type Engagement = (typeof ENGAGEMENTS)[number];

/** Who is within the statutory checking scheme, by the first day of the engagement. */
export const SCHEME: readonly (Version<readonly Engagement[]> & {
  readonly source: string;
  readonly confidence: Confidence;
  readonly announced?: boolean;
})[] = [
  {
    from: '2008-02-29',
    to: '2026-09-30',
    value: ['contract_of_employment'],
    source: 'Immigration, Asylum and Nationality Act 2006, s.15 and s.25(b)',
    confidence: 'B',
  },
  {
    from: '2026-10-01',
    value: ENGAGEMENTS,
    source:
      'Immigration, Asylum and Nationality Act 2006, s.14A, by the Border Security, Asylum and Immigration Act 2025, s.48',
    confidence: 'B',
    announced: true,
  },
];
