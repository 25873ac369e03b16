import type { PageDef } from '../../ui/pages.ts';

/** How a shift without a worker could be filled. */
export const pages: readonly PageDef[] = [
  {
    path: '/repair/:shiftId',
    title: 'Repair a gap',
    action: 'repairs.read',
    load: () => import('./pages/repair-page.tsx'),
  },
];
