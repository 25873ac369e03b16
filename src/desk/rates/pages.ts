import type { PageDef, RecordSection } from '../../ui/pages.ts';

/** What its work is paid and charged at, on the client's record. */
export const clientSections: readonly RecordSection[] = [
  {
    id: 'rates',
    title: 'Rates',
    order: 4,
    action: 'rates.read',
    load: () => import('./pages/rates-section.tsx'),
  },
];

export const pages: readonly PageDef[] = [
  {
    path: '/clients/:id/rate-cards/:card',
    title: 'Rate card',
    action: 'rates.write',
    load: () => import('./pages/card-page.tsx'),
  },
  {
    path: '/own-rates',
    title: 'Rates and margins',
    action: 'rates.read',
    nav: { group: 'Settings', order: 20, label: 'Rates and margins', icon: 'tick' },
    load: () => import('./pages/own-rates-page.tsx'),
  },
  {
    path: '/own-rates/card',
    title: 'Our own card',
    action: 'rates.write',
    load: () => import('./pages/own-card-page.tsx'),
  },
];
