import type { PageDef, RecordSection } from '../../ui/pages.ts';

/** Checks and do-not-send on the candidate's record. */
export const candidateSections: readonly RecordSection[] = [
  {
    id: 'places',
    title: 'Places',
    order: 27,
    action: 'checks.read',
    load: () => import('./pages/place-wishes-section.tsx'),
  },
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

/** Do-not-sends to look at again. */
export const pages: readonly PageDef[] = [
  {
    path: '/do-not-send',
    title: 'Do not send',
    action: 'checks.read',
    nav: { group: 'Rules and approvals', order: 30, label: 'Do not send', icon: 'octagon' },
    load: () => import('./pages/do-not-send-page.tsx'),
  },
];
