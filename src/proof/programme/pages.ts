import type { LinkPages, PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/my-programme',
    title: 'My programme',
    action: 'programme.own',
    nav: { group: 'Proof', order: 2, label: 'My programme', icon: 'flag' },
    load: () => import('./pages/my-programme-page.tsx'),
  },
  {
    path: '/programme',
    title: 'Programmes',
    action: 'programme.read',
    nav: { group: 'Proof', order: 7, label: 'Programmes', icon: 'week' },
    load: () => import('./pages/programmes-page.tsx'),
  },
  {
    path: '/programme/:learnerId',
    title: 'Programme of a learner',
    action: 'programme.read',
    load: () => import('./pages/programme-page.tsx'),
  },
  {
    path: '/arrangements',
    title: 'Arrangements',
    action: 'programme.agree',
    nav: { group: 'Proof', order: 7, label: 'Arrangements', icon: 'tick' },
    load: () => import('./pages/arrangements-page.tsx'),
  },
];

/** What the own link of a learner's line manager opens. */
export const linkPages: LinkPages = {
  review: () => import('./pages/review-link.tsx'),
};
