import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/shifts/:shiftId/workers/:personId/rules/:rule',
    title: 'How a rule was worked out',
    action: 'clearance.read',
    load: () => import('./pages/explain-page.tsx'),
  },
];
