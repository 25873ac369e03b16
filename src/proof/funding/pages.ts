import type { PageDef } from '../../ui/pages.ts';

/** Funding evidence: every enrolment, and one of them with its months. */
export const pages: readonly PageDef[] = [
  {
    path: '/funding',
    title: 'Funding evidence',
    action: 'funding.read',
    nav: { group: 'Proof', order: 22, label: 'Funding evidence', icon: 'letter' },
    load: () => import('./pages/funding-page.tsx'),
  },
  {
    path: '/funding/:id',
    title: 'Funding evidence of an enrolment',
    action: 'funding.read',
    load: () => import('./pages/enrolment-page.tsx'),
  },
];
