import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/certification',
    title: 'Certification',
    action: 'certification.read',
    nav: { group: 'Proof', order: 9, label: 'Certification', icon: 'tick' },
    load: () => import('./pages/certification-page.tsx'),
  },
  {
    path: '/certification/claims/:id',
    title: 'Claim to the awarding body',
    action: 'certification.read',
    load: () => import('./pages/award-claim-page.tsx'),
  },
  {
    path: '/certification/retention',
    title: 'Retention',
    action: 'certification.read',
    load: () => import('./pages/retention-page.tsx'),
  },
  {
    path: '/certification/keys',
    title: 'Keys of credentials',
    action: 'certification.read',
    load: () => import('./pages/keys-page.tsx'),
  },
  {
    path: '/certification/awarding-bodies',
    title: 'Keys of awarding bodies',
    action: 'certification.read',
    load: () => import('./pages/body-keys-page.tsx'),
  },
  {
    path: '/statements',
    title: 'My statements',
    action: 'certification.own',
    nav: { group: 'Proof', order: 4, label: 'My statements', icon: 'tick' },
    load: () => import('./pages/own-statements.tsx'),
  },
];
