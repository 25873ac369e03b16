import type { PageDef, RecordSection } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/issued',
    title: 'Issued',
    action: 'issued.read',
    nav: { group: 'People', order: 47, label: 'Issued', icon: 'lock' },
    load: () => import('./pages/issued-page.tsx'),
  },
  {
    path: '/leavers',
    title: 'Leavers',
    action: 'issued.read',
    load: () => import('./pages/leavers-page.tsx'),
  },
];

/** What a candidate has of ours, and that they leave. */
export const candidateSections: readonly RecordSection[] = [
  {
    id: 'issued',
    title: 'Issued, leaving and coming back',
    order: 62,
    action: 'issued.read',
    load: () => import('./pages/issued-section.tsx'),
  },
];
