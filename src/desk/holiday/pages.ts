import type { PageDef, RecordSection } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/holiday',
    title: 'Holiday',
    action: 'holiday.read',
    nav: { group: 'People', order: 48, label: 'Holiday', icon: 'week' },
    load: () => import('./pages/holiday-page.tsx'),
  },
  {
    path: '/holiday/limits',
    title: 'How many may be away',
    action: 'holiday.read',
    load: () => import('./pages/limits-page.tsx'),
  },
];

/** A worker's holiday on the candidate's record. */
export const candidateSections: readonly RecordSection[] = [
  {
    id: 'holiday',
    title: 'Holiday',
    order: 31,
    action: 'holiday.read',
    load: () => import('./pages/holiday-section.tsx'),
  },
];
