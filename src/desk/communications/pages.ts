import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/mail',
    title: 'Outbox',
    action: 'mail.read',
    nav: { group: 'Desk', order: 60, label: 'Outbox', icon: 'letter' },
    load: () => import('./pages/outbox-page.tsx'),
  },
];
