import type { PageDef, RecordSection } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/training',
    title: 'Training',
    action: 'training.read',
    nav: { group: 'People', order: 46, label: 'Training', icon: 'book' },
    load: () => import('./pages/matrix-page.tsx'),
  },
  {
    path: '/training/courses',
    title: 'Mandatory courses',
    action: 'training.read',
    load: () => import('./pages/courses-page.tsx'),
  },
  {
    path: '/training/sessions',
    title: 'Training sessions',
    action: 'training.read',
    load: () => import('./pages/sessions-page.tsx'),
  },
  {
    path: '/training/sessions/:id',
    title: 'Training session',
    action: 'training.read',
    load: () => import('./pages/session-page.tsx'),
  },
];

/** How a candidate stands with what is mandatory for them. */
export const candidateSections: readonly RecordSection[] = [
  {
    id: 'training',
    title: 'Training',
    order: 34,
    action: 'training.read',
    load: () => import('./pages/training-section.tsx'),
  },
];
