import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/',
    title: 'Today',
    action: 'today.open',
    nav: { group: 'Desk', order: 0, label: 'Today', icon: 'today' },
    load: () => import('./pages/today-page.tsx'),
  },
];
