import type { LinkPages, PageDef } from '../../ui/pages.ts';

/** What learners collect beside their work, and what assessors and advisers record. */
export const pages: readonly PageDef[] = [
  {
    path: '/portfolio/collected',
    title: 'Add evidence',
    action: 'portfolio.own',
    nav: { group: 'Proof', order: 2, label: 'Add evidence', icon: 'letter' },
    load: () => import('./pages/collected-page.tsx'),
  },
  {
    path: '/observations',
    title: 'Observations',
    action: 'observations.record',
    nav: { group: 'Proof', order: 4, label: 'Observations', icon: 'person' },
    load: () => import('./pages/observations-page.tsx'),
  },
];

/** What a witness's own link opens. */
export const linkPages: LinkPages = {
  testimony: () => import('./pages/testimony-link.tsx'),
};
