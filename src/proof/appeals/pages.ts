import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/appeals',
    title: 'Appeals',
    action: 'appeals.read',
    nav: { group: 'Proof', order: 9, label: 'Appeals', icon: 'question' },
    load: () => import('./pages/appeals-page.tsx'),
  },
  {
    path: '/appeals/:id',
    title: 'Appeal',
    action: 'appeals.read',
    load: () => import('./pages/appeal-page.tsx'),
  },
  {
    path: '/portfolio/appeals',
    title: 'My appeals',
    action: 'appeals.own',
    nav: { group: 'Proof', order: 5, label: 'My appeals', icon: 'question' },
    load: () => import('./pages/own-appeals.tsx'),
  },
];
