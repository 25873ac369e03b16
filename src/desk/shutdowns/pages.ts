import type { PageDef, RecordSection } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/shutdowns',
    title: 'Shutdowns',
    action: 'shutdowns.read',
    load: () => import('./pages/shutdowns-page.tsx'),
  },
  {
    path: '/shutdowns/new',
    title: 'Plan a shutdown',
    action: 'shutdowns.write',
    load: () => import('./pages/new-page.tsx'),
  },
  {
    path: '/shutdowns/:id',
    title: 'Shutdown',
    action: 'shutdowns.read',
    load: () => import('./pages/shutdown-page.tsx'),
  },
];

/** When a client is closed. */
export const clientSections: readonly RecordSection[] = [
  {
    id: 'shutdowns',
    title: 'Shutdowns',
    order: 66,
    action: 'shutdowns.read',
    load: () => import('./pages/client-section.tsx'),
  },
];
