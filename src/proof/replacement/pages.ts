import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/frameworks/:id/replacement',
    title: 'Replacement of a framework',
    action: 'replacement.manage',
    load: () => import('./pages/replacement-page.tsx'),
  },
];
