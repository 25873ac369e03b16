import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/log/checkpoints',
    title: 'Checkpoints',
    action: 'checkpoints.read',
    nav: { group: 'Settings', order: 2, label: 'Checkpoints', icon: 'lock' },
    load: () => import('./pages/checkpoints-page.tsx'),
  },
];
