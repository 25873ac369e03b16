import type { RecordSection } from '../../ui/pages.ts';

/** What this room shows on a candidate's record. */
export const candidateSections: readonly RecordSection[] = [
  {
    id: 'wishes',
    title: 'Consent and contact',
    order: 70,
    action: 'people.read',
    load: () => import('./pages/wishes-section.tsx'),
  },
];
