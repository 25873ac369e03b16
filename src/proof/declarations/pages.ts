import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/assessment/declaration',
    title: 'Declaration',
    action: 'declarations.read',
    load: () => import('./pages/declaration-page.tsx'),
  },
];
