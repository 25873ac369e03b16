import type { PageDef, RecordSection } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/equal-treatment',
    title: 'Equal treatment',
    action: 'equal-treatment.read',
    nav: { group: 'Rules and approvals', order: 12, label: 'Equal treatment', icon: 'clock' },
    load: () => import('./pages/duties-page.tsx'),
  },
];

/** The 12-week clocks, on the candidate's record. */
export const candidateSections: readonly RecordSection[] = [
  {
    id: 'agency-clock',
    title: 'Agency workers’ clock',
    order: 32,
    action: 'equal-treatment.read',
    load: () => import('./pages/clock-section.tsx'),
  },
];

/** What comparable employees earn, on the client's record. */
export const clientSections: readonly RecordSection[] = [
  {
    id: 'comparable-pay',
    title: 'Comparable pay',
    order: 12,
    action: 'equal-treatment.read',
    load: () => import('./pages/pay-section.tsx'),
  },
];
