import type { RecordSection } from '../../ui/pages.ts';

/** A worker's time on the candidate's record. */
export const candidateSections: readonly RecordSection[] = [
  {
    id: 'calendar',
    title: 'Calendar',
    order: 28,
    action: 'worktime.read',
    load: () => import('./pages/calendar-section.tsx'),
  },
  {
    id: 'worktime',
    title: 'Availability and hours',
    order: 30,
    action: 'worktime.read',
    load: () => import('./pages/worktime-section.tsx'),
  },
];
