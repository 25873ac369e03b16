import type { PageDef, RecordSection } from '../../ui/pages.ts';

/** How those who pay for a client stand, on its record. */
export const clientSections: readonly RecordSection[] = [
  {
    id: 'credit',
    title: 'Credit and orders',
    order: 6,
    action: 'commitments.read',
    load: () => import('./pages/credit-section.tsx'),
  },
];

/** On the panel of a shift, above who may go: for whom it would make overtime. */
export const shiftSections: readonly RecordSection[] = [
  {
    id: 'week-effects',
    title: 'What it does to the week',
    order: 20,
    action: 'commitments.read',
    load: () => import('./pages/shift-part.tsx'),
  },
];

export const bookingSections: readonly RecordSection[] = [
  {
    id: 'week-pay',
    title: 'What the week comes to',
    order: 45,
    action: 'commitments.read',
    load: () => import('./pages/booking-part.tsx'),
  },
];

export const candidateSections: readonly RecordSection[] = [
  {
    id: 'week-pay',
    title: 'What the week comes to',
    order: 26,
    action: 'commitments.read',
    load: () => import('./pages/person-part.tsx'),
  },
];

export const pages: readonly PageDef[] = [
  {
    path: '/missing-references',
    title: 'Missing order numbers',
    action: 'commitments.read',
    nav: { group: 'Rules and approvals', order: 35, label: 'Missing orders', icon: 'question' },
    load: () => import('./pages/missing-page.tsx'),
  },
  {
    path: '/minimum-wage-rise',
    title: 'Minimum wage rise',
    action: 'commitments.read',
    nav: { group: 'Settings', order: 22, label: 'Minimum wage rise', icon: 'flag' },
    load: () => import('./pages/rise-page.tsx'),
  },
];
