import type { PageDef } from '../../ui/pages.ts';

/** What leaves of an item: for the learner, and for whoever answers for them. */
export const pages: readonly PageDef[] = [
  {
    path: '/portfolio/passages/:id',
    title: 'Hide passages',
    action: 'portfolio.own',
    load: () => import('./pages/own-passages-page.tsx'),
  },
  {
    path: '/learners/:learnerId/passages/:id',
    title: 'Hide passages',
    action: 'evidence.redact',
    load: () => import('./pages/learner-passages-page.tsx'),
  },
];
