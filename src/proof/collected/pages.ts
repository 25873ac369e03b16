import type { LinkPages, PageDef, RecordSection } from '../../ui/pages.ts';

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
    path: '/portfolio/behaviours',
    title: 'Behaviour over time',
    action: 'portfolio.own',
    load: () => import('./pages/behaviours-page.tsx'),
  },
  {
    path: '/observations',
    title: 'Observations',
    action: 'observations.record',
    nav: { group: 'Proof', order: 4, label: 'Observations', icon: 'person' },
    load: () => import('./pages/observations-page.tsx'),
  },
];

/** On a booking: a learner asks who saw their work on it. */
export const bookingSections: readonly RecordSection[] = [
  {
    id: 'witness',
    title: 'Witness of your work',
    order: 95,
    action: 'portfolio.own',
    load: () => import('./pages/booking-witness.tsx'),
  },
];

/** What a witness's own link opens. */
export const linkPages: LinkPages = {
  testimony: () => import('./pages/testimony-link.tsx'),
};
