import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/approvals',
    title: 'Approvals',
    action: 'approvals.read',
    nav: { group: 'Rules and approvals', order: 20, label: 'Approvals', icon: 'pen' },
    load: () => import('./pages/approvals-page.tsx'),
  },
  {
    path: '/procedures',
    title: 'Procedures',
    action: 'policies.read',
    nav: { group: 'Rules and approvals', order: 40, label: 'Procedures', icon: 'book' },
    load: () => import('./pages/procedures-page.tsx'),
  },
  {
    path: '/procedures/new',
    title: 'Publish a procedure',
    action: 'policies.publish',
    load: () => import('./pages/publish-page.tsx'),
  },
  {
    path: '/procedures/:id',
    title: 'Procedure',
    action: 'policies.read',
    load: () => import('./pages/procedure-page.tsx'),
  },
  {
    path: '/procedures/:id/new-version',
    title: 'Publish a new version',
    action: 'policies.publish',
    load: () => import('./pages/publish-page.tsx'),
  },
  {
    path: '/limits',
    title: 'Authority limits',
    action: 'limits.read',
    nav: { group: 'Settings', order: 14, label: 'Authority limits', icon: 'lock' },
    load: () => import('./pages/limits-page.tsx'),
  },
];
