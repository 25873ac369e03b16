import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/visits',
    title: 'Visits',
    action: 'visits.read',
    nav: { group: 'Proof', order: 11, label: 'Visits', icon: 'clock' },
    load: () => import('./pages/visits-page.tsx'),
  },
  {
    path: '/visits/:id',
    title: 'Visit',
    action: 'visits.read',
    load: () => import('./pages/visit-page.tsx'),
  },
  {
    path: '/external/contacts',
    title: 'Contacts with learners',
    action: 'visits.notes',
    load: () => import('./pages/contacts-page.tsx'),
  },
];
