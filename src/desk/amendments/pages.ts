import type { PageDef, RecordSection } from '../../ui/pages.ts';

/** Changes asked for on a booking, and the form that asks for one. */
export const bookingSections: readonly RecordSection[] = [
  {
    id: 'amendments',
    title: 'Changes asked for',
    order: 15,
    action: 'amendments.read',
    load: () => import('./pages/booking-amendments.tsx'),
  },
];

export const pages: readonly PageDef[] = [
  {
    path: '/confirm-all',
    title: 'Confirm all',
    action: 'bookings.confirm',
    load: () => import('./pages/confirm-all-page.tsx'),
  },
];
