import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/centre',
    title: 'Centre',
    action: 'centre.read',
    nav: { group: 'Proof', order: 6, label: 'Centre', icon: 'flag' },
    load: () => import('./pages/board-page.tsx'),
  },
  {
    path: '/centre/return',
    title: 'Data return',
    action: 'centre.read',
    load: () => import('./pages/return-page.tsx'),
  },
];
