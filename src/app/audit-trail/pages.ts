import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/log',
    title: 'Log',
    action: 'log.read',
    nav: { group: 'Settings', order: 5, label: 'Log' },
    load: () => import('./pages/log-page.tsx'),
  },
];
