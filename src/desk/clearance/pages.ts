import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/shifts/:shiftId/workers/:personId/rules/:rule',
    title: 'How a rule was worked out',
    action: 'clearance.read',
    load: () => import('./pages/explain-page.tsx'),
  },
  {
    path: '/overrides',
    title: 'Overrides',
    action: 'overrides.read',
    nav: { group: 'Rules and approvals', order: 25, label: 'Overrides', icon: 'octagon-key' },
    load: () => import('./pages/overrides-page.tsx'),
  },
  {
    path: '/to-look-into',
    title: 'To look into',
    action: 'clearance.read',
    nav: { group: 'Rules and approvals', order: 10, label: 'To look into', icon: 'question' },
    load: () => import('./pages/to-look-into-page.tsx'),
  },
];
