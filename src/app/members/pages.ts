import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/members',
    title: 'Members',
    action: 'members.read',
    nav: { group: 'Settings', order: 12, label: 'Members', icon: 'gear' },
    load: () => import('./pages/members-page.tsx'),
  },
  {
    path: '/organisation',
    title: 'Organisation',
    action: 'organisation.read',
    nav: { group: 'Settings', order: 10, label: 'Organisation', icon: 'house' },
    load: () => import('./pages/organisation-page.tsx'),
  },
];
