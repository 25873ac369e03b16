import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/frameworks',
    title: 'Frameworks',
    action: 'frameworks.read',
    nav: { group: 'Proof', order: 3, label: 'Frameworks', icon: 'menu' },
    load: () => import('./pages/framework-list.tsx'),
  },
  {
    path: '/frameworks/import',
    title: 'Import a document',
    action: 'frameworks.manage',
    load: () => import('./pages/import-page.tsx'),
  },
  {
    path: '/frameworks/:id',
    title: 'Framework',
    action: 'frameworks.read',
    load: () => import('./pages/framework-page.tsx'),
  },
];
