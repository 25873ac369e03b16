import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/rules-today',
    title: 'Rules today',
    action: 'rules-today.read',
    nav: { group: 'Rules and approvals', order: 0, label: 'Rules today', icon: 'flag' },
    load: () => import('./pages/rules-today-page.tsx'),
  },
];
