import type { RecordSection } from '../../ui/pages.ts';

/** Checks and do-not-send on the candidate's record. */
export const candidateSections: readonly RecordSection[] = [
  {
    id: 'checks',
    title: 'Checks',
    order: 40,
    action: 'checks.read',
    load: () => import('./pages/checks-section.tsx'),
  },
  {
    id: 'do-not-send',
    title: 'Do not send',
    order: 50,
    action: 'checks.read',
    load: () => import('./pages/do-not-send-section.tsx'),
  },
];
