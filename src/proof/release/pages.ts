import type { LinkPages, PageDef } from '../../ui/pages.ts';

/** An agency's people and what it releases of them; a centre's employers and what came of them. */
export const pages: readonly PageDef[] = [
  {
    path: '/portfolio/releases',
    title: 'Releases to your centre',
    action: 'portfolio.own',
    nav: { group: 'Proof', order: 3, label: 'To your centre', icon: 'letter' },
    load: () => import('./pages/own-releases-page.tsx'),
  },
  {
    path: '/releases',
    title: 'Releases',
    action: 'releases.confirm',
    nav: { group: 'Proof', order: 21, label: 'Releases', icon: 'letter' },
    load: () => import('./pages/releases-page.tsx'),
  },
  {
    path: '/employers',
    title: 'Employers',
    action: 'employers.read',
    nav: { group: 'Proof', order: 22, label: 'Employers', icon: 'person' },
    load: () => import('./pages/employers-page.tsx'),
  },
];

/** What an employer's own link opens. */
export const linkPages: LinkPages = {
  release: () => import('./pages/release-link.tsx'),
};
