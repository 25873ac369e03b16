import type { LinkPages, PageDef } from '../../ui/pages.ts';

/** The pool in a week, what it was asked, and what its standing answers say until when. */
export const pages: readonly PageDef[] = [
  {
    path: '/pool',
    title: 'Pool',
    action: 'pool.read',
    nav: { group: 'People', order: 21, label: 'Pool', icon: 'chain' },
    load: () => import('./pages/pool-page.tsx'),
  },
  {
    path: '/pool/asks',
    title: 'Asks',
    action: 'pool.read',
    load: () => import('./pages/asks-page.tsx'),
  },
  {
    path: '/pool/asks/:id',
    title: 'Ask',
    action: 'pool.read',
    load: () => import('./pages/ask-page.tsx'),
  },
  {
    path: '/pool/standing',
    title: 'Standing answers',
    action: 'pool.read',
    load: () => import('./pages/standing-page.tsx'),
  },
];

/** What a worker's own link to an ask opens. */
export const linkPages: LinkPages = {
  availability: () => import('./pages/availability-link.tsx'),
};
