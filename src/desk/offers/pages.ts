import type { LinkPages, PageDef, RecordSection } from '../../ui/pages.ts';

/** What was offered on a booking, and how its lines take people. */
export const bookingSections: readonly RecordSection[] = [
  {
    id: 'offers',
    title: 'Offers',
    order: 20,
    action: 'offers.read',
    load: () => import('./pages/booking-offers.tsx'),
  },
];

/** How a client takes people, on its record. */
export const clientSections: readonly RecordSection[] = [
  {
    id: 'offer-ways',
    title: 'How they take people',
    order: 6,
    action: 'offers.read',
    load: () => import('./pages/client-ways.tsx'),
  },
];

export const pages: readonly PageDef[] = [
  {
    path: '/offers',
    title: 'Offers',
    action: 'offers.read',
    nav: { group: 'Desk', order: 16, label: 'Offers', icon: 'half' },
    load: () => import('./pages/offers-page.tsx'),
  },
  {
    path: '/offers/new',
    title: 'Ask for a shift',
    action: 'offers.ask',
    load: () => import('./pages/new-round-page.tsx'),
  },
  {
    path: '/offers/:id',
    title: 'Round of asking',
    action: 'offers.read',
    load: () => import('./pages/round-page.tsx'),
  },
  {
    path: '/call-downs/:id',
    title: 'Call-down list',
    action: 'offers.read',
    load: () => import('./pages/call-down-page.tsx'),
  },
];

/** What a worker's own link to an offer opens. */
export const linkPages: LinkPages = {
  offer: () => import('./pages/offer-link.tsx'),
};
