import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/external',
    title: 'External verification',
    action: 'external.read',
    firstFor: 'external.verify',
    nav: { group: 'Proof', order: 11, label: 'External verification', icon: 'search' },
    load: () => import('./pages/external-page.tsx'),
  },
  {
    path: '/external/samples/:id',
    title: 'External sample',
    action: 'external.read',
    load: () => import('./pages/own-sample-page.tsx'),
  },
  {
    path: '/external/learners',
    title: 'Learners',
    action: 'external.verify',
    load: () => import('./pages/learners-page.tsx'),
  },
  {
    path: '/external/learners/:id',
    title: 'Learner’s record',
    action: 'external.verify',
    load: () => import('./pages/record-page.tsx'),
  },
  {
    path: '/external/claims/:id',
    title: 'Claim',
    action: 'external.verify',
    load: () => import('./pages/claim-page.tsx'),
  },
  {
    path: '/external/staff/:id',
    title: 'Staff file',
    action: 'external.verify',
    load: () => import('./pages/staff-page.tsx'),
  },
  {
    path: '/external/minutes',
    title: 'Minutes and standardisation',
    action: 'external.verify',
    load: () => import('./pages/minutes-page.tsx'),
  },
  {
    path: '/external/cycles/:id',
    title: 'Internal verification',
    action: 'external.verify',
    load: () => import('./pages/cycle-page.tsx'),
  },
  {
    path: '/external/verified/:id',
    title: 'Verified unit',
    action: 'external.verify',
    load: () => import('./pages/verified-page.tsx'),
  },
];
