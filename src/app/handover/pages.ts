import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/handovers',
    title: 'Hand-overs',
    action: 'handovers.read',
    nav: { group: 'Desk', order: 52, label: 'Hand-over', icon: 'flag' },
    load: () => import('./pages/handovers-page.tsx'),
  },
  {
    path: '/handovers/new',
    title: 'Hand the desk over',
    action: 'handovers.write',
    load: () => import('./pages/give-page.tsx'),
  },
  {
    path: '/handovers/:id',
    title: 'Hand-over',
    action: 'handovers.read',
    load: () => import('./pages/handover-page.tsx'),
  },
];
