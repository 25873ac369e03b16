import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/portfolio/suggestions',
    title: 'Suggestions',
    action: 'portfolio.own',
    load: () => import('./pages/suggestions-page.tsx'),
  },
  {
    path: '/contributions',
    title: 'Contributions',
    action: 'contributions.answer',
    nav: { group: 'Proof', order: 4, label: 'Contributions', icon: 'pen' },
    load: () => import('./pages/contributions-page.tsx'),
  },
];
