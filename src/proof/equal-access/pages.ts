import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/portfolio/equal-access',
    title: 'About you and your programme',
    action: 'equal_access.own',
    nav: { group: 'Proof', order: 3, label: 'About you', icon: 'person' },
    load: () => import('./pages/own-page.tsx'),
  },
  {
    path: '/equal-access',
    title: 'Equal access and survey',
    action: 'equal_access.read',
    nav: { group: 'Proof', order: 23, label: 'Equal access', icon: 'half' },
    load: () => import('./pages/totals-page.tsx'),
  },
];
