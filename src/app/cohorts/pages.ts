import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/centre/cohorts',
    title: 'Set up a cohort',
    action: 'cohorts.set_up',
    load: () => import('./pages/cohort-page.tsx'),
  },
];
