import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/rules',
    title: 'Rule book',
    action: 'rules.read',
    nav: { group: 'Rules and approvals', order: 50, label: 'Rule book', icon: 'book' },
    load: () => import('./pages/rules-page.tsx'),
  },
  {
    path: '/rules/:id',
    title: 'Rule',
    action: 'rules.read',
    load: () => import('./pages/rule-page.tsx'),
  },
];
